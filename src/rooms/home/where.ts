import type { Part, Question } from '../../analysis/index.ts'

/** A part of the service as a question selects it. */
export function whereOf({ units, workers }: Omit<Part, 'named'>): NonNullable<Question['where']> {
  return { ...(units ? { unit: [...units] } : {}), ...(workers ? { worker: [...workers] } : {}) }
}
