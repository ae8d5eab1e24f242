import { type Board, type BoardLine, inTimeChange } from '../../analysis/index.ts'
import type { Evidence } from '../../domain/standards/evidence.ts'
import { type Stage, type Standard, stages } from '../../domain/standards/standard.ts'
import { type Coverage, evidenceFrom } from '../../domain/standards/state.ts'
import type { Verdict } from '../../domain/statistics/index.ts'
import { capital } from '../../domain/words/capital.ts'

/** One standard as the board shows it. */
export interface StandardLine {
  readonly id: string
  readonly title: string
  readonly stage: Stage
  readonly gravity: Standard['gravity']
  readonly evidence: Evidence
  readonly line: BoardLine
  /** Whether its share in time has changed beyond chance. */
  readonly change: Verdict
  /** Its usual share by month; undefined where there is too little to say. */
  readonly usual: number | undefined
}

/** The board's lines in the order of the child's journey, under the standards as set on its day. */
export function linesOf(board: Board, standards: readonly Standard[]): StandardLine[] {
  return standards.flatMap(({ id, title, stage, gravity, evidence }) => {
    const line = board.lines.get(id)
    if (line === undefined) return []
    const { verdict, points } = inTimeChange(line.months, board.day)
    const usual = verdict.kind === 'too-few' ? undefined : points.at(-1)?.limits?.mean
    return [{ id, title, stage, gravity, evidence, line, change: verdict, usual }]
  })
}

/** Why a standard has no line of its own on the board. */
export type NoLine = 'never supplied' | 'nothing to count'

/** Undefined where there is something to show of it: evidence has been supplied, and a clock runs or fell due. */
export function noLineOf({ line, evidence }: StandardLine, coverage: Coverage): NoLine | undefined {
  if (evidenceFrom(coverage, evidence) === null) return 'never supplied'
  return line.open === 0 && line.inTime.of === 0 ? 'nothing to count' : undefined
}

/** Lines of one part of the child's journey. */
export interface StageLines {
  readonly stage: Stage
  readonly heading: string
  readonly rows: readonly StandardLine[]
}

/**
 * The lines under the stages that have any; within each the gravest first, then what most is overdue of, then what most
 * has no data on.
 */
export function byStage(lines: readonly StandardLine[]): StageLines[] {
  return stages.flatMap(stage => {
    const rows = lines.filter(each => each.stage === stage).sort(byUrgency)
    return rows.length === 0 ? [] : [{ stage, heading: capital(stage), rows }]
  })
}

function byUrgency(a: StandardLine, b: StandardLine): number {
  return a.gravity - b.gravity || b.line.overdue - a.line.overdue || b.line.noData - a.line.noData
}
