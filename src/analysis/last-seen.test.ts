import { describe, expect, it } from 'vitest'
import { day, iso } from '../domain/calendar/day.ts'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import { factTables } from '../domain/indicators/facts/index.ts'
import { ownFacts } from '../domain/indicators/facts/own.ts'
import { child } from '../domain/standards/example.ts'
import { lastSeen } from './last-seen.ts'
import { ReadModel } from './read-model.ts'

function seenBy(on: string, facts: Record<string, (string | number | null)[][]>): string | undefined {
  const model = new ReadModel('made-up', factTables, englandAndWales)
  model.refresh([{ childId: 'c1', facts }], 1)
  const last = lastSeen(model, model.numberOf('c1')!, day(on))
  return last === undefined ? undefined : iso(last)
}

/** The rows of our own templates that a child told of them gives. */
const ownRows = (own: Parameters<typeof child>[0]['own']) => {
  const record = child({ ...(own ? { own } : {}) })
  const context = { record, holdings: [], spells: [], deadlines: [], calendar: englandAndWales }
  return ownFacts.rows(context) as (string | number | null)[][]
}

const contact = (on: string, kind: string) => ({ on_day: on, kind })

describe('when a child was last seen', () => {
  const visit = [[day('2017-05-02'), 'care', 1, null]]

  it('is the last visit at which they were seen, and never one that does not say so', () => {
    const visits = [...visit, [day('2017-06-02'), 'care', 0, null], [day('2017-06-09'), 'care', null, null]]
    expect(seenBy('2019-04-01', { visit: visits })).toBe('2017-05-02')
    expect(seenBy('2017-05-01', { visit: visits })).toBeUndefined()
  })

  it('is of a care leaver when their adviser visited or met them, and not when they were in touch without', () => {
    const contacts = [
      contact('2019-01-10', 'visit where the young person lives'),
      contact('2019-02-20', 'met elsewhere'),
      contact('2019-03-05', 'call or message'),
      contact('2019-03-20', 'no answer'),
    ]
    const plans = [{ on_day: '2019-03-25', kind: 'met elsewhere' }]
    const own = ownRows({ care_leaver_contacts: contacts, pathway_plans: plans })
    expect(seenBy('2019-04-01', { visit, own })).toBe('2019-02-20')
    expect(seenBy('2019-02-19', { visit, own })).toBe('2019-01-10')
    expect(seenBy('2019-04-01', { own: ownRows({ care_leaver_contacts: contacts.slice(2) }) })).toBeUndefined()
  })

  it('is of a child placed for adoption or privately fostered when visited there, and known to have been there', () => {
    const adopted = ownRows({ adoption_visits: [{ visited_on: '2019-03-25' }] })
    expect(seenBy('2019-04-01', { visit, own: adopted })).toBe('2019-03-25')
    const fostered = ownRows({
      private_fostering_visits: [
        { visited_on: '2019-03-04', child_seen_alone: 'Y' },
        { visited_on: '2019-03-11', child_seen_alone: 'N', why_not_alone: 'two months old' },
        { visited_on: '2019-03-18', child_seen_alone: 'N' },
        { visited_on: '2019-03-25' },
      ],
    })
    expect(seenBy('2019-04-01', { own: fostered })).toBe('2019-03-11')
    expect(seenBy('2019-03-10', { own: fostered })).toBe('2019-03-04')
  })
})
