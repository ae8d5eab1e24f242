import type { Day } from '../../calendar/day.ts'
import { addMonths, addWeeks } from '../../calendar/months.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { isLongTermFostering } from '../../record/period-of-care.ts'
import { child } from '../example.ts'
import { days, type Interval, months, weeks } from '../interval.ts'
import { standard } from '../standard.ts'
import { agreedOn } from './agreed-visit.ts'
import { isUnderWay, type Stretch, stretchEnds, stretchesIn } from './placed.ts'
import { regulation28, visiting, visitWords } from './visit-words.ts'

const otherRules =
  'Placements with parents and with connected persons approved for a time have rules of their own (LV-04 to LV-06), and so have children in care in hospital, custody or residential school (LV-07), those in long-term foster placements who agreed to fewer visits (LV-08), short breaks (LV-11) and placements for adoption (AD-04). Each is under exactly one. Where a yearly return first tells of a placement by a change of legal status, it had begun before: no first visit (LV-01) is due from that day, and the next visit is due within six weeks of it (LV-02).'

const whoIsCovered =
  'Every placement of a looked-after child for which the regulations make no rule of its own. A placement with a parent where no order is recorded is covered here.'

/** Stretches of placements that regulation 28(2) covers. */
function usual(record: ChildRecord): Stretch[] {
  return stretchesIn(record).filter(each => each.rule === 'usual')
}

export const firstPlacementVisit = standard<Stretch>({
  id: 'LV-01',
  title: 'Visited within a week of a placement starting',
  source: regulation28('28(2)(a)'),
  rule: 'The child is visited within one week of the start of any placement. Every new placement starts this again, even with the same carers; a change of legal status alone does not.',
  whoIsCovered,
  matters: 'A child in a new home needs somebody they know to see how they are, before a bad start becomes harm.',
  good: 'Seen alone in the placement, with questions about the first nights.',
  weak: 'The visit is to the carer, the child stays upstairs.',
  illustration:
    'Kemi moved on a Monday. On Thursday she told her worker she was afraid of the dog; it was put in the yard that night.',
  measuredBy: 'LV-01.in-time',
  ...visiting,
  notYetCovered: otherRules,
  covers: record => usual(record).filter(each => each.visitedBefore === undefined && !beganUnseen(each)),
  clock: { kind: 'once', within: weeks(1), from: 'same day' },
  comesRound: { inFirstYear: weeks(6), later: months(6) }, // LV-02, and LV-08 at the most
  meets: subject => subject.visits,
  ends: stretchEnds,
  says: {
    started: 'Placement began',
    needed: 'A first visit is due within one week',
    met: 'Visited and seen',
    none: 'No visit recorded at which the child was seen.',
  },
  examples: [
    {
      name: 'T29: a visit just before the move does not count',
      given: child({
        visitKind: 'care',
        care: [{ from: '2019-01-07', placements: [{ from: '2019-01-07', to: '2019-06-03' }, { from: '2019-06-03' }] }],
        visits: ['2019-01-10', '2019-05-31'],
      }),
      expect: [
        { triggerOn: '2019-01-07', dueOn: '2019-01-14', metOn: '2019-01-10' },
        { triggerOn: '2019-06-03', dueOn: '2019-06-10', on: '2019-06-11', state: 'overdue' },
      ],
    },
    {
      name: 'visited on the day of the move, and seen: that is the first visit',
      given: child({
        visitKind: 'care',
        care: [{ from: '2019-01-07', placements: [{ from: '2019-01-07', type: 'U6' }] }],
        visits: ['2019-01-07'],
      }),
      expect: [{ triggerOn: '2019-01-07', dueOn: '2019-01-14', metOn: '2019-01-07' }],
    },
    {
      name: 'visited, but the child was not seen, or nobody recorded whether: still due',
      given: child({
        visitKind: 'care',
        care: [{ from: '2019-01-07', placements: [{ from: '2019-01-07', type: 'U6' }] }],
        visits: [
          { on: '2019-01-09', seen: 'no' },
          { on: '2019-01-10', seen: 'unknown' },
        ],
      }),
      expect: [{ triggerOn: '2019-01-07', dueOn: '2019-01-14', on: '2019-01-15', state: 'overdue' }],
    },
    {
      name: 'seen under a protection plan, wherever that was: no visit to the child in the placement',
      given: child({
        care: [{ from: '2019-01-07', placements: [{ from: '2019-01-07', type: 'U6' }] }],
        visits: [{ on: '2019-01-09', kind: 'protection' }],
      }),
      expect: [{ triggerOn: '2019-01-07', dueOn: '2019-01-14', on: '2019-01-15', state: 'overdue' }],
    },
    {
      name: 'went home within the week: ended, neither met nor missed',
      given: child({
        visitKind: 'care',
        care: [
          { from: '2019-01-07', to: '2019-01-11', placements: [{ from: '2019-01-07', to: '2019-01-11', type: 'U6' }] },
        ],
      }),
      expect: [{ triggerOn: '2019-01-07', dueOn: '2019-01-14', endedOn: '2019-01-11' }],
    },
    {
      name: 'the child died within the week: ended',
      given: child({
        diedOn: '2019-01-11',
        care: [{ from: '2019-01-07', placements: [{ from: '2019-01-07', type: 'U6' }] }],
      }),
      expect: [{ triggerOn: '2019-01-07', dueOn: '2019-01-14', endedOn: '2019-01-11' }],
    },
    {
      name: 'turned 18 within the week: ended',
      given: child({
        bornOn: '2001-01-11',
        care: [{ from: '2019-01-07', placements: [{ from: '2019-01-07', type: 'U6' }] }],
      }),
      expect: [{ triggerOn: '2019-01-07', dueOn: '2019-01-14', endedOn: '2019-01-11' }],
    },
    {
      name: 'a temporary approval ends with full approval, the child visited already: no first visit again',
      given: child({
        visitKind: 'care',
        care: [{ from: '2019-05-01', placements: [{ from: '2019-05-01', type: 'U3' }] }],
        visits: ['2019-05-03'],
        own: { temporary_approvals: [{ approved_on: '2019-05-01', fully_approved_on: '2019-05-15' }] },
      }),
      expect: [],
    },
    {
      name: 'no placement recorded: a visit is due all the same',
      given: child({ visitKind: 'care', care: [{ from: '2019-01-07' }] }),
      expect: [{ triggerOn: '2019-01-07', dueOn: '2019-01-14', on: '2019-01-15', state: 'overdue' }],
    },
    {
      name: 'the placement is dated a day before the child came into care: from the day of coming',
      given: child({
        visitKind: 'care',
        care: [{ from: '2019-01-07', placements: [{ from: '2019-01-06', type: 'U6' }] }],
      }),
      expect: [{ triggerOn: '2019-01-07', dueOn: '2019-01-14', on: '2019-01-15', state: 'overdue' }],
    },
    {
      name: 'the placement ended and no other is recorded: a visit is due wherever the child is',
      given: child({
        visitKind: 'care',
        care: [{ from: '2019-01-07', placements: [{ from: '2019-01-07', to: '2019-03-04', type: 'U6' }] }],
        visits: ['2019-01-10'],
      }),
      expect: [
        { metOn: '2019-01-10' },
        { triggerOn: '2019-03-04', dueOn: '2019-03-11', on: '2019-03-12', state: 'overdue' },
      ],
    },
    {
      name: 'some days elsewhere within a placement that went on: back in it, and visited within a week',
      given: child({
        visitKind: 'care',
        care: [
          {
            from: '2019-01-07',
            legalStatuses: [{ from: '2019-01-07', status: 'C2' }],
            placements: [
              { from: '2019-01-07', type: 'U6' },
              { from: '2019-03-04', to: '2019-03-18', type: 'K2' },
            ],
          },
        ],
        visits: ['2019-01-10', '2019-03-06'],
      }),
      expect: [
        { metOn: '2019-01-10' },
        { triggerOn: '2019-03-04', metOn: '2019-03-06' },
        { triggerOn: '2019-03-18', dueOn: '2019-03-25', on: '2019-03-26', state: 'overdue' },
      ],
    },
    {
      name: 'the first day told of a placement is a change of legal status: it had begun before, nobody knows when',
      given: child({
        visitKind: 'care',
        care: [{ from: '2019-01-07', placements: [{ from: '2019-01-07', type: 'U6', startUnseen: true }] }],
      }),
      expect: [],
    },
    {
      name: 'with a parent under an interim order: another rule applies (LV-05), so nothing here',
      given: child({
        care: [
          {
            from: '2019-01-07',
            legalStatuses: [{ from: '2019-01-07', status: 'C1' }],
            placements: [{ from: '2019-01-07', type: 'P1' }],
          },
        ],
      }),
      expect: [],
    },
    {
      name: 'with a parent under a care order: another rule applies (LV-06)',
      given: child({
        care: [
          {
            from: '2019-01-07',
            legalStatuses: [{ from: '2019-01-07', status: 'C2' }],
            placements: [{ from: '2019-01-07', type: 'P1' }],
          },
        ],
      }),
      expect: [],
    },
    {
      name: 'with a parent under a placement order: the same, as that gives the authority the same responsibility',
      given: child({
        care: [
          {
            from: '2019-01-07',
            legalStatuses: [{ from: '2019-01-07', status: 'E1' }],
            placements: [{ from: '2019-01-07', type: 'P1' }],
          },
        ],
      }),
      expect: [],
    },
    {
      name: 'in hospital or custody while in care under an order: another rule applies (LV-07)',
      given: child({
        care: [
          {
            from: '2019-01-07',
            legalStatuses: [{ from: '2019-01-07', status: 'C2' }],
            placements: [
              { from: '2019-01-07', to: '2019-02-04', type: 'R2' },
              { from: '2019-02-04', type: 'R5' },
            ],
          },
        ],
      }),
      expect: [],
    },
    {
      name: 'in custody and accommodated by agreement only: the usual rule',
      given: child({
        care: [
          {
            from: '2019-01-07',
            legalStatuses: [{ from: '2019-01-07', status: 'V2' }],
            placements: [{ from: '2019-01-07', type: 'R5' }],
          },
        ],
      }),
      expect: [{ triggerOn: '2019-01-07', dueOn: '2019-01-14' }],
    },
    {
      name: 'a temporary approval given a fortnight before the placement is for it: other visits (LV-05)',
      given: child({
        care: [{ from: '2019-05-01', placements: [{ from: '2019-05-01', type: 'U6' }] }],
        own: { temporary_approvals: [{ approved_on: '2019-04-17' }] },
      }),
      expect: [],
    },
    {
      name: 'one given before that was for another placement',
      given: child({
        care: [{ from: '2019-05-01', placements: [{ from: '2019-05-01', type: 'U6' }] }],
        own: { temporary_approvals: [{ approved_on: '2019-04-16' }] },
      }),
      expect: [{ triggerOn: '2019-05-01', dueOn: '2019-05-08' }],
    },
    {
      name: 'one given in the last fortnight of a placement is for the next',
      given: child({
        care: [
          {
            from: '2019-05-01',
            placements: [
              { from: '2019-05-01', to: '2019-07-01', type: 'U6' },
              { from: '2019-07-01', type: 'U3' },
            ],
          },
        ],
        own: { temporary_approvals: [{ approved_on: '2019-06-20' }] },
      }),
      expect: [{ triggerOn: '2019-05-01', dueOn: '2019-05-08', endedOn: '2019-07-01' }],
    },
    {
      name: 'with a parent, and no order recorded: the usual rule, never none',
      given: child({ care: [{ from: '2019-01-07', placements: [{ from: '2019-01-07', type: 'P1' }] }] }),
      expect: [{ dueOn: '2019-01-14' }],
    },
    {
      name: 'placed for adoption with the same carers: other visits from that day',
      given: child({
        care: [
          {
            from: '2019-01-07',
            placements: [
              { from: '2019-01-07', to: '2019-06-03', type: 'U5' },
              { from: '2019-06-03', type: 'A5' },
            ],
          },
        ],
      }),
      expect: [{ triggerOn: '2019-01-07', endedOn: '2019-06-03' }],
    },
  ],
})

/** Whether a stretch is the first told of a placement that had begun before: no first visit is due from it. */
function beganUnseen(stretch: Stretch): boolean {
  return isUnderWay(stretch) && stretch.startsOn === stretch.placement.startedOn
}

/**
 * Stretches timed from the first visit made in them, or from their start where the placement was visited before or was
 * under way: the last visit was made by then, so the next is due six weeks later at the latest.
 */
function visited(record: ChildRecord): Stretch[] {
  return usual(record).flatMap(each => {
    if (each.visitedBefore !== undefined || beganUnseen(each)) return [each]
    const first = each.visits.find(visit => visit.whyNot === undefined)
    return first === undefined ? [] : [{ ...each, startsOn: first.on, source: first.source }]
  })
}

function inSecondYear(from: Day, { placement }: Stretch): boolean {
  return from >= addMonths(placement.startedOn, 12)
}

/**
 * Six weeks after a visit made in the first year of the placement; nothing after one made later (LV-03, LV-08). Where
 * another rule applied before, counted from the last visit made under that.
 */
function inFirstYear(from: Day, subject: Stretch): Interval | undefined {
  if (inSecondYear(from, subject)) return undefined
  return sinceBefore(from, subject, weeks(6)) ?? weeks(6)
}

/** After a visit made once the first year is over: three months where the placement is meant to last, else six weeks. */
function afterFirstYear(from: Day, subject: Stretch, record: ChildRecord): Interval | undefined {
  if (!inSecondYear(from, subject) || agreedOn(from, subject, record) !== undefined) return undefined
  // A plan for long-term fostering says so of no placement yet.
  const every = isLongTermFostering(subject.placement.type) ? months(3) : weeks(6)
  return sinceBefore(from, subject, every) ?? every
}

/** Where another rule applied before: what is left of the time since the last visit made under it. */
function sinceBefore(from: Day, { startsOn, visitedBefore, visits }: Stretch, every: Interval): Interval | undefined {
  if (visitedBefore === undefined || from !== startsOn || visits.some(each => each.on === from)) return undefined
  const last = visitedBefore.on
  const dueOn = every.unit === 'month' ? addMonths(last, every.count) : addWeeks(last, every.count)
  return days(Math.max(0, dueOn - from))
}

export const firstYearVisits = standard<Stretch>({
  id: 'LV-02',
  title: 'Visited every six weeks in the first year of a placement',
  source: regulation28('28(2)(b)'),
  rule: 'In the first year of a placement the child is visited at intervals of not more than six weeks, counted from the last visit made.',
  whoIsCovered:
    'Every placement that has had its first visit, for visits made in its first year; the next one after such a visit is due within six weeks even if the year is over by then.',
  matters: 'A looked-after child has nobody else whose job it is to notice.',
  good: 'The same worker, the child seen alone, and what they say acted on.',
  weak: 'A new face each time, with the same form.',
  illustration:
    'Leo’s worker noticed at the third visit that he had stopped talking of school. He had not been for two weeks.',
  measuredBy: 'LV-02.in-time',
  ...visiting,
  notYetCovered: otherRules,
  covers: visited,
  clock: { kind: 'rolling', every: inFirstYear, from: 'next day' },
  comesRound: { inFirstYear: weeks(6), later: months(6) }, // LV-02, and LV-08 at the most
  meets: subject => subject.visits,
  ends: stretchEnds,
  says: {
    ...visitWords,
    started: 'Last visited, or this rule for visits began,',
    needed: 'The next visit is due within six weeks',
  },
  examples: [
    {
      name: 'the placement had begun before the first day told: visited by then, so again within six weeks',
      given: child({
        visitKind: 'care',
        care: [{ from: '2019-01-07', placements: [{ from: '2019-01-07', type: 'U6', startUnseen: true }] }],
      }),
      expect: [{ triggerOn: '2019-01-07', dueOn: '2019-02-18', on: '2019-02-19', state: 'overdue' }],
    },
    {
      name: 'T30: a visit in the last month of the first year: six weeks, though a year has passed by then',
      given: child({
        visitKind: 'care',
        care: [{ from: '2019-04-24', placements: [{ from: '2019-04-24', type: 'U4' }] }],
        visits: ['2019-04-29', '2020-04-10'],
      }),
      expect: [
        { triggerOn: '2019-04-29', dueOn: '2019-06-10', metOn: '2020-04-10', on: '2020-04-30', state: 'met-late' },
        { triggerOn: '2020-04-10', dueOn: '2020-05-22' },
      ],
    },
    {
      name: 'a temporary approval ends with full approval: six weeks from the last visit made before',
      given: child({
        visitKind: 'care',
        care: [{ from: '2019-05-01', placements: [{ from: '2019-05-01', type: 'U3' }] }],
        visits: ['2019-05-03', '2019-05-10'],
        own: { temporary_approvals: [{ approved_on: '2019-05-01', fully_approved_on: '2019-05-15' }] },
      }),
      expect: [{ triggerOn: '2019-05-15', dueOn: '2019-06-21' }],
    },
    {
      name: 'a temporary approval ends with full approval, and the child was visited that day: six weeks from each visit',
      given: child({
        visitKind: 'care',
        care: [{ from: '2019-05-01', placements: [{ from: '2019-05-01', type: 'U3' }] }],
        visits: ['2019-05-03', '2019-05-15', '2019-05-29'],
        own: { temporary_approvals: [{ approved_on: '2019-05-01', fully_approved_on: '2019-05-15' }] },
      }),
      expect: [
        { triggerOn: '2019-05-15', dueOn: '2019-06-26', metOn: '2019-05-29' },
        { triggerOn: '2019-05-29', dueOn: '2019-07-10' },
      ],
    },
    {
      name: 'a temporary approval ends with full approval, the last visit more than six weeks ago: one is due that day',
      given: child({
        visitKind: 'care',
        care: [{ from: '2019-05-01', placements: [{ from: '2019-05-01', type: 'U3' }] }],
        visits: ['2019-05-03'],
        own: { temporary_approvals: [{ approved_on: '2019-05-01', fully_approved_on: '2019-07-01' }] },
      }),
      expect: [{ triggerOn: '2019-07-01', dueOn: '2019-07-01', on: '2019-07-02', state: 'overdue' }],
    },
    {
      name: 'a visit on the day the first year is over is made after it (LV-03 goes on from it)',
      given: child({
        visitKind: 'care',
        care: [{ from: '2019-04-24', placements: [{ from: '2019-04-24', type: 'U4' }] }],
        visits: ['2019-04-29', '2020-04-24'],
      }),
      expect: [{ triggerOn: '2019-04-29', dueOn: '2019-06-10', metOn: '2020-04-24' }],
    },
    {
      name: 'an interim order made while at home: these visits end that day',
      given: child({
        visitKind: 'care',
        care: [
          {
            from: '2019-05-01',
            legalStatuses: [
              { from: '2019-05-01', to: '2019-05-20', status: 'V2' },
              { from: '2019-05-20', status: 'C1' },
            ],
            placements: [{ from: '2019-05-01', type: 'P1' }],
          },
        ],
        visits: ['2019-05-03'],
      }),
      expect: [{ triggerOn: '2019-05-03', dueOn: '2019-06-14', endedOn: '2019-05-20' }],
    },
  ],
})

export const laterVisits = standard<Stretch>({
  id: 'LV-03',
  title: 'Visited every three months or six weeks after the first year',
  source: regulation28('28(2)(c)'),
  rule: 'After the first year of a placement that is meant to last until 18, visits are not more than three months apart; in any other placement still six weeks.',
  whoIsCovered:
    'Placements in which a visit has been made after the first year. Long-term fostering (U1, U4) is meant to last; a plan for it, while the child lives elsewhere, is not.',
  matters: 'A settled child can be forgotten; settled placements break down unseen.',
  good: 'The visit keeps a relationship the child can use when something goes wrong.',
  weak: 'Settled, so nobody goes.',
  illustration:
    'Maya had lived with her foster family for two years. Between two visits three months apart her carer fell ill; the visit found it out before the placement broke.',
  measuredBy: 'LV-03.in-time',
  ...visiting,
  notYetCovered: otherRules,
  covers: visited,
  clock: { kind: 'rolling', every: afterFirstYear, from: 'next day' },
  comesRound: months(6), // LV-08 at the most
  meets: subject => subject.visits,
  ends: stretchEnds,
  says: {
    ...visitWords,
    started: 'Last visited, or this rule for visits began,',
    needed: 'The next visit is due within three months in a placement meant to last, otherwise six weeks',
  },
  examples: [
    {
      name: 'T30: long-term fostering: three months once a visit is made after the first year',
      given: child({
        visitKind: 'care',
        care: [{ from: '2019-04-24', placements: [{ from: '2019-04-24', type: 'U4' }] }],
        visits: ['2019-04-29', '2020-04-10', '2020-05-20'],
      }),
      expect: [{ triggerOn: '2020-05-20', dueOn: '2020-08-20' }],
    },
    {
      name: 'a visit on the day the first year is over: three months from it, in long-term fostering',
      given: child({
        visitKind: 'care',
        care: [{ from: '2019-04-24', placements: [{ from: '2019-04-24', type: 'U4' }] }],
        visits: ['2019-04-29', '2020-04-24'],
      }),
      expect: [{ triggerOn: '2020-04-24', dueOn: '2020-07-24' }],
    },
    {
      name: 'at home under an interim order that ended in the second year: six weeks from the last visit made under it',
      given: child({
        visitKind: 'care',
        care: [
          {
            from: '2018-01-08',
            legalStatuses: [
              { from: '2018-01-08', to: '2019-06-03', status: 'C1' },
              { from: '2019-06-03', status: 'V2' },
            ],
            placements: [{ from: '2018-01-08', type: 'P1' }],
          },
        ],
        visits: ['2018-01-11', '2019-05-20'],
      }),
      expect: [{ triggerOn: '2019-06-03', dueOn: '2019-07-01' }],
    },
    {
      name: 'after an adoption that gave way long ago: the visits go on',
      given: child({
        visitKind: 'care',
        care: [
          {
            from: '2018-01-08',
            placements: [
              { from: '2018-01-08', to: '2018-06-04', type: 'U6' },
              { from: '2018-06-04', to: '2018-09-03', type: 'A5' },
              { from: '2018-09-03', type: 'U6' },
            ],
          },
        ],
        visits: ['2018-09-06', '2019-09-10'],
      }),
      expect: [{ triggerOn: '2019-09-10', dueOn: '2019-10-22', on: '2019-10-23', state: 'overdue' }],
    },
    {
      name: 'a placement not meant to last: still six weeks',
      given: child({
        visitKind: 'care',
        care: [{ from: '2019-04-24', placements: [{ from: '2019-04-24', type: 'K2' }] }],
        visits: ['2019-04-29', '2020-05-20'],
      }),
      expect: [{ triggerOn: '2020-05-20', dueOn: '2020-07-01' }],
    },
    {
      name: 'a plan for long-term fostering, while the child lives in a children’s home: six weeks',
      given: child({
        visitKind: 'care',
        care: [{ from: '2019-04-24', placements: [{ from: '2019-04-24', type: 'K2' }] }],
        permanencePlans: [{ from: '2019-09-02', plan: 'LTFOST18' }],
        visits: ['2019-04-29', '2020-05-20'],
      }),
      expect: [{ triggerOn: '2020-05-20', dueOn: '2020-07-01' }],
    },
  ],
})
