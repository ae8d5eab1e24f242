import type { Part, ReadModel } from '../../analysis/index.ts'
import type { Day } from '../../domain/calendar/day.ts'

/** How many children are open for anything but leaving care, in a part of the service on a day. */
export function childrenOpen(model: ReadModel, day: Day, part: Part): number {
  const { status, unit, worker } = model.on(day)
  const texts = model.columns('status').dictionaries.get('status')!.texts
  let count = 0
  for (let child = 0; child < status.length; child++) {
    const text = texts[status[child]!]
    if (text === undefined || text === 'care leaver') continue
    const unitId = model.units.texts[unit[child]!]
    const workerId = model.workers.texts[worker[child]!]
    if (part.units && (unitId === undefined || !part.units.has(unitId))) continue
    if (part.workers && (workerId === undefined || !part.workers.has(workerId))) continue
    count++
  }
  return count
}
