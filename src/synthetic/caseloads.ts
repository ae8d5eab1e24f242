import { type Day, dayFrom, partsOf } from '../domain/calendar/day.ts'
import { windowFrom } from './dates.ts'
import type { Holding } from './life/facts.ts'

/** Counts, while the extract is written, the cases of each worker, and notes which workers its rows name. */
export class Caseloads {
  readonly #countedOn: Day
  readonly #until: Day
  readonly #cases = new Map<string, number>()
  readonly #named = new Set<string>()

  constructor(until: Day) {
    this.#until = until
    this.#countedOn = lastCount(until)
  }

  /** Takes in the holdings of a case that the extract tells of: those of its window, and the first of all. */
  take(holdings: readonly Holding[]): void {
    const first = holdings.find(each => each.worker !== undefined)
    for (const holding of holdings) {
      const { worker, from, to } = holding
      if (worker === undefined || from > this.#until) continue
      if (to >= windowFrom || holding === first) this.#named.add(worker)
      if (from <= this.#countedOn && this.#countedOn < to) this.#cases.set(worker, this.of(worker) + 1)
    }
  }

  of(worker: string): number {
    return this.#cases.get(worker) ?? 0
  }

  names(worker: string): boolean {
    return this.#named.has(worker)
  }
}

/** The 30 September before a day, when systems of this kind count caseloads. */
function lastCount(until: Day): Day {
  const { year } = partsOf(until)
  const thisYear = dayFrom(year, 9, 30)!
  return thisYear <= until ? thisYear : dayFrom(year - 1, 9, 30)!
}
