import { longDate } from '../../calendar/wording.ts'
import { englandAndWales } from '../../calendar/working-calendar.ts'
import type { ChildRecord, Involvement } from '../../record/facts.ts'
import { eighteenOn } from '../../record/person.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { type Meeting, type Subject, standard } from '../standard.ts'
import { oversightOf } from './notes.ts'

interface Allocated extends Subject {
  readonly involvement: Involvement
}

/** Each time a worker new to the child was allocated. The same worker recorded anew without a break is no new one. */
function allocations(record: ChildRecord): Allocated[] {
  const workers = record.involvements.filter(each => each.role === 'allocated worker' && each.worker !== undefined)
  if (workers.length === 0) return []
  const adult = eighteenOn(record) ?? Number.POSITIVE_INFINITY
  return workers
    .filter(
      (each, index) =>
        each.startedOn < adult &&
        !workers
          .slice(0, index)
          .some(
            before =>
              before.worker === each.worker && (before.endedOn === undefined || before.endedOn >= each.startedOn - 1),
          ),
    )
    .map(each => ({ key: each.source.key, startsOn: each.startedOn, source: each.source, involvement: each }))
}

/** A manager often decides and writes down the direction a little before the worker is recorded: so many days count. */
const daysAhead = 7

/** What is written in the days after an allocation is about that one, not about the next. */
const usualDays = 3

function directions(allocated: Allocated, record: ChildRecord): Meeting[] {
  const { startsOn, involvement } = allocated
  const named = {
    'direction at allocation': 'Direction given',
    'management oversight': 'Management oversight recorded',
  }
  // What the worker wrote before the child was theirs is no manager's direction to them either.
  const notes = oversightOf(record, named, { notBy: involvement.worker })
  const before = allocations(record).filter(each => each.startsOn < startsOn)
  return notes.flatMap(each => {
    if (each.on >= startsOn) return [each]
    if (each.on < startsOn - daysAhead || before.some(other => isFor(other, each, notes))) return []
    return [{ ...each, on: startsOn, what: `${each.what} on ${longDate(each.on)}, ahead of the allocation` }]
  })
}

/** Whether a note is about an allocation: the next after it, or one of the days before of which there was no note yet. */
function isFor({ startsOn, involvement }: Allocated, note: Meeting, notes: readonly Meeting[]): boolean {
  if (note.on <= startsOn) return true
  if (involvement.endedOn !== undefined && involvement.endedOn <= note.on) return false
  const dueOn = englandAndWales.add(startsOn, usualDays) ?? startsOn
  const hasOne = notes.some(each => each.whyNot === undefined && each.on < note.on && each.on >= startsOn - daysAhead)
  return note.on <= dueOn && !hasOne
}

export const directionAtAllocation = standard<Allocated>({
  id: 'OV-03',
  title: 'Manager’s direction within {three working days} of allocation',
  stage: 'oversight',
  basis: 'local',
  source: [
    {
      document: 'Local practice standard',
      note: 'no national number; one to three working days, the same day in Liverpool’s procedures',
    },
  ],
  rule: 'When a child is given to a worker the manager’s direction, what to do first and by when, is on the record within {three working days}.',
  whoIsCovered: 'Every allocation of a worker new to the child, while the child is under 18.',
  whatMeetsIt:
    'A direction at allocation or a note of management oversight, from that day on or in the seven days before it. One written ahead counts for one worker only: the next to be given the child, or one given the child in the three working days before who had none yet. One recorded by the worker themselves does not count.',
  whatEndsIt: 'The worker’s allocation ends, the child dies or turns 18.',
  matters: 'A child handed to a worker without a word waits while the worker reads.',
  good: 'The direction says what worries the manager most, when the child is to be seen, and when they will talk again.',
  weak: '“Allocated to AB for assessment.”',
  illustration:
    'The direction on Iris said to see her at school before going home with her. It was followed the next morning, and mattered.',
  exceptions: [],
  measuredBy: 'I-74',
  auditQuestion: 'Did the direction say what mattered most for this child, and was that done first?',
  evidence: 'directions at allocation (sightline_supervisions.csv)',
  gravity: 3,
  covers: allocations,
  clock: { kind: 'once', within: workingDays(3), from: 'same day' },
  meets: directions,
  ends: ({ involvement }, record) => [
    died(record),
    turnedEighteen(record),
    ended(involvement.endedOn, 'the allocation ended', involvement.source),
  ],
  soon: workingDays(1),
  says: {
    started: 'Allocated',
    needed: 'The manager’s direction is due within {3 working days}',
    met: 'Recorded',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'allocated on Thursday 2 May 2019, before the early May holiday: by Wednesday 8 May',
      given: child({
        involvements: [{ from: '2019-05-02', worker: 'W1' }],
        own: { supervisions: [{ held_on: '2019-05-08', kind: 'direction at allocation', by: 'M1' }] },
      }),
      expect: [
        { triggerOn: '2019-05-02', dueOn: '2019-05-08', metOn: '2019-05-08', on: '2019-05-31', state: 'met-in-time' },
      ],
    },
    {
      name: 'direction written on the Tuesday, allocated on the Thursday: it counts from the start',
      given: child({
        involvements: [{ from: '2019-05-02', worker: 'W1' }],
        own: { supervisions: [{ held_on: '2019-04-30', kind: 'direction at allocation', by: 'M1' }] },
      }),
      expect: [{ dueOn: '2019-05-08', metOn: '2019-05-02' }],
    },
    {
      name: 'passed on two days later: what was written for the first worker is no direction to the second',
      given: child({
        involvements: [
          { from: '2019-05-02', to: '2019-05-06', worker: 'W1' },
          { from: '2019-05-06', worker: 'W2' },
        ],
        own: { supervisions: [{ held_on: '2019-05-03', kind: 'direction at allocation', by: 'M1' }] },
      }),
      expect: [
        { triggerOn: '2019-05-02', metOn: '2019-05-03' },
        { triggerOn: '2019-05-06', dueOn: '2019-05-09', on: '2019-05-10', state: 'overdue' },
      ],
    },
    {
      name: 'written ahead of two workers’ allocations: it counts for the first',
      given: child({
        involvements: [
          { from: '2019-05-01', to: '2019-05-02', worker: 'W1' },
          { from: '2019-05-02', worker: 'W2' },
        ],
        own: { supervisions: [{ held_on: '2019-04-30', kind: 'direction at allocation', by: 'M1' }] },
      }),
      expect: [{ metOn: '2019-05-01' }, { dueOn: '2019-05-08', on: '2019-05-09', state: 'overdue' }],
    },
    {
      name: 'a direction to each, the second written the day before that worker was given the child',
      given: child({
        involvements: [
          { from: '2019-05-01', to: '2019-05-03', worker: 'W1' },
          { from: '2019-05-03', worker: 'W2' },
        ],
        own: {
          supervisions: [
            { held_on: '2019-05-01', kind: 'direction at allocation', by: 'M1' },
            { held_on: '2019-05-02', kind: 'direction at allocation', by: 'M1' },
          ],
        },
      }),
      expect: [{ metOn: '2019-05-01' }, { triggerOn: '2019-05-03', metOn: '2019-05-03' }],
    },
    {
      name: 'a note of the worker’s own, two days before the child was given to them: does not count',
      given: child({
        involvements: [{ from: '2019-05-02', worker: 'W1' }],
        own: { supervisions: [{ held_on: '2019-04-30', kind: 'management oversight', by: 'W1' }] },
      }),
      expect: [{ dueOn: '2019-05-08', on: '2019-05-09', state: 'overdue' }],
    },
    {
      name: 'recorded anew without a break: no new allocation, and the worker’s own note does not count',
      given: child({
        involvements: [
          { from: '2019-05-02', to: '2019-06-03', worker: 'W1' },
          { from: '2019-06-03', worker: 'W1' },
        ],
        own: { supervisions: [{ held_on: '2019-05-03', kind: 'management oversight', by: 'W1' }] },
      }),
      expect: [
        { triggerOn: '2019-05-02', dueOn: '2019-05-08', endedOn: '2019-06-03', on: '2019-05-09', state: 'overdue' },
      ],
    },
    {
      name: 'passed on the next day: ended, and the new allocation has its own',
      given: child({
        involvements: [
          { from: '2019-05-02', to: '2019-05-03', worker: 'W1' },
          { from: '2019-05-03', worker: 'W2' },
        ],
      }),
      expect: [
        { triggerOn: '2019-05-02', endedOn: '2019-05-03' },
        { triggerOn: '2019-05-03', dueOn: '2019-05-09' },
      ],
    },
  ],
})
