import { SubNavigation } from '../../../ui/index.ts'
import { boardHref, changesHref } from '../addresses.ts'
import type { View } from '../view.ts'

/** The board's three views of one part on one day. */
export function BoardViews({
  view,
  current,
}: {
  readonly view: View
  readonly current: 'standards' | 'units' | 'changes'
}) {
  const { day, today } = view.asAt
  return (
    <SubNavigation
      label="Views of the board"
      items={[
        { text: 'By standard', href: boardHref(view), current: current === 'standards' },
        ...(view.isOwn
          ? []
          : [{ text: 'By unit', href: boardHref(view, { view: 'units' }), current: current === 'units' }]),
        {
          text: day === today ? 'What changed since yesterday' : 'What changed since the day before',
          href: changesHref(view),
          current: current === 'changes',
        },
      ]}
    />
  )
}
