import { unseenWeeks } from '../../../analysis/index.ts'
import { CountLink, KeyFigure, KeyFigures } from '../../../ui/index.ts'
import { dueHref, type View } from '../../live/index.ts'
import type { Pressing } from '../pressing.ts'

/** What is late and whom nobody has seen, before any trend; each opens. */
export function PressingFigures({ view, pressing }: { readonly view: View; readonly pressing: Pressing }) {
  const { overdue, unseen } = pressing
  return (
    <KeyFigures>
      <KeyFigure title="Deadlines overdue now">
        <CountLink count={overdue} href={dueHref(view, { band: 'overdue' })} what="deadlines overdue" />
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
