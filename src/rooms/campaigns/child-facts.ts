import { unknown } from '../../analysis/columns.ts'
import { yearsOld } from '../../analysis/day-table.ts'
import { type DueItem, dueList } from '../../analysis/index.ts'
import { lastSeen, suppliesVisits } from '../../analysis/last-seen.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { wholeMonthsBetween } from '../../domain/calendar/months.ts'
import { longDateAgo, shortDate } from '../../domain/calendar/wording.ts'
import { counted } from '../../domain/words/numbers.ts'
import { unseenSentence } from '../../domain/words/visits.ts'
import type { RoomRequest } from '../../server/index.ts'
import { directionsOfChild } from '../../store/directions.ts'
import { unitName } from '../live/index.ts'
import { type DirectionOfCase, withCases } from '../oversight/index.ts'
import { openingFor, type RoomServices } from '../services.ts'

/** What is known of a child before anybody writes, so that nobody has to look it up. */
export interface ChildFacts {
  readonly facts: readonly { readonly key: string; readonly value: string }[]
  /** What is overdue, the gravest first. */
  readonly overdue: readonly OverdueThing[]
  /** Directions given before, the latest first. */
  readonly directions: readonly DirectionOfCase[]
}

/** Something overdue, as a review tells of it. */
export interface OverdueThing extends Pick<DueItem, 'dueOn' | 'workingDaysLate' | 'lateAfter'> {
  readonly what: string
}

type Asking = Pick<
  RoomRequest<RoomServices>,
  'services' | 'principal' | 'scope' | 'numbersScope' | 'organisation' | 'today'
>

/** The last few directions are enough to begin from; the child’s own page has them all. */
const mostDirections = 6

/** Reads the facts a review begins from; `except` is the source of directions that are kept from this reader. */
export async function readChildFacts(
  request: Asking,
  childId: string,
  except: ReadonlySet<string>,
): Promise<ChildFacts> {
  const { services, principal, organisation, today } = request
  const { model, authority } = services
  const directions = await services.readAs(principal, db => directionsOfChild(db, authority.id, childId))
  const notKept = directions.filter(each => !except.has(each.from_id))
  const shown = withCases(model, notKept.slice(0, mostDirections), today)
  const number = model.numberOf(childId)
  if (number === undefined) return { facts: [], overdue: [], directions: shown }
  const { items } = dueList(model, today, openingFor(request), {
    children: new Set([childId]),
    states: new Set(['overdue']),
  })
  const now = model.on(today)
  const workerId = model.workers.texts[now.worker[number]!]
  const worker = organisation.workers.find(each => each.id === workerId)?.name ?? workerId
  const standards = services.standards()
  const supplied = suppliesVisits(model)
  return {
    facts: [
      { key: 'Age', value: ageWords(services, number, today) },
      { key: 'Open as', value: openWords(services, number, today) },
      {
        key: 'Last seen',
        value: agoWords(lastSeen(model, number, today), today, unseenSentence(supplied)),
      },
      {
        key: 'Last seen alone',
        value: agoWords(lastSeenAlone(services, number, today), today, unseenSentence(supplied, 'seen alone')),
      },
      { key: 'Last senior review', value: agoWords(lastReview(services, number, today), today, 'None recorded') },
      {
        key: 'Who holds the case',
        value: `${worker ?? 'Nobody'}, ${unitName(organisation, model.units.texts[now.unit[number]!])}`,
      },
    ],
    overdue: items.map(each => ({ ...each, what: standards.judging(each).title })),
    directions: shown,
  }
}

type Known = Pick<RoomServices, 'model'>

function ageWords({ model }: Known, number: number, today: Day): string {
  const children = model.columns('child')
  const { first, count } = children.rowsOf(number)
  const bornOn = count === 0 ? unknown : children.numbers('bornOn')[first]!
  if (bornOn === unknown) return 'Not known'
  return bornOn > today ? `Not born yet, expected ${shortDate(bornOn)}` : counted(yearsOld(bornOn, today), 'year')
}

function openWords({ model }: Known, number: number, today: Day): string {
  const now = model.on(today)
  const status = model.columns('status').dictionaries.get('status')!.texts[now.status[number]!]
  if (status === undefined) return 'Not open any more'
  const [since, openSince] = [now.since[number]!, now.openSince[number]!]
  const months = (from: Day) => counted(wholeMonthsBetween(from, today), 'month')
  const spell = since === unknown ? status : `${status}, since ${shortDate(since)} (${months(since)})`
  return openSince === unknown ? spell : `${spell}; involved since ${shortDate(openSince)} (${months(openSince)})`
}

function lastSeenAlone({ model }: Known, number: number, today: Day): Day | undefined {
  return latest(model.columns('visit'), number, today, (columns, row) => columns.numbers('seenAlone')[row] === 1)
}

function lastReview({ model }: Known, number: number, today: Day): Day | undefined {
  return latest(model.columns('review'), number, today, (columns, row) => columns.text('kind', row) === 'progress')
}

type Columns = ReturnType<RoomServices['model']['columns']>

function latest(
  columns: Columns,
  number: number,
  today: Day,
  is: (columns: Columns, row: number) => boolean,
): Day | undefined {
  const on = columns.numbers('on')
  const { first, count } = columns.rowsOf(number)
  let last: Day | undefined
  for (let row = first; row < first + count; row++)
    if (on[row]! <= today && (last === undefined || on[row]! > last) && is(columns, row)) last = on[row]!
  return last
}

function agoWords(on: Day | undefined, today: Day, none: string): string {
  return on === undefined ? none : longDateAgo(on, today)
}
