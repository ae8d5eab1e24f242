import { type Ahead, type DoneBefore, doneWithin, fallingDue } from '../../analysis/ahead.ts'
import type { DueItem } from '../../analysis/index.ts'
import type { Organisation } from '../../domain/access/organisation.ts'
import type { Place } from '../../domain/access/principal.ts'
import { type Day, parseDay } from '../../domain/calendar/day.ts'
import { familiesAmong } from '../../domain/record/families.ts'
import type { RoomRequest } from '../../server/route.ts'
import { hrefWith, type QueryChanges } from '../../ui/index.ts'
import { holderNamer, unitName, type View, viewOf } from '../live/index.ts'
import type { RoomServices } from '../services.ts'
import { type AheadQuery, type Range, rangeOf } from './asked.ts'
import { type Together, visitsTogether } from './together.ts'

/** One worker, or one unit of a wider part, with what falls due for them. */
export interface Holder {
  /** '' where nobody is known. */
  readonly id: string
  readonly name: string
  readonly due: number
  /** Done by them in the same length of time before. */
  readonly done: number
}

/** A day on which something falls due. */
export interface DayAhead {
  readonly day: Day
  readonly due: number
  /** By the holder's id. */
  readonly byHolder: ReadonlyMap<string, number>
  /** Where it is no working day: the last working day before it, by which it has to be done. */
  readonly practical: Day | undefined
  readonly holiday: string | undefined
}

/** What a request to look ahead comes to. */
export interface AheadReading {
  readonly view: View
  /** The part as addresses and the form of days keep it. */
  readonly kept: Readonly<Record<string, string>>
  readonly range: Range
  readonly holdersAre: 'worker' | 'unit'
  readonly holders: readonly Holder[]
  readonly days: readonly DayAhead[]
  readonly total: number
  readonly done: DoneBefore
  /** The days the comparison is with. */
  readonly before: { readonly first: Day; readonly last: Day }
  readonly together: readonly Together[]
  /** As listed: what the reader may open, of the chosen day and holder. */
  readonly items: readonly DueItem[]
  /** How many that is of all, whoever may open them. */
  readonly count: number
  readonly only: { readonly date: Day | undefined; readonly of: string | undefined }
  readonly address: (changes: QueryChanges, path?: string) => string
}

/** How an address names a holder who is not known. */
export const nobody = 'nobody'

/** Reads what falls due ahead; undefined where there is no such part. */
export async function readAhead(
  request: RoomRequest<RoomServices, unknown, AheadQuery>,
): Promise<AheadReading | undefined> {
  const { services, organisation, query, today } = request
  const { model } = services
  const range = rangeOf(query, today)
  // Ahead is ahead of today: the address names no day that the page is as at.
  const where = { ...query, on: undefined, 'on-day': undefined, 'on-month': undefined, 'on-year': undefined }
  const own = ownPartOf(request.principal.place)
  const isOpen = own !== undefined && !query.service && !query.unit && !query.worker && !query.part
  const view =
    (isOpen ? viewOf({ ...request, query: { ...where, ...own } }, '/ahead', range.query) : undefined) ??
    viewOf({ ...request, query: where }, '/ahead', range.query)
  if (view === undefined) return undefined
  const part = own !== undefined && !view.isOwn && Object.keys(view.chosen.query).length === 0 ? { part: 'all' } : {}
  const ahead = fallingDue(model, today, range, view.part, view.opening)
  const length = range.last - range.first + 1
  const before = { first: today - length, last: today - 1 }
  const done = doneWithin(model, before, view.part, view.opening)
  const { units, workers } = view.chosen.part
  const holdersAre = view.tellsWorkers && (units?.size === 1 || workers !== undefined) ? 'worker' : 'unit'
  const date = query.date === undefined ? undefined : parseDay(query.date)
  const only = { date, of: query.of }
  const isListed = (dueOn: Day, holder: string) =>
    (date === undefined || dueOn === date) && (query.of === undefined || (holder || nobody) === query.of)
  const visits = ahead.items.map(each => each.childId)
  // Ties alone, and among children whom the reader may open.
  const families = familiesAmong(await services.familyTies(), visits)
  const kept = { ...view.chosen.query, ...part, ...range.query }
  const { place } = request.principal
  const ownUnit = holdersAre === 'unit' && place.kind === 'unit' ? place.unit : undefined
  return {
    view: own === undefined ? view : { ...view, path: wholeSaid(view.path, range.query) },
    kept: { ...view.chosen.query, ...part },
    range,
    holdersAre,
    holders: ownFirst(holdersOf(ahead, done, holdersAre, organisation), ownUnit),
    days: daysOf(ahead, holdersAre, services),
    total: ahead.all.length,
    done,
    before,
    together: visitsTogether(ahead.items, families),
    items: ahead.items
      .filter(each => isListed(each.dueOn, each[holdersAre] ?? ''))
      .toSorted((a, b) => a.dueOn - b.dueOn),
    count: ahead.all.filter(each => isListed(each.dueOn, each[holdersAre])).length,
    only,
    address: (changes, path = '/ahead') => hrefWith(path, { ...kept, ...changes }),
  }
}

/** The reader's own unit or service area, which the page opens on; undefined for somebody of the whole service. */
function ownPartOf(place: Place): { readonly unit: string } | { readonly service: string } | undefined {
  if (place.kind === 'unit') return { unit: place.unit }
  return place.kind === 'service' ? { service: place.service } : undefined
}

/** The way up to the whole service names it: an address that names no part opens on the reader's own. */
function wholeSaid(path: View['path'], days: QueryChanges): View['path'] {
  return path?.map(each =>
    each === path[0] && each.href !== undefined
      ? { ...each, href: hrefWith('/ahead', { ...days, part: 'all' }) }
      : each,
  )
}

function holdersOf(ahead: Ahead, done: DoneBefore, kind: 'worker' | 'unit', organisation: Organisation): Holder[] {
  const due = new Map<string, number>()
  for (const each of ahead.all) due.set(each[kind], (due.get(each[kind]) ?? 0) + 1)
  const before = kind === 'worker' ? done.byWorker : done.byUnit
  const holderName = holderNamer(organisation)
  const nameOf = (id: string) => {
    if (kind === 'unit') return unitName(organisation, id)
    return id === '' ? 'No worker' : holderName(id)
  }
  return [...new Set([...due.keys(), ...before.keys()])]
    .map(id => ({ id, name: nameOf(id), due: due.get(id) ?? 0, done: before.get(id) ?? 0 }))
    .sort(
      (a, b) => Number(a.id === '') - Number(b.id === '') || a.name.localeCompare(b.name, 'en-GB', { numeric: true }),
    )
}

/** The reader's own unit stands first, where a table of many units shows it without scrolling. */
export function ownFirst(holders: readonly Holder[], ownUnit: string | undefined): Holder[] {
  return holders.toSorted((a, b) => Number(b.id === ownUnit) - Number(a.id === ownUnit))
}

function daysOf(
  ahead: Ahead,
  kind: 'worker' | 'unit',
  { model: { calendar } }: Pick<RoomServices, 'model'>,
): DayAhead[] {
  const days = new Map<Day, Map<string, number>>()
  for (const each of ahead.all) {
    const byHolder = days.get(each.dueOn) ?? new Map<string, number>()
    days.set(each.dueOn, byHolder.set(each[kind], (byHolder.get(each[kind]) ?? 0) + 1))
  }
  return [...days].map(([day, byHolder]) => ({
    day,
    due: [...byHolder.values()].reduce((sum, each) => sum + each, 0),
    byHolder,
    practical: calendar.isWorking(day) ? undefined : calendar.lastWorkingDayOnOrBefore(day),
    holiday: calendar.holidayOn(day),
  }))
}
