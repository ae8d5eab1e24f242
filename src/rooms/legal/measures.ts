import { type Answer, ask } from '../../analysis/index.ts'
import { indicatorById } from '../../domain/indicators/registry.ts'
import type { View } from '../live/index.ts'
import type { RoomServices } from '../services.ts'

/** What the gateway is measured by, in order: ids of indicators. */
const measureIds = [
  'LG-01',
  'LG-02',
  'LG-03',
  'LG-06',
  'LG-07',
  'LG-04',
  'CT-12.overdue',
  'CT-12.in-time',
  'I-68',
] as const

/** Each measure as it stands, of the view's part of the service. */
export function readMeasures({ model }: Pick<RoomServices, 'model'>, { chosen, asAt, opening }: View): Answer[] {
  const { units, workers } = chosen.part
  const where = { ...(units ? { unit: [...units] } : {}), ...(workers ? { worker: [...workers] } : {}) }
  return measureIds.map(id =>
    ask(model, { indicator: indicatorById(id), asOf: asAt.day, where }, () => undefined, opening),
  )
}
