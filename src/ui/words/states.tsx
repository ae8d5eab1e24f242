import type { Day } from '../../domain/calendar/day.ts'
import { countedFrom } from '../../domain/standards/how-far.ts'
import { type Children, classes } from '../kit.ts'

/** How a deadline stands on a day. */
export type StateName = 'overdue' | 'due-soon' | 'due-later' | 'met-in-time' | 'met-late' | 'no-data' | 'ended'

/** The word for each state, as everywhere on the pages and in what is downloaded. */
export const stateWords: Readonly<Record<StateName, string>> = {
  overdue: 'Overdue',
  'due-soon': 'Due soon',
  'due-later': 'Due later',
  'met-in-time': 'Met in time',
  'met-late': 'Met late',
  'no-data': 'No data',
  ended: 'Ended',
}

const tick = 'M1.5 6.5 4.5 9.5 10.5 2.5'

/** Each state's shape, drawn in a box of 12 by 12, so that colour never speaks alone. */
const shapes: Readonly<Record<StateName, Children>> = {
  overdue: <path d="M6 1 11.5 11H.5z" fill="currentColor" />,
  'due-soon': <path d="M6 .5 11.5 6 6 11.5.5 6z" fill="currentColor" />,
  'due-later': <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" stroke-width="1.5" />,
  'met-in-time': <path d={tick} fill="none" stroke="currentColor" stroke-width="2.25" />,
  'met-late': <path d={tick} fill="none" stroke="currentColor" stroke-width="2.25" />,
  'no-data': <rect x="1.5" y="1.5" width="9" height="9" fill="none" stroke="currentColor" stroke-width="1.5" />,
  ended: <path d="M2 6h8" fill="none" stroke="currentColor" stroke-width="2" />,
}

/** The shape of a state, for keys and headings; silent, so a word must stand beside it. */
function StateShape({ state }: { readonly state: StateName }) {
  return (
    <svg
      class={`sl-shape sl-shape--${state}`}
      width="12"
      height="12"
      viewBox="0 0 12 12"
      aria-hidden="true"
      focusable="false"
    >
      {shapes[state]}
    </svg>
  )
}

export interface StateTagProps {
  readonly state: StateName
  /** How far, in the unit that matters: "6 working days late", "in 3 days". */
  readonly detail?: Children
  readonly class?: string | undefined
}

/** A state: word, shape and colour together, with its age where one is given. */
export function StateTag({ state, detail, class: extra }: StateTagProps) {
  return (
    <span class={classes('sl-state', `sl-state--${state}`, extra)}>
      <span class="sl-state__word">
        <StateShape state={state} /> {stateWords[state]}
      </span>
      {detail !== undefined && detail !== '' && <span class="sl-state__detail"> {detail}</span>}
    </span>
  )
}

/** From which day lateness is counted, on a line of its own, where that is not the due date; nothing otherwise. */
export function CountedFrom({ lateAfter }: { readonly lateAfter?: Day | undefined }) {
  if (lateAfter === undefined) return null
  return (
    <span class="sl-quiet">
      <br />
      {countedFrom(lateAfter)}
    </span>
  )
}

/** The key to the states, for the foot of a page that uses them. */
export function StateKey({ states }: { readonly states: readonly StateName[] }) {
  return (
    <ul class="sl-key">
      {states.map(state => (
        <li>
          <StateTag state={state} />
        </li>
      ))}
    </ul>
  )
}
