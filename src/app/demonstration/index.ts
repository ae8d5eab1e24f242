import { englandDay } from '../../domain/calendar/england-day.ts'
import { Stream } from '../../synthetic/random.ts'
import { settleRecorded } from '../intake/settle-recorded.ts'
import { loadModel, loadOrganisation } from '../read-model.ts'
import type { Workplace } from '../workplace.ts'
import { seedCampaigns } from './campaigns.ts'
import { seedLegal } from './legal.ts'
import { seedOversight } from './oversight.ts'
import type { Seeding } from './seeding.ts'
import { seedThresholds } from './thresholds.ts'
import { seedTracking } from './tracking.ts'

/** What is made up of each room, and the table in which it would show that something is there already. */
const rooms: readonly {
  readonly table: 'oversight_note' | 'legal_process' | 'campaign' | 'threshold_decision' | 'tracking_meeting'
  readonly seed: (seeding: Seeding) => Promise<void>
}[] = [
  { table: 'oversight_note', seed: seedOversight },
  { table: 'legal_process', seed: seedLegal },
  { table: 'campaign', seed: seedCampaigns },
  { table: 'threshold_decision', seed: seedThresholds },
  { table: 'tracking_meeting', seed: seedTracking },
]

/**
 * Records made-up work of the demonstration's people, room by room, where nothing is recorded yet. Nothing that anybody
 * has tried out since is touched.
 */
export async function seedDemonstration(
  place: Workplace,
  authority: string,
  at: Date,
  only: readonly (typeof rooms)[number]['table'][] = rooms.map(each => each.table),
): Promise<void> {
  const { store } = place
  const empty: (typeof rooms)[number][] = []
  for (const each of rooms.filter(({ table }) => only.includes(table))) {
    const found = await store.db
      .selectFrom(each.table)
      .select('authority_id')
      .where('authority_id', '=', authority)
      .limit(1)
      .executeTakeFirst()
    if (found === undefined) empty.push(each)
  }
  if (empty.length === 0) return
  const [model, organisation] = [await loadModel(store, authority), await loadOrganisation(store, authority)]
  const today = englandDay(at)
  for (const { table, seed } of empty) {
    const random = new Stream(Number.parseInt(Buffer.from(table).toString('hex').slice(0, 7), 16))
    await seed({ store, authority, model, organisation, today, at, random })
  }
  await settleRecorded(store, authority, at)
}
