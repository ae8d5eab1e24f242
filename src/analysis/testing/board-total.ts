import type { Board } from '../board.ts'
import type { Value } from '../question.ts'

/** Totals of a board over its standards. */
export function totalOf(board: Board): { open: number; overdue: number; dueSoon: number; inTime: Value } {
  let open = 0
  let overdue = 0
  let dueSoon = 0
  let met = 0
  let of = 0
  for (const line of board.lines.values()) {
    open += line.open
    overdue += line.overdue
    dueSoon += line.dueSoon
    met += line.inTime.met
    of += line.inTime.of
  }
  const inTime = { numerator: met, denominator: of, value: of === 0 ? undefined : met / of, notKnown: 0 }
  return { open, overdue, dueSoon, inTime }
}
