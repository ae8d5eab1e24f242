import type { KeyFigures as Figures } from '../../../analysis/index.ts'
import { chartPoint, fewestForShare } from '../../../domain/statistics/index.ts'
import { CountLink, KeyFigure, KeyFigures, Sparkline, toldAsShare } from '../../../ui/index.ts'
import { dueHref, listHref } from '../addresses.ts'
import type { View } from '../view.ts'

interface BoardFiguresProps {
  readonly view: View
  /** Oldest first; the last is the day itself. */
  readonly figures: readonly Figures[]
}

/** The four figures at the top of the board, each with its last thirteen points and the list behind it. */
export function BoardFigures({ view, figures }: BoardFiguresProps) {
  const now = figures.at(-1)!
  const line = (values: readonly (number | null)[], what: string, told?: (value: number) => string) => (
    <Sparkline values={values} told={told} label={`${what}, at the end of each of twelve months and on the day`} />
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
        <CountLink count={now.childrenOpen} href={listHref(view, 'children-open')} what="children open" />
      </KeyFigure>
      <KeyFigure
        title="Deadlines overdue now"
        line={line(
          figures.map(each => each.overdue),
          'Deadlines overdue',
        )}
      >
        <CountLink count={now.overdue} href={dueHref(view, { band: 'overdue' })} what="deadlines overdue" />
      </KeyFigure>
      <KeyFigure
        title="Deadlines due in the next five working days"
        line={line(
          figures.map(each => each.dueNext5WorkingDays),
          'Deadlines due within five working days',
        )}
      >
        <CountLink
          count={now.dueNext5WorkingDays}
          href={dueHref(view, { within: '5' })}
          what="deadlines due in the next five working days"
        />
      </KeyFigure>
      <KeyFigure
        title="Done in time over twelve months"
        line={line(
          figures.map(({ inTime }) => chartPoint(inTime.met / inTime.of, inTime.of)),
          'Share done in time over twelve months',
          toldAsShare,
        )}
      >
        <CountLink
          count={now.inTime.met}
          of={now.inTime.of}
          fewest={fewestForShare}
          href={listHref(view, 'in-time', { done: 'in-time' })}
          ofHref={listHref(view, 'in-time')}
          what="done in time over twelve months"
        />
      </KeyFigure>
    </KeyFigures>
  )
}
