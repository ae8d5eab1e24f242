import type { Day } from '../domain/calendar/day.ts'
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

/**
 * Whether a unit and worker, as codes, are in the part, as every one is where it is the whole service; and by child
 * number which children are hidden, if any.
 */
export function partOn(model: ReadModel, part: Part) {
  const units = codesOf(model.units.texts, part.units)
  const workers = codesOf(model.workers.texts, part.workers)
  return {
    isWhole: units === undefined && workers === undefined,
    includes: (unit: number, worker: number) => !(units && units[unit] === 0) && !(workers && workers[worker] === 0),
    hidden: model.hiddenFrom(part.named),
  }
}

/** By child number, whether a child is held in the part on a day; undefined for the whole service. */
export function membersOn(model: ReadModel, part: Part, day: Day): Uint8Array | undefined {
  const { includes, isWhole } = partOn(model, part)
  if (isWhole) return undefined
  const { unit, worker } = model.on(day)
  const members = new Uint8Array(unit.length)
  for (let child = 0; child < members.length; child++) members[child] = Number(includes(unit[child]!, worker[child]!))
  return members
}

/** By code, whether it is one of these; undefined for no restriction. */
function codesOf(
  texts: readonly (string | undefined)[],
  wanted: ReadonlySet<string> | undefined,
): Uint8Array | undefined {
  return wanted && Uint8Array.from(texts, text => (wanted.has(text ?? '') ? 1 : 0))
}
