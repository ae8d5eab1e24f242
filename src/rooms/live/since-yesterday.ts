import { type Changes, changesBetween, type RecordedLate, recordedLate } from '../../analysis/index.ts'
import { englandDay } from '../../domain/calendar/england-day.ts'
import { inRows } from '../../domain/indicators/derived-columns.ts'
import { readDerived } from '../../domain/indicators/derived-text.ts'
import { numberText } from '../../domain/words/numbers.ts'
import { listBatches } from '../../store/batches.ts'
import { readReplacedDerivations } from '../../store/replaced-derivations.ts'
import type { RoomServices } from '../services.ts'
import type { View } from './view.ts'

/** What changed since the day before. */
export interface SinceYesterday extends Changes {
  /** Done earlier and known only since today's imports; or why that cannot be told, in a sentence. */
  readonly recordedLate: RecordedLate | string
}

/** More children than this worked out anew, and the data as a whole has changed: nothing is told of each. */
const mostCompared = 5000
/** Imports looked back over for the last of an earlier day. */
const batchesLookedAt = 200

/** Reads what became overdue, what was done, and what was done earlier but recorded only since the day before. */
export async function readSinceYesterday(services: RoomServices, view: View): Promise<SinceYesterday> {
  const { model } = services
  const { day } = view.asAt
  return {
    ...changesBetween(model, day - 1, day, view.chosen.part, view.opening),
    recordedLate: await readRecordedLate(services, view),
  }
}

async function readRecordedLate(services: RoomServices, view: View): Promise<RecordedLate | string> {
  const { store, authority, model } = services
  const { day, today } = view.asAt
  if (day !== today) return 'Known only for today: it is told from the imports of the day.'
  const batches = await listBatches(store.db, authority.id, batchesLookedAt)
  const earlier = batches.find(
    ({ state, version, finished_at: at }) =>
      state === 'published' && version !== null && at !== null && englandDay(at) < today,
  )
  if (earlier?.version == null) return 'There is no import of an earlier day to compare with.'
  const payloads = await readReplacedDerivations(store.db, authority.id, earlier.version, mostCompared)
  if (payloads === undefined)
    return `More than ${numberText(mostCompared)} children have been worked out anew since, too many to compare.`
  const before = payloads.map(each => inRows(readDerived(each)))
  return recordedLate(model, day, before, view.chosen.part, view.opening)
}
