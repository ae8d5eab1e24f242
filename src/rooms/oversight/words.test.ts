import { expect, it } from 'vitest'
import { day } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { howFar } from '../../domain/standards/how-far.ts'
import { byId } from '../../domain/standards/registry.ts'
import { standingOf } from './words.ts'

it.each(['2019-05-03', '2019-05-10', '2019-11-05'])('a direction is as late as its standard says, on %s', on => {
  const due_on = '2019-05-02'
  const direction = { due_on, done_on: null, confirmed_on: null, withdrawn_on: null, closedOn: undefined }
  const { words } = standingOf(direction as unknown as Parameters<typeof standingOf>[0], day(on))
  expect(words).toBe(howFar(byId('OV-14'), { dueOn: day(due_on) }, 'overdue', day(on), englandAndWales))
})
