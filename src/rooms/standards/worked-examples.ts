import { type Day, parseDay } from '../../domain/calendar/day.ts'
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts'
import { evaluate } from '../../domain/standards/evaluate.ts'
import type { Deadline, Standard } from '../../domain/standards/standard.ts'
import { type State, stateOn } from '../../domain/standards/state.ts'

/** One deadline of a worked example. `deadline` is undefined where the example shows that no clock runs. */
export interface WorkedExample {
  readonly name: string
  readonly deadline: Deadline | undefined
  /** The day on which the state is asked. */
  readonly on: Day | undefined
  readonly state: State | undefined
}

/**
 * Every worked example of a standard, worked out now by the same rules as for real children. The state is asked on the
 * day the example names, otherwise on the day the clock was met or ended, otherwise on the due date.
 */
export function workExamples(standard: Standard, calendar: WorkingCalendar): WorkedExample[] {
  return standard.examples.flatMap(({ name, given, expect }): WorkedExample[] => {
    const deadlines = evaluate(given, [standard], calendar)
    if (deadlines.length === 0) return [{ name, deadline: undefined, on: undefined, state: undefined }]
    return deadlines.map((deadline, index) => {
      const asked = expect[index]?.on
      const on =
        (asked === undefined ? undefined : parseDay(asked)) ?? deadline.metOn ?? deadline.endedOn ?? deadline.dueOn
      return { name, deadline, on, state: stateOn(deadline, on) }
    })
  })
}
