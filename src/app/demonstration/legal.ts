import { v5 as named } from 'uuid'
import { type Day, iso } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import {
  effectOf,
  type GatewayDecision,
  type LegalProcess,
  type Steps,
  type ThresholdAnswer,
} from '../../domain/legal/index.ts'
import { personOwner } from '../../domain/oversight/owner.ts'
import { demonstrationId } from '../../server/demonstration-sign-in.ts'
import { giveDirections, stepDirection } from '../../store/directions.ts'
import {
  addAgreementItem,
  addDecision,
  addLogEntry,
  beginProcess,
  changeAgreementItem,
  changeAssessment,
  changeProcess,
  commissionAssessment,
  lockAgreementItem,
  lockAssessment,
  lockProcess,
} from '../../store/legal/index.ts'
import type { SaidToday } from '../../store/said.ts'
import { legalWords } from './legal-words.ts'
import { morningOf, openChildren, type Seeding, workingDay } from './seeding.ts'

/** The namespace of the ids of what is made up. */
const madeUp = '5b7a1c34-1c5e-4d0b-8a3f-90b1f8d2a6e7'

type Trx = Parameters<typeof beginProcess>[0]

/** How far a made-up process has come: working days since the referral, or weeks since the decision. */
interface Story {
  readonly referredAgo?: number
  readonly advised?: boolean
  readonly putOff?: boolean
  /** Whole weeks since pre-proceedings were decided on. */
  readonly weeks?: number
  /** How much of what should be entered is. */
  readonly kept?: 'well' | 'late' | 'hardly'
  readonly extended?: boolean
  readonly ending?: 'to issue' | 'issued' | 'stepped down' | 'no action'
}

/** Varied enough for every part of the tracker and the agenda to have something in it. */
const stories: readonly Story[] = [
  { referredAgo: 2 },
  { referredAgo: 7, advised: true },
  { referredAgo: 9 },
  { referredAgo: 13, advised: true },
  { referredAgo: 16, advised: true, putOff: true },
  { weeks: 1, kept: 'well' },
  { weeks: 2, kept: 'hardly' },
  { weeks: 4, kept: 'well' },
  { weeks: 6, kept: 'late' },
  { weeks: 8, kept: 'well' },
  { weeks: 9, kept: 'hardly' },
  { weeks: 11, kept: 'late' },
  { weeks: 13, kept: 'well' },
  { weeks: 15, kept: 'late' },
  { weeks: 17, kept: 'late' },
  { weeks: 18, kept: 'well', extended: true },
  { weeks: 10, kept: 'late', ending: 'to issue' },
  { referredAgo: 14, advised: true, ending: 'no action' },
  { weeks: 21, kept: 'well', ending: 'issued' },
  { weeks: 30, kept: 'late', ending: 'issued' },
  { weeks: 22, kept: 'well', ending: 'stepped down' },
  { weeks: 26, kept: 'late', ending: 'stepped down' },
]

/** Made-up processes from referral to legal on, of children on protection plans. */
export async function seedLegal(seeding: Seeding): Promise<void> {
  const { store, model, random, today } = seeding
  const now = model.on(today)
  const { texts } = model.columns('status').dictionaries.get('status')!
  const onPlans = openChildren(seeding).filter(child => texts[now.status[child]!] === 'protection plan')
  const all = onPlans.length >= stories.length ? onPlans : openChildren(seeding)
  const chosen = new Set<number>()
  while (chosen.size < Math.min(stories.length, all.length)) chosen.add(random.pick(all))
  await store.transaction(async trx => {
    for (const [index, child] of [...chosen].entries()) {
      const worker = model.workers.texts[now.worker[child]!]
      await new Made(seeding, trx, model.children[child]!, worker).tell(stories[index]!)
    }
  })
}

/** One made-up process, told step by step as it would have been entered. */
class Made {
  readonly #seeding: Seeding
  readonly #trx: Trx
  readonly #childId: string
  readonly #worker: string | undefined
  readonly #id: string

  constructor(seeding: Seeding, trx: Trx, childId: string, worker: string | undefined) {
    this.#seeding = seeding
    this.#trx = trx
    this.#childId = childId
    this.#worker = worker
    this.#id = named(`process ${childId}`, madeUp)
  }

  async tell(story: Story): Promise<void> {
    const { random, today } = this.#seeding
    const decidedOn = story.weeks === undefined ? undefined : workingDay(today - 7 * story.weeks)
    const referredOn =
      decidedOn === undefined
        ? englandAndWales.add(today, -(story.referredAgo ?? 5))!
        : workingDay(decidedOn - random.whole(8, 18))
    const told = { referred_on: iso(referredOn), is_taken_up: false }
    const reason = legalWords.reason(random)
    const process = { processId: this.#id, childId: this.#childId, reason, told }
    await beginProcess(this.#trx, this.#seeding.authority, process, this.#said(referredOn, 'unit-lead'))
    if (story.advised || decidedOn !== undefined) {
      const adviceOn = Math.min(workingDay(referredOn + random.whole(3, 8)), decidedOn ?? today)
      await this.#enter(adviceOn, { advice_on: iso(adviceOn), advice: legalWords.advice(random) })
    }
    if (story.putOff) {
      const on = workingDay(today - 4)
      await this.#decide(on, 'come back', 'not yet', { back_on: iso(workingDay(today + 3)) })
      await this.#ask(on, workingDay(today + 2))
    }
    if (story.ending === 'no action') await this.#decide(workingDay(today - 3), 'no legal action', 'no')
    if (decidedOn !== undefined) await this.#before(decidedOn, story)
  }

  /** Pre-proceedings from the decision on. */
  async #before(decidedOn: Day, { weeks = 0, kept = 'well', extended, ending }: Story): Promise<void> {
    const { random, today } = this.#seeding
    const endedOn =
      ending === 'issued' || ending === 'stepped down' ? workingDay(decidedOn + 7 * random.whole(11, 17)) : undefined
    const last = endedOn ?? today
    const by = (days: number) => workingDay(decidedOn + days + (kept === 'late' ? random.whole(2, 9) : 0))
    const has = (on: Day) => on <= last && kept !== 'hardly'
    await this.#decide(decidedOn, 'pre-proceedings', 'yes')
    await this.#ask(decidedOn, workingDay(decidedOn + random.whole(7, 20)))
    const steps: [Day, Partial<Steps>][] = [
      [by(4), { letter_on: iso(by(4)) }],
      [by(17), { first_meeting_on: iso(by(17)) }],
      [by(30), { family_meeting_on: iso(by(30)), family_meeting: legalWords.family(random) }],
      [by(33), { kin_carers: legalWords.kin(random), parallel_plan: legalWords.parallel(random) }],
      [by(38), { midpoint_review_on: iso(by(38)), midpoint_found: legalWords.different(random) }],
    ]
    for (const [on, step] of steps) if (has(on)) await this.#enter(on, step)
    for (let index = 0; index < random.whole(1, 3); index++) await this.#assess(workingDay(decidedOn + 7), last, kept)
    if (kept !== 'hardly' && weeks > 2) await this.#agree(workingDay(decidedOn + 18), last, kept)
    for (const on of [decidedOn + 9, decidedOn + 26, decidedOn + 61]) if (on <= last) await this.#log(workingDay(on))
    for (let on = decidedOn + 27; on <= last && kept !== 'hardly'; on += 28) await this.#track(workingDay(on))
    if (extended) {
      const on = workingDay(decidedOn + 15 * 7)
      await this.#decide(on, 'continue pre-proceedings', 'yes', { extended_until: iso(workingDay(today + 12)) })
    }
    if (ending === 'to issue') await this.#decide(workingDay(today - 8), 'issue proceedings', 'yes')
    if (endedOn !== undefined) await this.#end(decidedOn, endedOn, ending === 'issued')
  }

  async #end(decidedOn: Day, on: Day, isIssued: boolean): Promise<void> {
    const { random, today } = this.#seeding
    const long = on > decidedOn + 16 * 7
    const reason = long
      ? {
          extended_reason: 'The test of the father came five weeks late.',
          extended_agreed_by: 'Hope Example, head of service',
        }
      : {}
    if (!isIssued) {
      const ended = { ended_on: iso(on), outcome: 'stepped down', outcome_reason: legalWords.different(random) }
      return this.#enter(on, { ...ended, ...reason })
    }
    await this.#enter(on, {
      ...{ ended_on: iso(on), outcome: 'proceedings issued', issued_on: iso(on), ...reason },
      outcome_reason: 'What had to be different was not, and the aunt’s assessment was ready.',
    })
    const hearing = englandAndWales.add(on, random.whole(12, 18))!
    if (hearing <= today) await this.#enter(hearing, { case_management_hearing_on: iso(hearing) })
    if (workingDay(hearing + 1) <= today) await this.#log(workingDay(hearing + 1))
  }

  async #assess(from: Day, last: Day, kept: NonNullable<Story['kept']>): Promise<void> {
    const { authority, random } = this.#seeding
    if (from > last) return
    const [what, from_whom] = random.pick(legalWords.assessments)
    const assessmentId = named(`assessment ${what}`, this.#id)
    const due = workingDay(from + random.whole(28, 49))
    const about = { process_id: this.#id, child_id: this.#childId }
    const told = { assessmentId, what, from_whom, commissioned_on: iso(from), due_on: iso(due) }
    await commissionAssessment(this.#trx, authority, about, told, this.#said(from, 'unit-lead'))
    const received = workingDay(due + (kept === 'well' ? -2 : random.whole(1, 25)))
    const held = await lockAssessment(this.#trx, authority, assessmentId)
    if (received > last || kept === 'hardly' || held?.received_on != null) return
    await changeAssessment(
      this.#trx,
      authority,
      held!,
      { received_on: iso(received) },
      this.#said(received, 'unit-lead'),
    )
  }

  async #agree(from: Day, last: Day, kept: NonNullable<Story['kept']>): Promise<void> {
    const { authority, random } = this.#seeding
    if (from > last) return
    for (const [what, who] of legalWords.agreed.slice(random.whole(0, 2), random.whole(3, 5))) {
      const itemId = named(`item ${what}`, this.#id)
      const review = workingDay(from + random.whole(14, 28))
      const about = { process_id: this.#id, child_id: this.#childId }
      const told = { itemId, what, who, agreed_on: iso(from), review_on: iso(review) }
      await addAgreementItem(this.#trx, authority, about, told, this.#said(from, 'unit-lead'))
      const on = workingDay(review + (kept === 'late' ? random.whole(-1, 20) : -1))
      const held = await lockAgreementItem(this.#trx, authority, itemId)
      if (on > last || held === undefined) continue
      const result = random.pick(['kept', 'partly kept', 'not kept'] as const)
      const found = legalWords.different(random)
      const change = { reviewed_on: iso(on), result, found }
      await changeAgreementItem(this.#trx, authority, held, change, this.#said(on, 'unit-lead'))
    }
  }

  async #log(on: Day): Promise<void> {
    const { authority, random } = this.#seeding
    const [kind, with_whom, said] = random.pick(legalWords.log)
    const entry = { entryId: named(`log ${on}`, this.#id), kind, happened_on: iso(on), with_whom, said }
    const about = { process_id: this.#id, child_id: this.#childId }
    await addLogEntry(this.#trx, authority, about, entry, this.#said(on, 'unit-lead'))
  }

  async #track(on: Day): Promise<void> {
    const { authority, today } = this.#seeding
    if (on > today) return
    const entry = {
      ...({ entryId: named(`tracked ${on}`, this.#id), kind: 'legal tracking', happened_on: iso(on) } as const),
      ...{ with_whom: 'Head of service and lawyer', said: 'Asked what is waited for, and who can end the wait.' },
    }
    const about = { process_id: this.#id, child_id: this.#childId }
    await addLogEntry(this.#trx, authority, about, entry, this.#said(on, 'head-of-service'))
  }

  async #enter(on: Day, steps: Partial<Steps>): Promise<void> {
    await this.#change(on, steps, 'unit-lead', 'legal steps entered')
  }

  async #decide(
    on: Day,
    decision: GatewayDecision,
    threshold_met: ThresholdAnswer,
    more: { readonly back_on?: string; readonly extended_until?: string } = {},
  ): Promise<void> {
    const { authority, random } = this.#seeding
    const said = this.#said(on, 'head-of-service')
    const decided = {
      ...{ decisionId: named(`decision ${on} ${decision}`, this.#id), held_on: iso(on), threshold_met, decision },
      ...{ reasons: legalWords.decided(random), back_on: null, extended_until: null, ...more, decided_by: said.byName },
      ...{
        dissent: random.chance(0.25) ? legalWords.dissent(random) : null,
        present: 'Head of service, lawyer, unit lead',
      },
    }
    const held = (await lockProcess(this.#trx, authority, this.#id))!
    await addDecision(this.#trx, authority, held, decided, said)
    await this.#change(on, effectOf(held, decided), 'head-of-service', 'legal process decided')
  }

  async #ask(on: Day, dueOn: Day): Promise<void> {
    const { authority, random, today } = this.#seeding
    const directions = [
      {
        directionId: named(`action ${on}`, this.#id),
        what: legalWords.ask(random),
        ownerId: this.#worker ?? personOwner(demonstrationId('unit-lead')),
        dueOn,
      },
    ]
    const given = { childId: this.#childId, givenIn: 'legal gateway', fromId: this.#id, directions } as const
    await giveDirections(this.#trx, authority, given, this.#said(on, 'head-of-service'))
    // What was asked for long ago is mostly done, and confirmed by whoever asked.
    if (dueOn > today - 10 || random.chance(0.2)) return
    const { directionId } = directions[0]!
    const doneOn = workingDay(dueOn + random.whole(-3, 2))
    const step = { kind: 'done', on: doneOn, evidence: 'In the case notes of that day.', byOwner: true } as const
    await stepDirection(this.#trx, authority, { directionId, revision: 1, step }, this.#said(doneOn, 'unit-lead'))
    const confirmed = { directionId, revision: 2, step: { kind: 'confirmed' } } as const
    await stepDirection(this.#trx, authority, confirmed, this.#said(workingDay(doneOn + 5), 'head-of-service'))
  }

  async #change(on: Day, changes: Partial<LegalProcess>, by: keyof typeof writers, event: string): Promise<void> {
    const { authority } = this.#seeding
    const held = (await lockProcess(this.#trx, authority, this.#id))!
    await changeProcess(this.#trx, authority, held, changes, { ...this.#said(on, by), event })
  }

  #said(on: Day, by: keyof typeof writers): SaidToday {
    return { by: demonstrationId(by), byName: writers[by], at: morningOf(on), today: on }
  }
}

const writers = { 'unit-lead': 'Uma Example', 'head-of-service': 'Hope Example' } as const
