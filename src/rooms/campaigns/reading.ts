import { openerOn } from '../../analysis/index.ts'
import { type Day, day } from '../../domain/calendar/day.ts'
import { countOutcomes, type ReviewOutcome } from '../../domain/campaigns/outcome.ts'
import { type Progress, progressOf, type ReviewStage } from '../../domain/campaigns/progress.ts'
import type { CampaignEvidence } from '../../domain/campaigns/statement.ts'
import { livedExperience, questionSetOf } from '../../domain/oversight/question-set.ts'
import { type Agreement, agreementOf } from '../../domain/statistics/agreement.ts'
import type { RoomRequest } from '../../server/index.ts'
import {
  type Campaign,
  type CampaignChild,
  campaignPlans,
  type ReviewStanding,
  readCampaign,
  reviewStandings,
  sharingOf,
} from '../../store/campaigns/index.ts'
import type { Direction } from '../../store/directions.ts'
import { type DirectionOfCase, withCases } from '../oversight/index.ts'
import { openingFor, type RoomServices } from '../services.ts'
import { countPlans } from './plans.ts'

/** A child of a campaign as it stands for one reader. */
export interface CampaignRow {
  readonly childId: string
  readonly child: CampaignChild
  readonly stage: ReviewStage
  readonly first: ReviewStanding | undefined
  readonly second: ReviewStanding | undefined
  /** As settled, or as the first reader found; undefined while there is none, and while it is kept from this reader. */
  readonly outcome: ReviewOutcome | undefined
  /** This reader is still to read the child: what the other found is kept from them. */
  readonly isBlind: boolean
  /** Two readings are in and differ. */
  readonly differs: boolean
  /** What is to change, unless it is kept from this reader. */
  readonly plan: DirectionOfCase | undefined
  /** The same for counts, whoever asks. */
  readonly planCounted: DirectionOfCase | undefined
  readonly mayOpen: boolean
  /** What this reader is to read, or has read. */
  readonly mine: 'first' | 'second' | undefined
}

/** A campaign as it stands for one reader: restricted children they are not named on are not in it. */
export interface CampaignRead {
  readonly campaign: Campaign
  readonly rows: readonly CampaignRow[]
  readonly progress: Progress
  readonly agreement: Agreement | undefined
}

/** As much of a campaign as the list of all of them tells. */
export type CampaignListed = Pick<CampaignRead, 'campaign' | 'rows' | 'progress'>

type Asking = Pick<RoomRequest<RoomServices>, 'services' | 'principal' | 'scope' | 'numbersScope' | 'today'>

/** Reads a campaign; undefined where there is none of this id. Four queries. */
export async function readWhole(request: Asking, campaignId: string): Promise<CampaignRead | undefined> {
  const { services, today } = request
  const { store, authority } = services
  const [campaign, children, standings, plans] = await Promise.all([
    readCampaign(store.db, authority.id, campaignId),
    sharingOf(store.db, authority.id, campaignId),
    reviewStandings(store.db, authority.id, campaignId),
    campaignPlans(store.db, authority.id, campaignId),
  ])
  if (campaign === undefined) return undefined
  const rows = rowsOf(request, { children, standings, plans })
  return {
    campaign,
    rows,
    progress: progressIn(campaign, rows, today),
    agreement: agreementOf(bothRead(rows).map(each => [each.first!.outcome!, each.second!.outcome!])),
  }
}

/** Reads how far a campaign is, without what its reviews ask for. Two queries. */
export async function readListed(request: Asking, campaign: Campaign): Promise<CampaignListed> {
  const { store, authority } = request.services
  const [children, standings] = await Promise.all([
    sharingOf(store.db, authority.id, campaign.campaign_id),
    reviewStandings(store.db, authority.id, campaign.campaign_id),
  ])
  const rows = rowsOf(request, { children, standings, plans: [] })
  return { campaign, rows, progress: progressIn(campaign, rows, request.today) }
}

function progressIn({ due_on }: Campaign, rows: readonly CampaignRow[], today: Day): Progress {
  return progressOf(
    rows.map(each => each.stage),
    { dueOn: day(due_on), today },
  )
}

function rowsOf(
  request: Asking,
  given: { children: readonly CampaignChild[]; standings: readonly ReviewStanding[]; plans: readonly Direction[] },
): CampaignRow[] {
  const { services, principal, today } = request
  const { model } = services
  const hidden = services.hiddenFrom(principal)
  const opens = openerOn(model, openingFor(request), today)
  const standings = new Map(given.standings.map(each => [`${each.reading} ${each.child_id}`, each]))
  const plans = new Map(withCases(model, given.plans, today).map(each => [each.direction_id, each]))
  return given.children
    .filter(each => !hidden.has(each.child_id))
    .map((child): CampaignRow => {
      const childId = child.child_id
      const number = model.numberOf(childId)
      const first = standings.get(`first ${childId}`)
      const second = standings.get(`second ${childId}`)
      const mine =
        child.first_reader === principal.id ? 'first' : child.second_reader === principal.id ? 'second' : undefined
      const isBlind = isKeptFrom(mine, { first, second })
      const done = isIn(first)
      const planCounted = first?.direction_id ? plans.get(first.direction_id) : undefined
      return {
        ...{ childId, child, first, second, mine, isBlind },
        stage: done ? 'done' : first !== undefined ? 'begun' : child.first_reader === null ? 'not shared out' : 'to do',
        outcome: isBlind || !done ? undefined : (child.settled_outcome ?? first!.outcome ?? undefined),
        differs: done && isIn(second) && first!.outcome !== second!.outcome,
        plan: isBlind ? undefined : planCounted,
        planCounted,
        mayOpen: number !== undefined && opens(number),
      }
    })
}

const isIn = (review: Pick<ReviewStanding, 'state'> | undefined) => review?.state === 'handed in'

/** Whether what the other reader found is kept from somebody: until their own reading is in. */
function isKeptFrom(
  mine: 'first' | 'second' | undefined,
  { first, second }: Partial<Record<'first' | 'second', Pick<ReviewStanding, 'state'> | undefined>>,
): boolean {
  if (mine === 'second') return !isIn(second)
  return mine === 'first' && !isIn(first) && second !== undefined
}

/** Children of whom both readings are in. */
export function bothRead(rows: readonly CampaignRow[]): CampaignRow[] {
  return rows.filter(each => isIn(each.first) && isIn(each.second))
}

/** How the children of one reader, or of one unit, stand. */
export function progressBy(
  { campaign, rows }: CampaignRead,
  keyOf: (row: CampaignRow) => string,
  today: number,
): Map<string, Progress> {
  const dueOn = day(campaign.due_on)
  return new Map(
    [...Map.groupBy(rows, keyOf)].map(([key, own]) => [
      key,
      progressOf(
        own.map(each => each.stage),
        { dueOn, today },
      ),
    ]),
  )
}

/** What an assurance statement rests on: of all the children this reader may know of. */
export function evidenceOf(read: CampaignRead, nameOf: (personId: string) => string, today: number): CampaignEvidence {
  const { campaign, rows, progress, agreement } = read
  const done = rows.filter(each => each.stage === 'done')
  const byReader = progressBy(read, each => each.child.first_reader ?? '', today)
  const asked = new Map<string, string>()
  for (const { first } of done)
    for (const { id, text } of questionSetOf(first!.questions_version).questions) asked.set(id, text)
  return {
    words: campaign.words,
    on: day(campaign.as_at),
    dataVersion: campaign.data_version,
    dueOn: day(campaign.due_on),
    today,
    progress,
    reviewers: [...byReader]
      .filter(([id]) => id !== '')
      .map(([id, each]) => ({ name: nameOf(id), done: each.done, left: each.left }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
    byOwnLead: done.filter(each => each.first!.by_own_lead).length,
    outcomes: countOutcomes(done.map(each => each.child.settled_outcome ?? each.first!.outcome!)),
    plans: countPlans(
      rows.flatMap(each => each.planCounted ?? []),
      today,
    ),
    secondReadings: {
      perCent: campaign.sample_per_cent ?? 0,
      seed: campaign.sample_seed ?? 0,
      asked: rows.filter(each => each.child.in_sample).length,
      both: bothRead(rows).length,
      agreement,
      settled: rows.filter(each => each.differs && each.child.settled_outcome !== null).length,
    },
    notKnown: [...asked]
      .filter(([id]) => id !== livedExperience)
      .map(([id, question]) => ({ question, count: done.filter(each => each.first!.notKnown.includes(id)).length })),
  }
}
