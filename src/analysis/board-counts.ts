import type { Day } from '../domain/calendar/day.ts'
import { standards } from '../domain/standards/registry.ts'
import type { Board, BoardLine } from './board.ts'
import type { ReadModel } from './read-model.ts'

/** How many months of done in time the board shows. */
export const monthsShown = 24

/** The board's counts while they are added up: by the code of a standard, or by unit. */
export class Counts {
  readonly codes: number
  readonly open: Int32Array
  readonly overdue: Int32Array
  /** Three to a standard. */
  readonly ageing: Int32Array
  readonly dueSoon: Int32Array
  readonly noData: Int32Array
  readonly inYear: Int32Array
  readonly metInYear: Int32Array
  /** One a month to a standard. */
  readonly fellDue: Int32Array
  readonly met: Int32Array
  /** One a standard to a unit. */
  readonly openByUnit: Int32Array
  readonly overdueByUnit: Int32Array
  newlyOverdue = 0
  newlyDone = 0
  readonly #standards: readonly (string | undefined)[]

  constructor(standardTexts: readonly (string | undefined)[], units: number) {
    const codes = standardTexts.length
    this.codes = codes
    this.#standards = standardTexts
    this.open = new Int32Array(codes)
    this.overdue = new Int32Array(codes)
    this.ageing = new Int32Array(codes * 3)
    this.dueSoon = new Int32Array(codes)
    this.noData = new Int32Array(codes)
    this.inYear = new Int32Array(codes)
    this.metInYear = new Int32Array(codes)
    this.fellDue = new Int32Array(codes * monthsShown)
    this.met = new Int32Array(codes * monthsShown)
    this.openByUnit = new Int32Array(units * codes)
    this.overdueByUnit = new Int32Array(units * codes)
  }

  board(model: ReadModel, day: Day): Board {
    const codeOf = new Map(this.#standards.map((id, code) => [id, code]))
    return {
      day,
      lines: new Map(standards.map(({ id }) => [id, this.#line(id, codeOf.get(id))])),
      overdueByUnit: this.#byUnit(model, this.overdueByUnit),
      openByUnit: this.#byUnit(model, this.openByUnit),
      newlyOverdue: this.newlyOverdue,
      newlyDone: this.newlyDone,
    }
  }

  #byUnit(model: ReadModel, counts: Int32Array): Map<string, Map<string, number>> {
    const found = new Map<string, Map<string, number>>()
    for (const at of notNought(counts)) {
      const unit = model.units.texts[Math.floor(at / this.codes)] ?? ''
      const byStandard = found.get(unit) ?? new Map<string, number>()
      byStandard.set(this.#standards[at % this.codes] ?? '', counts[at]!)
      found.set(unit, byStandard)
    }
    return found
  }

  #line(standardId: string, code: number | undefined): BoardLine {
    const of = (counts: Int32Array, at = code ?? -1) => counts[at] ?? 0
    const first = (code ?? -monthsShown) * monthsShown
    const months = Array.from({ length: monthsShown }, (_, month) => ({
      met: of(this.met, first + month),
      of: of(this.fellDue, first + month),
    }))
    const ages = (code ?? -3) * 3
    return {
      standardId,
      open: of(this.open),
      overdue: of(this.overdue),
      ageing: [of(this.ageing, ages), of(this.ageing, ages + 1), of(this.ageing, ages + 2)],
      dueSoon: of(this.dueSoon),
      noData: of(this.noData),
      inTime: { met: of(this.metInYear), of: of(this.inYear) },
      months,
    }
  }
}

/** Where a count is not nought. */
function notNought(counts: Int32Array): number[] {
  const found: number[] = []
  for (let at = 0; at < counts.length; at++) if (counts[at]! > 0) found.push(at)
  return found
}
