import { birthday } from '../../calendar/ages.ts'
import type { Day } from '../../calendar/day.ts'
import { addMonths } from '../../calendar/months.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { careLeaverContacts } from '../../templates/leaving-care.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { died } from '../ends.ts'
import { child } from '../example.ts'
import { days, months, weeks, workingDays } from '../interval.ts'
import { type Meeting, type Subject, standard } from '../standard.ts'
import { type Aftercare, aftercareOf, isFollowed } from './who.ts'

/** Times the young person was heard from or seen, in date order; whether only the extract's latest is known. */
function contactsOf(record: ChildRecord): { dates: readonly Meeting[]; onlyLatest: boolean } {
  const dates = rowsOf(record, careLeaverContacts).flatMap((row): Meeting[] => {
    const kind = row.text('kind')
    if (row.on === undefined || kind === undefined) return []
    const what = said[kind] ?? 'In touch'
    return [{ on: row.on, what, source: row.source, ...(kind === 'no answer' ? { whyNot: 'so not in touch' } : {}) }]
  })
  const onlyLatest = dates.length === 0
  const latest = record.careLeaver?.lastContactOn
  if (latest !== undefined && !dates.some(each => each.on === latest && each.whyNot === undefined)) {
    dates.push({ on: latest, what: 'In touch', source: record.careLeaver!.source })
    dates.sort((a, b) => a.on - b.on)
  }
  return { dates, onlyLatest }
}

const said: Readonly<Record<string, string>> = {
  'visit where the young person lives': 'Visited where they live',
  'met elsewhere': 'Met',
  'call or message': 'Called, or a message answered',
  'no answer': 'Tried, no answer',
}

/** Those who are recorded as wanting or needing no contact: nothing is timed of them, as since when is not known. */
function wantsNone(record: ChildRecord): boolean {
  return /^(DIED|REFU|NREQ|RHOM)/.test(record.careLeaver?.inTouch ?? '')
}

interface Grown extends Subject {
  readonly aftercare: Aftercare
}

function grown(record: ChildRecord): Grown[] {
  const times = aftercareOf(record)
  if (times.length === 0 || wantsNone(record)) return []
  return times.flatMap((aftercare): Grown[] => {
    const { key, formerFrom, ending, source } = aftercare
    if (formerFrom === undefined) return []
    const { dates, onlyLatest } = contactsOf(record)
    const latest = onlyLatest ? dates[0] : undefined
    const startsOn = Math.max(formerFrom, latest?.on ?? formerFrom)
    if (startsOn >= ending.on) return []
    return [{ key, startsOn, source: startsOn > formerFrom ? latest?.source : source, aftercare }]
  })
}

export const keepingInTouch = standard<Grown>({
  id: 'CL-05',
  title: 'In touch with care leavers at least every {eight weeks}',
  stage: 'leaving care',
  basis: 'local',
  source: [
    {
      document: 'Children Act 1989 guidance, volume 3: transition to adulthood for care leavers',
      note: 'reasonable steps to keep in touch; no eight-week duty was found in the text, so this is a setting',
    },
  ],
  rule: 'The personal adviser is in touch with a care leaver of 18 to 20 at least every {eight weeks}, counted from the last time they were.',
  whoIsCovered:
    'Former relevant young people from 18 up to 21, those of whom nothing is held since care too; not those recorded as refusing contact, needing no more help, returned home or having died.',
  whatMeetsIt: 'A visit, a meeting, a call or a message answered. Trying without an answer does not count.',
  whatEndsIt: 'The young person turns 21 (after that help is given to those who ask) or dies.',
  notYetCovered:
    'The extract holds only the latest contact: where there is no more, only the next one is timed. Those of 21 to 24 who ask for help are not timed.',
  matters: 'A parent would know within eight weeks if something had gone wrong. The authority is the parent.',
  good: 'The adviser keeps in touch the way the young person likes, and turns up when it goes quiet.',
  weak: 'Three unanswered calls to an old number, and “not engaging” written in the file.',
  illustration:
    'Coral stopped answering. Her adviser went round in the seventh week and found the electricity cut off; she was ashamed to say.',
  exceptions: [{ reason: 'The young person has asked to be contacted less often', grantedBy: 'Team manager' }],
  measuredBy: 'I-63',
  auditQuestion: 'Does the adviser know how this young person is today, and how do they know?',
  evidence: 'care leaver contacts',
  gravity: 2,
  covers: grown,
  clock: { kind: 'rolling', every: weeks(8), from: 'next day' },
  meets: (_, record) => contactsOf(record).dates,
  ends: ({ aftercare }, record) => [aftercare.ending, died(record)],
  soon: workingDays(5),
  says: {
    started: 'Turned 18, or last in touch,',
    again: 'Last in touch',
    needed: 'The next contact is due within {8 weeks}',
    met: 'In touch',
    none: 'No contact recorded since.',
  },
  examples: [
    {
      name: 'T37: eight weeks from Tuesday 15 January 2019; no answer changes nothing',
      given: child({
        bornOn: '2001-01-03',
        care: [{ from: '2016-06-01', to: '2019-01-03' }],
        own: {
          care_leaver_contacts: [
            { on_day: '2019-01-15', kind: 'call or message' },
            { on_day: '2019-03-04', kind: 'no answer' },
          ],
        },
      }),
      expect: [
        { triggerOn: '2019-01-03', dueOn: '2019-02-28', metOn: '2019-01-15' },
        { triggerOn: '2019-01-15', dueOn: '2019-03-12', on: '2019-03-13', state: 'overdue' },
      ],
    },
    {
      name: 'only the extract’s latest contact: timed from that',
      given: child({
        bornOn: '1999-01-03',
        care: [{ from: '2014-06-01', to: '2017-01-03' }],
        careLeaver: { lastContactOn: '2019-01-15', inTouch: 'YES' },
      }),
      expect: [{ triggerOn: '2019-01-15', dueOn: '2019-03-12' }],
    },
    {
      name: 'refuses contact: nothing is timed',
      given: child({
        bornOn: '1999-01-03',
        care: [{ from: '2014-06-01', to: '2017-01-03' }],
        careLeaver: { lastContactOn: '2019-01-15', inTouch: 'REFU' },
      }),
      expect: [],
    },
    {
      name: 'turned 21 before it was due',
      given: child({
        bornOn: '1998-02-20',
        care: [{ from: '2013-06-01', to: '2016-02-20' }],
        careLeaver: { lastContactOn: '2019-01-15' },
      }),
      expect: [{ dueOn: '2019-03-12', endedOn: '2019-02-20' }],
    },
  ],
})

/** Birthdays from 17 to 21 after leaving care, each from three months before. */
function birthdays(record: ChildRecord): Subject[] {
  const bornOn = record.person?.bornOn
  const times = aftercareOf(record)
  if (bornOn === undefined || times.length === 0 || !isFollowed(record)) return []
  const { dates, onlyLatest } = contactsOf(record)
  const latest = dates.at(-1)?.on
  return [17, 18, 19, 20, 21].flatMap((years): Subject[] => {
    const on: Day = birthday(bornOn, years)
    const opens = addMonths(on, -3)
    const time = times.find(each => each.from < on && on <= each.ending.on)
    if (time === undefined) return []
    // Only the latest contact is known: of windows over before it nothing can be said.
    if (onlyLatest && (latest === undefined || addMonths(on, 1) < latest)) return []
    return [{ key: `birthday ${years}`, startsOn: opens, source: time.source }]
  })
}

export const birthdayStatus = standard<Subject>({
  id: 'CL-06',
  title: 'How each care leaver is, known around the birthday',
  stage: 'leaving care',
  basis: 'statutory',
  source: [
    {
      document: 'Children looked after return (SSDA903), guide',
      place: 'care leavers',
      note: 'the window of three months before to one month after the birthday is to be checked against the text',
    },
  ],
  rule: 'From three months before to one month after each birthday from 17 to 21 the authority is in touch, and records where the young person lives, whether it is suitable and what they do.',
  whoIsCovered:
    'Young people who had left care before that birthday, of whom anything is held as care leavers. At 22 to 24 the latest contact is returned, and nothing is timed.',
  whatMeetsIt:
    'A contact in the window. What was recorded of home and occupation is held only as it now stands, so it is not checked birthday by birthday.',
  whatEndsIt: 'The young person dies.',
  notYetCovered:
    'Where only the extract’s latest contact is known, birthdays whose window was over before it are left out.',
  matters: 'What is not known cannot be helped; nationally it is also how the authority is measured as a parent.',
  good: 'The conversation happens anyway; the return is filled from it.',
  weak: 'The codes are guessed in April from last year’s.',
  illustration:
    'Asked about her home for the return, Pilar said it was suitable “apart from the mould”. The adviser came to look.',
  exceptions: [],
  measuredBy: 'CL-06.in-time',
  auditQuestion: 'Do the codes agree with what the young person would say?',
  evidence: 'care leaver contacts',
  gravity: 3,
  covers: birthdays,
  clock: { kind: 'once', within: months(4), from: 'same day' },
  meets: (_, record) => contactsOf(record).dates,
  ends: (_, record) => [died(record)],
  soon: days(28),
  says: {
    started: 'The three months before the birthday began',
    needed: 'How the young person is should be known by a month after it',
    met: 'In touch',
    none: 'No contact recorded in that time.',
  },
  examples: [
    {
      name: 'the 19th birthday on 10 May 2019: from 10 February to 10 June',
      given: child({
        bornOn: '2000-05-10',
        care: [{ from: '2016-06-01', to: '2018-05-10' }],
        careLeaver: { lastContactOn: '2019-06-12' },
      }),
      expect: [
        { triggerOn: '2020-02-10', dueOn: '2020-06-10' },
        { triggerOn: '2021-02-10', dueOn: '2021-06-10' },
      ],
    },
    {
      name: 'contacts of every year known: late for the 19th, in time for the 20th',
      given: child({
        bornOn: '2000-05-10',
        care: [{ from: '2016-06-01', to: '2018-05-10' }],
        own: {
          care_leaver_contacts: [
            { on_day: '2019-06-12', kind: 'met elsewhere' },
            { on_day: '2020-03-01', kind: 'call or message' },
          ],
        },
      }),
      expect: [
        { triggerOn: '2019-02-10', dueOn: '2019-06-10', metOn: '2019-06-12', on: '2019-07-01', state: 'met-late' },
        { triggerOn: '2020-02-10', dueOn: '2020-06-10', metOn: '2020-03-01', on: '2020-07-01', state: 'met-in-time' },
        { triggerOn: '2021-02-10', dueOn: '2021-06-10' },
      ],
    },
  ],
})
