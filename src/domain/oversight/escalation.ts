import type { Day } from '../calendar/day.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'

/** Who has to take up a direction that is not done, from the unit upwards. */
export interface Stage {
  readonly id: 'unit-lead' | 'service-manager' | 'head-of-service' | 'performance-group'
  readonly title: string
  /** From so many working days after the day it was due. */
  readonly fromWorkingDays: number
}

/**
 * The way up of a direction that is overdue. Local practice, no national number: the unit lead at once, the service
 * manager after a week, the head of service after two, the fortnightly performance group after four.
 */
export const stages: readonly Stage[] = [
  { id: 'unit-lead', title: 'Unit lead', fromWorkingDays: 1 },
  { id: 'service-manager', title: 'Service manager', fromWorkingDays: 5 },
  { id: 'head-of-service', title: 'Head of service', fromWorkingDays: 10 },
  { id: 'performance-group', title: 'Performance group', fromWorkingDays: 20 },
]

/**
 * How far up a direction stands on a day: undefined while it is not overdue. The day it is due is still in time. Where
 * the working-day calendar does not reach, the last stage: never an earlier one by guessing.
 */
export function stageOn(dueOn: Day, on: Day, calendar: WorkingCalendar): Stage | undefined {
  if (on <= dueOn) return undefined
  const late = calendar.between(dueOn, on)
  if (late === undefined) return stages.at(-1)
  // Overdue on a weekend: nobody is at work, and it is the unit lead’s all the same.
  return stages.findLast(each => each.fromWorkingDays <= Math.max(late, 1))
}

/** Whether a stage is at or above another. */
export function reaches(stage: Stage | undefined, id: Stage['id']): boolean {
  return stage !== undefined && stages.indexOf(stage) >= stages.findIndex(each => each.id === id)
}
