import { type Seen, unseenWeeks } from '../../../analysis/index.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { longDateAgo } from '../../../domain/calendar/wording.ts'
import { unseenWords } from '../../../domain/words/visits.ts'
import { StateTag } from '../../../ui/index.ts'

/** When a child was last seen, in red where that is long ago and nothing else shows it late. */
export function LastSeen({ seen, on }: { readonly seen: Seen | undefined; readonly on: Day }) {
  if (seen === undefined) return <span class="sl-number--unknown">not known</span>
  return (
    <>
      {seen.on === undefined ? unseenWords(seen.visitsUnsupplied !== true) : longDateAgo(seen.on, on)}
      {seen.isLongAgo && (
        <>
          {' '}
          <StateTag state="overdue" detail={`not seen for ${unseenWeeks} weeks`} />
        </>
      )}
    </>
  )
}
