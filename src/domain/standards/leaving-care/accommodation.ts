import { type Day, iso } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { accommodationProvided, careLeaverContacts } from '../../templates/leaving-care.ts'
import { type OwnRow, rowsOf } from '../../templates/own-row.ts'
import { died, ended } from '../ends.ts'
import { child } from '../example.ts'
import { days, months, weeks, workingDays } from '../interval.ts'
import { type Ending, type Meeting, type Subject, standard } from '../standard.ts'
import { plannedOf } from './planned.ts'
import { type Aftercare, aftercareOf } from './who.ts'

interface Housed extends Subject {
  readonly movedOn: Day
  readonly unregulated: boolean
  readonly visits: readonly Meeting[]
  readonly endings: readonly (Ending | undefined)[]
}

/** A time in accommodation provided, as a relevant or former relevant young person. */
export interface Housing {
  readonly key: string
  /** The day it was provided or, where the young person lived there before, the day aftercare began. */
  readonly on: Day
  readonly until: Day | undefined
  readonly time: Aftercare
}

/**
 * What a row of accommodation provided tells of a care leaver: a time for each of aftercare in which they lived there, so
 * that after a return to care the same accommodation, if still provided, is followed again.
 */
export function housedAsLeaver(
  row: OwnRow<keyof typeof accommodationProvided.columns>,
  record: ChildRecord,
): readonly Housing[] {
  const { on: providedOn, source } = row
  if (providedOn === undefined) return []
  const until = row.day('ended_on')
  const times = aftercareOf(record).filter(
    each => providedOn < each.ending.on && (each.from <= providedOn || until === undefined || until > each.from),
  )
  return times.map((time, index): Housing => {
    const on = Math.max(providedOn, time.from)
    return { key: index === 0 ? source.key : `${source.key} again from ${iso(on)}`, on, until, time }
  })
}

/** Accommodation the authority provides to relevant and former relevant young people, with the visits made there. */
function housed(record: ChildRecord): Housed[] {
  const rows = rowsOf(record, accommodationProvided)
  if (rows.length === 0) return []
  const contacts = rowsOf(record, careLeaverContacts)
  const housings = rows.flatMap(row => housedAsLeaver(row, record).map(housing => ({ row, housing })))
  return housings.map(({ row, housing }): Housed => {
    const { source } = row
    const { key, on, until, time } = housing
    const over = Math.min(until ?? Number.POSITIVE_INFINITY, time.ending.on)
    const visits = contacts.flatMap((contact): Meeting[] =>
      contact.on === undefined ||
      contact.on < on ||
      contact.on > over ||
      contact.text('kind') !== 'visit where the young person lives'
        ? []
        : [{ on: contact.on, what: 'Visited where they live', source: contact.source }],
    )
    const endings = [ended(until, 'the accommodation ended', source), time.ending, died(record)]
    const unregulated = row.answer('unregulated') === 'yes'
    return { key, startsOn: on, source, movedOn: on, unregulated, visits, endings }
  })
}

const shared = {
  stage: 'leaving care',
  basis: 'statutory',
  source: [
    { document: 'Care Leavers (England) Regulations 2010', place: 'regulation 8(2)', inForceFrom: '2011-04-01' },
  ],
  whatEndsIt: 'The accommodation ends, the young person turns 21, is looked after again or dies.',
  matters: 'A first flat can be a beginning or the loneliest place there is; nobody knows which without going there.',
  good: 'The adviser sees the room, the fridge and the neighbours, and stays for a cup of tea.',
  weak: 'A text message to ask whether all is well, counted as a visit.',
  illustration:
    'At the first visit Renny’s adviser saw that the lock did not close. It was mended the same day; Renny had slept in a friend’s hall.',
  exceptions: [],
  auditQuestion: 'Did the adviser go to where the young person lives, and is the place still right for them?',
  evidence: 'template care_leaver_contacts',
  gravity: 2,
  soon: workingDays(5),
} as const

const whoIsHoused =
  'Relevant and former relevant young people in accommodation the authority provides under section 23B or 24B. Their own tenancies, family homes and staying put do not start it.'

export const firstAccommodationVisit = standard<Housed>({
  id: 'CL-04',
  title: 'Visited within seven days of moving into accommodation provided',
  ...shared,
  rule: 'The personal adviser visits the young person at the accommodation within seven days of its first being provided.',
  whoIsCovered: whoIsHoused,
  whatMeetsIt: 'A visit where the young person lives. Meeting elsewhere, a call or no answer does not count.',
  measuredBy: 'CL-04.in-time',
  covers: housed,
  clock: { kind: 'once', within: days(7), from: 'same day' },
  comesRound: months(2), // CL-14
  meets: subject => subject.visits,
  ends: subject => subject.endings,
  soon: workingDays(3),
  says: {
    started: 'Accommodation first provided',
    needed: 'A visit there is due within seven days',
    met: 'Visited',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'met in a café on the third day: not a visit',
      given: child({
        bornOn: '2001-01-07',
        care: [{ from: '2016-06-01', to: '2019-01-07' }],
        own: {
          accommodation_provided: [{ provided_on: '2019-01-07', unregulated: 'Y' }],
          care_leaver_contacts: [
            { on_day: '2019-01-10', kind: 'met elsewhere' },
            { on_day: '2019-01-15', kind: 'visit where the young person lives' },
          ],
        },
      }),
      expect: [
        { triggerOn: '2019-01-07', dueOn: '2019-01-14', metOn: '2019-01-15', on: '2019-01-31', state: 'met-late' },
      ],
    },
    {
      name: 'lived there since a month before 18: seven days from when aftercare began',
      given: child({
        bornOn: '2001-01-07',
        care: [{ from: '2016-06-01', to: '2019-01-07' }],
        own: { accommodation_provided: [{ provided_on: '2018-12-05' }] },
      }),
      expect: [{ triggerOn: '2019-01-07', dueOn: '2019-01-14', on: '2019-01-15', state: 'overdue' }],
    },
    {
      name: 'went home at 16, and was given somewhere to live a year and a half later: home had not held',
      given: child({
        bornOn: '2002-09-01',
        care: [{ from: '2016-06-01', to: '2019-01-13', endReason: 'E4A' }],
        own: { accommodation_provided: [{ provided_on: '2020-08-24', unregulated: 'Y' }] },
      }),
      expect: [{ triggerOn: '2020-08-24', dueOn: '2020-08-31', on: '2020-09-01', state: 'overdue' }],
    },
    {
      name: 'back in care for three weeks, the accommodation still provided: seven days again from leaving care',
      given: child({
        bornOn: '2002-06-01',
        care: [
          { from: '2018-03-01', to: '2019-01-10', endReason: 'E6' },
          { from: '2019-04-08', to: '2019-04-29', endReason: 'E6' },
        ],
        own: {
          accommodation_provided: [{ provided_on: '2019-01-10' }],
          care_leaver_contacts: [{ on_day: '2019-01-15', kind: 'visit where the young person lives' }],
        },
      }),
      expect: [
        { triggerOn: '2019-01-10', metOn: '2019-01-15' },
        { triggerOn: '2019-04-29', dueOn: '2019-05-06', on: '2019-05-07', state: 'overdue' },
      ],
    },
    {
      name: 'C5: no accommodation provided by the authority, nothing here',
      given: child({ bornOn: '2001-01-07', care: [{ from: '2016-06-01', to: '2019-01-07' }], careLeaver: {} }),
      expect: [],
    },
  ],
})

export const visitBeforeReview = standard<Housed>({
  id: 'CL-13',
  title: 'Visited again before the review that follows the move',
  ...shared,
  basis: 'local',
  source: [
    {
      document: 'Care Leavers (England) Regulations 2010',
      place: 'regulation 8(2)(b)',
      inForceFrom: '2011-04-01',
      note: 'before the review under regulation 7(3), which has no date of its own; the six weeks of CL-12 are used',
    },
  ],
  rule: 'In accommodation that nobody registers the young person is visited a second time before the pathway plan is reviewed there: within {the six weeks in which that review is due (CL-12)|<time>}.',
  whoIsCovered: 'Those of CL-04 whose accommodation is recorded as unregulated.',
  whatMeetsIt: 'A second visit where the young person lives, on or before the day of the review.',
  measuredBy: 'CL-13.in-time',
  covers: record => housed(record).filter(each => each.unregulated),
  clock: { kind: 'once', within: weeks(6), from: 'next day' },
  meets: ({ visits, movedOn }, record) => {
    const reviewed = plannedOf(record).dates.find(each => each.on >= movedOn + 28)?.on ?? Number.POSITIVE_INFINITY
    return visits
      .slice(1)
      .map(each => (each.on > reviewed ? { ...each, whyNot: 'after the review it should have come before' } : each))
  },
  ends: subject => subject.endings,
  says: {
    started: 'Accommodation first provided',
    needed: 'A second visit is due before the review, within {six weeks}',
    met: 'Visited again',
    none: 'No second visit recorded.',
  },
  examples: [
    {
      name: 'a second visit, but after the review',
      given: child({
        bornOn: '2001-01-07',
        care: [{ from: '2016-06-01', to: '2019-01-07' }],
        own: {
          accommodation_provided: [{ provided_on: '2019-01-07', unregulated: 'Y' }],
          pathway_plans: [{ on_day: '2019-02-06', kind: 'review' }],
          care_leaver_contacts: [
            { on_day: '2019-01-10', kind: 'visit where the young person lives' },
            { on_day: '2019-02-12', kind: 'visit where the young person lives' },
          ],
        },
      }),
      expect: [{ triggerOn: '2019-01-07', dueOn: '2019-02-18', on: '2019-02-19', state: 'overdue' }],
    },
    {
      name: 'a second visit a week before the review',
      given: child({
        bornOn: '2001-01-07',
        care: [{ from: '2016-06-01', to: '2019-01-07' }],
        own: {
          accommodation_provided: [{ provided_on: '2019-01-07', unregulated: 'Y' }],
          pathway_plans: [{ on_day: '2019-02-06', kind: 'review' }],
          care_leaver_contacts: [
            { on_day: '2019-01-10', kind: 'visit where the young person lives' },
            { on_day: '2019-01-30', kind: 'visit where the young person lives' },
          ],
        },
      }),
      expect: [{ metOn: '2019-01-30', on: '2019-02-19', state: 'met-in-time' }],
    },
  ],
})

export const laterAccommodationVisits = standard<Housed>({
  id: 'CL-14',
  title: 'Visited in accommodation provided at least every two months',
  ...shared,
  rule: 'After the first visit the young person is visited at the accommodation at intervals of not more than two months, counted from the last visit made.',
  whoIsCovered: `${whoIsHoused} From the first visit on.`,
  whatMeetsIt: 'A visit where the young person lives. Meeting elsewhere, a call or no answer does not count.',
  measuredBy: 'CL-14.in-time',
  covers: record =>
    housed(record).flatMap(each => {
      const first = each.visits[0]
      return first === undefined ? [] : [{ ...each, startsOn: first.on, source: first.source }]
    }),
  clock: { kind: 'rolling', every: months(2), from: 'next day' },
  meets: subject => subject.visits,
  ends: subject => subject.endings,
  says: {
    started: 'First visited there',
    again: 'Last visited there',
    needed: 'The next visit is due within two months',
    met: 'Visited',
    none: 'None recorded since.',
  },
  examples: [
    {
      name: 'T37: two months from Tuesday 15 January 2019',
      given: child({
        bornOn: '2001-01-07',
        care: [{ from: '2016-06-01', to: '2019-01-07' }],
        own: {
          accommodation_provided: [{ provided_on: '2019-01-08' }],
          care_leaver_contacts: [{ on_day: '2019-01-15', kind: 'visit where the young person lives' }],
        },
      }),
      expect: [{ triggerOn: '2019-01-15', dueOn: '2019-03-15', on: '2019-03-16', state: 'overdue' }],
    },
    {
      name: 'a night in care is not being looked after: the visits go on',
      given: child({
        bornOn: '2002-06-01',
        care: [
          { from: '2018-03-01', to: '2019-01-10', endReason: 'E6' },
          { from: '2019-03-01', to: '2019-03-02', endReason: 'E8' },
        ],
        own: {
          accommodation_provided: [{ provided_on: '2019-01-10' }],
          care_leaver_contacts: [{ on_day: '2019-01-15', kind: 'visit where the young person lives' }],
        },
      }),
      expect: [{ triggerOn: '2019-01-15', dueOn: '2019-03-15', on: '2019-03-16', state: 'overdue' }],
    },
    {
      name: 'T37: from 31 December 2018 to the last day of February',
      given: child({
        bornOn: '2000-12-20',
        care: [{ from: '2016-06-01', to: '2018-12-20' }],
        own: {
          accommodation_provided: [{ provided_on: '2018-12-28', ended_on: '2019-02-15' }],
          care_leaver_contacts: [{ on_day: '2018-12-31', kind: 'visit where the young person lives' }],
        },
      }),
      expect: [
        { triggerOn: '2018-12-31', dueOn: '2019-02-28', endedOn: '2019-02-15', on: '2019-03-01', state: 'ended' },
      ],
    },
  ],
})
