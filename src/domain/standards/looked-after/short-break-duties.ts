import type { ChildRecord } from '../../record/facts.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { months } from '../interval.ts'
import { type Ending, type Meeting, standard } from '../standard.ts'
import { asMeeting } from '../visit-counts.ts'
import { firstThen, type WithMeetings } from './clocks.ts'
import { carePlanningRegulations, periodsInCare } from './in-care.ts'
import { type ShortBreakSeries, shortBreakSeries } from './short-breaks.ts'

interface ShortBreaks extends WithMeetings {
  readonly series: ShortBreakSeries
}

function seriesWith(record: ChildRecord, meetingsOf: (series: ShortBreakSeries) => readonly Meeting[]): ShortBreaks[] {
  const full = periodsInCare(record)
  // Where the full duties already apply, they go on: never the laxer rule.
  const apart = shortBreakSeries(record).filter(
    ({ startedOn }) =>
      !full.some(
        ({ startsOn, period: { endedOn } }) => startsOn <= startedOn && (endedOn === undefined || endedOn > startedOn),
      ),
  )
  return apart.map(series => ({
    key: series.source.key,
    startsOn: series.startedOn,
    source: series.source,
    series,
    meetings: meetingsOf(series).filter(
      each => each.on >= series.startedOn && (series.endedOn === undefined || each.on <= series.endedOn),
    ),
  }))
}

const seriesEnds = ({ series }: ShortBreaks, record: ChildRecord): (Ending | undefined)[] => [
  ended(series.endedOn, 'the last short break recorded ended', series.source),
  ended(
    periodsInCare(record).find(each => each.startsOn > series.startedOn)?.startsOn,
    'no longer only short breaks: the full duties apply',
    undefined,
  ),
  died(record),
  turnedEighteen(record),
]

const shared = {
  stage: 'looked after',
  basis: 'statutory',
  whoIsCovered:
    'Children in a series of short breaks to which regulation 48 applies (SSDA903 V3 and V4, formerly V1): none meant to last more than 17 days, not more than 75 days in any 12 months, home in between. From the day breaks recorded one by one (V3) exceed either, the full duties apply instead. Breaks more than 183 days apart are two series.',
  whatEndsIt:
    'The last break recorded ends (the next one imported opens it again); breaks become too long or too many; the child dies or turns 18.',
  notYetCovered:
    'Whether the breaks are in the same place or with the same person is not in the data, nor is the short plan that takes the place of the care plan.',
  exceptions: [],
  clock: firstThen<ShortBreaks>(months(3), months(6)),
  comesRound: months(6),
  meets: (subject: ShortBreaks) => subject.meetings,
  ends: seriesEnds,
} as const

export const shortBreakReview = standard<ShortBreaks>({
  ...shared,
  id: 'LR-08',
  title: 'Short breaks reviewed within three months, then every six',
  source: [carePlanningRegulations('48 and 33', 'the figures to be checked against the text')],
  rule: 'The case of a child in short breaks is reviewed within three months of the first break, and then at intervals of not more than six months.',
  whatMeetsIt: 'The review is held.',
  matters:
    'Short breaks are for a family to stay together; somebody has to ask whether they do that, and the child likes them.',
  good: 'The child, in whatever way they speak, says how the breaks are.',
  weak: 'The review counts nights.',
  illustration:
    'Made-up Steffan does not speak. At his review his brother said that he hid his shoes before each break. Another place was found.',
  measuredBy: 'LR-08.in-time',
  auditQuestion: 'Does the review show what the breaks are like for the child?',
  evidence: 'care reviews',
  gravity: 2,
  covers: record =>
    seriesWith(record, () =>
      record.careReviews.map(each => ({ on: each.heldOn, what: 'Review held', source: each.source })),
    ),
  soon: { count: 20, unit: 'working day' },
  says: {
    started: 'Short breaks began',
    again: 'Last reviewed',
    needed: 'A review is due within three months at first, then within six',
    met: 'Review held',
    none: 'None recorded since.',
  },
  examples: [
    {
      name: 'an agreement from 7 January 2019: three months, then six from the review held',
      given: child({
        care: [{ from: '2019-01-07', legalStatuses: [{ from: '2019-01-07', status: 'V4' }], reviews: ['2019-03-20'] }],
      }),
      expect: [
        { triggerOn: '2019-01-07', dueOn: '2019-04-07', metOn: '2019-03-20' },
        { triggerOn: '2019-03-20', dueOn: '2019-09-20' },
      ],
    },
    {
      name: 'became full care: these end that day (LR-01 begins)',
      given: child({
        care: [
          {
            from: '2019-01-07',
            legalStatuses: [
              { from: '2019-01-07', to: '2019-03-04', status: 'V4' },
              { from: '2019-03-04', status: 'V2' },
            ],
          },
        ],
      }),
      expect: [{ dueOn: '2019-04-07', endedOn: '2019-03-04' }],
    },
    {
      name: 'a break of more than 17 days: the full duties from the eighteenth',
      given: child({
        care: [
          {
            from: '2019-01-07',
            to: '2019-02-04',
            legalStatuses: [{ from: '2019-01-07', to: '2019-02-04', status: 'V3' }],
          },
        ],
      }),
      expect: [{ dueOn: '2019-04-07', endedOn: '2019-01-25' }],
    },
    {
      name: 'an agreement left open when the child came into care: ended all the same',
      given: child({
        care: [
          {
            from: '2019-01-07',
            legalStatuses: [
              { from: '2019-01-07', status: 'V4' },
              { from: '2019-03-04', status: 'V2' },
            ],
          },
        ],
      }),
      expect: [{ dueOn: '2019-04-07', endedOn: '2019-03-04' }],
    },
    { name: 'no short breaks: nothing', given: child({ care: [{ from: '2019-01-07' }] }), expect: [] },
  ],
})

/** A visit counts only on a day on which the child was away, where each break is recorded. */
function visitsDuring(series: ShortBreakSeries, record: ChildRecord): Meeting[] {
  return record.visits
    .filter(each => each.kind === 'care')
    .map(each => {
      const visit = asMeeting(each, record)
      if (visit.whyNot !== undefined || series.placedOn(visit.on) !== false) return visit
      return { ...visit, whyNot: 'not on a day of a short break, so it does not count' }
    })
}

export const shortBreakVisits = standard<ShortBreaks>({
  ...shared,
  id: 'LV-11',
  title: 'Visited in short breaks within three months, then every six',
  source: [carePlanningRegulations('48 and 28', 'the figures to be checked against the text')],
  rule: 'A child in short breaks is visited on days on which they are placed, at intervals agreed beforehand: in any event first within three months of the first break, and then at intervals of not more than six months.',
  whatMeetsIt:
    'A visit on a day of a break at which the child is recorded as seen. Where only the agreement is recorded (V4) and not each break, any day counts.',
  matters:
    'The child is away from home and may not be able to tell of it; a visit during the break is the only way to see.',
  good: 'The worker comes unannounced while the child is there.',
  weak: 'The visit is to the family home.',
  illustration:
    'Made-up Alun was in his wheelchair facing a wall when his worker came at three. It was looked into that day.',
  measuredBy: 'LV-11.in-time',
  auditQuestion: 'Was the child seen during a break, and was what was seen acted on?',
  evidence: 'care visits seen',
  gravity: 1,
  covers: record => seriesWith(record, series => visitsDuring(series, record)),
  soon: { count: 5, unit: 'working day' },
  says: {
    started: 'Short breaks began',
    again: 'Last visited',
    needed: 'A visit during a break is due within three months at first, then within six',
    met: 'Visited and seen',
    none: 'No visit recorded since that counts.',
  },
  examples: [
    {
      name: 'visited between two breaks: it does not count; in the second it does',
      given: child({
        visitKind: 'care',
        care: [
          {
            from: '2019-01-11',
            to: '2019-01-13',
            legalStatuses: [{ from: '2019-01-11', to: '2019-01-13', status: 'V3' }],
          },
          {
            from: '2019-03-08',
            to: '2019-03-10',
            legalStatuses: [{ from: '2019-03-08', to: '2019-03-10', status: 'V3' }],
          },
        ],
        visits: ['2019-02-04', '2019-03-09'],
      }),
      expect: [
        { triggerOn: '2019-01-11', dueOn: '2019-04-11', metOn: '2019-03-09' },
        { triggerOn: '2019-03-09', dueOn: '2019-09-09', endedOn: '2019-03-10' },
      ],
    },
    {
      name: 'an agreement: any day counts',
      given: child({
        visitKind: 'care',
        care: [{ from: '2019-01-07', legalStatuses: [{ from: '2019-01-07', status: 'V4' }] }],
        visits: ['2019-04-08'],
      }),
      expect: [
        { dueOn: '2019-04-07', metOn: '2019-04-08', on: '2019-04-30', state: 'met-late' },
        { triggerOn: '2019-04-08', dueOn: '2019-10-08' },
      ],
    },
  ],
})
