import type { ReadModel } from './read-model.ts'

/**
 * Which part of the service a page is of: units, workers, or all of it; and the restricted children it may count. The
 * empty id stands for a unit, or a worker, that is not known.
 */
export interface Part {
  readonly units?: ReadonlySet<string>
  readonly workers?: ReadonlySet<string>
  /** Ids of the restricted children the reader is named on. */
  readonly named?: ReadonlySet<string>
}

/** Whether a unit and worker, as codes, are in the part; and by child number which children are hidden, if any. */
export function partOn(model: ReadModel, part: Part) {
  const units = codesOf(model.units.texts, part.units)
  const workers = codesOf(model.workers.texts, part.workers)
  return {
    includes: (unit: number, worker: number) => !(units && units[unit] === 0) && !(workers && workers[worker] === 0),
    hidden: model.hiddenFrom(part.named),
  }
}

/** By code, whether it is one of these; undefined for no restriction. */
function codesOf(
  texts: readonly (string | undefined)[],
  wanted: ReadonlySet<string> | undefined,
): Uint8Array | undefined {
  return wanted && Uint8Array.from(texts, text => (wanted.has(text ?? '') ? 1 : 0))
}
