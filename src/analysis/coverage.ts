import { type Day, day } from '../domain/calendar/day.ts'
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
    const first = firstSupplied(model, kind)
    if (first !== undefined) found.set(kind, first)
  }
  return found
}

/** Counts by day between these; what is dated outside is rare, and kept as it is. */
const [earliest, latest] = [day('1990-01-01'), day('2059-12-31')]

/** The first day, or where there is enough the day by which half a per cent has occurred. */
function firstSupplied(model: ReadModel, kind: Evidence): Day | undefined {
  const { counts, before, after, total } = countByDay(model, kind)
  if (total === 0) return undefined
  const wanted = total < 200 ? 1 : Math.ceil(total * 0.005)
  if (wanted <= before.length) return before.sort((a, b) => a - b)[wanted - 1]
  let seen = before.length
  for (let index = 0; index < counts.length; index++) {
    seen += counts[index]!
    if (seen >= wanted) return earliest + index
  }
  return after.sort((a, b) => a - b)[wanted - seen - 1]
}

function countByDay(model: ReadModel, kind: Evidence) {
  const { table, day: dated, kinds, known } = evidence[kind]
  const columns = model.columns(table)
  const on = columns.numbers(dated)
  const said = known === undefined ? undefined : columns.numbers(known)
  const kindOf = kinds && columns.numbers('kind')
  const wanted = kinds && new Set(kinds.map(each => columns.dictionaries.get('kind')!.find(each)))
  const counts = new Int32Array(latest - earliest + 1)
  const before: Day[] = []
  const after: Day[] = []
  let total = 0
  for (let row = 0; row < columns.length; row++) {
    if (columns.child[row]! < 0 || on[row] === unknown || (said && said[row] === unknown)) continue
    if (kindOf && !wanted!.has(kindOf[row]!)) continue
    total++
    const each = on[row]!
    if (each < earliest) before.push(each)
    else if (each > latest) after.push(each)
    else counts[each - earliest]!++
  }
  return { counts, before, after, total }
}
