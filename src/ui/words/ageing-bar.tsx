export interface AgeingBarProps {
  /** Overdue by 1 to 5, by 6 to 20 and by 21 or more working days. */
  readonly upTo5: number
  readonly upTo20: number
  readonly over20: number
  /** The total that fills the bar: the largest in the column, so that rows compare. The row's own total unless given. */
  readonly scale?: number | undefined
}

const width = 96
const height = 12

/** "7 overdue: 4 by 1 to 5 working days, 2 by 6 to 20, 1 by 21 or more"; "none overdue". */
export function ageingText({ upTo5, upTo20, over20 }: AgeingBarProps): string {
  const total = upTo5 + upTo20 + over20
  if (total === 0) return 'none overdue'
  return `${total} overdue: ${upTo5} by 1 to 5 working days, ${upTo20} by 6 to 20, ${over20} by 21 or more`
}

/** How old what is overdue is: a small stacked bar, the oldest darkest. Nothing drawn where nothing is overdue. */
export function AgeingBar(props: AgeingBarProps) {
  const { upTo5, upTo20, over20 } = props
  const total = upTo5 + upTo20 + over20
  if (total === 0) return null
  const unit = width / Math.max(props.scale ?? total, total)
  const parts = [
    { count: over20, tone: 'old' },
    { count: upTo20, tone: 'middle' },
    { count: upTo5, tone: 'new' },
  ]
  let x = 0
  return (
    <svg class="sl-ageing" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img">
      <title>{ageingText(props)}</title>
      {parts.map(({ count, tone }) => {
        if (count === 0) return null
        const from = x
        x += count * unit
        return (
          <rect
            class={`sl-ageing__${tone}`}
            x={from.toFixed(1)}
            y="0"
            width={Math.max(count * unit - 1, 1).toFixed(1)}
            height={height}
          />
        )
      })}
    </svg>
  )
}

/** The key to the ageing bar, once a table. */
export function AgeingKey() {
  const parts = [
    ['old', '21 or more working days'],
    ['middle', '6 to 20'],
    ['new', '1 to 5'],
  ]
  return (
    <p class="govuk-body-s sl-ageing-key">
      Overdue by{' '}
      {parts.map(([tone, words]) => (
        <span class="sl-ageing-key__part">
          <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
            <rect class={`sl-ageing__${tone}`} width="12" height="12" />
          </svg>{' '}
          {words}
        </span>
      ))}
    </p>
  )
}
