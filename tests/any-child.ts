import fc from 'fast-check'
import { day, iso } from '../src/domain/calendar/day.ts'
import type { ChildRecord } from '../src/domain/record/facts.ts'
import { child } from '../src/domain/standards/example.ts'

const date = fc.integer({ min: day('2016-01-04'), max: day('2022-12-30') }).map(iso)
/** Days of events, in order, as a record holds them. */
const dates = (maxLength: number) => fc.array(date, { maxLength }).map(each => each.toSorted())
const later = fc.option(date, { nil: undefined })
const answer = fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const)

/** Some of a kind, none of which began on a day another did: a source's key, which is the day here, names one row. */
const some = <T extends { on: string } | { from: string }>(each: fc.Arbitrary<T>, maxLength: number) =>
  fc.uniqueArray(each, { maxLength, selector: one => ('on' in one ? one.on : one.from) })

/** For tests by properties: any child, however badly recorded: ends before starts, visits after death, reviews nobody expects. */
export const anyChild: fc.Arbitrary<ChildRecord> = fc
  .record({
    bornOn: fc.integer({ min: day('1999-01-01'), max: day('2022-01-01') }).map(iso),
    diedOn: fc.option(date, { nil: undefined, freq: 20 }),
    referrals: some(fc.record({ on: date, closedOn: later, noFurtherAction: answer }), 4),
    needPlans: some(fc.record({ from: date, to: later }), 3),
    enquiries: some(fc.record({ on: date, endedOn: later, conferenceNeeded: answer, conferenceOn: later }), 3),
    protectionPlans: some(fc.record({ from: date, to: later, reviews: dates(5) }), 2),
    visits: fc.array(
      fc.record({
        on: date,
        kind: fc.constantFrom('need' as const, 'protection' as const, 'care' as const),
        seen: answer,
      }),
      { maxLength: 12 },
    ),
    care: some(
      fc.record({
        from: date,
        to: later,
        reviews: dates(4),
        placements: fc.array(
          fc.record({ from: date, to: later, type: fc.constantFrom('U4', 'U6', 'P1', 'K2', 'A5') }),
          { maxLength: 3 },
        ),
      }),
      2,
    ),
  })
  .map(told => child(JSON.parse(JSON.stringify(told))))
