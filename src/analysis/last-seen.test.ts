import { describe, expect, it } from 'vitest'
import { day, iso } from '../domain/calendar/day.ts'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import { factTables } from '../domain/indicators/facts/index.ts'
import { lastSeen } from './last-seen.ts'
import { ReadModel } from './read-model.ts'

function seenBy(on: string, facts: Record<string, (string | number | null)[][]>): string | undefined {
  const model = new ReadModel('made-up', factTables, englandAndWales)
  model.refresh([{ childId: 'c1', facts }], 1)
  const last = lastSeen(model, model.numberOf('c1')!, day(on))
  return last === undefined ? undefined : iso(last)
}

const contact = (on: string, kind: string) => [day(on), 'care_leaver_contacts', kind]

describe('when a child was last seen', () => {
  const visit = [[day('2017-05-02'), 'care', 1, null]]

  it('is the last visit at which they were seen, and never one that does not say so', () => {
    const visits = [...visit, [day('2017-06-02'), 'care', 0, null], [day('2017-06-09'), 'care', null, null]]
    expect(seenBy('2019-04-01', { visit: visits })).toBe('2017-05-02')
    expect(seenBy('2017-05-01', { visit: visits })).toBeUndefined()
  })

  it('is of a care leaver when their adviser visited or met them, and not when they were in touch without', () => {
    const own = [
      contact('2019-01-10', 'visit where the young person lives'),
      contact('2019-02-20', 'met elsewhere'),
      contact('2019-03-05', 'call or message'),
      contact('2019-03-20', 'no answer'),
      [day('2019-03-25'), 'pathway_plans', 'met elsewhere'],
    ]
    expect(seenBy('2019-04-01', { visit, own })).toBe('2019-02-20')
    expect(seenBy('2019-02-19', { visit, own })).toBe('2019-01-10')
    expect(seenBy('2019-04-01', { own: own.slice(2) })).toBeUndefined()
  })
})
