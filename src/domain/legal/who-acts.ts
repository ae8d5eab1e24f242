import type { Day } from '../calendar/day.ts'
import { dayOf, type LegalProcess, stageOfProcess } from './process.ts'
import { isPast, lastDayOf } from './weeks.ts'

/** Who can move what is waited for. */
export type WhoActs = 'worker' | 'unit lead' | 'lawyer' | 'gateway' | 'head of service'

/** In words, where nobody is named. */
export const whoActs: Readonly<Record<WhoActs, string>> = {
  worker: 'Whoever holds the case',
  'unit lead': 'The unit’s lead',
  lawyer: 'The authority’s lawyer, asked by the unit’s lead',
  gateway: 'Whoever chairs the gateway',
  'head of service': 'Head of service',
}

const acts: Readonly<Record<string, WhoActs>> = {
  'CT-01': 'lawyer',
  'CT-02': 'gateway',
  'CT-03': 'worker',
  'CT-04': 'head of service',
  'CT-05': 'lawyer',
  'CT-06': 'lawyer',
  'CT-07': 'lawyer',
  'CT-08': 'worker',
  'CT-09': 'unit lead',
  'CT-10': 'lawyer',
  'CT-11': 'gateway',
  'CT-12': 'worker',
  'CT-13': 'worker',
  'CT-14': 'lawyer',
}

/** Who can do what a court standard waits for. */
export function whoActsOn(standardId: string): WhoActs {
  return acts[standardId] ?? 'worker'
}

/** Something that no standard counts and that is not there when it should be. */
export interface Gap {
  readonly what: string
  readonly who: WhoActs
  /** The day by which it should be there. */
  readonly by: Day
}

/** The day half way by which the family has been brought in: weeks after the decision, as for the review (CT-09). */
const halfWayWeeks = 6

/** What a process lacks on a day, beside what standards count: late or not, each with the day it should be there by. */
export function gapsOf(process: LegalProcess, today: Day): Gap[] {
  const gaps: Gap[] = []
  const stage = stageOfProcess(process)
  const back = dayOf(process, 'back_on')
  if (back !== undefined && (stage === 'referred' || stage === 'pre-proceedings' || stage === 'to be issued'))
    gaps.push({ what: 'Come back to the gateway, which put the decision off', who: 'unit lead', by: back })
  if (stage !== 'pre-proceedings') return gaps
  const from = dayOf(process, 'pre_proceedings_on')!
  const halfWay = from + 7 * halfWayWeeks
  if (process.family_meeting_on === null && process.family_meeting === null)
    gaps.push({ what: 'A family group conference, or why there is none', who: 'worker', by: halfWay })
  if (process.kin_carers === null) gaps.push({ what: 'Which kin might care for the child', who: 'worker', by: halfWay })
  if (process.parallel_plan === null)
    gaps.push({ what: 'A parallel plan: what happens if nothing changes', who: 'unit lead', by: halfWay })
  const until = dayOf(process, 'extended_until')
  if (isPast(from, today) && (process.extended_reason === null || process.extended_agreed_by === null))
    gaps.push({ what: 'Why it runs longer than sixteen weeks, and who agreed', who: 'gateway', by: lastDayOf(from) })
  else if (until !== undefined) gaps.push({ what: 'A decision: the extension runs out', who: 'gateway', by: until })
  return gaps
}
