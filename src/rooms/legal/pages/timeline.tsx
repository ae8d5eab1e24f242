import type { Day } from '../../../domain/calendar/day.ts'
import { lastDayOf, weeksAllowed } from '../../../domain/legal/index.ts'
import { Details, LongDate } from '../../../ui/index.ts'
import type { ProcessEvent } from '../events.ts'
import type { ToDo } from '../to-do.ts'

/** How many of the last events are shown at once. */
const lastShown = 10

const width = 960
const edge = 16
const line = 34

/**
 * A process on a line: what happened, what is due and today, over the weeks from its beginning. The list beside it says
 * the same in words, so the drawing is silent, and is left out where there is no room for it.
 */
export function Timeline(props: {
  readonly events: readonly ProcessEvent[]
  readonly todos: readonly ToDo[]
  /** The day from which sixteen weeks are counted, where they are. */
  readonly from: Day | undefined
  readonly today: Day
}) {
  const { events } = props
  const earlier = events.slice(0, Math.max(0, events.length - lastShown))
  return (
    <div class="sl-legal-timeline">
      {events.length > 0 && <Drawing {...props} />}
      {earlier.length > 0 && (
        <Details summary={`What came before that: ${earlier.length}`} id="earlier">
          <Events events={earlier} />
        </Details>
      )}
      <Events events={events.slice(earlier.length)} />
    </div>
  )
}

function Events({ events }: { readonly events: readonly ProcessEvent[] }) {
  return (
    <ol class="sl-legal-timeline__list">
      {events.map(each => (
        <li class={`sl-legal-timeline__item sl-legal-timeline__item--${each.kind}`}>
          <strong>
            <LongDate day={each.on} />
          </strong>{' '}
          <span class="sl-breaks">{each.what}</span>
          {each.more !== undefined && <div class="sl-quiet sl-breaks">{each.more}</div>}
        </li>
      ))}
    </ol>
  )
}

function Drawing({ events, todos, from, today }: Parameters<typeof Timeline>[0]) {
  const days = [...events.map(each => each.on), ...todos.map(each => each.dueOn), today]
  const end = from === undefined ? undefined : lastDayOf(from)
  const first = Math.min(...days, from ?? today)
  const last = Math.max(...days, end ?? today, first + 28)
  const x = (on: Day) => edge + ((on - first) / (last - first)) * (width - 2 * edge)
  const weeks = from === undefined ? [] : [0, 4, 8, 12, weeksAllowed]
  return (
    <svg
      class="sl-legal-line"
      viewBox={`0 0 ${width} 66`}
      width={width}
      height="66"
      aria-hidden="true"
      focusable="false"
    >
      {from !== undefined && end !== undefined && (
        <rect class="sl-legal-line__allowed" x={x(from)} y={line - 7} width={x(end) - x(from)} height="14" />
      )}
      <line class="sl-legal-line__axis" x1={edge} x2={width - edge} y1={line} y2={line} />
      {weeks.map(week => {
        const at = x(from! + 7 * week)
        return (
          <g>
            <line class="sl-legal-line__tick" x1={at} x2={at} y1={line + 7} y2={line + 12} />
            <text class="sl-legal-line__week" x={at} y={line + 26} text-anchor={anchorAt(at, week)}>
              {week === 0 ? 'decided' : `${week} weeks`}
            </text>
          </g>
        )
      })}
      {events.map(each => (
        <circle class={`sl-legal-line__event sl-legal-line__event--${each.kind}`} cx={x(each.on)} cy={line} r="5" />
      ))}
      {todos.map(each => {
        const at = x(each.dueOn)
        const late = each.workingDaysLate > 0
        return (
          <path
            class={late ? 'sl-legal-line__late' : 'sl-legal-line__due'}
            d={late ? `M${at} ${line - 8}l7 13h-14z` : `M${at} ${line - 7}l6 7-6 7-6-7z`}
          />
        )
      })}
      <line class="sl-legal-line__today" x1={x(today)} x2={x(today)} y1="12" y2={line + 12} />
      <text class="sl-legal-line__week" x={x(today)} y="10" text-anchor={x(today) > width - 40 ? 'end' : 'middle'}>
        today
      </text>
    </svg>
  )
}

/** Words at an edge stay within the drawing. */
function anchorAt(at: number, week: number): 'start' | 'middle' | 'end' {
  if (at > width - 40) return 'end'
  return week === 0 ? 'start' : 'middle'
}
