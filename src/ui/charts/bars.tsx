import { numberText } from '../../domain/words/numbers.ts'
import { drawChart } from './chart.ts'
import { Drawing } from './drawing.tsx'
import { drawingLibrary } from './drawing-library.ts'
import { palette } from './palette.ts'
import { percentTick } from './scales.ts'

export interface BarsProps {
  readonly id: string
  readonly title: string
  readonly description: string
  /** In the order to show; null: not known. `comparison` is a grey bar behind. */
  readonly bars: readonly {
    readonly label: string
    readonly value: number | null
    readonly comparison?: number | undefined
  }[]
  readonly unit: 'share' | 'count'
  /** What the grey bars are: "England 2025". */
  readonly comparisonName?: string | undefined
}

const rowHeight = 30
const letterWidth = 7.2

/** The drawing of one number for each of several things. */
export function barsSvg(props: BarsProps): string {
  const { Plot } = drawingLibrary()
  const { bars, unit, comparisonName } = props
  const text = (value: number) => (unit === 'share' ? percentTick(value) : numberText(value))
  const highest = Math.max(0, ...bars.flatMap(each => [each.value ?? 0, each.comparison ?? 0]))
  const compared = bars.filter(each => each.comparison !== undefined)
  const longest = Math.max(...bars.map(each => each.label.length), 1)
  const half = compared.length > 0 ? 0.24 : 0.36
  const row = bars.map((each, index) => ({ ...each, at: index }))
  return drawChart(props, {
    height: bars.length * rowHeight + 30 + (compared.length > 0 ? 22 : 0),
    marginLeft: Math.min(longest * letterWidth + 12, 300),
    marginRight: 50,
    marginTop: compared.length > 0 ? 28 : 6,
    marginBottom: 24,
    x: {
      domain: [0, unit === 'share' ? Math.min(1, highest * 1.05) || 1 : highest || 1],
      grid: true,
      label: null,
      ticks: 5,
      tickFormat: text,
    },
    y: { domain: [bars.length - 0.5, -0.5], axis: null },
    marks: [
      Plot.axisY({
        ticks: row.map(each => each.at),
        tickFormat: (at: number) => bars[at]?.label ?? '',
        tickSize: 0,
        label: null,
      }),
      Plot.rect(
        row.filter(each => each.comparison !== undefined),
        { x1: 0, x2: 'comparison', y1: each => each.at - 0.44, y2: each => each.at + 0.44, fill: palette.lightGrey },
      ),
      Plot.rect(row, {
        x1: 0,
        x2: each => each.value ?? 0,
        y1: each => each.at - half,
        y2: each => each.at + half,
        fill: palette.darkBlue,
      }),
      Plot.ruleX([0], { stroke: palette.ink }),
      Plot.text(row, {
        x: each => Math.max(each.value ?? 0, each.comparison ?? 0),
        y: 'at',
        text: each => (each.value === null ? 'not known' : text(each.value)),
        textAnchor: 'start',
        dx: 6,
        fill: palette.ink,
      }),
      Plot.text(compared.length > 0 && comparisonName ? [comparisonName] : [], {
        text: name => `Grey: ${name}`,
        frameAnchor: 'top-left',
        dy: -20,
        fill: palette.ink,
      }),
    ],
  })
}

/** One number each for several things, as bars from zero. */
export function Bars(props: BarsProps) {
  return <Drawing svg={barsSvg(props)} />
}
