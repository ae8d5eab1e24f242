import { expect, it } from 'vitest'
import { ask, ReadModel } from '../../analysis/index.ts'
import { day } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import type { Cell } from '../../domain/indicators/fact-table.ts'
import { factTables } from '../../domain/indicators/facts/index.ts'
import { indicatorById, indicators } from '../../domain/indicators/registry.ts'
import { answerAsJson } from './answer-as-json.ts'

const asOf = day('2026-11-25')
const opened = day('2026-01-05')
const nothing = Object.fromEntries(factTables.map(each => [each.name, [] as Cell[][]]))
const facts = {
  ...nothing,
  holding: [[opened, null, 'w1', 'U1']],
  status: [[opened, null, 'protection plan', opened]],
  deadline: [['CP-11', 's', 1, opened, day('2026-11-20'), null, day('2026-11-15'), null, null, 'w1', 'U1']],
}
const model = new ReadModel('made-up', factTables, englandAndWales)
model.refresh([{ childId: 'c1', facts }], 1)

const answer = (id: string) =>
  answerAsJson(ask(model, { indicator: indicatorById(id), asOf, list: true }, () => undefined))

it('has every day as a date, of the row and of each of its cells', () => {
  const [row] = answer('CP-11.open').list!
  expect(row).toMatchObject({ childId: 'c1', on: '2026-11-20', counted: true })
  expect(row!.cells).toMatchObject({ dueOn: '2026-11-20', soonOn: '2026-11-15', triggerOn: '2026-01-05', metOn: null })
  expect(row!.cells.ordinal).toBe(1)
})

it('has the first and last day of a period as dates', () => {
  expect(answer('CP-11.in-time').period).toEqual({ from: '2025-11-26', to: '2026-11-25' })
})

it('has no day number anywhere, whatever is asked', () => {
  const told = indicators.map(({ id }) => JSON.stringify(answer(id))).join('\n')
  expect(told).toContain('"on":"2026-11-20"')
  expect(told.match(/[:[]\d{5}\b/g)).toBeNull()
})
