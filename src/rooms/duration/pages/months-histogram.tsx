import { marks } from '../../../analysis/index.ts'

const width = 640
const height = 180
const base = 150
const longest = 36

/** How many children have been open for each number of months, with the marks at 9, 12, 15 and 18. */
export function MonthsHistogram({ months }: { readonly months: readonly number[] }) {
  const counts = Array.from({ length: longest + 1 }, () => 0)
  for (const each of months) counts[Math.min(each, longest)] = counts[Math.min(each, longest)]! + 1
  const top = Math.max(1, ...counts)
  const step = width / (longest + 1)
  const over18 = months.filter(each => each >= 18).length
  return (
    <figure class="sl-figure-chart">
      <figcaption class="govuk-heading-s">
        {over18} of {months.length} children have been open 18 months or more
      </figcaption>
      <svg class="sl-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby="months-title">
        <title id="months-title">
          {`Children by whole months open, 0 to ${longest} or more; the largest bar is ${top} children`}
        </title>
        {counts.map((count, month) => (
          <rect
            x={(month * step + 1).toFixed(1)}
            y={(base - (count / top) * (base - 20)).toFixed(1)}
            width={(step - 2).toFixed(1)}
            height={((count / top) * (base - 20)).toFixed(1)}
            fill={month >= 18 ? '#801650' : month >= 9 ? '#12436D' : '#9aa6b2'}
          />
        ))}
        <line x1="0" x2={width} y1={base} y2={base} stroke="#0b0c0c" />
        {marks.map(mark => (
          <g>
            <line x1={mark * step} x2={mark * step} y1="10" y2={base} stroke="#0b0c0c" stroke-dasharray="3 3" />
            <text x={mark * step + 3} y="18" font-size="12">
              {mark}
            </text>
          </g>
        ))}
        {[0, 6, 24, 30].map(month => (
          <text x={month * step + 2} y={base + 18} font-size="12">
            {month}
          </text>
        ))}
        <text x={width - 4} y={base + 18} font-size="12" text-anchor="end">
          36 months or more
        </text>
      </svg>
    </figure>
  )
}
