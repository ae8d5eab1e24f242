import { type RecordedEvent, type RecordingLag, recordingLag } from '../../analysis/index.ts'
import { type Day, iso, parseDay } from '../../domain/calendar/day.ts'
import { englandDay } from '../../domain/calendar/england-day.ts'
import { addMonths } from '../../domain/calendar/months.ts'
import { fewestForAverage } from '../../domain/statistics/index.ts'
import type { RoomRequest } from '../../server/route.ts'
import { listBatches } from '../../store/batches.ts'
import { type EventPlace, readFirstRecorded } from '../../store/first-recorded.ts'
import type { Store } from '../../store/index.ts'
import type { ExportTable } from '../../ui/index.ts'
import { unitName } from '../live/index.ts'
import { openingFor, type RoomServices } from '../services.ts'

/** What is looked at: events of which the record says the day they happened. */
const kinds: readonly (EventPlace & { readonly kind: string })[] = [
  { kind: 'Contacts', table: 'contacts', column: 'cont_contact_date' },
  { kind: 'Referrals', table: 'cin_episodes', column: 'cine_referral_date' },
  { kind: 'Assessments begun', table: 'cin_assessments', column: 'cina_assessment_start_date' },
  { kind: 'Enquiries begun', table: 's47_enquiry', column: 's47e_s47_start_date' },
  { kind: 'Visits to children in need', table: 'cin_visits', column: 'cinv_cin_visit_date' },
  { kind: 'Child protection visits', table: 'cp_visits', column: 'cppv_cp_visit_date' },
  { kind: 'Child protection reviews', table: 'cp_reviews', column: 'cppr_cp_review_date' },
  { kind: 'Visits to looked-after children', table: 'cla_visits', column: 'clav_cla_visit_date' },
  { kind: 'Looked-after reviews', table: 'cla_reviews', column: 'clar_cla_review_date' },
  { kind: 'Missing episodes', table: 'missing', column: 'miss_missing_episode_start_date' },
]
const kindOf = new Map(kinds.map(({ table, kind }) => [table, kind]))

/** Months of events looked at. */
const lagMonths = 12
/** Imports looked back over. */
const batchesLookedAt = 5000

type Asking = Pick<
  RoomRequest<RoomServices>,
  'services' | 'principal' | 'scope' | 'numbersScope' | 'today' | 'organisation'
>

/** What was read last, by record: the same until the next data version or the next day. */
const read = new WeakMap<
  Store,
  Map<string, { readonly as: string; readonly events: Promise<readonly RecordedEvent[]> }>
>()

/** How long it took, over the last twelve months, until what happened was recorded. */
export async function readRecordingLag(request: Asking): Promise<RecordingLag> {
  const { services, today } = request
  return recordingLag(services.model, await eventsOf(services, today), openingFor(request))
}

function eventsOf(services: RoomServices, today: Day): Promise<readonly RecordedEvent[]> {
  const { store, authority } = services
  let of = read.get(store)
  if (of === undefined) read.set(store, (of = new Map()))
  const as = `${services.dataVersion()} ${today}`
  const known = of.get(authority.id)
  if (known?.as === as) return known.events
  const events = readEvents(services, today)
  const kept = { as, events }
  of.set(authority.id, kept)
  // What failed is asked for again.
  events.catch(() => of.get(authority.id) === kept && of.delete(authority.id))
  return events
}

async function readEvents({ store, authority }: RoomServices, today: Day): Promise<readonly RecordedEvent[]> {
  const batches = await listBatches(store.db, authority.id, batchesLookedAt)
  const published = new Map(
    batches.flatMap(({ batch, state, finished_at: at }) =>
      state === 'published' && at !== null ? [[batch, englandDay(at)]] : [],
    ),
  )
  const since = iso(addMonths(today, -lagMonths) + 1)
  const rows = await readFirstRecorded(store.db, authority.id, kinds, since)
  return rows.flatMap(({ table, childId, on, batch }) => {
    const [day, knownOn] = [parseDay(on.slice(0, 10)), published.get(batch)]
    return day === undefined || knownOn === undefined ? [] : [{ childId, kind: kindOf.get(table)!, on: day, knownOn }]
  })
}

type UnitLag = RecordingLag['byUnit'][number]

/** The lag by unit, to save. */
export function recordingTable(
  { byUnit }: RecordingLag,
  organisation: Asking['organisation'],
  today: Day,
): ExportTable<UnitLag> {
  return {
    name: `recording-lag-${iso(today)}`,
    rows: byUnit,
    columns: [
      { heading: 'Unit', kind: 'text', value: each => unitName(organisation, each.unit) },
      { heading: 'Events', kind: 'number', value: each => each.events },
      { heading: 'Median days', kind: 'number', value: ifEnough(each => each.median) },
      { heading: 'Lower quartile', kind: 'number', value: ifEnough(each => each.quartiles[0]) },
      { heading: 'Upper quartile', kind: 'number', value: ifEnough(each => each.quartiles[1]) },
      { heading: 'Longest', kind: 'number', value: each => each.longest },
    ],
  }
}

/** Nothing where there are too few events to say how something usually is (decision 13). */
function ifEnough(value: (lag: UnitLag) => number): (lag: UnitLag) => number | undefined {
  return lag => (lag.events < fewestForAverage ? undefined : value(lag))
}
