export interface IntervalProps {
  /** Proportions between 0 and 1: the Wilson interval's ends and the value itself. */
  readonly low: number
  readonly high: number
  readonly value: number
  /** A mark to compare with, such as the authority's own proportion. */
  readonly mark?: number | undefined
  readonly markName?: string | undefined
  /** Where the scale begins, 0 unless given; the same for all that are compared. */
  readonly from?: number | undefined
}

const width = 96
const height = 14
const pad = 4

const percent = (share: number) => `${Math.round(share * 100)}%`

/** "88%, between 81% and 93% once chance is allowed for; the authority 85%" */
export function intervalText({ low, high, value, mark, markName = 'compared with' }: IntervalProps): string {
  const whole = `${percent(value)}, between ${percent(low)} and ${percent(high)} once chance is allowed for`
  return mark === undefined ? whole : `${whole}; ${markName} ${percent(mark)}`
}

/** A proportion with the interval it may lie in, on a scale from nothing to all. */
export function Interval(props: IntervalProps) {
  const { from = 0 } = props
  const along = (share: number) => Math.min(Math.max((share - from) / (1 - from), 0), 1)
  const x = (share: number) => (pad + (width - 2 * pad) * along(share)).toFixed(1)
  const middle = height / 2
  return (
    <svg class="sl-interval" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img">
      <title>{intervalText(props)}</title>
      <path class="sl-interval__scale" d={`M${x(from)} ${middle}H${x(1)}`} />
      <path class="sl-interval__range" d={`M${x(props.low)} ${middle}H${x(props.high)}`} />
      {props.mark !== undefined && <path class="sl-interval__mark" d={`M${x(props.mark)} 0l3.5 4h-7z`} />}
      <path class="sl-interval__value" d={`M${x(props.value)} 1V${height - 1}`} />
    </svg>
  )
}
