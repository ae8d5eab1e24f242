import { v5 as named } from 'uuid'
import { type Day, iso } from '../../domain/calendar/day.ts'
import { addWeeks } from '../../domain/calendar/months.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import type { DecisionWritten } from '../../domain/thresholds/decision.ts'
import { beginStage, type EscalationKind, type EscalationStep } from '../../domain/thresholds/escalation.ts'
import { sampleFramework } from '../../domain/thresholds/sample-framework.ts'
import { demonstrationId } from '../../server/demonstration-sign-in.ts'
import { recordRows } from '../../store/recorded-rows.ts'
import { moveEscalation, raiseEscalation, recordAudit, recordDecision } from '../../store/thresholds/index.ts'
import type { Stream } from '../../synthetic/random.ts'
import { morningOf, openChildren, type Seeding, workingDay } from './seeding.ts'

/** The namespace of the ids of what is made up: the same child has the same decisions on every run. */
const madeUp = '4bb7f5d6-0d38-4f0c-9d5e-7c52c3a1b203'

/** About so many children with decisions, and so many disagreements. */
const children = 60
const disagreements = 14

const { levels, domains, contexts, stages } = sampleFramework
const deciders = [
  { key: 'service-manager', name: 'Sam Example' },
  { key: 'head-of-service', name: 'Hope Example' },
  { key: 'unit-lead', name: 'Uma Example' },
] as const
const partners = ['Elm School', 'School nurse', 'Community police', 'Family doctor', 'Youth club'] as const

const rationales = [
  'Two hungry days a week, and she hides it from the school.',
  'The help of the spring was kept, and his nights are what they were.',
  'What worries us happens at the bus stop, not at home; home holds.',
  'The change has held for a term, and he says so himself.',
  'It is three worries at once, and no one service can hold them.',
  'Hurt twice in a month, explained in two ways.',
]
const partnerSays = [
  'We see more of it than the assessment says.',
  'Less than that would have been enough.',
  'It is what happens after school that worries us.',
]
const whats = [
  'The way home is not safe, and the plan says nothing of it.',
  'Stepped down while the older brother’s friends still wait outside.',
  'The conference heard that nothing changed, and the plan goes on.',
  'The school was not asked before the case was closed.',
  'Eleven months on a plan, and its actions are the same.',
]
const answers = [
  'The plan stands; it is looked at again in four weeks.',
  'The worry is shared. The plan does not say so yet.',
  'More was known than was written down: it is being added.',
]
const outcomes = [
  'He is met at the gate and walked home.',
  'A strategy discussion was held, and she is seen alone each week.',
  'The plan has a line on the evenings, with somebody’s name on it.',
]

/** Made-up decisions of the last months, some audited, and disagreements at each stage: some late, some settled. */
export async function seedThresholds(seeding: Seeding): Promise<void> {
  const { store, authority, model, random } = seeding
  const open = openChildren(seeding)
  const some = new Set(Array.from({ length: Math.min(children, open.length) }, () => random.pick(open)))
  await store.transaction(async trx => {
    let index = 0
    for (const child of some) {
      const childId = model.children[child]!
      const decisions = await decideFor(seeding, trx, childId)
      if (index++ < disagreements) await disagree(seeding, trx, { childId, decisionId: decisions.at(-1)!, index })
    }
  })

  type Trx = Parameters<typeof recordDecision>[0]

  async function decideFor({ today }: Seeding, trx: Trx, childId: string): Promise<string[]> {
    const times = random.whole(1, 2)
    const ids: string[] = []
    let before = random.chance(0.5) ? '' : random.pick(levels).id
    for (let time = 0; time < times; time++) {
      const decidedOn = workingDay(today - random.whole(5, 70) - 75 * (times - 1 - time))
      const decider = random.pick(deciders)
      const said = { by: demonstrationId(decider.key), byName: decider.name, at: morningOf(decidedOn) }
      const decisionId = named(`decision ${childId} ${time}`, madeUp)
      const written = madeUpDecision(random, before, decidedOn)
      await recordDecision(
        trx,
        authority,
        { decisionId, childId, version: 0, framework: sampleFramework, written },
        said,
      )
      if (random.chance(0.35)) {
        const level = random.chance(0.7) ? levels.find(each => each.id === written.levelAfter)! : random.pick(levels)
        const auditor = { by: demonstrationId('quality-lead'), byName: 'Quinn Example', at: morningOf(decidedOn + 3) }
        const because = 'By what the record says of the child’s days, read without asking the decider.'
        await recordAudit(
          trx,
          authority,
          { decisionId, childId, level: level.id, levelName: level.name, because },
          auditor,
        )
      }
      before = written.levelAfter
      ids.push(decisionId)
    }
    return ids
  }

  async function disagree(
    { today }: Seeding,
    trx: Trx,
    about: { childId: string; decisionId: string; index: number },
  ): Promise<void> {
    const { childId, decisionId, index } = about
    const raisedOn = workingDay(today - random.whole(1, 30))
    const escalationId = named(`escalation ${childId}`, madeUp)
    const isChair = index % 4 === 0
    const kind: EscalationKind = isChair ? 'raised by the conference chair' : 'disagreement between professionals'
    const said = { by: demonstrationId('service-manager'), byName: 'Sam Example', at: morningOf(raisedOn) }
    const first = beginStage(stages[0]!, 'Social worker of the child', raisedOn, englandAndWales)!
    const agency = isChair ? 'Children’s services' : random.pick(partners)
    const raised = {
      kind,
      raisedOn,
      agency,
      raisedBy: isChair ? 'Conference chair' : 'Safeguarding lead',
      what: random.pick(whats),
    }
    await raiseEscalation(trx, authority, { ...raised, escalationId, childId, decisionId, version: 0, first }, said)
    const steps: EscalationStep[] = [first]
    const reaches = random.whole(0, 2)
    for (let step = 0; step < reaches; step++) {
      const at = steps.at(-1)!
      const answeredOn = workingDay(Math.min(today, at.begunOn + random.whole(1, 6)))
      steps[steps.length - 1] = { ...at, answeredOn, answer: random.pick(answers) }
      const next = beginStage(
        stages[step + 1]!,
        step === 0 ? 'Unit lead and head of year' : 'Head of service',
        answeredOn,
        englandAndWales,
      )
      if (next !== undefined) steps.push(next)
    }
    const isSettled = random.chance(0.45)
    const last = steps.at(-1)!
    const settledOn = workingDay(Math.min(today, last.begunOn + random.whole(1, 5)))
    if (isSettled) steps[steps.length - 1] = { ...last, answeredOn: settledOn, answer: random.pick(answers) }
    if (reaches > 0 || isSettled) {
      const settled = isSettled ? { on: settledOn, outcome: random.pick(outcomes) } : undefined
      await moveEscalation(
        trx,
        authority,
        { escalationId, revision: 1 },
        { steps, settled },
        { ...said, at: morningOf(last.begunOn) },
      )
    }
    const data = {
      escalated_on: iso(raisedOn),
      kind,
      to_whom: steps.at(-1)!.with,
      ...(isSettled ? { settled_on: iso(settledOn) } : {}),
    }
    await recordRows(
      trx,
      authority,
      [{ rowId: named('escalation', escalationId), childId, table: 'escalations', data }],
      said,
    )
  }
}

function madeUpDecision(
  random: Stream,
  levelBefore: string,
  decidedOn: Day,
): DecisionWritten & { decidedOn: Day; nextOn: Day } {
  const rank = random.weighted([
    [1, 0],
    [3, 1],
    [4, 2],
    [3, 3],
  ] as const)
  const levelAfter = levels[rank]!.id
  const indicators = domains.flatMap(each => each.indicators)
  const of = (kind: 'need' | 'protective', many: number) =>
    Array.from({ length: many }, () => random.pick(indicators.filter(each => each.kind === kind)).id)
  const protective = random.chance(0.8) ? of('protective', random.whole(1, 2)) : []
  const where = random.chance(0.6) ? [random.pick(contexts).id] : []
  const partnerView = random.weighted([
    [5, 'agrees'],
    [2, 'disagrees'],
    [2, 'not asked'],
  ] as const)
  const consent = random.chance(0.8) ? 'given' : 'dispensed with'
  return {
    decidedOn,
    at: levelBefore === '' ? 'screening' : random.pick(['assessment', 'review', 'step down', 'step up']),
    ...{ levelBefore, levelAfter },
    referrerLevel: random.chance(0.7) ? levels[Math.min(3, rank + random.whole(0, 1))]!.id : '',
    indicators: [...new Set([...of('need', random.whole(1, 3)), ...protective])],
    noneProtective: protective.length === 0,
    contexts: where,
    noContext: where.length === 0,
    consent,
    whyDispensed: consent === 'given' ? '' : 'Asking first would have put the child at risk of harm.',
    partner: partnerView === 'not asked' ? '' : random.pick(partners),
    partnerView,
    partnerSays: partnerView === 'disagrees' ? random.pick(partnerSays) : '',
    rationale: random.pick(rationales),
    alternatives: random.chance(0.4) ? 'A level less, with the school in the lead.' : '',
    nextOn: addWeeks(decidedOn, random.whole(6, 14)),
  }
}
