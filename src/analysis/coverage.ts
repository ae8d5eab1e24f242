import { type Day, day } from '../domain/calendar/day.ts'
import { type Evidence, type EvidencePlace, extractEvidence, placesOf } from '../domain/standards/evidence.ts'
import type { Coverage } from '../domain/standards/state.ts'
import { templates } from '../domain/templates/index.ts'
import { unknown } from './columns.ts'
import type { ReadModel } from './read-model.ts'

/**
 * From when the authority has supplied each kind of evidence: the day by which half a per cent of it had occurred, so
 * that one wrong date does not stretch it; where there is little, or only the latest of each person, the first. A kind never supplied is absent, and so
 * is a column that is wholly empty: visits that never say whether the child was seen supply no evidence of seeing.
 */
export function coverageOf(model: ReadModel): Coverage {
  const found = new Map<Evidence, Day>()
  const counts = new Int32Array(latest - earliest + 1)
  for (const kind of kinds) {
    const counted = countByDay(model, kind, counts)
    const first = firstSupplied(
      counted,
      placesOf(kind).some(each => each.isLatest),
    )
    if (first !== undefined) found.set(kind, first)
    counts.fill(0, counted.from, counted.to)
  }
  return found
}

/** Counts by day between these; what is dated outside is rare, and kept as it is. */
const [earliest, latest] = [day('1990-01-01'), day('2059-12-31')]

/** The first day, or where there is enough of it the day by which half a per cent has occurred. */
function firstSupplied({ counts, from, to, before, after, total }: Counted, isLatest: boolean): Day | undefined {
  if (total === 0) return undefined
  const wanted = isLatest || total < 200 ? 1 : Math.ceil(total * 0.005)
  if (wanted <= before.length) return before.sort((a, b) => a - b)[wanted - 1]
  let seen = before.length
  for (let index = from; index < to; index++) {
    seen += counts[index]!
    if (seen >= wanted) return earliest + index
  }
  return after.sort((a, b) => a - b)[wanted - seen - 1]
}

const kinds: readonly Evidence[] = [
  ...(Object.keys(extractEvidence) as Evidence[]),
  ...templates.map(({ name }): Evidence => `template ${name}`),
]

/** Counts into an array of zeros, which is used for one kind after another. */
function countByDay(model: ReadModel, kind: Evidence, counts: Int32Array): Counted {
  const counted: Counted = { counts, from: counts.length, to: 0, before: [], after: [], total: 0 }
  for (const place of placesOf(kind)) countAt(model, place, counted)
  return counted
}

interface Counted {
  readonly counts: Int32Array
  /** Where in it anything is counted, and where nothing is again. */
  from: number
  to: number
  readonly before: Day[]
  readonly after: Day[]
  total: number
}

function countAt(model: ReadModel, { table, day: dated, of, known }: EvidencePlace, counted: Counted): void {
  const columns = model.columns(table)
  const on = columns.numbers(dated)
  const said = known === undefined ? undefined : columns.numbers(known)
  const unsaid = known !== undefined && columns.dictionaries.has(known) ? 0 : unknown
  const value = of && columns.numbers(of.column)
  const wanted = of && new Set(of.values.map(each => columns.dictionaries.get(of.column)!.find(each)))
  for (let row = 0; row < columns.length; row++) {
    if (columns.child[row]! < 0 || on[row] === unknown || (said && said[row] === unsaid)) continue
    if (value && !wanted!.has(value[row]!)) continue
    counted.total++
    const each = on[row]!
    if (each < earliest) counted.before.push(each)
    else if (each > latest) counted.after.push(each)
    else {
      const index = each - earliest
      counted.counts[index]!++
      if (index < counted.from) counted.from = index
      if (index >= counted.to) counted.to = index + 1
    }
  }
}
