import {
  type Board,
  boardOn,
  type DurationClock,
  durationsOn,
  type KeyFigures,
  keyFigures,
  marks,
  type ReadModel,
  type Unseen,
  unseenKnown,
} from '../../analysis/index.ts'
import { monthOf } from '../../domain/calendar/months.ts'
import type { Standard } from '../../domain/standards/standard.ts'
import { chartPoint, type Polarity, type Verdict, xmr } from '../../domain/statistics/index.ts'
import { standOf } from '../duration/index.ts'
import { linesOf, type StandardLine, type View } from '../live/index.ts'
import { withoutWorker } from './without-worker.ts'

/** Children open past a mark, and how many of them nobody senior has looked at since. */
export interface DriftCohort {
  readonly mark: number
  readonly reaching: number
  readonly past: number
  readonly notReviewed: number
}

/** One of the key figures with which way it goes. */
export interface Travel {
  readonly title: string
  readonly values: readonly (number | null)[]
  readonly isShare: boolean
  readonly verdict: Verdict
}

/** A service as its manager needs it. */
export interface ServiceHome {
  readonly board: Board
  readonly figures: readonly KeyFigures[]
  readonly drift: readonly DriftCohort[]
  /** Standards whose share in time is worse beyond chance, or of which more than a few are long overdue. */
  readonly exceptions: readonly StandardLine[]
  /** Open children who have no worker. */
  readonly unallocated: number | undefined
  /** Children open and not seen for long with no visit due; undefined where no visits have been supplied. */
  readonly unseen: readonly Unseen[] | undefined
  readonly travel: readonly Travel[]
  readonly knowsReviews: boolean
}

/** The clock that closing and opening again cannot reset. */
const clock: DurationClock = 'involvement'
/** Months of key figures: enough that a change can be told from chance. */
const monthsBefore = 24

export function readService(model: ReadModel, view: View, knowsReviews: boolean): ServiceHome {
  const { day } = view.asAt
  const board = boardOn(model, day, view.part)
  const long = keyFigures(model, day, view.part, monthsBefore)
  const open = durationsOn(model, day, clock, view.opening, view.chosen.part)
  return {
    board,
    figures: long.slice(-13),
    drift: marks.map(mark => {
      const stands = open.map(each => standOf(each, mark))
      return {
        mark,
        reaching: stands.filter(each => each === 'reaching').length,
        past: open.filter(each => each.months >= mark).length,
        notReviewed: stands.filter(each => each === 'not reviewed').length,
      }
    }),
    exceptions: exceptionsOf(board, view.standards.on(day)),
    unallocated: withoutWorker(model, view),
    unseen: unseenKnown(model, day, view.opening, view.chosen.part),
    travel: travelOf(long, monthOf(day + 1) !== monthOf(day)),
    knowsReviews,
  }
}

/** First what became worse, then the gravest. */
function exceptionsOf(board: Board, standards: readonly Standard[]): StandardLine[] {
  const gravity = new Map(standards.map(each => [each.id, each.gravity]))
  const rank = ({ id, change }: StandardLine) => (change.meaning === 'concern' ? 0 : 10) + (gravity.get(id) ?? 4)
  return linesOf(board, standards)
    .filter(isException)
    .sort((a, b) => rank(a) - rank(b) || b.line.ageing[2] - a.line.ageing[2])
}

/** Worse beyond chance, or gravely late: more than twenty working days where a child may be unseen or unsafe. */
function isException({ change, line }: StandardLine): boolean {
  return change.meaning === 'concern' || line.ageing[2] > 0
}

function travelOf(figures: readonly KeyFigures[], isMonthOver: boolean): Travel[] {
  // The day itself stands for a month that is not over yet: shown, not judged.
  const judged = isMonthOver ? figures : figures.slice(0, -1)
  const one = (
    title: string,
    polarity: Polarity,
    isShare: boolean,
    of: (each: KeyFigures) => number | null,
  ): Travel => ({
    title,
    isShare,
    values: figures.map(of),
    verdict: xmr(
      judged.map(each => of(each) ?? undefined),
      { polarity },
    ).verdict,
  })
  return [
    one('Children open', 'neutral', false, each => each.childrenOpen),
    one('Overdue at the end of the month', 'low', false, each => each.overdue),
    one('Overdue for each child open', 'low', true, each =>
      chartPoint(each.overdue / each.childrenOpen, each.childrenOpen),
    ),
  ]
}
