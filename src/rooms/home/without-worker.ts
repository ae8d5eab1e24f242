import { ask, type ReadModel } from '../../analysis/index.ts'
import { indicatorById } from '../../domain/indicators/registry.ts'
import type { View } from '../live/index.ts'
import { whereOf } from './where.ts'

/** How many open children nobody holds; undefined where the authority has not supplied who holds whom. */
export function withoutWorker(model: ReadModel, view: View): number | undefined {
  const question = { indicator: indicatorById('I-71'), asOf: view.asAt.day, where: whereOf(view.chosen.part) }
  const { numerator, exclusions } = ask(model, question, () => undefined, view.opening)
  return exclusions.some(each => each.count > 0) ? undefined : numerator
}
