import type { Holdings, Opening } from '../question.ts'

const none: ReadonlySet<string> = new Set()

/** A reader who may open what some units hold. */
export function ofUnits(...units: readonly string[]): Opening {
  return { opens: { units: new Set(units), workers: none, children: none } }
}

/** What some workers hold. */
export function ofWorkers(workers: ReadonlySet<string>): Holdings {
  return { units: none, workers, children: none }
}
