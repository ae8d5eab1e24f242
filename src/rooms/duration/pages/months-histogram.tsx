import { marks } from '../../../analysis/index.ts'
import { Histogram } from '../../../ui/index.ts'

const longest = 36

/** How many children have been open for each number of months, with the marks at 9, 12, 15 and 18. */
export function MonthsHistogram({ months }: { readonly months: readonly number[] }) {
  const counts = Array.from({ length: longest + 1 }, () => 0)
  for (const each of months) counts[Math.min(each, longest)] = counts[Math.min(each, longest)]! + 1
  const over18 = months.filter(each => each >= 18).length
  return (
    <figure class="govuk-!-margin-0">
      <figcaption class="govuk-heading-s">
        {over18} of {months.length} children have been open 18 months or more
      </figcaption>
      <Histogram
        id="months"
        title={`${over18} of ${months.length} children have been open 18 months or more`}
        description={`Children by whole months open; the last bar is ${longest} months or more.`}
        bins={counts.map((count, month) => ({ from: month, to: month + 1, count }))}
        along="Months open"
        counted="Children"
        marks={marks}
      />
    </figure>
  )
}
