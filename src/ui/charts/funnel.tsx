import { apart } from './apart.ts'
import { chartWidth, drawChart } from './chart.ts'
import { Drawing } from './drawing.tsx'
import { drawingLibrary } from './drawing-library.ts'
import { namePlaces } from './name-places.ts'
import { palette } from './palette.ts'
import { percentTick } from './scales.ts'

export interface FunnelUnit {
  readonly name: string
  readonly count: number
  readonly of: number
  /** Beyond what chance makes of a unit of this size: named on the chart. */
  readonly outside?: boolean | undefined
  /** The reader's own: named on the chart. */
  readonly own?: boolean | undefined
}

/** The limits for units of one size, as shares: 95% and 99.8%. */
export interface FunnelLimit {
  readonly of: number
  readonly low95: number
  readonly high95: number
  readonly low998: number
  readonly high998: number
}

export interface FunnelProps {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly units: readonly FunnelUnit[]
  /** From the smallest size to the largest. */
  readonly limits: readonly FunnelLimit[]
  /** The whole authority's share. */
  readonly mean: number
  /** What lies along: "Visits due in the year". */
  readonly along: string
  /** What the shares are of: "Overdue, of all open". */
  readonly upwards: string
  /** Where the axis of shares ends; all of them unless given. For shares that are small, so that they can be told apart. */
  readonly to?: number | undefined
}

const height = 360
const marginTop = 28
const marginBottom = 44
const marginLeft = 50
const marginRight = 70
const labelGap = 15

/** The drawing of units against the limits for their size. */
export function funnelSvg(props: FunnelProps): string {
  const { Plot } = drawingLibrary()
  const { units, limits, mean, to = 1 } = props
  const widest = limits.at(-1)
  const named = units.filter(each => each.outside || each.own)
  const share = (each: FunnelUnit) => each.count / each.of
  const limit = (key: 'low95' | 'high95' | 'low998' | 'high998', dash: string) =>
    // A limit above the end of the axis is a gap, not a line outside the drawing.
    Plot.line(limits, {
      x: 'of',
      y: each => (each[key] > to ? Number.NaN : each[key]),
      stroke: palette.grey,
      strokeDasharray: dash,
    })
  const labels = widest
    ? [
        { value: widest.high998, text: '99.8%' },
        { value: widest.high95, text: '95%' },
        { value: mean, text: `All ${percentTick(mean)}` },
      ].filter(each => each.value <= to)
    : []
  const scale = (height - marginTop - marginBottom) / to
  const moves = apart(
    labels.map(each => -each.value * scale),
    labelGap,
  )
  const along = (of: number) => marginLeft + (of / (widest?.of ?? 1)) * (chartWidth - marginLeft - marginRight)
  const places = namePlaces(
    named.map(each => ({ name: each.name, x: along(each.of), y: height - marginBottom - share(each) * scale })),
    { left: marginLeft, right: chartWidth - marginRight },
  )
  return drawChart(props, {
    height,
    marginTop,
    marginLeft,
    marginRight,
    marginBottom,
    x: { domain: [0, widest?.of ?? 1], label: props.along, labelAnchor: 'center', labelArrow: 'none' },
    y: { domain: [0, to], grid: true, label: props.upwards, labelArrow: 'none', tickFormat: percentTick },
    marks: [
      Plot.ruleY([0], { stroke: palette.ink }),
      limit('low998', '6,4'),
      limit('high998', '6,4'),
      limit('low95', '2,3'),
      limit('high95', '2,3'),
      Plot.line(
        [0, widest?.of ?? 1].map(of => ({ of, mean })),
        { x: 'of', y: 'mean', stroke: palette.grey },
      ),
      ...labels.map((each, index) =>
        Plot.text([each], {
          x: () => widest?.of ?? 1,
          y: 'value',
          text: 'text',
          textAnchor: 'start',
          dx: 8,
          dy: moves[index]!,
          fill: palette.grey,
        }),
      ),
      Plot.dot(
        units.filter(each => !each.outside),
        { x: 'of', y: share, fill: palette.darkBlue, r: 5 },
      ),
      Plot.dot(
        units.filter(each => each.outside),
        { x: 'of', y: share, fill: palette.orange, stroke: palette.ink, symbol: 'diamond', r: 7 },
      ),
      ...named.map((each, index) =>
        Plot.text([each], {
          x: 'of',
          y: share,
          text: 'name',
          ...places[index]!,
          fill: palette.ink,
          fontWeight: 'bold',
          stroke: 'white',
          strokeWidth: 4,
        }),
      ),
    ],
  })
}

/** Which differences between units are more than chance: share against size, with limits; never a league table. */
export function Funnel(props: FunnelProps) {
  return <Drawing svg={funnelSvg(props)} />
}
