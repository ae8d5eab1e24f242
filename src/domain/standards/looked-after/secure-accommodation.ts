import type { ChildRecord } from '../../record/facts.ts'
import { secureReviews } from '../../templates/looked-after.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { child } from '../example.ts'
import { months } from '../interval.ts'
import { standard } from '../standard.ts'
import { firstThen, type WithMeetings } from './clocks.ts'
import { type Placed, placementEnds, placementsIn } from './placed.ts'

type Secure = Placed & WithMeetings

function secure(record: ChildRecord): Secure[] {
  return placementsIn(record)
    .filter(each => /^K1/.test(each.placement.type ?? ''))
    .map(each => ({
      ...each,
      meetings: rowsOf(record, secureReviews).flatMap(row =>
        row.on === undefined || row.on < each.startsOn || row.on > each.until
          ? []
          : [{ on: row.on, what: 'Secure review held', source: row.source }],
      ),
    }))
}

export const secureReview = standard<Secure>({
  id: 'LP-07',
  title: 'Secure accommodation reviewed within a month, then every three',
  stage: 'looked after',
  basis: 'statutory',
  source: [
    {
      document: 'Children (Secure Accommodation) Regulations 1991 (SI 1991/1505)',
      place: 'regulations 15 and 16',
      inForceFrom: '1991-10-14',
      note: 'to be checked against the text',
    },
  ],
  rule: 'Whether a child still needs to be kept in secure accommodation is reviewed within one month of the start, and then at intervals of not more than three months.',
  whoIsCovered: 'Looked-after children in a secure children’s home (SSDA903 placement type K1).',
  whatMeetsIt: 'The review is held.',
  whatEndsIt: 'The placement ends, the child ceases to be looked after, is placed for adoption, dies or turns 18.',
  notYetCovered:
    'Without an order a child may be kept so for 72 hours in any 28 days: when that runs out is an expiry to the hour, which dates cannot show.',
  matters:
    'Locking up a child who has committed no crime is the gravest thing an authority may do; somebody must keep asking why.',
  good: 'The panel asks what would have to be so for the child to leave, and whether it already is.',
  weak: 'The review finds the criteria met because they were met last time.',
  illustration:
    'Made-up Gethin’s first review found that the gang he had been kept from had been arrested. He moved a week later.',
  exceptions: [],
  measuredBy: 'LP-07.in-time',
  auditQuestion: 'Did the review test whether the child still met the criteria, and hear the child?',
  evidence: 'template secure_reviews',
  gravity: 1,
  covers: secure,
  clock: firstThen(months(1), months(3)),
  comesRound: months(3),
  meets: subject => subject.meetings,
  ends: placementEnds,
  soon: { count: 20, unit: 'working day' },
  says: {
    started: 'Placed in secure accommodation',
    again: 'Last reviewed',
    needed: 'A secure review is due within a month at first, then within three',
    met: 'Review held',
    none: 'None recorded since.',
  },
  examples: [
    {
      name: 'a month from the start, then three from the review held',
      given: child({
        care: [{ from: '2019-04-30', placements: [{ from: '2019-04-30', type: 'K1' }] }],
        own: { secure_reviews: [{ held_on: '2019-05-28' }] },
      }),
      expect: [
        { triggerOn: '2019-04-30', dueOn: '2019-05-30', metOn: '2019-05-28' },
        { triggerOn: '2019-05-28', dueOn: '2019-08-28' },
      ],
    },
    {
      name: 'left before the first was due',
      given: child({
        care: [{ from: '2019-04-30', placements: [{ from: '2019-04-30', to: '2019-05-13', type: 'K1' }] }],
      }),
      expect: [{ endedOn: '2019-05-13' }],
    },
    {
      name: 'a children’s home is not secure',
      given: child({ care: [{ from: '2019-04-30', placements: [{ from: '2019-04-30', type: 'K2' }] }] }),
      expect: [],
    },
  ],
})
