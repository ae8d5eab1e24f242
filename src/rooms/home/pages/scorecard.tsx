import {
  type Comparator,
  comparatorKnown,
  comparatorPeriod,
  comparatorValue,
} from '../../../domain/indicators/comparator.ts'
import { isEnough } from '../../../domain/indicators/enough.ts'
import { isAverage } from '../../../domain/indicators/indicator.ts'
import { fewestForShare } from '../../../domain/statistics/index.ts'
import { counted } from '../../../domain/words/numbers.ts'
import {
  Change,
  type Children,
  CountLink,
  Details,
  numberText,
  percentText,
  Sparkline,
  Table,
  toldAsShare,
  tooFewWords,
} from '../../../ui/index.ts'
import { exploreHref, type View } from '../../live/index.ts'
import { type ScoreLine, scorecard } from '../scorecard.ts'

interface ScorecardPageProps {
  readonly view: View
  readonly lines: ReadonlyMap<string, ScoreLine>
  readonly source: Children
}

/** The key indicators: each with its months, whether it changed beyond chance, England beside it, and how complete it is. */
export function ScorecardPage({ view, lines, source }: ScorecardPageProps) {
  return (
    <>
      <Table<ScoreLine>
        caption="Key indicators"
        captionHidden
        class="sl-board"
        groups={scorecard.map(({ heading, ids }) => {
          const rows = ids.flatMap(id => lines.get(id) ?? [])
          return { heading, rows, folds: foldWords(rows) }
        })}
        columns={[
          {
            key: 'indicator',
            heading: 'Indicator',
            cell: ({ indicator }) => (
              <a class="govuk-link" href={exploreHref(view, indicator.id, {})}>
                {indicator.title}
              </a>
            ),
          },
          { key: 'now', heading: 'Now', numeric: true, cell: each => <Now view={view} of={each} /> },
          {
            key: 'months',
            heading: 'By month, two years',
            cell: ({ indicator, months, usual }) =>
              months.every(each => each === null) ? (
                <span class="sl-number--unknown">{tooFewWords}</span>
              ) : (
                <Sparkline
                  values={months}
                  mean={usual}
                  told={/^(share|in time)$/.test(indicator.measure.kind) ? toldAsShare : undefined}
                  label={`${indicator.title}, by month over two years`}
                />
              ),
          },
          { key: 'change', heading: 'Last whole month', cell: each => <Change verdict={each.verdict} /> },
          {
            key: 'england',
            heading: 'England',
            label: 'England',
            numeric: true,
            cell: ({ england }) => (england === undefined ? '–' : <Published of={england} />),
          },
          {
            key: 'complete',
            heading: 'Complete',
            numeric: true,
            cell: each => <Complete view={view} of={each} />,
          },
        ]}
      />
      <Details summary="How to read this">
        <p>
          Now: over the last twelve months, or on the day, as each indicator says. By month: each month by itself. Last
          whole month: whether it differs from the months before by more than chance makes of it (an XmR chart with
          limits from the months shown).
        </p>
        <p>
          England: the latest figure published; a dash where there is none. Beside a number, such as referrals, it is a
          rate: ours is not worked out, as how many children live here is not held. A difference from England is a
          question, not a verdict.
        </p>
        <p>
          Complete: of all that the number is about, how much says what it asks. Left out: what the indicator does not
          judge, for want of data or because it cannot be; its list says who. With something amiss: how much of it is of
          children in whose records something that bears on it is missing or contradictory. What that is, and whose it
          is to put right, is in <a href="/data-quality">data quality</a>.
        </p>
        <p>Source: {source}.</p>
      </Details>
      <Compared lines={[...lines.values()]} />
    </>
  )
}

/** What a part of the scorecard holds, on a phone before it is opened: how many changed comes first to mind. */
function foldWords(rows: readonly ScoreLine[]): string {
  const changed = rows.filter(({ verdict: { kind } }) => kind !== 'no-change' && kind !== 'too-few').length
  return `${counted(rows.length, 'indicator')}, ${changed === 0 ? 'none' : numberText(changed)} changed beyond chance`
}

function Now({ view, of: { indicator, answer } }: { readonly view: View; readonly of: ScoreLine }) {
  const { numerator, denominator, value } = answer
  const what = indicator.title
  const counted = exploreHref(view, indicator.id, { show: 'children', which: 'counted' })
  const all = exploreHref(view, indicator.id, { show: 'children' })
  if (isAverage(indicator.measure))
    return value === undefined ? (
      <span class="sl-number--unknown">none</span>
    ) : !isEnough(indicator, denominator) ? (
      <span class="sl-number--unknown">{tooFewWords}</span>
    ) : (
      <span>
        <a class="govuk-link govuk-link--no-visited-state" href={all}>
          {numberText(value)}
          <span class="govuk-visually-hidden"> {what}</span>
        </a>{' '}
        {indicator.unit}
      </span>
    )
  if (indicator.measure.kind === 'count') return <CountLink count={numerator} href={counted} what={what} />
  return denominator === 0 ? (
    <span class="sl-number--unknown">none</span>
  ) : (
    <CountLink count={numerator} of={denominator} fewest={fewestForShare} href={counted} ofHref={all} what={what} />
  )
}

/** How much says what is asked, and how much besides rests on records with something amiss. */
function Complete({
  view,
  of: { indicator, answer, completeness, distorted },
}: {
  readonly view: View
  readonly of: ScoreLine
}) {
  const { known, of } = completeness
  const left = answer.exclusions.reduce((sum, each) => sum + each.count, 0)
  if (of === 0) return <span class="sl-number--unknown">no data</span>
  return (
    <div>
      {percentText(known, of)}
      {left > 0 && (
        <>
          <br />
          <CountLink
            count={left}
            href={exploreHref(view, indicator.id, { show: 'children', which: 'left-out' })}
            what={`left out: ${indicator.title}`}
          />{' '}
          left out
        </>
      )}
      {distorted.touched > 0 && (
        <>
          <br />
          <span class="sl-quiet">{numberText(distorted.touched)} with something amiss</span>
        </>
      )}
    </div>
  )
}

function Published({ of }: { readonly of: Comparator }) {
  return (
    <div>
      {comparatorValue(of)}
      <br />
      <span class="sl-quiet">{comparatorPeriod(of)}</span>
    </div>
  )
}

/** Where the figures beside ours come from, and what differs in how they are counted. */
function Compared({ lines }: { readonly lines: readonly ScoreLine[] }) {
  return (
    <Details summary="Where the figures for England come from">
      <Table<ScoreLine>
        caption="Published figures beside ours"
        captionHidden
        rows={lines.filter(each => each.england !== undefined)}
        columns={[
          { key: 'indicator', heading: 'Indicator', cell: each => each.indicator.title },
          { key: 'england', heading: 'England', numeric: true, cell: each => comparatorValue(each.england!) },
          { key: 'period', heading: 'Of', cell: each => comparatorPeriod(each.england!) },
          {
            key: 'source',
            heading: 'Source',
            cell: ({ england }) =>
              `${england!.source} (${comparatorKnown(england!)})${england!.note === undefined ? '' : `. ${england!.note}`}`,
          },
        ]}
      />
    </Details>
  )
}
