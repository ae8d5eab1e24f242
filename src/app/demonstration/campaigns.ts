import { v5 as named } from 'uuid'
import { cohortOn, type OpenFor } from '../../analysis/index.ts'
import { type Day, iso } from '../../domain/calendar/day.ts'
import { addMonths, addWeeks, firstOfMonth, monthOf } from '../../domain/calendar/months.ts'
import { monthName } from '../../domain/calendar/wording.ts'
import { type CohortDefinition, definitionInWords } from '../../domain/campaigns/definition.ts'
import { progressDecision, type ReviewOutcome } from '../../domain/campaigns/outcome.ts'
import { doubleReadSample } from '../../domain/campaigns/sample.ts'
import { shareOut } from '../../domain/campaigns/share-out.ts'
import { personOwner } from '../../domain/oversight/owner.ts'
import { questionSetOn } from '../../domain/oversight/question-set.ts'
import { demonstrationId } from '../../server/demonstration-sign-in.ts'
import {
  changeCampaign,
  freezeCampaign,
  giveToReaders,
  saveReview,
  settleReadings,
} from '../../store/campaigns/index.ts'
import { giveDirections } from '../../store/directions.ts'
import { recordRows } from '../../store/recorded-rows.ts'
import { madeUpReview } from './campaigns-words.ts'
import { morningOf, type Seeding, workingDay } from './seeding.ts'

/** The namespace of the ids of what is made up: the same child has the same reviews on every run. */
const madeUp = '0e9c2f0a-6a1d-4d0f-8a4e-52a1f3b07c02'

/** About so many children in the campaign under way: as many as the service reviewed in 2019. */
const wanted = 175
/** So many in the one that is over. */
const wantedBefore = 24

/** People who may open every child and hold no case. */
const readers = [
  { key: 'head-of-service', name: 'Hope Example', isSenior: true },
  { key: 'director', name: 'Dana Example', isSenior: true },
  { key: 'quality-lead', name: 'Quinn Example', isSenior: false },
] as const
type ReaderKey = (typeof readers)[number]['key']

/** Two made-up campaigns: one over, of the spring, and one of this month under way, part of it read twice. */
export async function seedCampaigns(seeding: Seeding): Promise<void> {
  const { today } = seeding
  const on = firstOfMonth(monthOf(addWeeks(today, -3)))
  const before = addMonths(on, -6)
  await seedOne(seeding, {
    name: `Long on a plan, ${monthName(monthOf(before))}`,
    cohort: chosen(seeding, before, wantedBefore, [24, 21, 18, 15, 12], 'protection plan'),
    dueOn: addWeeks(before, 5),
    until: addWeeks(before, 5),
    share: 1,
    perCent: 20,
    isOver: true,
  })
  await seedOne(seeding, {
    name: `All open for long, ${monthName(monthOf(on))}`,
    cohort: chosen(seeding, on, wanted, [9, 12, 15, 18, 24, 30, 36], undefined),
    dueOn: addWeeks(today, 2),
    until: today,
    share: 0.55,
    perCent: 10,
    isOver: false,
  })
}

interface Chosen {
  readonly definition: CohortDefinition
  readonly children: readonly OpenFor[]
}

/** The marks that come nearest to so many children. */
function chosen(
  { model }: Seeding,
  on: Day,
  about: number,
  marks: readonly number[],
  status: 'protection plan' | undefined,
): Chosen {
  const tried = marks.map((months): Chosen => {
    const definition = { on, clock: 'involvement', months, ...(status === undefined ? {} : { status }) } as const
    return { definition, children: cohortOn(model, definition, {}, {}) }
  })
  const away = ({ children }: Chosen) => Math.abs(children.length - about)
  return tried.reduce((best, each) => (away(each) < away(best) ? each : best))
}

interface Plan {
  readonly name: string
  readonly cohort: Chosen
  readonly dueOn: Day
  /** Reviews are of days before this. */
  readonly until: Day
  /** How much of it is read. */
  readonly share: number
  readonly perCent: number
  readonly isOver: boolean
}

async function seedOne(seeding: Seeding, plan: Plan): Promise<void> {
  const { store, authority, random, organisation } = seeding
  const { definition, children } = plan.cohort
  if (children.length === 0) return
  const campaignId = named(`campaign ${iso(definition.on)} ${definition.months}`, madeUp)
  const begunOn = workingDay(definition.on + 3)
  const runner = { by: demonstrationId('quality-lead'), byName: 'Quinn Example', at: morningOf(begunOn) }
  const seed = 20_270_301
  const ids = children.map(each => each.childId)
  const first = shareOut(
    children.map(each => ({ childId: each.childId, barred: new Set<string>() })),
    readers.map(each => each.key),
  ).placed
  const drawn = new Set(doubleReadSample(ids, plan.perCent, seed))
  const second = shareOut(
    children
      .filter(each => drawn.has(each.childId))
      .map(each => ({ childId: each.childId, barred: new Set([first.get(each.childId)!]) })),
    readers.map(each => each.key),
  ).placed
  const words = definitionInWords(definition, {
    standard: id => id,
    department: id => organisation.departments.get(id)?.name ?? id,
  })
  await store.transaction(async trx => {
    const frozen = children.map(({ childId, status, months, since, unit, worker }) => ({
      childId,
      status,
      months,
      since,
      unit,
      worker,
    }))
    await freezeCampaign(
      trx,
      authority,
      {
        campaignId,
        name: plan.name,
        definition,
        words,
        dataVersion: seeding.model.version,
        dueOn: plan.dueOn,
        repeats: undefined,
        children: frozen,
      },
      runner,
    )
    await giveToReaders(trx, authority, campaignId, { reading: 'first', readers: people(first) }, runner)
    await changeCampaign(
      trx,
      authority,
      { campaignId, revision: 1 },
      { sample: { perCent: plan.perCent, seed } },
      runner,
    )
    await giveToReaders(trx, authority, campaignId, { reading: 'second', readers: people(second) }, runner)
    for (const child of children) {
      if (!random.chance(plan.share)) continue
      const outcome = await review(trx, child, first.get(child.childId) as ReaderKey, 'first')
      if (!drawn.has(child.childId) || !random.chance(0.85)) continue
      const other = await review(trx, child, second.get(child.childId) as ReaderKey, 'second', outcome)
      if (other !== outcome && plan.isOver) {
        const settled = {
          outcome: other,
          because: 'Read together: the second reader had the school’s account as well.',
        }
        await settleReadings(trx, authority, { campaignId, childId: child.childId }, settled, runner)
      }
    }
    if (plan.isOver)
      await changeCampaign(
        trx,
        authority,
        { campaignId, revision: 2 },
        { closed: true },
        { ...runner, at: morningOf(workingDay(plan.dueOn + 1)) },
      )
  })

  type Trx = Parameters<typeof saveReview>[0]

  async function review(
    trx: Trx,
    child: OpenFor,
    key: ReaderKey,
    reading: 'first' | 'second',
    found?: ReviewOutcome,
  ): Promise<ReviewOutcome> {
    const { childId } = child
    const reader = readers.find(each => each.key === key)!
    const on = workingDay(begunOn + random.whole(2, Math.max(3, plan.until - begunOn - 1)))
    const said = { by: demonstrationId(key), byName: reader.name, at: morningOf(on), today: on }
    const reviewId = named(`review ${campaignId} ${childId} ${reading}`, madeUp)
    const outcome = found !== undefined && random.chance(0.75) ? found : outcomeOf(child)
    const made = madeUpReview(random, outcome)
    const ownerId = child.worker ?? personOwner(demonstrationId('head-of-service'))
    const byWhen = workingDay(on + random.whole(7, 40))
    const asks = made.whatChanges !== ''
    const directionId = asks && reading === 'first' ? named(`direction ${reviewId}`, madeUp) : undefined
    await saveReview(
      trx,
      authority,
      {
        ...{ reviewId, campaignId, childId, reading, outcome, questionsVersion: questionSetOn(on).version },
        ...{ answers: made.answers, rationale: made.rationale, whatChanges: made.whatChanges },
        ownerId: asks ? ownerId : '',
        byWhen: asks ? byWhen : undefined,
        handedIn: { directionId, byOwnLead: false },
      },
      0,
      said,
    )
    if (directionId !== undefined) {
      const directions = [{ directionId, what: made.whatChanges, ownerId, dueOn: byWhen }]
      await giveDirections(trx, authority, { childId, givenIn: 'review campaign', fromId: reviewId, directions }, said)
    }
    if (reading === 'first' && reader.isSenior) {
      const data = {
        reviewed_on: iso(on),
        decision: progressDecision[outcome],
        reason: made.rationale,
        reviewer: personOwner(said.by),
      }
      await recordRows(
        trx,
        authority,
        [{ rowId: named(`progress ${reviewId}`, madeUp), childId, table: 'progress_reviews', data }],
        said,
      )
    }
    return outcome
  }

  function outcomeOf({ months, status }: OpenFor): ReviewOutcome {
    const long = months >= 24
    return random.weighted<ReviewOutcome>([
      [long ? 3 : 6, 'plan is right'],
      [5, 'change the plan'],
      [status === 'protection plan' || !long ? 1 : 2, 'step up'],
      [status === 'looked after' ? 0 : 2, 'step down'],
      [status === 'child in need plan' ? 3 : 0, 'close'],
    ])
  }
}

function people(readers: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...readers].map(([childId, key]) => [childId, demonstrationId(key)]))
}
