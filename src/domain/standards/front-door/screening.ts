import type { ChildRecord } from '../../record/facts.ts'
import { child } from '../example.ts'
import { days } from '../interval.ts'
import { onceMet, singleTurn, type Timed } from '../single-turn.ts'
import { standard } from '../standard.ts'
import { type Contacted, childhoodEnds, contactsOf, doneIn } from './contact.ts'

type Screened = Contacted & Timed

/** Days after the first decision, by colour: 4, 24 and 72 hours. */
const daysFor: Readonly<Record<string, number>> = { red: 0, amber: 1, green: 3 }

/** Contacts that were decided and given a colour, from the decision. */
function screenings(record: ChildRecord): Screened[] {
  return contactsOf(record).flatMap(each => {
    const startsOn = each.row.day('decided_at')
    const allowed = daysFor[each.row.text('colour') ?? '']
    return startsOn === undefined || allowed === undefined ? [] : [{ ...each, startsOn, within: days(allowed) }]
  })
}

const screened = (subject: Screened) => doneIn(subject, 'screened_at', 'Screening decided')

export const screening = standard<Screened>({
  id: 'FD-04',
  title: 'Multi-agency screening decided by its colour',
  stage: 'front door',
  basis: 'local',
  source: [
    {
      document: 'Local practice standard',
      note: 'as in Hackney’s multi-agency hub in 2022: red 4 hours, amber 24, green 72',
    },
  ],
  rule: 'After the first decision the multi-agency screening decides within 4 hours where it is red, 24 where amber, 72 where green. Counted by date: the same day, the next day, the third day after.',
  whoIsCovered: 'Contacts with a first decision and a colour.',
  whatMeetsIt: 'The moment at which the screening decided is recorded.',
  whatEndsIt: 'The child dies or turns 18.',
  matters: 'The colour says how soon the child may be harmed; the time must follow it.',
  good: 'Police, health and school say the same day what each of them knows.',
  weak: 'Amber because red is too much work today.',
  illustration:
    'At eleven the screening of Yusra was red. By two the school had said who collects her, and a worker was at the gate at three.',
  exceptions: [],
  measuredBy: 'FD-04.in-time',
  auditQuestion: 'Was the colour right, looked at with what was known the week after?',
  evidence: 'template contact_decisions',
  gravity: 2,
  covers: screenings,
  clock: singleTurn,
  meets: screened,
  ends: (subject, record) => [onceMet(subject, screened(subject)), ...childhoodEnds(subject, record)],
  soon: days(0),
  says: {
    started: 'First decision',
    needed: 'The screening is to decide the same day if red, the next if amber, the third day after if green',
    met: 'Screened',
    none: 'No screening decision recorded.',
  },
  examples: [
    {
      name: 'red, amber and green, all decided on Monday 8 April 2019',
      given: child({
        own: {
          contact_decisions: [
            {
              received_at: '2019-04-08 08:00',
              decided_at: '2019-04-08 09:00',
              colour: 'red',
              screened_at: '2019-04-08 12:30',
            },
            {
              received_at: '2019-04-08 08:30',
              decided_at: '2019-04-08 09:30',
              colour: 'amber',
              screened_at: '2019-04-10 09:00',
            },
            { received_at: '2019-04-08 10:00', decided_at: '2019-04-08 11:00', colour: 'green' },
          ],
        },
      }),
      expect: [
        { dueOn: '2019-04-08', metOn: '2019-04-08', on: '2019-04-30', state: 'met-in-time' },
        { dueOn: '2019-04-09', metOn: '2019-04-10', on: '2019-04-30', state: 'met-late' },
        { dueOn: '2019-04-11', on: '2019-04-12', state: 'overdue' },
      ],
    },
    {
      name: 'no colour: not screened, so nothing is timed',
      given: child({
        own: { contact_decisions: [{ received_at: '2019-04-08 08:00', decided_at: '2019-04-08 09:00' }] },
      }),
      expect: [],
    },
  ],
})
