import { type Board, type BoardLine, inTimeChange } from '../../analysis/index.ts'
import { type Stage, type Standard, stages } from '../../domain/standards/standard.ts'
import type { Verdict } from '../../domain/statistics/index.ts'

/** One standard as the board shows it. */
export interface StandardLine {
  readonly id: string
  readonly title: string
  readonly stage: Stage
  readonly line: BoardLine
  /** Whether its share in time has changed beyond chance. */
  readonly change: Verdict
  /** Its usual share by month; undefined where there is too little to say. */
  readonly usual: number | undefined
}

/** The board's lines in the order of the child's journey, under the standards as set on its day. */
export function linesOf(board: Board, standards: readonly Standard[]): StandardLine[] {
  return standards.flatMap(({ id, title, stage }) => {
    const line = board.lines.get(id)
    if (line === undefined) return []
    const { verdict, points } = inTimeChange(line.months, board.day)
    const usual = verdict.kind === 'too-few' ? undefined : points.at(-1)?.limits?.mean
    return [{ id, title, stage, line, change: verdict, usual }]
  })
}

/** The same under the stages that have any. */
export function byStage(lines: readonly StandardLine[]): { heading: string; rows: StandardLine[] }[] {
  return stages.flatMap(stage => {
    const rows = lines.filter(each => each.stage === stage)
    return rows.length === 0 ? [] : [{ heading: stage[0]!.toUpperCase() + stage.slice(1), rows }]
  })
}
