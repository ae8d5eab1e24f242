import type { Day } from '../domain/calendar/day.ts'
import { type Columns, unknown } from './columns.ts'
import type { ReadModel } from './read-model.ts'

/** A decision about progress as the record has it, imported or recorded here, as known on a day. */
export interface ProgressDecision {
  readonly childId: string
  /** Of one recorded here: its id. */
  readonly key: string
  readonly on: Day
  readonly decision: string
  readonly owner: string | undefined
  readonly carryOutBy: Day | undefined
  readonly carriedOutOn: Day | undefined
  /** The event that carried it out: "Strategy discussion held". */
  readonly carriedOutAs: string | undefined
  readonly checkedOn: Day | undefined
  /** How often "continue" was decided running, this one counted. */
  readonly running: number
}

/** What was decided about one child’s progress, the latest first. */
export function progressDecisionsOf(model: ReadModel, childId: string, day: Day): ProgressDecision[] {
  const child = model.numberOf(childId)
  if (child === undefined) return []
  const columns = model.columns('progressDecision')
  const { first, count } = columns.rowsOf(child)
  const found: ProgressDecision[] = []
  for (let row = first; row < first + count; row++) {
    const read = decisionAt(model, columns, row, day)
    if (read !== undefined) found.push(read)
  }
  return found.reverse()
}

/** Every decision of the model that is known on a day and that a test lets through. */
export function progressDecisionsWhere(
  model: ReadModel,
  day: Day,
  isWanted: (decision: ProgressDecision, child: number) => boolean,
): ProgressDecision[] {
  const columns = model.columns('progressDecision')
  const found: ProgressDecision[] = []
  for (let row = 0; row < columns.length; row++) {
    const child = columns.child[row]!
    if (child < 0) continue
    const read = decisionAt(model, columns, row, day)
    if (read !== undefined && isWanted(read, child)) found.push(read)
  }
  return found
}

function decisionAt(model: ReadModel, columns: Columns, row: number, day: Day): ProgressDecision | undefined {
  const on = columns.numbers('on')[row]!
  if (on === unknown || on > day) return undefined
  const dayIn = (name: string, isAhead = false): Day | undefined => {
    const value = columns.numbers(name)[row]!
    return value === unknown || (!isAhead && value > day) ? undefined : value
  }
  const carriedOutOn = dayIn('carriedOutOn')
  return {
    childId: model.children[columns.child[row]!]!,
    key: columns.text('key', row) ?? '',
    on,
    decision: columns.text('decision', row) ?? '',
    owner: columns.text('owner', row),
    carryOutBy: dayIn('carryOutBy', true),
    carriedOutOn,
    carriedOutAs: carriedOutOn === undefined ? undefined : columns.text('carriedOutAs', row),
    checkedOn: dayIn('checkedOn'),
    running: columns.numbers('running')[row]!,
  }
}
