import type { Day } from '../../calendar/day.ts'
import type { DifficultiesScore, HealthCheck, Immunisations } from '../facts.ts'
import { isInYearTo } from '../return-years.ts'
import type { SourceRow } from '../source-row.ts'
import { answer, date, sourceOf, text } from './cells.ts'
import { type RowsByTable, readFacts } from './rows-by-table.ts'

/** Health checks of a looked-after child, by their day. */
export function readHealthChecks(tables: RowsByTable): HealthCheck[] {
  const checks = readFacts(
    tables.get('cla_health'),
    healthCheck,
    fact => `${fact.on} ${fact.kind} ${fact.dayUnknown}`,
    (a, b) => a.on - b.on,
  )
  return toldOnce(checks, (a, b) => a.kind === b.kind && b.outcome === 'done')
}

/** Without what is known only to its year where something of the kind has its day in that year: the same, told twice. */
function toldOnce<F extends { readonly on: Day | undefined; readonly dayUnknown?: true }>(
  facts: F[],
  isSame: (told: F, dated: F) => boolean,
): F[] {
  if (!facts.some(each => each.dayUnknown)) return facts
  return facts.filter(
    told =>
      !told.dayUnknown ||
      !facts.some(
        each => !each.dayUnknown && each.on !== undefined && isInYearTo(told.on!, each.on) && isSame(told, each),
      ),
  )
}

/** What is known to its year alone says so beside its date. */
function precisionOf(row: SourceRow, column: string): { dayUnknown?: true } {
  return text(row, `${column}_precision`) === 'year' ? { dayUnknown: true } : {}
}

function healthCheck(row: SourceRow): HealthCheck | undefined {
  const on = date(row, 'clah_health_check_date')
  if (on === undefined) return undefined
  const known = precisionOf(row, 'clah_health_check_date')
  return { source: sourceOf(row), on, ...known, kind: kindOf(row), outcome: outcomeOf(row) }
}

/** By the words of its type, which are free: "Health Assessment", "HEALTH", "Dental Check". */
function kindOf(row: SourceRow): HealthCheck['kind'] {
  const words = text(row, 'clah_health_check_type')?.toLowerCase() ?? ''
  if (words.includes('dent')) return 'dental check'
  return words.includes('health') || words.includes('medical') ? 'health assessment' : 'other'
}

/** Mosaic gives no status and only what was done. */
function outcomeOf(row: SourceRow): HealthCheck['outcome'] {
  const words = text(row, 'clah_health_check_status')?.toLowerCase() ?? ''
  if (words.includes('refus')) return 'refused'
  return words.includes('plan') || words.includes('cancel') ? 'not done' : 'done'
}

/** Scores, and reasons for there being none, those without a day last. */
export function readDifficultiesScores(tables: RowsByTable): DifficultiesScore[] {
  const last = Number.MAX_SAFE_INTEGER
  const scores = readFacts(
    tables.get('sdq_scores'),
    row => {
      const score = Number(text(row, 'csdq_sdq_score') ?? Number.NaN)
      return {
        source: sourceOf(row),
        on: date(row, 'csdq_sdq_completed_date'),
        ...precisionOf(row, 'csdq_sdq_completed_date'),
        score: Number.isInteger(score) && score >= 0 && score <= 40 ? score : undefined,
        reason: text(row, 'csdq_sdq_reason'),
      }
    },
    fact => `${fact.on} ${fact.score} ${fact.reason} ${fact.dayUnknown}`,
    (a, b) => (a.on ?? last) - (b.on ?? last),
  )
  return toldOnce(scores, (_, dated) => dated.score !== undefined || dated.reason !== undefined)
}

/** What is told of a child's immunisations; undefined where no row is held. */
export function readImmunisations(tables: RowsByTable): Immunisations | undefined {
  const row = tables.get('cla_immunisations')?.[0]
  if (row === undefined) return undefined
  return {
    source: sourceOf(row),
    upToDate: answer(row, 'clai_immunisations_status'),
    on: date(row, 'clai_immunisations_status_date'),
  }
}
