import type { AgendaReason } from '../../analysis/index.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { englandDay } from '../../domain/calendar/england-day.ts'
import { longDate, shortDate } from '../../domain/calendar/wording.ts'
import { findDecision } from '../../domain/tracking/decisions.ts'
import { triggerWords } from '../../domain/tracking/triggers.ts'
import { capital } from '../../domain/words/capital.ts'
import type { TrackingDecision } from '../../store/tracking/index.ts'

/** The parts of an agenda, in the order they are talked about. */
export const partKeys = ['this-month', 'waiting', 'short-breaks', 'supervision-orders', 'taken-off'] as const
export type PartKey = (typeof partKeys)[number]

export const partTitles: Readonly<Record<PartKey, string>> = {
  'this-month': 'This month',
  waiting: 'Waiting from earlier months',
  'short-breaks': 'Disability and short breaks',
  'supervision-orders': 'Supervision orders',
  'taken-off': 'Taken off by hand',
}

export const partSays: Readonly<Record<PartKey, string>> = {
  'this-month': 'A mark comes up this month, a decision to continue ends, or somebody put the child on.',
  waiting: 'A mark was passed in an earlier month, and nobody senior has looked since. The longest open first.',
  'short-breaks': 'Children in need whose need lasts. They are looked at apart, and against other questions.',
  'supervision-orders': 'Children in need for whom a court made a supervision order in the last twelve months.',
  'taken-off': 'Not to be talked about in this month’s meeting, with the reason somebody gave.',
}

/** "9 months on the protection plan, on 20 Nov 2026" */
export function reasonWords(reason: AgendaReason): string {
  const { on, standing, reviewedOn } = reason
  const day = shortDate(on)
  if (reason.kind === 'continue ends') return `“Continue” ends, ${day}`
  const words = triggerWords(reason)
  if (reason.kind === 'step down')
    return `${capital(words)}, ${day}${standing === 'waiting' && reviewedOn === undefined ? ', and not reviewed since' : ''}`
  return standing === 'waiting' ? `Past ${words}, since ${day}` : `${capital(words)}, ${day}`
}

/** "Reviewed 27 Nov 2026: continue, with a specific change" */
export function reviewWords({ on, decision }: { readonly on: Day; readonly decision: string | undefined }): string {
  const said = `Reviewed ${shortDate(on)}`
  if (decision === undefined) return said
  const title = decisionTitle(decision)
  return `${said}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`
}

/** "Hope Example, Sat 28 Nov 2026: mistyped"; undefined of a decision that stands. */
export function withdrawnWords({ withdrawn_at, withdrawn_by_name, withdrawn_because }: TrackingDecision) {
  if (withdrawn_at === null) return undefined
  return `${withdrawn_by_name}, ${longDate(englandDay(withdrawn_at))}: ${withdrawn_because}`
}

/** Who changed last what was decided, and when; undefined where nobody did. */
export function changedWords({ reworded_at, reworded_by_name }: TrackingDecision): string | undefined {
  return reworded_at === null ? undefined : `${reworded_by_name}, ${longDate(englandDay(reworded_at))}`
}

/** A decision's title; of an imported review the words it came in. */
export function decisionTitle(key: string): string {
  const known = findDecision(key)
  return known?.key === key ? known.title : capital(key === '' ? 'no decision recorded' : key)
}
