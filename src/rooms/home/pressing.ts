import { ask, type ReadModel, type Unseen, unseenKnown } from '../../analysis/index.ts'
import { indicatorById } from '../../domain/indicators/registry.ts'
import type { View } from '../live/index.ts'
import { whereOf } from './where.ts'

/** What cannot wait for a trend: what is late, and whom nobody has seen. */
export interface Pressing {
  /** Deadlines overdue. */
  readonly overdue: number
  /** Children open and not seen for long with no visit due; undefined where no visits have been supplied. */
  readonly unseen: readonly Unseen[] | undefined
}

export function readPressing(model: ReadModel, view: View): Pressing {
  const { day } = view.asAt
  const { part } = view.chosen
  const overdue = { indicator: indicatorById('overdue'), asOf: day, where: whereOf(part) }
  return {
    overdue: ask(model, overdue, () => undefined, view.opening).numerator,
    unseen: unseenKnown(model, day, view.opening, part),
  }
}
