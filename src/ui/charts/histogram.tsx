import { numberText } from '../../domain/words/numbers.ts'
import { drawChart } from './chart.ts'
import { Drawing } from './drawing.tsx'
import { drawingLibrary } from './drawing-library.ts'
import { palette } from './palette.ts'

export interface HistogramProps {
  readonly id: string
  readonly title: string
  readonly description: string
  /** How many lie from `from` up to (not including) `to`. */
  readonly bins: readonly { readonly from: number; readonly to: number; readonly count: number }[]
  /** What lies along: "Months open". */
  readonly along: string
  /** What is counted: "Children". */
  readonly counted: string
  /** Points that matter, such as 9, 12, 15 and 18 months. */
  readonly marks?: readonly number[] | undefined
}

/** The drawing of how many lie where along a scale. */
export function histogramSvg(props: HistogramProps): string {
  const { Plot } = drawingLibrary()
  const { bins, marks = [] } = props
  const last = bins.at(-1)?.to ?? 1
  const step = last <= 24 ? 3 : last <= 48 ? 6 : 12
  const ticks = [
    ...new Set([...Array.from({ length: Math.floor(last / step) + 1 }, (_, index) => index * step), ...marks]),
  ]
  return drawChart(props, {
    marginTop: 28,
    marginBottom: 44,
    marginLeft: 50,
    x: {
      domain: [bins[0]?.from ?? 0, last],
      ticks,
      tickFormat: String,
      label: props.along,
      labelAnchor: 'center',
      labelArrow: 'none',
    },
    y: {
      grid: true,
      label: props.counted,
      labelArrow: 'none',
      tickFormat: (value: number) => (Number.isInteger(value) ? numberText(value) : ''),
    },
    marks: [
      Plot.rect(bins, {
        x1: 'from',
        x2: 'to',
        y1: 0,
        y2: 'count',
        fill: palette.darkBlue,
        insetLeft: 0.5,
        insetRight: 0.5,
      }),
      Plot.ruleY([0], { stroke: palette.ink }),
      Plot.ruleX(marks, { stroke: palette.orange, strokeWidth: 2, strokeDasharray: '5,3' }),
      Plot.text(marks, {
        x: mark => mark,
        text: mark => String(mark),
        frameAnchor: 'top',
        dy: -12,
        fontWeight: 'bold',
        fill: palette.ink,
      }),
    ],
  })
}

/** How long: counts along a scale, with the points that matter marked. */
export function Histogram(props: HistogramProps) {
  return <Drawing svg={histogramSvg(props)} />
}
