import { describe, expect, it } from 'vitest'
import { day } from '../domain/calendar/day.ts'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import { factsOf } from '../domain/indicators/derive.ts'
import { factTables } from '../domain/indicators/facts/index.ts'
import { indicatorById } from '../domain/indicators/registry.ts'
import { holdersOf } from '../domain/record/holder.ts'
import { statusSpells } from '../domain/record/status.ts'
import { evaluate } from '../domain/standards/evaluate.ts'
import { child } from '../domain/standards/example.ts'
import { standards } from '../domain/standards/registry.ts'
import { ask } from './ask.ts'
import { boardOn } from './board.ts'
import { dueList } from './due.ts'
import { keyFigures } from './key-figures.ts'
import { ReadModel } from './read-model.ts'

/** Visits are supplied from Fri 10 July 2026; one child's plan began in February, and no visit saw the child since. */
function modelOf(): ReadModel {
  const plan = (from: string, visits: Parameters<typeof child>[0]['visits']) =>
    child({ referrals: [{ on: from }], protectionPlans: [{ from }], ...(visits ? { visits } : {}) })
  const people = {
    unseen: plan('2026-02-02', [{ on: '2026-11-25', seen: 'no' }]),
    other: plan('2026-07-06', ['2026-07-10']),
  }
  const model = new ReadModel('made-up', factTables, englandAndWales)
  model.refresh(
    Object.entries(people).map(([childId, told]) => {
      const record = { ...told, childId }
      const deadlines = evaluate(record, standards, englandAndWales)
      const [holdings, spells] = [holdersOf(record), statusSpells(record)]
      return factsOf({ record, holdings, spells, deadlines, calendar: englandAndWales })
    }),
    1,
  )
  return model
}

const model = modelOf()
const dueOf = (on: string, standardId: string) =>
  dueList(
    model,
    day(on),
    {},
    { children: new Set(['unseen']), standards: new Set([standardId]), states: new Set(['overdue', 'no-data']) },
  ).items[0]!

describe('due before there was evidence, and a whole turn without any since', () => {
  it('is on the list of what is overdue, days late counted from the end of that turn', () => {
    expect(dueOf('2026-07-24', 'CP-11')).toMatchObject({ state: 'no-data', band: 'no data' })
    expect(dueOf('2026-07-27', 'CP-11')).toMatchObject({
      ...{ state: 'overdue', band: 'overdue', workingDaysLate: 1 },
      ...{ dueOn: day('2026-02-16'), lateAfter: day('2026-07-24') },
    })
    expect(dueOf('2026-11-28', 'CP-12')).toMatchObject({ state: 'overdue', lateAfter: day('2026-08-07') })
  })

  it('counts on the board by those days, and as newly overdue on the first of them', () => {
    const before = boardOn(model, day('2026-07-24'))
    const first = boardOn(model, day('2026-07-25'))
    expect(before.lines.get('CP-11')).toMatchObject({ overdue: 0, noData: 1 })
    expect(first.lines.get('CP-11')).toMatchObject({ overdue: 2, noData: 0, ageing: [2, 0, 0] })
  })

  it('is in the key figures as the indicator has it, and in no share in time, which goes by the due date', () => {
    for (const each of keyFigures(model, day('2026-11-28'))) {
      const answer = ask(model, { indicator: indicatorById('overdue'), asOf: each.on }, () => undefined)
      expect(each.overdue).toBe(answer.numerator)
    }
    const line = boardOn(model, day('2026-11-28')).lines.get('CP-12')!
    expect([line.overdue, line.inTime]).toEqual([2, { met: 1, of: 2 }])
  })
})
