import { z } from 'zod'
import { durationClocks, durationsOn, type OpenFor } from '../../analysis/index.ts'
import { addMonths } from '../../domain/calendar/months.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { statuses } from '../../domain/record/status.ts'
import { raisedFrom } from '../../domain/tracking/triggers.ts'
import type { RoomRequest } from '../../server/route.ts'
import { hrefWith, type QueryChanges } from '../../ui/index.ts'
import { asked, oneOf, type View, viewOf } from '../live/index.ts'
import type { RoomServices } from '../services.ts'

/** What the list can be of: 0 is everybody open. */
const listedMarks = ['0', '9', '12', '15', '18'] as const

/**
 * How a child stands to a mark: reaching it this month (already, or by its end), past it with no senior review for it
 * (held in the 20 working days before it or since), or past it and reviewed; open, where there is no mark.
 */
export const stands = ['open', 'reaching', 'not reviewed', 'reviewed'] as const
export type Stand = (typeof stands)[number]

/** Which of them are listed; 'past' is everybody open that long by the day, those who reached it this month too. */
const standKeys = ['reaching', 'past', 'not-reviewed', 'reviewed'] as const
type StandKey = (typeof standKeys)[number]

export const durationQuery = asked.extend({
  clock: oneOf(durationClocks),
  mark: oneOf(listedMarks),
  status: oneOf(statuses),
  stand: oneOf(standKeys),
  page: z.coerce.number('page is a number, such as 2').int().min(1).default(1),
})
export type DurationQuery = z.infer<typeof durationQuery>

/** A child in the list, and how it stands to the mark. */
export interface Listed extends OpenFor {
  readonly stand: Stand
}

/** What a request comes to: everybody open in the part, and who is listed. */
export interface DurationReading {
  readonly view: View
  readonly query: DurationQuery
  readonly clock: (typeof durationClocks)[number]
  readonly mark: number
  /** Everybody open in the part, longest first. */
  readonly all: readonly OpenFor[]
  /** As counted: reaching the mark this month or past it. */
  readonly counted: readonly Listed[]
  /** Of those, whom the reader may open. */
  readonly rows: readonly Listed[]
  /** Whether senior reviews have been supplied at all. */
  readonly knowsReviews: boolean
  /** The same view with something of it changed; on its first page unless the change names one. */
  readonly address: (changes: QueryChanges, path?: string) => string
}

/** Reads how long children have been open as an address asks; undefined where there is no such part. */
export function readDurations(request: RoomRequest<RoomServices, unknown, DurationQuery>): DurationReading | undefined {
  const { services, query } = request
  const keep = { clock: query.clock, mark: query.mark, status: query.status, stand: query.stand }
  const view = viewOf(request, '/how-long', keep)
  if (view === undefined) return undefined
  const clock = query.clock ?? 'involvement'
  const mark = Number(query.mark ?? 9)
  const { day } = view.asAt
  const all = durationsOn(services.model, day, clock, view.opening, view.chosen.part)
  const counted = all
    .filter(each => query.status === undefined || each.status === query.status)
    .flatMap((each): Listed[] => {
      const stand = standOf(each, mark)
      return stand === undefined ? [] : [{ ...each, stand }]
    })
    .filter(each => isAsked(each, query.stand, mark))
    .sort((a, b) => stands.indexOf(a.stand) - stands.indexOf(b.stand) || b.months - a.months)
  const kept = { ...view.chosen.query, on: view.asAt.on, ...keep }
  return {
    view,
    query,
    clock,
    mark,
    all,
    counted,
    rows: counted.filter(each => each.mayOpen),
    knowsReviews: services.coverage().has('progress reviews'),
    address: (changes, path = '/how-long') => hrefWith(path, { ...kept, ...changes }),
  }
}

/** How a child stands to a mark; undefined for one that is not there yet and does not get there this month. */
export function standOf(
  { months, crossed, since, reviewedOn }: Pick<OpenFor, 'months' | 'crossed' | 'since' | 'reviewedOn'>,
  mark: number,
): Stand | undefined {
  if (mark === 0) return 'open'
  if (crossed === mark) return 'reaching'
  if (months < mark) return undefined
  if (reviewedOn === undefined) return 'not reviewed'
  // On the cumulative clock nobody can say on which day the mark was passed: any review counts.
  return since === undefined || reviewedOn >= raisedFrom(addMonths(since, mark), englandAndWales)
    ? 'reviewed'
    : 'not reviewed'
}

function isAsked({ stand, months }: Listed, asked: StandKey | undefined, mark: number): boolean {
  if (asked === undefined) return true
  return asked === 'past' ? months >= mark : stand === asked.replace('-', ' ')
}
