import type { Day } from '../../calendar/day.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { type OwnRow, rowsOf } from '../../templates/own-row.ts'
import { strategyDiscussions } from '../../templates/protection.ts'
import { died, episodeClosed, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { inSameRow } from '../in-same-row.ts'
import { days } from '../interval.ts'
import { type Meeting, type Subject, standard } from '../standard.ts'
import { toBeChecked, workingTogether } from '../working-together.ts'

interface Needed extends Subject {
  readonly row: OwnRow<keyof typeof strategyDiscussions.columns>
}

function needed(record: ChildRecord): Needed[] {
  return rowsOf(record, strategyDiscussions).flatMap(row =>
    row.on === undefined ? [] : [{ key: row.source.key, startsOn: row.on, source: row.source, row }],
  )
}

/** Who was missing, where that is recorded; where nothing is said of it the discussion is taken to have been one. */
function whoWasMissing(row: Needed['row']): string | undefined {
  const missing = (['police', 'health'] as const).filter(each => row.answer(each) === 'no')
  return missing.length === 0 ? undefined : `without ${missing.join(' and ')}, so it does not count`
}

/** The discussion where its day is recorded, otherwise the enquiry that began since: an enquiry begins with one. */
function held({ row, startsOn }: Needed, record: ChildRecord): Meeting[] {
  const on = row.day('held_at')
  const without = whoWasMissing(row)
  const found: Meeting[] = []
  if (on !== undefined) found.push(inSameRow({ on, what: 'Strategy discussion held', source: row.source }, startsOn))
  else {
    const enquiry = record.enquiries.find(each => each.startedOn >= startsOn)
    if (enquiry !== undefined) found.push({ on: enquiry.startedOn, what: 'Enquiry began', source: enquiry.source })
  }
  if (without === undefined) return found
  return [...found.map(each => ({ ...each, whyNot: without })), ...heldAgain(row, on ?? startsOn, record)]
}

/** Where somebody was missing it is held again, and that may be told as a row of its own. */
function heldAgain(row: Needed['row'], from: Day, record: ChildRecord): Meeting[] {
  return needed(record).flatMap((other): Meeting[] => {
    const on = other.row.day('held_at')
    if (on === undefined || on < from || other.row === row || whoWasMissing(other.row) !== undefined) return []
    return [{ on, what: 'Strategy discussion held again', source: other.source }]
  })
}

export const strategyDiscussion = standard<Needed>({
  id: 'CP-01',
  title: 'Strategy discussion within {24 hours} of its being needed',
  stage: 'protection',
  basis: 'local',
  source: [
    ...workingTogether('chapter 1, page 41', `as soon as there is reasonable cause, no number; ${toBeChecked}`),
    { document: 'Local practice standard', note: '24 hours (Knowsley); elsewhere the same day' },
  ],
  rule: 'Where there is reasonable cause to suspect that a child is suffering or likely to suffer significant harm, a strategy discussion is held with police and health within {24 hours}. {Counted by date: by the next day.|Counted by date: the day it was needed is day 0.}',
  whoIsCovered: 'Every time it is recorded that a strategy discussion was needed.',
  whatMeetsIt:
    'The discussion is held. One recorded as without police or without health does not count, but the next one with both does; where it is not recorded who was there it counts. Where no day is recorded for it, a section 47 enquiry that begins since does instead.',
  whatEndsIt: 'The episode is closed, the child dies or turns 18.',
  matters: 'Each agency knows a piece of what is happening to the child; until they speak nobody knows how bad it is.',
  good: 'Everybody who knows the child says what they know, and it is decided who sees the child, when and how.',
  weak: 'Social worker and police officer agree on the telephone to “go out jointly”, and health hears of it the week after.',
  illustration:
    'At the discussion about Zev the school nurse said he had been weighed twice that month. That changed who went, and when.',
  exceptions: [],
  measuredBy: 'CP-01.in-time',
  auditQuestion: 'Was everybody there who knew the child, and did it change what was done that day?',
  evidence: 'template strategy_discussions',
  gravity: 1,
  covers: needed,
  clock: { kind: 'once', within: days(1), from: 'same day' },
  meets: held,
  ends: ({ startsOn }, record) => [episodeClosed(startsOn, undefined, record), died(record), turnedEighteen(record)],
  soon: days(0),
  says: {
    started: 'Significant harm was suspected',
    needed: 'A strategy discussion is due within {24 hours}, counted by date',
    met: 'Held',
    none: 'None recorded.',
  },
  examples: [
    {
      name: 'needed and held on one day, with police and health',
      given: child({
        own: {
          strategy_discussions: [
            { needed_at: '2019-04-08 10:00', held_at: '2019-04-08 15:00', police: 'Y', health: 'Y' },
          ],
        },
      }),
      expect: [{ dueOn: '2019-04-09', metOn: '2019-04-08', on: '2019-04-30', state: 'met-in-time' }],
    },
    {
      name: 'held in the evening, written down the next day as needed then: met on that day',
      given: child({
        own: { strategy_discussions: [{ needed_at: '2019-04-09 09:00', held_at: '2019-04-08 19:00' }] },
      }),
      expect: [{ triggerOn: '2019-04-09', metOn: '2019-04-09', on: '2019-04-30', state: 'met-in-time' }],
    },
    {
      name: 'held without health: it does not count',
      given: child({
        own: {
          strategy_discussions: [
            { needed_at: '2019-04-08 10:00', held_at: '2019-04-08 15:00', police: 'Y', health: 'N' },
          ],
        },
      }),
      expect: [{ dueOn: '2019-04-09', on: '2019-04-10', state: 'overdue' }],
    },
    {
      name: 'held without health, and again with health two days on, as a row of its own: late',
      given: child({
        own: {
          strategy_discussions: [
            { needed_at: '2019-04-08 10:00', held_at: '2019-04-08 15:00', police: 'Y', health: 'N' },
            { needed_at: '2019-04-10 09:00', held_at: '2019-04-10 11:00', police: 'Y', health: 'Y' },
          ],
        },
      }),
      expect: [{ metOn: '2019-04-10', on: '2019-04-30', state: 'met-late' }, { metOn: '2019-04-10' }],
    },
    {
      name: 'no day recorded for it, police and health not there: an enquiry does not stand for it',
      given: child({
        enquiries: [{ on: '2019-04-09' }],
        own: { strategy_discussions: [{ needed_at: '2019-04-08', police: 'N', health: 'N' }] },
      }),
      expect: [{ dueOn: '2019-04-09', on: '2019-04-10', state: 'overdue' }],
    },
    {
      name: 'never held, and the episode was closed: it stays missed, but nobody is asked for it any more',
      given: child({
        referrals: [{ on: '2019-04-01', closedOn: '2019-06-03' }],
        own: { strategy_discussions: [{ needed_at: '2019-04-08' }] },
      }),
      expect: [{ dueOn: '2019-04-09', endedOn: '2019-06-03', on: '2019-06-02', state: 'overdue' }],
    },
    {
      name: 'needed the evening before the referral was dated, and that was closed: likewise',
      given: child({
        referrals: [{ on: '2019-04-09', closedOn: '2019-06-03' }],
        own: { strategy_discussions: [{ needed_at: '2019-04-08 19:00' }] },
      }),
      expect: [{ dueOn: '2019-04-09', endedOn: '2019-06-03', on: '2019-06-02', state: 'overdue' }],
    },
    {
      name: 'no day recorded for it, but an enquiry began the day after it was needed',
      given: child({
        enquiries: [{ on: '2019-04-09' }],
        own: { strategy_discussions: [{ needed_at: '2019-04-08' }] },
      }),
      expect: [{ dueOn: '2019-04-09', metOn: '2019-04-09', on: '2019-04-30', state: 'met-in-time' }],
    },
    {
      name: 'turned 18 the same day',
      given: child({ bornOn: '2001-04-08', own: { strategy_discussions: [{ needed_at: '2019-04-08' }] } }),
      expect: [{ endedOn: '2019-04-08' }],
    },
  ],
})
