import { v5 as named } from 'uuid'
import { type AgendaChild, agendaOf } from '../../analysis/index.ts'
import { type Day, iso } from '../../domain/calendar/day.ts'
import { firstOfMonth, monthOf } from '../../domain/calendar/months.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { questionSetOn } from '../../domain/oversight/question-set.ts'
import { type DecisionKey, findDecision } from '../../domain/tracking/decisions.ts'
import { checkAfterDays } from '../../domain/tracking/rules.ts'
import { demonstrationId } from '../../server/demonstration-sign-in.ts'
import { giveDirections } from '../../store/directions.ts'
import {
  beginMeeting,
  changeMeeting,
  type DecisionSaid,
  recordDecision,
  stepDecision,
} from '../../store/tracking/index.ts'
import { morningOf, type Seeding } from './seeding.ts'
import { trackingWords } from './tracking-words.ts'

/** The namespace of the ids of what is made up. */
const madeUp = 'a3d9c1a0-6d0e-4a36-9a3e-1f2a5a4c7b11'

/** How many children a made-up meeting gets through. */
const childrenInMeeting = 24

const attendance = [
  { name: 'Hope Example', post: 'Head of service', present: true },
  { name: 'Sam Example', post: 'Service manager', present: true },
  { name: 'Uma Example', post: 'Unit lead', present: true },
  { name: 'Ida Example', post: 'Reviewing officer, independent of the case', present: true },
  { name: 'Lee Example', post: 'Legal adviser', present: false },
] as const

/** How often each is decided, in a hundred. */
const weights: readonly (readonly [number, DecisionKey])[] = [
  [30, 'continue'],
  [20, 'step down'],
  [14, 'close'],
  [10, 'strategy discussion'],
  [8, 'change of intervention or worker'],
  [6, 'legal gateway'],
  [5, 'family group decision-making'],
  [4, 'escalate to another agency'],
  [3, 'transfer'],
]

/** How long each has to be carried out, in days. */
const within: Readonly<Partial<Record<DecisionKey, number>>> = {
  continue: 49,
  'strategy discussion': 3,
  'legal gateway': 10,
  close: 28,
  'step down': 35,
}

/** Two made-up meetings: last month’s, whose decisions are partly done and checked, and this month’s, half way through. */
export async function seedTracking(seeding: Seeding): Promise<void> {
  const { today } = seeding
  const month = monthOf(today)
  const before = englandAndWales.lastWorkingDayOnOrBefore(firstOfMonth(month) - 15)
  const now = englandAndWales.lastWorkingDayOnOrBefore(today)
  if (before !== undefined) await meeting(seeding, before, childrenInMeeting, true)
  if (now !== undefined && monthOf(now) === month) await meeting(seeding, now, childrenInMeeting / 4, false)
}

async function meeting(seeding: Seeding, on: Day, many: number, isOver: boolean): Promise<void> {
  const { store, authority, model, random } = seeding
  const month = monthOf(on)
  const monthText = iso(on).slice(0, 7)
  const meetingId = named(`meeting ${monthText}`, madeUp)
  const said = { by: demonstrationId('head-of-service'), byName: 'Hope Example', at: morningOf(on), today: on }
  const agenda = agendaOf(model, month, on, {}).filter(each => each.worker !== undefined && each.segment === undefined)
  const children = agenda.filter(each => !model.restricted.has(each.childId)).slice(0, many)
  await store.transaction(async trx => {
    await beginMeeting(trx, authority, { meetingId, month: monthText, heldOn: on, attendance }, said)
    for (const child of children) {
      const decisionId = named(`decision ${monthText} ${child.childId}`, madeUp)
      const decided = decisionFor(child, random.weighted(weights), on, random.whole(0, 9))
      const { childId } = child
      await recordDecision(
        trx,
        authority,
        { decisionId, meetingId, childId, month: monthText, decidedOn: on, said: decided },
        said,
      )
      const { what, ownerId, carryOutBy: dueOn } = decided
      const directionId = named('direction 1', decisionId)
      await giveDirections(
        trx,
        authority,
        {
          childId,
          givenIn: 'tracking meeting',
          fromId: decisionId,
          directions: [{ directionId, what, ownerId, dueOn }],
        },
        said,
      )
      const checkedOn = on + checkAfterDays - random.whole(0, 6)
      if (!isOver || checkedOn > seeding.today || !random.chance(0.6)) continue
      const found = 'The worker says it has begun. What the child says of it is asked for at the next visit.'
      await stepDecision(
        trx,
        authority,
        { decisionId, revision: 1, step: { kind: 'checked', on: checkedOn, found } },
        { ...said, byName: 'Sam Example', at: morningOf(checkedOn) },
      )
    }
    if (isOver) await changeMeeting(trx, authority, { meetingId, revision: 1, attendance, minuted: true }, said)
  })
}

function decisionFor(child: AgendaChild, decision: DecisionKey, on: Day, turn: number): DecisionSaid {
  const told = trackingWords[decision]
  const { lived, safety, changed, rationale, change = '', conditions, ifNot } = told[turn % told.length]!
  const differs = turn % 4 === 0
  return {
    decision,
    questionsVersion: questionSetOn(on).version,
    answers: {
      'lived-experience': lived,
      safety,
      change: changed,
      'long-term': turn % 3 === 0 ? 'Not known' : 'To grow up at home, with the people who are there now.',
      'right-help': turn % 2 === 0 ? 'Yes, if it comes as often as it says.' : 'Not known',
      'no-change': ifNot,
    },
    rationale,
    timeframe: turn % 2 === 0 ? 'Weeks rather than months, at this age.' : '',
    change,
    conditions,
    ownerId: child.worker!,
    what: decision === 'continue' ? change : findDecision(decision)!.asks,
    carryOutBy: on + (within[decision] ?? 21),
    ifNot,
    dissent: differs ? 'The unit lead would have waited for the assessment.' : '',
    toldBy: 'the social worker',
    toldOn: turn < 6 ? on : undefined,
    workerView: differs ? 'hold' : undefined,
    managerView: differs ? 'step up' : undefined,
    independentView: decision === 'continue' ? 'Agreed, with a date to it.' : '',
    independentBy: decision === 'continue' ? 'the reviewing officer' : '',
  }
}
