import { unseenWeeks } from '../../../analysis/index.ts'
import { Count, CountLink, KeyFigure, KeyFigures } from '../../../ui/index.ts'
import { dueHref, type View } from '../../live/index.ts'
import type { Pressing } from '../pressing.ts'

interface PressingProps {
  readonly view: View
  readonly pressing: Pressing
  /** Whether the reader may open lists of children. */
  readonly mayList: boolean
}

/** What is late and whom nobody has seen, before any trend; each opens. */
export function PressingFigures({ view, pressing, mayList }: PressingProps) {
  const { overdue, unseen } = pressing
  return (
    <KeyFigures>
      <KeyFigure title="Deadlines overdue now">
        {mayList ? (
          <CountLink count={overdue} href={dueHref(view, { band: 'overdue' })} what="deadlines overdue" />
        ) : (
          <Count count={overdue} />
        )}
      </KeyFigure>
      <KeyFigure title={`Children open, not seen for ${unseenWeeks} weeks, and no visit due`}>
        {unseen === undefined ? (
          <span class="sl-number--unknown">not known</span>
        ) : (
          <CountLink count={unseen.length} href="#unseen" what="children not seen, listed below" />
        )}
      </KeyFigure>
    </KeyFigures>
  )
}
