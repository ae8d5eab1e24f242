import { numberText } from '../../domain/words/numbers.ts'
import { apart } from './apart.ts'
import { drawChart } from './chart.ts'
import { Drawing } from './drawing.tsx'
import { drawingLibrary } from './drawing-library.ts'
import { palette } from './palette.ts'
import { instantOfMonth, monthTicks, percentTick, shortMonth } from './scales.ts'

export interface TrendPoint {
  /** year × 12 + month - 1, as in domain/calendar */
  readonly month: number
  /** Null: not known, a gap in the line. */
  readonly value: number | null
  /** More than chance makes of it (an XmR rule has fired): drawn as a diamond. */
  readonly signal?: boolean | undefined
}

/** What an XmR chart expects in a stretch of months; a new stretch begins where the limits were set anew. */
export interface TrendLimits {
  readonly from: number
  readonly to: number
  readonly mean: number
  readonly lower: number
  readonly upper: number
}

export interface TrendProps {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly points: readonly TrendPoint[]
  readonly limits?: readonly TrendLimits[] | undefined
  /** The same measure elsewhere, in grey. */
  readonly comparison?: { readonly name: string; readonly points: readonly TrendPoint[] } | undefined
  /** What happened in a month: an inspection, a new standard, a new case system. */
  readonly events?: readonly { readonly month: number; readonly text: string }[] | undefined
  /** Shares are numbers between 0 and 1 and shown as per cent. */
  readonly unit: 'share' | 'count'
  /** Begins the axis elsewhere than at zero; only where zero would mislead. */
  readonly from?: number | undefined
}

const plotHeight = 270
const labelGap = 15

const ends = (limits: readonly TrendLimits[], key: 'mean' | 'lower' | 'upper') =>
  limits.flatMap((each, stretch) => [
    { at: instantOfMonth(each.from), value: each[key], stretch },
    { at: instantOfMonth(each.to), value: each[key], stretch },
  ])

/** The drawing of a monthly measure, with its mean and limits. */
export function trendSvg(props: TrendProps): string {
  const { Plot } = drawingLibrary()
  const { points, limits = [], comparison, events = [], unit } = props
  const plot = (each: TrendPoint) => ({
    at: instantOfMonth(each.month),
    value: each.value ?? Number.NaN,
    signal: each.signal,
  })
  const ours = points.map(plot)
  const theirs = comparison?.points.map(plot) ?? []
  const highest = Math.max(
    0,
    ...[...points, ...(comparison?.points ?? [])].map(each => each.value ?? 0),
    ...limits.map(each => each.upper),
  )
  const last = limits.at(-1)
  const months = [...points, ...(comparison?.points ?? [])].map(each => each.month)
  const edge = last && instantOfMonth(last.to)
  const words = unit === 'share' ? percentTick : numberText
  const labels = last
    ? [
        { at: edge, value: last.upper, text: `Upper limit ${words(last.upper)}` },
        { at: edge, value: last.mean, text: `Mean ${words(last.mean)}` },
        { at: edge, value: last.lower, text: `Lower limit ${words(last.lower)}` },
      ]
    : []
  const top = unit === 'share' ? Math.min(1, highest * 1.05) || 1 : highest * 1.05 || 1
  const bottom = props.from ?? 0
  const moves = apart(
    labels.map(each => (-each.value / (top - bottom)) * plotHeight),
    labelGap,
  )
  const theirLast = theirs.findLast(each => !Number.isNaN(each.value))
  const line = { x: 'at', y: 'value' } as const
  return drawChart(props, {
    marginRight: labels.length > 0 || comparison ? 130 : 36,
    marginLeft: 50,
    marginTop: events.length > 0 ? 36 : 16,
    x: {
      type: 'utc',
      label: null,
      ticks: monthTicks(Math.min(...months), Math.max(...months)).map(instantOfMonth),
      tickFormat: (at: Date) => shortMonth(at.getUTCFullYear() * 12 + at.getUTCMonth()),
    },
    y: {
      domain: [bottom, top],
      label: null,
      grid: true,
      ticks: 6,
      tickFormat: words,
    },
    marks: [
      Plot.ruleY([bottom], { stroke: palette.ink }),
      Plot.ruleX(events, { x: each => instantOfMonth(each.month), stroke: palette.grey, strokeDasharray: '2,3' }),
      Plot.text(events, {
        x: each => instantOfMonth(each.month),
        text: 'text',
        frameAnchor: 'top',
        dy: -14,
        fill: palette.ink,
      }),
      Plot.line(ends(limits, 'upper'), { ...line, z: 'stretch', stroke: palette.grey, strokeDasharray: '5,4' }),
      Plot.line(ends(limits, 'lower'), { ...line, z: 'stretch', stroke: palette.grey, strokeDasharray: '5,4' }),
      Plot.line(ends(limits, 'mean'), { ...line, z: 'stretch', stroke: palette.grey }),
      ...labels.map((each, index) =>
        Plot.text([each], {
          ...line,
          text: 'text',
          textAnchor: 'start',
          dx: 10,
          dy: moves[index]!,
          fill: palette.grey,
        }),
      ),
      Plot.line(theirs, { ...line, stroke: palette.grey, strokeWidth: 2 }),
      Plot.text(comparison && theirLast ? [theirLast] : [], {
        ...line,
        text: () => comparison?.name ?? '',
        textAnchor: 'start',
        dx: 10,
        fill: palette.grey,
      }),
      Plot.line(ours, { ...line, stroke: palette.darkBlue, strokeWidth: 2.5 }),
      Plot.dot(
        ours.filter(each => !each.signal),
        { ...line, fill: palette.darkBlue, r: 3 },
      ),
      Plot.dot(
        ours.filter(each => each.signal),
        { ...line, fill: palette.orange, stroke: palette.ink, symbol: 'diamond', r: 6 },
      ),
    ],
  })
}

/** A monthly measure as a line; gaps stay gaps, points beyond chance are diamonds, each limit is named at its end. */
export function Trend(props: TrendProps) {
  return <Drawing svg={trendSvg(props)} />
}
