import type { Day } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { transfersIn } from '../../templates/protection.ts'
import { died, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { type Meeting, type Subject, standard } from '../standard.ts'
import { toBeChecked, workingTogether } from '../working-together.ts'

interface Moved extends Subject {
  /** The day the child moved in, if that was before we were told: a conference from then on is for this move. */
  readonly movedOn: Day
}

/**
 * A transfer-in conference held here, or a plan of ours that began: it begins with that conference. That the other
 * authority ended its plan is looked at, and meets nothing.
 */
function takenOver({ startsOn, movedOn }: Moved, record: ChildRecord): Meeting[] {
  const found: Meeting[] = []
  for (const each of record.conferences) {
    if (each.transferIn === 'yes' && each.heldOn >= movedOn)
      found.push({ on: Math.max(each.heldOn, startsOn), what: 'Transfer-in conference held', source: each.source })
  }
  for (const { otherAuthority, startedOn, endedOn, source } of record.protectionPlans) {
    // One of ours open on the day we are told of the move leaves nothing to take over.
    if (!otherAuthority && (startedOn >= movedOn || endedOn === undefined || endedOn > startsOn)) {
      const what = startedOn < movedOn ? 'Plan of this authority open' : 'Plan of this authority began'
      found.push({ on: Math.max(startedOn, startsOn), what, source })
    }
    if (otherAuthority && endedOn !== undefined && endedOn >= startsOn)
      found.push({
        on: endedOn,
        what: 'Plan of the other authority ended',
        source,
        whyNot: 'it is kept until the conference here',
      })
  }
  return found
}

/** A conference held here for a child who has moved in. Told outright: `child` makes only conferences of our own. */
const transferConference = (on: string) => {
  const record = child({
    enquiries: [{ on, conferenceOn: on }],
    own: { transfers_in: [{ notified_on: '2019-05-07', from_authority: 'Elsewhere' }] },
  })
  return {
    ...record,
    enquiries: [],
    conferences: record.conferences.map(each => ({ ...each, transferIn: 'yes' as const })),
  }
}

export const transferInConference = standard<Moved>({
  id: 'CP-05',
  title: 'Transfer-in conference within 15 working days of the notification',
  stage: 'protection',
  basis: 'statutory',
  source: [
    ...workingTogether('chapter 1', toBeChecked),
    { document: 'Child protection procedures of several authorities', note: 'give the same 15 working days' },
  ],
  rule: 'Where a child on another authority’s child protection plan moves in to stay, a conference is held here within 15 working days of being told of the move. The other authority keeps its plan until then.',
  whoIsCovered: 'Every recorded notification that such a child has moved in.',
  whatMeetsIt:
    'A transfer-in conference is held here, or a child protection plan of this authority begins or is open already.',
  whatEndsIt:
    'The child dies or turns 18. That the other authority ends its plan does not: it may do so only after the conference here.',
  matters: 'A child who moves between authorities is easiest to lose between them.',
  good: 'The worker who knows the child comes to the conference, and both visit together before it.',
  weak: 'The papers are asked for on day twelve, and nobody here has seen the child.',
  illustration:
    'Mina moved in May. Her old worker drove over for the conference, and Mina showed both of them her new room.',
  exceptions: [
    {
      reason: 'It is not yet clear that the move is for good; the other authority goes on visiting',
      grantedBy: 'Service manager',
    },
    {
      reason: 'A conference of the other authority ended its plan because the child was safe, not because of the move',
      grantedBy: 'Service manager',
    },
  ],
  measuredBy: 'CP-05.in-time',
  auditQuestion: 'Between the notification and the conference, who saw the child, and how often?',
  evidence: 'template transfers_in',
  gravity: 1,
  covers: record =>
    rowsOf(record, transfersIn).flatMap((each): Moved[] => {
      const { on: startsOn, source } = each
      if (startsOn === undefined) return []
      return [{ key: source.key, startsOn, source, movedOn: Math.min(each.day('moved_on') ?? startsOn, startsOn) }]
    }),
  clock: { kind: 'once', within: workingDays(15), from: 'same day' },
  meets: takenOver,
  ends: (_, record) => [died(record), turnedEighteen(record)],
  soon: workingDays(3),
  says: {
    started: 'Told that the child had moved in',
    needed: 'A transfer-in conference is due within 15 working days',
    met: 'Taken over',
    none: 'No conference recorded here.',
  },
  examples: [
    {
      name: 'T15: told on Tuesday 7 May 2019: by Wednesday 29 May, over the late May holiday',
      given: transferConference('2019-05-29'),
      expect: [{ dueOn: '2019-05-29', metOn: '2019-05-29', on: '2019-06-30', state: 'met-in-time' }],
    },
    {
      name: 'no conference recorded, but our plan began on 30 May: late',
      given: child({
        protectionPlans: [{ from: '2019-05-30' }],
        own: { transfers_in: [{ notified_on: '2019-05-07' }] },
      }),
      expect: [{ dueOn: '2019-05-29', metOn: '2019-05-30', on: '2019-06-30', state: 'met-late' }],
    },
    {
      name: 'the other authority ended its plan before, and no conference was held: the child is on no plan',
      given: child({
        protectionPlans: [{ from: '2018-11-12', to: '2019-05-20', otherAuthority: true }],
        own: { transfers_in: [{ notified_on: '2019-05-07' }] },
      }),
      expect: [{ dueOn: '2019-05-29', on: '2019-06-30', state: 'overdue' }],
    },
    {
      name: 'our plan was open already when we were told, and the day of the move is not recorded: met',
      given: child({
        protectionPlans: [{ from: '2019-05-03' }],
        own: { transfers_in: [{ notified_on: '2019-05-07' }] },
      }),
      expect: [{ dueOn: '2019-05-29', metOn: '2019-05-07', on: '2019-06-30', state: 'met-in-time' }],
    },
    {
      name: 'a plan of ours that ended before we were told was for another time',
      given: child({
        protectionPlans: [{ from: '2018-05-03', to: '2019-05-07' }],
        own: { transfers_in: [{ notified_on: '2019-05-07' }] },
      }),
      expect: [{ dueOn: '2019-05-29', on: '2019-06-30', state: 'overdue' }],
    },
    {
      name: 'moved on 1 May, our plan began on 3 May, told of the move only on 7 May: met then',
      given: child({
        protectionPlans: [{ from: '2019-05-03' }],
        own: { transfers_in: [{ notified_on: '2019-05-07', moved_on: '2019-05-01' }] },
      }),
      expect: [{ dueOn: '2019-05-29', metOn: '2019-05-07', on: '2019-06-30', state: 'met-in-time' }],
    },
  ],
})
