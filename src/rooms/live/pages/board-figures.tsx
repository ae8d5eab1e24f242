import type { KeyFigures as Figures } from '../../../analysis/index.ts'
import { Count, CountLink, KeyFigure, KeyFigures, Sparkline } from '../../../ui/index.ts'

interface BoardFiguresProps {
  /** Oldest first; the last is the day itself. */
  readonly figures: readonly Figures[]
  readonly due: (query: Readonly<Record<string, string>>) => string
}

/** The four figures at the top of the board, each with its last thirteen points. */
export function BoardFigures({ figures, due }: BoardFiguresProps) {
  const now = figures.at(-1)!
  const line = (values: readonly (number | null)[], what: string) => (
    <Sparkline values={values} label={`${what}, at the end of each of twelve months and on the day`} />
  )
  return (
    <KeyFigures>
      <KeyFigure
        title="Children open"
        note="Care leavers are not counted"
        line={line(
          figures.map(each => each.childrenOpen),
          'Children open',
        )}
      >
        <Count count={now.childrenOpen} />
      </KeyFigure>
      <KeyFigure
        title="Overdue now"
        line={line(
          figures.map(each => each.overdue),
          'Deadlines overdue',
        )}
      >
        <CountLink count={now.overdue} href={due({ state: 'overdue' })} what="deadlines overdue" />
      </KeyFigure>
      <KeyFigure
        title="Due in the next five working days"
        line={line(
          figures.map(each => each.dueNext5WorkingDays),
          'Deadlines due within five working days',
        )}
      >
        <Count count={now.dueNext5WorkingDays} />
      </KeyFigure>
      <KeyFigure
        title="Done in time over twelve months"
        line={line(
          figures.map(({ inTime }) => (inTime.of === 0 ? null : inTime.met / inTime.of)),
          'Share done in time over twelve months',
        )}
      >
        <Count count={now.inTime.met} of={now.inTime.of} fewest={20} />
      </KeyFigure>
    </KeyFigures>
  )
}
