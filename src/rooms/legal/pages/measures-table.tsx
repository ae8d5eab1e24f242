import type { Answer } from '../../../analysis/index.ts'
import { isEnough } from '../../../domain/indicators/enough.ts'
import { isAverage } from '../../../domain/indicators/indicator.ts'
import { fewestForShare } from '../../../domain/statistics/index.ts'
import { type Children, Count, CountLink, numberText, Table, tooFewWords } from '../../../ui/index.ts'
import { exploreHref, type View } from '../../live/index.ts'

/** The gateway's measures, each opening to where it is explored; counts before shares. */
export function MeasuresTable({ answers, view }: { readonly answers: readonly Answer[]; readonly view: View }) {
  return (
    <Table<Answer>
      caption="Measures"
      captionHidden
      rows={answers}
      columns={[
        {
          key: 'title',
          heading: 'Measure',
          cell: ({ indicator }) => (
            <a class="govuk-link" href={exploreHref(view, indicator.id)}>
              {indicator.title}
            </a>
          ),
        },
        { key: 'now', heading: 'Now', numeric: true, cell: each => <Now answer={each} view={view} /> },
        {
          key: 'of',
          heading: 'Of what',
          cell: ({ indicator }) => <span class="sl-quiet">{indicator.definition}</span>,
        },
      ]}
    />
  )
}

function Now({ answer, view }: { readonly answer: Answer; readonly view: View }): Children {
  const { indicator, numerator, denominator, value } = answer
  const all = exploreHref(view, indicator.id, { show: 'children' })
  const href = exploreHref(view, indicator.id, { show: 'children', which: 'counted' })
  if (isAverage(indicator.measure)) {
    if (value === undefined) return <span class="sl-number--unknown">none to measure</span>
    if (!isEnough(indicator, denominator)) return <span class="sl-number--unknown">{tooFewWords}</span>
    return (
      <a class="govuk-link govuk-link--no-visited-state" href={all}>
        {numberText(value)} {indicator.unit}
      </a>
    )
  }
  if (indicator.measure.kind === 'count') return <CountLink count={numerator} href={all} what={indicator.title} />
  if (denominator === 0) return <Count count={0} of={0} />
  return (
    <CountLink
      count={numerator}
      of={denominator}
      fewest={fewestForShare}
      href={href}
      ofHref={all}
      what={indicator.title}
    />
  )
}
