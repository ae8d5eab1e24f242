import { type Day, earliest } from '../../calendar/day.ts'
import { wholeMonthsBetween } from '../../calendar/months.ts'
import { isCourtOrder } from '../../record/court-order.ts'
import type { ChildRecord, Episode } from '../../record/facts.ts'
import { statusOn } from '../../record/status.ts'
import { preProceedings, proceedings } from '../../templates/court.ts'
import { rowsOf } from '../../templates/index.ts'
import { issuedSince } from '../court/proceedings.ts'
import { eachOnce } from '../court/told-twice.ts'
import { child } from '../example.ts'
import { days, type Interval, weeks, workingDays } from '../interval.ts'
import { standard } from '../standard.ts'
import { oversightOf } from './notes.ts'
import { type OpenTime, openTimeEnds, openTimes } from './open-time.ts'

/** How long a placement must have lasted for the child to be called settled in it. */
const settledMonths = 12

/**
 * How soon a child is to be discussed again: by how the child stood on the day of the last discussion, or sooner where a
 * stricter time begins before that, counted from its own first day.
 */
function every(from: Day, { spells }: OpenTime, record: ChildRecord): Interval {
  const asStood = standing(from, spells, record)
  const due = from + asStood
  const sooner = changes(record)
    .filter(on => on > from && on < due)
    .map(on => on + standing(on, spells, record) - from)
  return days(Math.min(asStood, ...sooner))
}

/** The days within which a child is to be discussed who stands as on a day. */
function standing(on: Day, spells: OpenTime['spells'], record: ChildRecord): number {
  const atRisk = record.protectionPlans.some(each => !each.otherAuthority && isOn(each, on))
  if (atRisk || isInCourt(record, on)) return 28
  const settled =
    statusOn(spells, on)?.status === 'looked after' &&
    record.placements.some(each => isOn(each, on) && wholeMonthsBetween(each.startedOn, on) >= settledMonths)
  return settled ? 8 * 7 : 6 * 7
}

/** The days on which a stricter time may begin: a plan, an interim order, proceedings, a move or the end of care. */
function changes(record: ChildRecord): Day[] {
  return [
    ...record.protectionPlans.map(each => each.startedOn),
    ...record.legalStatuses.map(each => each.startedOn),
    ...record.placements.flatMap(each =>
      each.endedOn === undefined ? [each.startedOn] : [each.startedOn, each.endedOn],
    ),
    ...record.careEpisodes.flatMap(each => each.endedOn ?? []),
    ...eachOnce(rowsOf(record, proceedings)).flatMap(each => each.on ?? []),
    ...eachOnce(rowsOf(record, preProceedings)).flatMap(each => each.on ?? []),
  ]
}

function isOn({ startedOn, endedOn }: Pick<Episode, 'startedOn' | 'endedOn'>, on: Day): boolean {
  return startedOn <= on && (endedOn === undefined || on < endedOn)
}

/** In pre-proceedings or proceedings, by the templates, or under an interim care order. */
function isInCourt(record: ChildRecord, on: Day): boolean {
  return (
    record.legalStatuses.some(each => each.status.startsWith('C1') && isOn(each, on)) ||
    eachOnce(rowsOf(record, proceedings)).some(
      each => each.on !== undefined && isOn({ startedOn: each.on, endedOn: each.day('final_order_on') }, on),
    ) ||
    eachOnce(rowsOf(record, preProceedings)).some(
      each =>
        each.on !== undefined &&
        isOn({ startedOn: each.on, endedOn: each.day('ended_on') ?? overBy(each.on, record) }, on),
    )
  )
}

/** By when pre-proceedings whose end nobody recorded were over all the same: issued, an order made, or the case closed. */
function overBy(from: Day, record: ChildRecord): Day | undefined {
  const order = record.legalStatuses.find(each => isCourtOrder(each) && each.startedOn >= from)
  const open = openTimes(record).find(each => each.startsOn <= from && (each.until === undefined || from < each.until))
  return earliest(issuedSince(record, from), order?.startedOn, open?.until)
}

export const caseSupervision = standard<OpenTime>({
  id: 'OV-01',
  title: 'Child discussed in case supervision',
  stage: 'oversight',
  basis: 'local',
  source: [
    {
      document: 'Local practice standard',
      note: 'no national number; four weeks for protection, six to eight for need, eight to twelve for care are typical; every two months at least for a child on a plan in Liverpool’s procedures',
    },
  ],
  rule: 'Every open child is discussed in their worker’s supervision: within 28 days while on a child protection plan, in pre-proceedings or in proceedings; within eight weeks while looked after and in the same placement for a year or more; within six weeks otherwise. It counts from the last time; which applies is decided on that day, and the strictest rules. Where a stricter one begins before the next discussion, the child is discussed within its time of that day at the latest.',
  whoIsCovered: 'Every child open for anything but leaving care, from the day the case opened.',
  whatMeetsIt:
    'A recorded case supervision of the child. One recorded by the child’s own allocated worker does not count; other notes of management oversight are not supervision.',
  whatEndsIt: 'The case is closed, the child dies or turns 18.',
  notYetCovered:
    'A date set at the last discussion is not put off when the child’s standing becomes less strict. Pre-proceedings whose end nobody recorded are taken as over once proceedings are issued, an order is made or the case is closed. A child without a worker has no shorter date; the child shows as unallocated instead.',
  matters: 'A worker alone with a family’s troubles gets used to them. Supervision is where somebody else looks.',
  good: 'The discussion asks what the child’s life is like, tests what the worker believes, and ends with who does what by when.',
  weak: 'Supervision lists tasks and leave dates; the child’s name is there, with “continue with plan”.',
  illustration:
    'In supervision Amber’s worker was asked how she knew the bruise was from football. She went back the same day and asked Amber.',
  exceptions: [
    {
      reason:
        'The worker or manager is away, and the child was discussed with another manager who recorded it elsewhere',
      grantedBy: 'Service manager',
    },
  ],
  measuredBy: 'I-73',
  auditQuestion: 'Did supervision think about this child, and did something happen because of it?',
  evidence: 'case supervisions (sightline_supervisions.csv)',
  gravity: 2,
  covers: openTimes,
  clock: { kind: 'rolling', every, from: 'same day' },
  comesRound: { inFirstYear: weeks(6), later: weeks(8) }, // nobody is settled sooner
  meets: (_, record) => oversightOf(record, { 'case supervision': 'Discussed in supervision' }),
  ends: openTimeEnds,
  soon: workingDays(5),
  says: {
    started: 'Open since',
    again: 'Last discussed in supervision',
    needed:
      'Case supervision is due within 28 days on a protection plan or in court, 8 weeks in a settled placement, 6 weeks otherwise',
    met: 'Discussed',
    none: 'No supervision recorded since.',
  },
  examples: [
    {
      name: 'in need: six weeks from Monday 1 April 2019, then six weeks from the discussion on Friday 10 May',
      given: child({
        referrals: [{ on: '2019-04-01' }],
        own: { supervisions: [{ held_on: '2019-05-10', kind: 'case supervision', by: 'M1' }] },
      }),
      expect: [
        { triggerOn: '2019-04-01', dueOn: '2019-05-13', metOn: '2019-05-10' },
        { triggerOn: '2019-05-10', dueOn: '2019-06-21', on: '2019-06-22', state: 'overdue' },
      ],
    },
    {
      name: 'on a protection plan since Thursday 2 May 2019, discussed that day: again within 28 days',
      given: child({
        referrals: [{ on: '2019-04-01' }],
        protectionPlans: [{ from: '2019-05-02' }],
        own: { supervisions: [{ held_on: '2019-05-02', kind: 'case supervision', by: 'M1' }] },
      }),
      expect: [
        { dueOn: '2019-05-13', metOn: '2019-05-02' },
        { triggerOn: '2019-05-02', dueOn: '2019-05-30' },
      ],
    },
    {
      name: 'looked after and on a protection plan as well: the strictest rules',
      given: child({
        protectionPlans: [{ from: '2019-05-02' }],
        care: [{ from: '2018-01-08', placements: [{ from: '2018-01-08' }] }],
        own: { supervisions: [{ held_on: '2019-05-13', kind: 'case supervision', by: 'M1' }] },
      }),
      expect: [
        { triggerOn: '2018-01-08', dueOn: '2018-02-19' },
        { triggerOn: '2019-05-13', dueOn: '2019-06-10' },
      ],
    },
    {
      name: 'settled for more than a year in one placement: eight weeks',
      given: child({
        care: [{ from: '2018-01-08', placements: [{ from: '2018-01-08' }] }],
        own: { supervisions: [{ held_on: '2019-03-04', kind: 'case supervision', by: 'M1' }] },
      }),
      expect: [
        { triggerOn: '2018-01-08', dueOn: '2018-02-19', metOn: '2019-03-04' },
        { triggerOn: '2019-03-04', dueOn: '2019-04-29' },
      ],
    },
    {
      name: 'a protection plan that begins the day after a discussion: within 28 days of it, not six weeks of that',
      given: child({
        referrals: [{ on: '2019-04-01' }],
        protectionPlans: [{ from: '2019-05-02' }],
        own: { supervisions: [{ held_on: '2019-05-01', kind: 'case supervision', by: 'M1' }] },
      }),
      expect: [
        { dueOn: '2019-05-13', metOn: '2019-05-01' },
        { triggerOn: '2019-05-01', dueOn: '2019-05-30' },
      ],
    },
    {
      name: 'a plan that begins shortly before the discussion is due anyway puts nothing off; nor does its end',
      given: child({
        referrals: [{ on: '2019-04-01' }],
        protectionPlans: [{ from: '2019-06-03', to: '2019-06-05' }],
        own: { supervisions: [{ held_on: '2019-05-01', kind: 'case supervision', by: 'M1' }] },
      }),
      expect: [{ dueOn: '2019-05-13' }, { triggerOn: '2019-05-01', dueOn: '2019-06-12' }],
    },
    {
      name: 'settled, and moved eleven days after a discussion: six weeks from the move come first',
      given: child({
        care: [
          {
            from: '2018-01-08',
            placements: [{ from: '2018-01-08', to: '2019-03-15' }, { from: '2019-03-15' }],
          },
        ],
        own: { supervisions: [{ held_on: '2019-03-04', kind: 'case supervision', by: 'M1' }] },
      }),
      expect: [{ dueOn: '2018-02-19' }, { triggerOn: '2019-03-04', dueOn: '2019-04-26' }],
    },
    {
      name: 'recorded by the child’s own worker: it does not count',
      given: child({
        referrals: [{ on: '2019-04-01' }],
        involvements: [{ from: '2019-04-02', worker: 'W1' }],
        own: { supervisions: [{ held_on: '2019-05-10', kind: 'case supervision', by: 'W1' }] },
      }),
      expect: [{ dueOn: '2019-05-13', on: '2019-05-14', state: 'overdue' }],
    },
    {
      name: 'in proceedings: 28 days',
      given: child({ referrals: [{ on: '2019-06-03' }], own: { proceedings: [{ issued_on: '2019-06-03' }] } }),
      expect: [{ triggerOn: '2019-06-03', dueOn: '2019-07-01' }],
    },
    {
      name: 'proceedings, recorded here as finished and imported as going on: out of court',
      given: child({
        referrals: [{ on: '2019-06-03' }],
        own: { proceedings: [{ issued_on: '2018-06-04' }] },
        recorded: { proceedings: [{ issued_on: '2018-06-05', final_order_on: '2018-11-26' }] },
      }),
      expect: [{ triggerOn: '2019-06-03', dueOn: '2019-07-15' }],
    },
    {
      name: 'pre-proceedings, recorded here as ended and imported as going on: likewise',
      given: child({
        referrals: [{ on: '2019-06-03' }],
        own: { pre_proceedings_steps: [{ decided_on: '2018-06-04' }] },
        recorded: { pre_proceedings_steps: [{ decided_on: '2018-06-05', ended_on: '2018-09-10' }] },
      }),
      expect: [{ triggerOn: '2019-06-03', dueOn: '2019-07-15' }],
    },
    {
      name: 'pre-proceedings without an end, then proceedings and their order: out of court',
      given: child({
        referrals: [{ on: '2019-06-03' }],
        own: {
          pre_proceedings_steps: [{ decided_on: '2018-03-05' }],
          proceedings: [{ issued_on: '2018-06-04', final_order_on: '2018-11-26' }],
        },
      }),
      expect: [{ triggerOn: '2019-06-03', dueOn: '2019-07-15' }],
    },
    {
      name: 'pre-proceedings without an end in a case that was closed since: over with it; not before',
      given: child({
        referrals: [{ on: '2018-01-08', closedOn: '2018-09-03' }, { on: '2019-06-03' }],
        own: { pre_proceedings_steps: [{ decided_on: '2018-01-08' }] },
      }),
      expect: [
        { triggerOn: '2018-01-08', dueOn: '2018-02-05', endedOn: '2018-09-03' },
        { triggerOn: '2019-06-03', dueOn: '2019-07-15' },
      ],
    },
    {
      name: 'pre-proceedings without an end, and a care order since: over with the order',
      given: child({
        care: [
          {
            from: '2018-01-08',
            legalStatuses: [
              { from: '2018-01-08', to: '2018-06-04', status: 'V2' },
              { from: '2018-06-04', status: 'C2' },
            ],
            placements: [{ from: '2018-01-08' }],
          },
        ],
        own: {
          pre_proceedings_steps: [{ decided_on: '2018-01-08' }],
          supervisions: [{ held_on: '2019-05-13', kind: 'case supervision', by: 'M1' }],
        },
      }),
      expect: [
        { triggerOn: '2018-01-08', dueOn: '2018-02-05' },
        { triggerOn: '2019-05-13', dueOn: '2019-07-08' },
      ],
    },
    {
      name: 'closed within six weeks: nothing more is due',
      given: child({ referrals: [{ on: '2019-04-01', closedOn: '2019-05-03' }] }),
      expect: [{ dueOn: '2019-05-13', endedOn: '2019-05-03', on: '2019-05-31', state: 'ended' }],
    },
  ],
})
