import type { ReadModel } from '../analysis/index.ts'
import type { Day } from '../domain/calendar/day.ts'
import type { Caseload } from '../server/demonstration-people.ts'

/** How many children each worker holds on a day, in each of their units. */
export function caseloadsOn(model: ReadModel, today: Day): Caseload[] {
  const { worker, unit } = model.on(today)
  const counts = new Map<string, { worker: string; unit: string | undefined; children: number }>()
  for (let child = 0; child < worker.length; child++) {
    const id = model.workers.texts[worker[child]!]
    if (id === undefined) continue
    const unitId = model.units.texts[unit[child]!]
    const key = `${id} ${unitId ?? ''}`
    const held = counts.get(key)
    if (held) held.children++
    else counts.set(key, { worker: id, unit: unitId, children: 1 })
  }
  return [...counts.values()]
}
