import { z } from 'zod'
import { type DueAsked, type DueBand, dueBands, outstandingStates, type Part } from '../../analysis/index.ts'
import { parseDay } from '../../domain/calendar/day.ts'
import { asked, oneOf, several, short } from '../live/index.ts'
import { stateFilterWords } from './words.ts'

/** A band as addresses say it: "this-week". */
export const bandKey = (band: DueBand) => band.replaceAll(' ', '-')

const bandKeys = dueBands.map(bandKey)

const sortKeys = ['child', 'what', 'due', 'held', 'seen'] as const
export type SortKey = (typeof sortKeys)[number]

const states = Object.keys(stateFilterWords) as (keyof typeof stateFilterWords)[]

/** What the address of the list may say. */
export const dueQuery = asked.extend({
  standard: short(20),
  band: several(bandKeys),
  state: oneOf(states),
  within: oneOf(['5']),
  /** The day by which it is to be done. */
  by: short(20).refine(text => text === undefined || parseDay(text) !== undefined, 'by is a day, such as 2026-12-04'),
  sort: oneOf(sortKeys),
  direction: oneOf(['ascending', 'descending']),
  page: z.coerce.number('page is a number, such as 2').int().min(1).default(1),
})
export type DueQuery = z.infer<typeof dueQuery>

/** What is shown where no state, band or window is asked for: what to do first, not what can wait. */
const usualBands: readonly DueBand[] = ['overdue', 'today', 'this week', 'next two weeks']

/** What an address asks of the list. */
export function askedOf(query: DueQuery, part: Omit<Part, 'named'>): DueAsked {
  const { standard, state, within, by } = query
  const chosen = dueBands.filter(each => query.band.includes(bandKey(each)))
  const isUsual = chosen.length === 0 && state === undefined && within === undefined && by === undefined
  const bands = isUsual ? usualBands : chosen
  return {
    part,
    standards: standard === undefined ? undefined : new Set([standard]),
    bands: bands.length === 0 ? undefined : new Set(bands),
    states: state === undefined ? undefined : new Set(state === 'open' ? outstandingStates : [state]),
    withinWorkingDays: within === undefined ? undefined : Number(within),
    doneBy: by === undefined ? undefined : parseDay(by),
  }
}

/** The filters of an address as links keep them: without the page and without the sorting. */
export function filtersOf(query: DueQuery): Readonly<Record<string, string | readonly string[] | undefined>> {
  return { standard: query.standard, band: query.band, state: query.state, within: query.within, by: query.by }
}
