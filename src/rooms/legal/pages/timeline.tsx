import type { Day } from '../../../domain/calendar/day.ts'
import { shortDate } from '../../../domain/calendar/wording.ts'
import { lastDayOf, weeksAllowed } from '../../../domain/legal/index.ts'
import { Details, LongDate } from '../../../ui/index.ts'
import type { ProcessEvent } from '../events.ts'
import type { ToDo } from '../to-do.ts'

/** How many of the last events are shown at once. */
const lastShown = 10

const width = 960
const edge = 16
const line = 34

/** Where dates and the key stand under the line, and how much room a date takes. */
const dateRows = [76, 92]
const dateRoom = 78
const keyAt = 118
const height = 126

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
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
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
      {datesUnder([...events.map(each => each.on), ...todos.map(each => each.dueOn)], x).map(each => (
        <text class="sl-legal-line__week" x={each.x} y={each.y} text-anchor="middle">
          {shortDate(each.on)}
        </text>
      ))}
      <Key />
      <line class="sl-legal-line__today" x1={x(today)} x2={x(today)} y1="12" y2={line + 12} />
      <text class="sl-legal-line__week" x={x(today)} y="10" text-anchor={x(today) > width - 40 ? 'end' : 'middle'}>
        today
      </text>
    </svg>
  )
}

/** The dates of the marks, in two rows; one for which neither has room is left to the list beside. */
export function datesUnder(days: readonly Day[], at: (on: Day) => number) {
  const ends = dateRows.map(() => Number.NEGATIVE_INFINITY)
  return [...new Set(days)]
    .sort((a, b) => a - b)
    .flatMap(on => {
      const x = Math.min(Math.max(at(on), dateRoom / 2), width - dateRoom / 2)
      const row = ends.findIndex(end => x - dateRoom / 2 >= end)
      if (row === -1) return []
      ends[row] = x + dateRoom / 2
      return [{ on, x, y: dateRows[row]! }]
    })
}

/** What each mark means. */
function Key() {
  const y = keyAt - 4
  return (
    <g>
      <circle class="sl-legal-line__event" cx={edge} cy={y} r="5" />
      <Meaning at={0}>happened</Meaning>
      <circle class="sl-legal-line__event sl-legal-line__event--decision" cx={edge + 120} cy={y} r="5" />
      <Meaning at={120}>decided</Meaning>
      <circle class="sl-legal-line__event sl-legal-line__event--log" cx={edge + 240} cy={y} r="5" />
      <Meaning at={240}>in the log</Meaning>
      <path class="sl-legal-line__due" d={`M${edge + 360} ${y - 7}l6 7-6 7-6-7z`} />
      <Meaning at={360}>due</Meaning>
      <path class="sl-legal-line__late" d={`M${edge + 480} ${y - 8}l7 13h-14z`} />
      <Meaning at={480}>late</Meaning>
    </g>
  )
}

function Meaning({ at, children }: { readonly at: number; readonly children: string }) {
  return (
    <text class="sl-legal-line__week" x={edge + at + 12} y={keyAt}>
      {children}
    </text>
  )
}

/** Words at an edge stay within the drawing. */
function anchorAt(at: number, week: number): 'start' | 'middle' | 'end' {
  if (at > width - 40) return 'end'
  return week === 0 ? 'start' : 'middle'
}
