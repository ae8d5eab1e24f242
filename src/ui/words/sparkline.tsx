import { numberText, percentText, unknownWords } from './numbers.tsx'

export interface SparklineProps {
  /** Oldest first; null or undefined where there is none: a gap stays a gap. */
  readonly values: readonly (number | null | undefined)[]
  /** What it is of, and when: "Children open, 13 months to Nov 2026"; where it goes from and to is added. */
  readonly label: string
  /** Writes a value for those who hear the line; a number unless given. */
  readonly told?: ((value: number) => string) | undefined
  readonly width?: number | undefined
  readonly height?: number | undefined
  /** Ends of the scale; the values' own unless given. Give the same to all that are compared. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** A thin line across, such as the mean. */
  readonly mean?: number | undefined
}

const pad = 3

/** Shares between 0 and 1 as they are told: "87%". */
export const toldAsShare = (share: number): string => percentText(share, 1) ?? unknownWords

/** "from 402 to 431, lowest 380, highest 440": what the line shows, in words. */
export function sparklineText(
  values: readonly (number | null | undefined)[],
  told: (value: number) => string = numberText,
): string {
  const known = values.filter(each => each !== null && each !== undefined)
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return unknownWords
  if (known.length === 1) return told(first)
  return `from ${told(first)} to ${told(last)}, lowest ${told(Math.min(...known))}, highest ${told(Math.max(...known))}`
}

type Point = readonly [x: number, y: number]

/** The runs of points between gaps. */
function runsOf(points: readonly (Point | undefined)[]): Point[][] {
  const runs: Point[][] = []
  let open: Point[] | undefined
  for (const point of points) {
    if (point === undefined) open = undefined
    else if (open) open.push(point)
    else runs.push((open = [point]))
  }
  return runs
}

/** A line as small as a word, its last value marked; drawn plainly, with no axis: the number stands beside it. */
export function Sparkline(props: SparklineProps) {
  const { values, label, width = 96, height = 24 } = props
  const known = values.filter(each => each !== null && each !== undefined)
  const low = props.from ?? Math.min(...known, props.mean ?? Infinity)
  const high = props.to ?? Math.max(...known, props.mean ?? -Infinity)
  const span = high - low || 1
  const x = (index: number) => pad + ((width - 2 * pad) * index) / Math.max(values.length - 1, 1)
  const y = (value: number) =>
    high === low ? height / 2 : pad + (height - 2 * pad) * (1 - (Math.min(Math.max(value, low), high) - low) / span)
  const points = values.map((each, index): Point | undefined =>
    each === null || each === undefined ? undefined : [x(index), y(each)],
  )
  const runs = runsOf(points)
  const text = ([px, py]: Point) => `${px.toFixed(1)} ${py.toFixed(1)}`
  const last = points.at(-1)
  return (
    <svg class="sl-spark" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img">
      <title>{`${label}: ${sparklineText(values, props.told)}`}</title>
      {props.mean !== undefined && known.length > 0 && (
        <path class="sl-spark__mean" d={`M${pad} ${y(props.mean).toFixed(1)}H${width - pad}`} />
      )}
      {runs.map(run =>
        run.length === 1 ? (
          <circle class="sl-spark__dot" cx={run[0]![0].toFixed(1)} cy={run[0]![1].toFixed(1)} r="1.5" />
        ) : (
          <path class="sl-spark__line" d={`M${run.map(text).join('L')}`} />
        ),
      )}
      {last && <circle class="sl-spark__dot" cx={last[0].toFixed(1)} cy={last[1].toFixed(1)} r="2.5" />}
    </svg>
  )
}
