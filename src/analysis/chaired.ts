import type { Day } from '../domain/calendar/day.ts'
import { unknown } from './columns.ts'
import type { ReadModel } from './read-model.ts'

/** Children for whom a worker is reviewing officer or conference chair on a day. */
export function chairedOn(model: ReadModel, worker: string, day: Day): string[] {
  const chairing = model.columns('chairing')
  const code = chairing.dictionaries.get('worker')!.texts.indexOf(worker)
  if (code < 0) return []
  const from = chairing.numbers('from')
  const until = chairing.numbers('until')
  const workers = chairing.numbers('worker')
  const found = new Set<string>()
  for (let row = 0; row < chairing.length; row++) {
    const child = chairing.child[row]!
    if (child < 0 || workers[row] !== code || from[row]! > day) continue
    if (until[row] === unknown || day < until[row]!) found.add(model.children[child]!)
  }
  return [...found]
}
