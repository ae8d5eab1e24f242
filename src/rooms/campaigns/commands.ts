import { v5 as named } from 'uuid'
import { may } from '../../domain/access/permissions.ts'
import { type Principal, postsOf } from '../../domain/access/principal.ts'
import { type Day, iso } from '../../domain/calendar/day.ts'
import { outcomeFrom, progressDecision, type ReviewOutcome } from '../../domain/campaigns/outcome.ts'
import { hasPlan, type ReviewWritten } from '../../domain/campaigns/review.ts'
import { doubleReadSample } from '../../domain/campaigns/sample.ts'
import { shareOut } from '../../domain/campaigns/share-out.ts'
import {
  type Campaign,
  type CampaignChange,
  type CampaignChild,
  changeCampaign,
  freezeCampaign,
  giveToReaders,
  type NewCampaign,
  type NewStatement,
  oversightRowOf,
  progressRowOf,
  type Reading,
  type Saved,
  saveReview,
  settleReadings,
  signStatement,
} from '../../store/campaigns/index.ts'
import { giveDirections } from '../../store/directions.ts'
import { type RecordedRow, recordRows } from '../../store/recorded-rows.ts'
import type { SaidByName } from '../../store/said.ts'
import { signingId } from '../oversight/index.ts'
import type { RoomServices } from '../services.ts'
import type { Reader, WhyNot } from './readers.ts'

type Services = Pick<RoomServices, 'store' | 'authority' | 'takeIn'>

/** Fixes a cohort and begins its campaign. */
export async function begin({ store, authority }: Services, campaign: NewCampaign, said: SaidByName): Promise<void> {
  await store.transaction(trx => freezeCampaign(trx, authority.id, campaign, said))
}

/** Changes the last day, or closes it. False where somebody else changed it since it was shown. */
export function change(
  { store, authority }: Services,
  shown: { campaignId: string; revision: number },
  to: CampaignChange,
  said: SaidByName,
): Promise<boolean> {
  return store.transaction(trx => changeCampaign(trx, authority.id, shown, to, said))
}

/** What came of sharing out. */
export interface Shared {
  readonly given: number
  /** Nobody chosen may review these. */
  readonly unplaced: number
}

interface Sharing {
  readonly children: readonly CampaignChild[]
  readonly readers: readonly Reader[]
  readonly whyNot: (reader: Reader, child: CampaignChild) => WhyNot | undefined
}

/**
 * Shares children out over readers as evenly as can be, counting what each has of the campaign already. `begun` are those
 * whose reading has been begun: they stay where they are.
 */
export async function shareEvenly(
  { store, authority }: Services,
  campaignId: string,
  { children, readers, whyNot }: Sharing,
  { again, begun }: { again: boolean; begun: ReadonlySet<string> },
  said: SaidByName,
): Promise<Shared> {
  const open = children.filter(each => !begun.has(each.child_id) && (again || each.first_reader === null))
  const stay = children.filter(each => !open.includes(each))
  const { placed, unplaced } = shareOut(
    open.map(each => ({
      childId: each.child_id,
      barred: new Set([
        ...readers.filter(reader => whyNot(reader, each) !== undefined).map(reader => reader.id),
        ...(each.second_reader === null ? [] : [each.second_reader]),
      ]),
    })),
    readers.map(each => each.id),
    countOf(stay.flatMap(each => each.first_reader ?? [])),
  )
  const given = await store.transaction(trx =>
    giveToReaders(trx, authority.id, campaignId, { reading: 'first', readers: placed }, said),
  )
  return { given, unplaced: unplaced.length }
}

/** Gives chosen children to one reader; those whom this reader may not review stay where they are. */
export async function shareByHand(
  { store, authority }: Services,
  campaignId: string,
  { children, readers: [reader], whyNot }: Sharing,
  said: SaidByName,
): Promise<Shared> {
  const may = children.filter(each => whyNot(reader!, each) === undefined && each.second_reader !== reader!.id)
  const readers = new Map(may.map(each => [each.child_id, reader!.id]))
  const given = await store.transaction(trx =>
    giveToReaders(trx, authority.id, campaignId, { reading: 'first', readers }, said),
  )
  return { given, unplaced: children.length - may.length }
}

/**
 * Draws the sample that is read twice and shares it out over readers other than the first. Drawn once: the seed and the
 * share stay. Undefined where somebody else changed the campaign since it was shown.
 */
export async function drawSample(
  { store, authority }: Services,
  shown: { campaignId: string; revision: number },
  { children, readers, whyNot }: Sharing,
  sample: { perCent: number; seed: number },
  said: SaidByName,
): Promise<Shared | undefined> {
  const drawn = new Set(
    doubleReadSample(
      children.map(each => each.child_id),
      sample.perCent,
      sample.seed,
    ),
  )
  const { placed, unplaced } = shareOut(
    children
      .filter(each => drawn.has(each.child_id))
      .map(each => ({
        childId: each.child_id,
        barred: new Set([
          ...readers.filter(reader => whyNot(reader, each) !== undefined).map(reader => reader.id),
          ...(each.first_reader === null ? [] : [each.first_reader]),
        ]),
      })),
    readers.map(each => each.id),
  )
  return store.transaction(async trx => {
    if (!(await changeCampaign(trx, authority.id, shown, { sample }, said))) return undefined
    const given = await giveToReaders(trx, authority.id, shown.campaignId, { reading: 'second', readers: placed }, said)
    return { given, unplaced: unplaced.length }
  })
}

function countOf(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const each of ids) counts.set(each, (counts.get(each) ?? 0) + 1)
  return counts
}

export interface ReviewSent {
  readonly reviewId: string
  readonly revision: number
  readonly campaign: Campaign
  readonly childId: string
  readonly reading: Reading
  readonly questionsVersion: number
  readonly written: ReviewWritten
}

/** Keeps a draft as it was shown. */
export function saveDraft({ store, authority }: Services, sent: ReviewSent, said: SaidByName): Promise<Saved> {
  return store.transaction(trx => saveReview(trx, authority.id, saidOf(sent), sent.revision, said))
}

/**
 * Hands a review in: in one transaction with the direction that what is to change becomes, and, of a first reading, with
 * what the standards know it as. A second reading asks nobody to do anything: it says whether the first would be found
 * again.
 */
export async function handIn(
  services: Services,
  sent: ReviewSent,
  { principal, byOwnLead, today }: { principal: Principal; byOwnLead: boolean; today: Day },
  said: SaidByName,
): Promise<Saved> {
  const { store, authority } = services
  const { reviewId, childId, reading, written } = sent
  const isFirst = reading === 'first'
  const directionId = isFirst && hasPlan(written) ? named('direction of a campaign review', reviewId) : undefined
  const saved = await store.transaction(async trx => {
    const given = { ...saidOf(sent), handedIn: { directionId, byOwnLead } }
    const saved = await saveReview(trx, authority.id, given, sent.revision, said)
    if (saved.kind !== 'saved' || !isFirst) return saved
    if (directionId !== undefined) {
      const { whatChanges: what, ownerId, byWhen } = written
      const directions = [{ directionId, what, ownerId, dueOn: byWhen! }]
      const from = { childId, givenIn: 'review campaign', fromId: reviewId, directions } as const
      await giveDirections(trx, authority.id, from, { ...said, today })
    }
    await recordRows(trx, authority.id, rowsOf(sent, principal, today), said)
    return saved
  })
  if (saved.kind === 'saved' && isFirst) await services.takeIn()
  return saved
}

function saidOf({ campaign, written, ...sent }: ReviewSent) {
  return { ...sent, ...written, campaignId: campaign.campaign_id, outcome: outcomeFrom(written.outcome) }
}

const senior: ReadonlySet<string> = new Set(['service-manager', 'head-of-service', 'director'])

/**
 * What the standards know a review as: a senior manager’s is a review of progress and senior oversight; another manager’s
 * is management oversight; that of somebody who does not manage the case is neither.
 */
function rowsOf({ reviewId, childId, written }: ReviewSent, principal: Principal, today: Day): RecordedRow[] {
  const by = signingId(principal)
  const isSenior = postsOf(principal).some(each => senior.has(each.role))
  if (!isSenior && !(may(principal, 'record-oversight') && may(principal, 'give-cover'))) return []
  const kind = isSenior ? 'senior oversight' : 'management oversight'
  const oversight = { held_on: iso(today), kind, by, lived_experience: 'Y', directions: hasPlan(written) ? 'Y' : 'N' }
  const rows: RecordedRow[] = [{ rowId: oversightRowOf(reviewId), childId, table: 'supervisions', data: oversight }]
  if (!isSenior) return rows
  const decision = progressDecision[written.outcome as ReviewOutcome]
  const progress = { reviewed_on: iso(today), decision, reason: written.rationale, reviewer: by }
  return [...rows, { rowId: progressRowOf(reviewId), childId, table: 'progress_reviews', data: progress }]
}

/** Settles what two readers found differently. */
export function settle(
  { store, authority }: Services,
  about: { campaignId: string; childId: string },
  decided: { outcome: ReviewOutcome; because: string },
  said: SaidByName,
): Promise<boolean> {
  return store.transaction(trx => settleReadings(trx, authority.id, about, decided, said))
}

/** Signs an assurance statement as it stands. */
export function sign({ store, authority }: Services, statement: NewStatement, said: SaidByName): Promise<void> {
  return store.transaction(trx => signStatement(trx, authority.id, statement, said))
}
