import { type Day, parseDay } from '../../domain/calendar/day.ts'
import { weekOf } from '../../domain/legal/index.ts'
import type { Tracked } from './tracker.ts'

/** What a gateway panel has before it, in the order it takes it. */
export const agendaParts = ['to issue', 'referrals', 'back', 'sixteen weeks'] as const
export type AgendaPart = (typeof agendaParts)[number]

export const agendaTitles: Readonly<Record<AgendaPart, string>> = {
  'to issue': 'Decided to issue, and not issued',
  referrals: 'Referrals that wait for a decision',
  back: 'Put off, and due back',
  'sixteen weeks': 'Near the end of sixteen weeks, or past it',
}

/** From this week on pre-proceedings are on the agenda: there are two meetings left to end them in time. */
const fromWeek = 13
/** What was put off is on the agenda from so many days before it is due back. */
const daysBefore = 7

/** The agenda of a gateway on a day: each process once, where it first belongs, the longest waiting first. */
export function agendaOf(tracked: readonly Tracked[], today: Day): ReadonlyMap<AgendaPart, readonly Tracked[]> {
  const parts = new Map<AgendaPart, Tracked[]>(agendaParts.map(each => [each, []]))
  for (const each of tracked.toSorted((a, b) => a.since - b.since)) {
    const part = partOfAgenda(each, today)
    if (part !== undefined) parts.get(part)!.push(each)
  }
  return parts
}

function partOfAgenda({ stage, process, weeksFrom }: Tracked, today: Day): AgendaPart | undefined {
  if (stage === 'to be issued') return 'to issue'
  const back = process?.back_on == null ? undefined : parseDay(process.back_on)
  if (back !== undefined) return back - daysBefore <= today ? 'back' : undefined
  if (stage === 'referred') return 'referrals'
  if (stage === 'pre-proceedings' && weeksFrom !== undefined && weekOf(weeksFrom, today) >= fromWeek)
    return 'sixteen weeks'
  return undefined
}
