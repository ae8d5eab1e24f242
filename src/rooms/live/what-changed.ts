import { type Changes, changesBetween, type RecordedLate, recordedLate } from '../../analysis/index.ts'
import { englandDay } from '../../domain/calendar/england-day.ts'
import { inRows } from '../../domain/indicators/derived-columns.ts'
import { readDerived } from '../../domain/indicators/derived-text.ts'
import { numberText } from '../../domain/words/numbers.ts'
import { listBatches } from '../../store/batches.ts'
import { readReplacedDerivations } from '../../store/replaced-derivations.ts'
import type { RoomServices } from '../services.ts'
import type { View } from './view.ts'

/** What changed up to the day a page is as at: since the day before, or over the seven days before it. */
export interface WhatChanged extends Changes {
  /** How many days back it looks. */
  readonly days: number
  /** Done earlier and known only since today's imports; or why that cannot be told, in a sentence. */
  readonly recordedLate: RecordedLate | string
}

/** More children than this worked out anew, and the data as a whole has changed: nothing is told of each. */
const mostCompared = 5000
/** Imports looked back over for the last of an earlier day. */
const batchesLookedAt = 200

/** Reads what became overdue and what was done, and since the day before what was done earlier but recorded only now. */
export async function readWhatChanged(services: RoomServices, view: View, days: number): Promise<WhatChanged> {
  const { model } = services
  const { day } = view.asAt
  return {
    days,
    ...changesBetween(model, day - days, day, view.chosen.part, view.opening),
    recordedLate:
      days === 1 ? await readRecordedLate(services, view) : 'Told of one day at a time, by the imports of that day.',
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
