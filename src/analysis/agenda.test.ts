import { expect, it } from 'vitest'
import { day } from '../domain/calendar/day.ts'
import { monthOf } from '../domain/calendar/months.ts'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import type { Cell, DerivedChild } from '../domain/indicators/fact-table.ts'
import { factTables } from '../domain/indicators/facts/index.ts'
import { agendaOf } from './agenda.ts'
import { ReadModel } from './read-model.ts'
import { ofUnits } from './testing/openings.ts'

/** A child open since 6 November 2018, with what was reached on a day and the first review that counts for it. */
function on(date: string, ...marks: readonly (readonly [number, string, string | undefined])[]) {
  const since = day('2018-11-06')
  const progressMark = marks.map(([mark, reached, reviewed]): Cell[] => [
    ...[day(reached), null, day(reached) + 24, reviewed === undefined ? null : day(reviewed), since],
    ...['months', 'involvement', 'child in need', null, mark, 0, 0],
  ])
  const child: DerivedChild = {
    childId: 'c1',
    facts: {
      status: [[since, null, 'referral', since]],
      holding: [[since, null, 'ann', 'kite']],
      progressMark,
    },
  }
  const model = new ReadModel('made-up', factTables, englandAndWales)
  model.refresh([child], 1)
  return agendaOf(model, monthOf(day('2019-11-01')), day(date), ofUnits('kite'))[0]
}

it('a review held in the month of a mark, here or in the case system, settles it from its day', () => {
  const told = [12, '2019-11-06', '2019-11-27'] as const
  expect(on('2019-11-26', told)).toMatchObject({ reviewedOn: undefined })
  expect(on('2019-11-28', told)).toMatchObject({ reviewedOn: day('2019-11-27') })
})

it('one reason without its review still asks', () => {
  const [reviewed, asking] = [
    [9, '2019-08-06', '2019-11-04'],
    [12, '2019-11-06', undefined],
  ] as const
  expect(on('2019-11-28', reviewed, asking)).toMatchObject({ reviewedOn: undefined })
  expect(on('2019-11-28', reviewed)).toMatchObject({ reviewedOn: day('2019-11-04') })
})
