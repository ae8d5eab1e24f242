import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ReadModel } from '../src/analysis/read-model.ts'
import { anyChildren, anyDay } from '../src/analysis/testing/random-facts.ts'
import { day } from '../src/domain/calendar/day.ts'
import { englandAndWales } from '../src/domain/calendar/working-calendar.ts'
import { factsOf as factsOfChild } from '../src/domain/indicators/derive.ts'
import type { DerivedChild } from '../src/domain/indicators/fact-table.ts'
import { factTables } from '../src/domain/indicators/facts/index.ts'
import { holdersOf } from '../src/domain/record/holder.ts'
import { statusSpells } from '../src/domain/record/status.ts'
import { evaluate } from '../src/domain/standards/evaluate.ts'
import { child } from '../src/domain/standards/example.ts'
import { standards } from '../src/domain/standards/registry.ts'
import { askReadModel } from './question.ts'
import { openDuckDb } from './question-in-duckdb.ts'
import { type Asked, factsOf } from './question-in-sql.ts'

/** Whom the statement finds on a day is one holder; random rows of holders overlap. */
function heldOnce({ childId, facts }: DerivedChild): DerivedChild {
  return { childId, facts: { ...facts, holding: facts.holding!.slice(0, 1) } }
}

function modelOf(children: readonly DerivedChild[]): ReadModel {
  const model = new ReadModel('made-up', factTables, englandAndWales)
  model.refresh(children, 1)
  return model
}

/** Asks the read model and a database, which has to say the same. */
async function askBoth(model: ReadModel, asked: Asked) {
  const facts = factsOf(model)
  const duck = await openDuckDb(facts)
  try {
    const ours = askReadModel(model, facts, asked)
    expect(await duck.ask(asked)).toEqual(ours)
    return ours
  } finally {
    await duck.close()
  }
}

describe('the statements that databases are asked', () => {
  it('give what the read model gives, of anything', async () => {
    const kinds = fc.constantFrom<Asked['kind']>('overdue', 'in-time')
    await fc.assert(
      fc.asyncProperty(anyChildren, kinds, anyDay, fc.boolean(), async (children, kind, asOf, ofService) => {
        await askBoth(modelOf(children.map(heldOnce)), { kind, asOf, ...(ofService ? { service: 'S0' } : {}) })
      }),
      { numRuns: 40 },
    )
  })

  it('know what is late though it fell due before visits were supplied', async () => {
    const plan = (from: string, visits: Parameters<typeof child>[0]['visits']) =>
      child({ referrals: [{ on: from }], protectionPlans: [{ from }], ...(visits ? { visits } : {}) })
    const care = (from: string, ...visits: readonly string[]) => child({ care: [{ from }], visitKind: 'care', visits })
    const told = {
      ...{ unseen: plan('2026-02-02', []), seen: plan('2026-07-06', ['2026-07-10']) },
      ...{ placed: care('2026-02-02'), placedLongAgo: care('2025-02-03'), visited: care('2026-07-06', '2026-07-10') },
    }
    const children = Object.entries(told).map(([childId, each]) => {
      const record = { ...each, childId }
      const deadlines = evaluate(record, standards, englandAndWales)
      const [holdings, spells] = [holdersOf(record), statusSpells(record)]
      return factsOfChild({ record, holdings, spells, deadlines, calendar: englandAndWales })
    })
    const [before, since] = await Promise.all(
      ['2026-07-24', '2026-07-27'].map(on => askBoth(modelOf(children), { kind: 'overdue', asOf: day(on) })),
    )
    expect([before?.get('|CP-11'), since?.get('|CP-11')]).toEqual([undefined, '2/2'])
    // Six weeks in the first year of a placement, six months after it.
    const visits = await Promise.all(
      ['2026-08-21', '2026-08-22'].map(on => askBoth(modelOf(children), { kind: 'overdue', asOf: day(on) })),
    )
    expect(visits.map(each => each.get('|LV-01'))).toEqual([undefined, '1/1'])
  })
})
