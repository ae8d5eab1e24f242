import type { Day } from '../domain/calendar/day.ts'
import type { Evidence } from '../domain/standards/standard.ts'
import type { Coverage } from '../domain/standards/state.ts'
import { type Columns, unknown } from './columns.ts'
import type { ReadModel } from './read-model.ts'

/**
 * From when the authority has supplied each kind of evidence: the day by which half a per cent of it had occurred, so
 * that one wrong date does not stretch it; where there is little, the first. A kind never supplied is absent, and so
 * is a column that is wholly empty: visits that never say whether the child was seen supply no evidence of seeing.
 */
export function coverageOf(model: ReadModel): Coverage {
  const found = new Map<Evidence, Day>()
  const put = (evidence: Evidence, days: Day[]) => {
    const first = firstSupplied(days)
    if (first !== undefined) found.set(evidence, first)
  }
  const visits = model.columns('visit')
  const seen = visits.numbers('seen')
  const visitsOf = (...kinds: readonly string[]) =>
    daysOf(visits, 'on', row => seen[row] !== unknown && kinds.includes(visits.text('kind', row)!))
  put('need visits seen', visitsOf('need', 'protection', 'care'))
  put('protection visits seen', visitsOf('protection'))
  put('care visits seen', visitsOf('care'))
  const reviews = model.columns('review')
  const reviewsOf = (kind: string) => daysOf(reviews, 'on', row => reviews.text('kind', row) === kind)
  put('protection reviews', reviewsOf('protection'))
  put('care reviews', reviewsOf('care'))
  put('assessment reviews', reviewsOf('assessment'))
  put('progress reviews', reviewsOf('progress'))
  const assessments = model.columns('assessment')
  const authorised = assessments.numbers('authorisedOn')
  put(
    'assessments',
    daysOf(assessments, 'authorisedOn', row => authorised[row] !== unknown),
  )
  put(
    'conferences',
    daysOf(model.columns('conference'), 'heldOn', () => true),
  )
  return found
}

function daysOf(columns: Columns, column: string, wanted: (row: number) => boolean): Day[] {
  const days = columns.numbers(column)
  const found: Day[] = []
  for (let row = 0; row < columns.length; row++) if (wanted(row)) found.push(days[row]!)
  return found
}

function firstSupplied(days: Day[]): Day | undefined {
  if (days.length === 0) return undefined
  days.sort((a, b) => a - b)
  return days.length < 200 ? days[0] : days[Math.floor(days.length * 0.005)]
}
