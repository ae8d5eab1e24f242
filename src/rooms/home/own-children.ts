import {
  ask,
  type DueItem,
  dueBands,
  dueList,
  type Listed,
  type Opening,
  type ReadModel,
} from '../../analysis/index.ts'
import { lastSeen, suppliesVisits } from '../../analysis/last-seen.ts'
import { type Day, weekdayOf } from '../../domain/calendar/day.ts'
import { indicatorById } from '../../domain/indicators/registry.ts'
import type { View } from '../live/index.ts'
import { whereOf } from './where.ts'

/** One child of a person's own, with the one thing to do first. */
export interface NextForChild {
  readonly childId: string
  /** What the child is open for; undefined for one who is open only for leaving care, or not at all. */
  readonly status: string | undefined
  readonly since: Day | undefined
  /** What comes first; undefined where nothing is outstanding. */
  readonly next: DueItem | undefined
  /** How much else is overdue, or due by the end of the two weeks after this one. */
  readonly others: number
  readonly lastSeenOn: Day | undefined
  /** As of what is due. */
  readonly visitsUnsupplied?: true
}

/** What falls due on one day. */
export interface DayAhead {
  readonly day: Day
  readonly items: readonly DueItem[]
}

/** A person's own children in the order in which they need something, and what falls due this week and next. */
export interface OwnChildren {
  readonly children: readonly NextForChild[]
  readonly overdue: number
  readonly thisWeek: readonly DayAhead[]
  readonly nextWeek: readonly DayAhead[]
}

const soonBands = new Set<DueItem['band']>(['overdue', 'today', 'this week', 'next two weeks'])

/** Reads it: of the view's part, or of children given one by one. */
export function readOwnChildren(model: ReadModel, view: View, given?: ReadonlySet<string>): OwnChildren {
  const { day } = view.asAt
  const { part } = view.chosen
  const { items } = dueList(model, day, view.opening, { ...(given ? { children: given } : { part }) })
  const open = openChildren(model, view, given)
  const byChild = new Map<string, { next: DueItem; others: number }>()
  for (const item of items) {
    const known = byChild.get(item.childId)
    if (known === undefined) byChild.set(item.childId, { next: item, others: 0 })
    else if (soonBands.has(item.band)) known.others++
  }
  const children = [...byChild.keys(), ...[...open.keys()].filter(id => !byChild.has(id))].map(
    (childId): NextForChild => {
      const found = byChild.get(childId)
      const about = open.get(childId)
      return {
        childId,
        status: typeof about?.cells.status === 'string' ? about.cells.status : undefined,
        since: typeof about?.cells.since === 'number' ? about.cells.since : undefined,
        next: found?.next,
        others: found?.others ?? 0,
        lastSeenOn: found?.next.lastSeenOn ?? seen(model, childId, day),
        ...(suppliesVisits(model) ? {} : { visitsUnsupplied: true as const }),
      }
    },
  )
  const endOfWeek = day + ((7 - weekdayOf(day)) % 7)
  return {
    children,
    overdue: items.filter(each => each.band === dueBands[0]).length,
    thisWeek: daysOf(items, day, day, endOfWeek),
    nextWeek: daysOf(items, day, endOfWeek + 1, endOfWeek + 7),
  }
}

function openChildren(model: ReadModel, view: View, given: ReadonlySet<string> | undefined): Map<string, Listed> {
  const question = {
    indicator: indicatorById('children-open'),
    asOf: view.asAt.day,
    where: given ? {} : whereOf(view.chosen.part),
    list: true,
  }
  const { list = [] } = ask(model, question, () => undefined, onlyOf(view.opening))
  const mine = given === undefined ? list : list.filter(each => given.has(each.childId))
  return new Map([...mine].sort((a, b) => (a.childId < b.childId ? -1 : 1)).map(each => [each.childId, each]))
}

/** Children are listed as far as the reader may open them, whatever the reader's numbers are of. */
function onlyOf({ counts: _, ...opening }: Opening): Opening {
  return opening
}

function seen(model: ReadModel, childId: string, day: Day): Day | undefined {
  const child = model.numberOf(childId)
  return child === undefined ? undefined : lastSeen(model, child, day)
}

/**
 * What is not yet overdue, by the day it is to be done by. What the customary count had before today is to be done today,
 * as in the list of what is due.
 */
function daysOf(items: readonly DueItem[], today: Day, from: Day, to: Day): DayAhead[] {
  const byDay = new Map<Day, DueItem[]>()
  for (const item of items) {
    const on = Math.max(item.workOn, today)
    if (item.band === 'overdue' || on < from || on > to) continue
    byDay.set(on, [...(byDay.get(on) ?? []), item])
  }
  return [...byDay].sort(([a], [b]) => a - b).map(([day, due]) => ({ day, items: due }))
}
