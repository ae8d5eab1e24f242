import { type Answer, type DecisionCount, type OutcomeCounts, outcomesAfter } from '../../../analysis/index.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { isEnough } from '../../../domain/indicators/enough.ts'
import { isAverage } from '../../../domain/indicators/indicator.ts'
import { fewestForAverage, fewestForShare } from '../../../domain/statistics/index.ts'
import {
  CountLink,
  Details,
  EmptyState,
  hrefWith,
  KeyFigure,
  KeyFigures,
  Link,
  numberText,
  PageHeading,
  PrintButton,
  percentText,
  SubNavigation,
  Table,
  tooFewWords,
} from '../../../ui/index.ts'
import { decisionsHref, inAddress, outcomeTitle } from '../decisions-asked.ts'
import { decisionTitle } from '../words.ts'

export interface MeasuresPageProps {
  /** Of PM-01 and the others, by id. */
  readonly answers: ReadonlyMap<string, Answer>
  readonly counts: readonly DecisionCount[]
  readonly day: Day
}

const headline = ['PM-01', 'OV-15.in-time', 'PM-03', 'PM-04', 'OV-16.in-time', 'PM-07'] as const

/** Whether children are looked at when they should be, what is decided, whether it happens, and what comes of it. */
export function MeasuresPage({ answers, counts, day }: MeasuresPageProps) {
  return (
    <>
      <PageHeading
        caption="Progress meetings"
        lead={`The twelve months to ${longDate(day)}, across the service: reviews brought in from the case system and those held here.`}
        actions={<PrintButton />}
      >
        Measures
      </PageHeading>
      <SubNavigation
        label="Progress meetings"
        items={[
          { text: 'Agenda', href: '/tracking' },
          { text: 'Measures', href: '/tracking/measures', current: true },
          { text: 'Twelve-week watch', href: '/tracking/watch' },
        ]}
      />
      <KeyFigures>
        {headline.flatMap(id => {
          const answer = answers.get(id)
          return answer === undefined ? [] : [<Figure answer={answer} />]
        })}
      </KeyFigures>
      <Table<DecisionCount>
        caption="What was decided, and whether it happened"
        captionSize="m"
        rows={counts}
        empty={
          <EmptyState title="No decisions yet">
            No senior review of progress of the last twelve months is recorded, here or in what was imported.
          </EmptyState>
        }
        columns={[
          { key: 'decision', heading: 'Decision', cell: each => decisionTitle(each.decision) },
          {
            key: 'count',
            heading: 'Decided',
            numeric: true,
            cell: each => (
              <CountLink
                count={each.count}
                href={decisionsHref({ decision: inAddress(each.decision) })}
                what={`decided: ${decisionTitle(each.decision)}`}
              />
            ),
          },
          {
            key: 'done',
            heading: 'Carried out so far',
            numeric: true,
            cell: each => (
              <CountLink
                count={each.carriedOut}
                of={each.count}
                fewest={fewestForShare}
                href={decisionsHref({ decision: inAddress(each.decision), done: 'yes' })}
                what={`carried out so far: ${decisionTitle(each.decision)}`}
              />
            ),
          },
          {
            key: 'days',
            heading: 'Days to event (median)',
            numeric: true,
            cell: each =>
              each.carriedOut < fewestForAverage ? (
                tooFewWords
              ) : (
                <Link href={decisionsHref({ decision: inAddress(each.decision), done: 'yes' })} plain>
                  {each.days}
                  <span class="govuk-visually-hidden"> days to event: {decisionTitle(each.decision)}</span>
                </Link>
              ),
          },
          {
            key: 'three',
            heading: 'Three months on',
            class: 'sl-breaks',
            cell: each => <Outcomes counts={each.threeMonths} decision={each.decision} after="three" />,
          },
          {
            key: 'six',
            heading: 'Six months on',
            class: 'sl-breaks',
            cell: each => <Outcomes counts={each.sixMonths} decision={each.decision} after="six" />,
          },
        ]}
      />
      <Details summary="How these are counted">
        <ul class="govuk-list govuk-list--bullet">
          {[...answers.values()].map(({ indicator }) => (
            <li>
              <Link href={`/indicators/${indicator.id}`}>{indicator.title}</Link>: {indicator.definition}
            </li>
          ))}
        </ul>
      </Details>
    </>
  )
}

function Figure({ answer }: { readonly answer: Answer }) {
  const { indicator, numerator, denominator, value } = answer
  const isMedian = isAverage(indicator.measure)
  const isTold = isEnough(indicator, denominator)
  const share = percentText(numerator, denominator)
  return (
    <KeyFigure
      title={<Link href={hrefWith('/explore', { indicator: indicator.id })}>{indicator.title}</Link>}
      note={
        isMedian
          ? `of ${numberText(denominator)} carried out`
          : denominator === 0
            ? undefined
            : isTold
              ? share
              : `${numberText(numerator)} of ${numberText(denominator)}`
      }
    >
      {!isTold ? (
        tooFewWords
      ) : (
        <Link
          href={hrefWith('/explore', {
            indicator: indicator.id,
            show: 'children',
            which: isMedian ? undefined : 'counted',
          })}
          plain
        >
          {isMedian ? `${value} days` : `${numberText(numerator)} of ${numberText(denominator)}`}
          <span class="govuk-visually-hidden"> {indicator.title}: the children behind it</span>
        </Link>
      )}
    </KeyFigure>
  )
}

/** What became of the children, each number with its list. */
function Outcomes(props: {
  readonly counts: OutcomeCounts
  readonly decision: string
  readonly after: 'three' | 'six'
}) {
  const { counts, decision, after } = props
  if (outcomesAfter.every(each => counts[each] === 0)) return 'not yet'
  return (
    <div>
      {outcomesAfter.map((outcome, index) => (
        <>
          {index > 0 && ', '}
          {outcomeTitle(outcome)}{' '}
          <CountLink
            count={counts[outcome]}
            href={decisionsHref({ decision: inAddress(decision), after, as: outcome })}
            what={`${outcomeTitle(outcome)} ${after} months on: ${decisionTitle(decision)}`}
          />
        </>
      ))}
    </div>
  )
}
