import type { Day } from '../domain/calendar/day.ts'
import type { Evidence } from '../domain/standards/standard.ts'
import type { Coverage } from '../domain/standards/state.ts'
import { unknown } from './columns.ts'
import type { ReadModel } from './read-model.ts'

/** Where the evidence of each kind is: the days of which table, of rows of which kind, with which flag known. */
const evidence: Readonly<Record<Evidence, { table: string; day: string; kinds?: readonly string[]; known?: string }>> =
  {
    assessments: { table: 'assessment', day: 'authorisedOn' },
    'assessment reviews': { table: 'review', day: 'on', kinds: ['assessment'] },
    conferences: { table: 'conference', day: 'heldOn' },
    'protection reviews': { table: 'review', day: 'on', kinds: ['protection'] },
    'protection visits seen': { table: 'visit', day: 'on', kinds: ['protection'], known: 'seen' },
    'need visits seen': { table: 'visit', day: 'on', kinds: ['need', 'protection', 'care'], known: 'seen' },
    'care reviews': { table: 'review', day: 'on', kinds: ['care'] },
    'care visits seen': { table: 'visit', day: 'on', kinds: ['care'], known: 'seen' },
    'progress reviews': { table: 'review', day: 'on', kinds: ['progress'] },
  }

/**
 * From when the authority has supplied each kind of evidence: the day by which half a per cent of it had occurred, so
 * that one wrong date does not stretch it; where there is little, the first. A kind never supplied is absent, and so
 * is a column that is wholly empty: visits that never say whether the child was seen supply no evidence of seeing.
 */
export function coverageOf(model: ReadModel): Coverage {
  const found = new Map<Evidence, Day>()
  for (const kind of Object.keys(evidence) as Evidence[]) {
    const first = firstSupplied(daysOf(model, kind))
    if (first !== undefined) found.set(kind, first)
  }
  return found
}

/** In order. */
function daysOf(model: ReadModel, kind: Evidence): Int32Array {
  const { table, day, kinds, known } = evidence[kind]
  const columns = model.columns(table)
  const on = columns.numbers(day)
  const said = known === undefined ? undefined : columns.numbers(known)
  const kindOf = kinds && columns.numbers('kind')
  const wanted = new Set(kinds?.map(each => columns.dictionaries.get('kind')!.find(each)))
  const days = new Int32Array(columns.length)
  let count = 0
  for (let row = 0; row < columns.length; row++) {
    if (columns.child[row]! < 0 || on[row] === unknown || (said && said[row] === unknown)) continue
    if (!kindOf || wanted.has(kindOf[row]!)) days[count++] = on[row]!
  }
  return days.subarray(0, count).sort()
}

function firstSupplied(days: Int32Array): Day | undefined {
  return days.length < 200 ? days[0] : days[Math.ceil(days.length * 0.005) - 1]
}
