import type { Day } from '../domain/calendar/day.ts'
import { type State, states } from '../domain/standards/state.ts'
import type { Association } from './associate.ts'
import { unknown } from './columns.ts'
import { stateReader } from './deadline-states.ts'
import { Frame } from './frame.ts'
import { lister } from './listing.ts'
import { opener } from './opening.ts'
import type { Listed, Opening, Question } from './question.ts'
import type { ReadModel } from './read-model.ts'

/** A row behind a number, with what else a list of children says of it. */
export interface ListedRow extends Listed {
  /** The day the child's present episode opened. */
  readonly openSince: Day | undefined
  /** Deadlines: state on the as-at day. */
  readonly state: State | undefined
}

export interface ListPage {
  readonly rows: readonly ListedRow[]
  /** How many rows the reader may open, on this page and all others. */
  readonly mayOpen: number
}

/** Which rows: all, or those the indicator counts, or the others, or those it leaves out; and which of them to read. */
export interface PageAsked {
  readonly which?: 'counted' | 'not-counted' | 'left-out' | undefined
  /** Of those left out, for the reason of this number alone. */
  readonly why?: number | undefined
  readonly from?: number
  readonly count?: number
}

/**
 * Some of the rows that selections let through, those the reader may open: what happened over a period latest first,
 * what holds on a day longest first.
 */
export function listPage(
  model: ReadModel,
  { indicator, asOf }: Pick<Question, 'indicator' | 'asOf'>,
  association: Pick<Association, 'rows' | 'counted' | 'leftOut' | 'leftOutWhy'>,
  opening: Opening,
  { which, why, from = 0, count = Number.POSITIVE_INFINITY }: PageAsked = {},
): ListPage {
  const frame = new Frame(model, indicator, asOf)
  const { child, columns, when } = frame
  const mayOpen = opener(model, opening, asOf)
  const read = lister(frame, opening)
  const stateOf = columns.has('standard') && columns.has('dueOn') ? stateReader(model, asOf) : undefined
  const dated = when ?? columns.numbers(startOf(indicator, columns.has('dueOn')))
  const open: { row: number; counted: boolean }[] = []
  const isLeftOut = which === 'left-out'
  const rows = isLeftOut ? association.leftOut : association.rows
  for (let at = 0; at < rows.length; at++) {
    if (isLeftOut && why !== undefined && association.leftOutWhy[at] !== why) continue
    const isCounted = !isLeftOut && association.counted[at] === 1
    if (which !== undefined && !isLeftOut && isCounted !== (which === 'counted')) continue
    if (mayOpen(child[rows[at]!]!)) open.push({ row: rows[at]!, counted: isCounted })
  }
  const way = when ? -1 : 1
  open.sort((a, b) => way * (dated[a.row]! - dated[b.row]!) || a.row - b.row)
  return {
    rows: open.slice(from, from + count).map(each => {
      const state = stateOf?.(each.row) ?? -1
      const since = frame.openSinceOf(each.row)
      return {
        ...read(each.row, each.counted)!,
        openSince: since === unknown ? undefined : since,
        state: states[state],
      }
    }),
    mayOpen: open.length,
  }
}

function startOf({ period }: Question['indicator'], isDue: boolean): string {
  if (period.kind === 'rolling') return period.when
  return isDue ? 'dueOn' : period.from
}
