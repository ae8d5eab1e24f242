import type { Answer, DecisionCount, DecisionListed, OutcomeCounts } from '../../../analysis/index.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import {
  Count,
  CountLink,
  Details,
  EmptyState,
  hrefWith,
  KeyFigure,
  KeyFigures,
  Link,
  PageHeading,
  PrintButton,
  percentText,
  ShortDate,
  SubNavigation,
  Table,
  tooFewWords,
} from '../../../ui/index.ts'
import { historyHref } from '../addresses.ts'
import { decisionTitle } from '../words.ts'

export interface MeasuresPageProps {
  /** Of PM-01 and the others, by id. */
  readonly answers: ReadonlyMap<string, Answer>
  readonly counts: readonly DecisionCount[]
  /** The decisions listed, one page of them, of those the reader may open. */
  readonly listed: readonly DecisionListed[]
  readonly chosen: string | undefined
  readonly outside: number
  readonly names: ReadonlyMap<string, string>
  readonly day: Day
}

/** Fewer than this and a share says nothing. */
const fewest = 5

const headline = ['PM-01', 'OV-15.in-time', 'PM-03', 'PM-04', 'OV-16.in-time', 'PM-07'] as const

/** Whether children are looked at when they should be, what is decided, whether it happens, and what comes of it. */
export function MeasuresPage(props: MeasuresPageProps) {
  const { answers, counts, day } = props
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
                href={`${hrefWith('/tracking/measures', { decision: each.decision === '' ? 'none' : each.decision })}#list`}
                what={`decided: ${decisionTitle(each.decision)}`}
              />
            ),
          },
          {
            key: 'done',
            heading: 'Carried out so far',
            numeric: true,
            cell: each => <Count count={each.carriedOut} of={each.count} />,
          },
          {
            key: 'days',
            heading: 'Days to event (median)',
            numeric: true,
            cell: each => (each.carriedOut < fewest ? tooFewWords : each.days),
          },
          {
            key: 'three',
            heading: 'Three months on',
            class: 'sl-breaks',
            cell: each => outcomeWords(each.threeMonths),
          },
          { key: 'six', heading: 'Six months on', class: 'sl-breaks', cell: each => outcomeWords(each.sixMonths) },
        ]}
      />
      <List {...props} />
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
  const isMedian = indicator.measure.kind === 'median'
  const share = percentText(numerator, denominator)
  return (
    <KeyFigure
      title={<Link href={hrefWith('/explore', { indicator: indicator.id })}>{indicator.title}</Link>}
      note={
        isMedian
          ? `of ${denominator.toLocaleString('en-GB')} carried out`
          : denominator === 0
            ? undefined
            : `${numerator.toLocaleString('en-GB')} of ${denominator.toLocaleString('en-GB')}`
      }
    >
      {denominator < fewest ? tooFewWords : isMedian ? `${value} days` : (share ?? tooFewWords)}
    </KeyFigure>
  )
}

function outcomeWords({ closed, inNeed, protectionPlan, lookedAfter }: OutcomeCounts): string {
  const all = closed + inNeed + protectionPlan + lookedAfter
  if (all === 0) return 'not yet'
  return `closed ${closed}, in need ${inNeed}, on a plan ${protectionPlan}, looked after ${lookedAfter}`
}

function List({ listed, chosen, outside, names, day }: MeasuresPageProps) {
  if (chosen === undefined) return null
  return (
    <section aria-labelledby="list">
      <h2 class="govuk-heading-m" id="list">
        {decisionTitle(chosen === 'none' ? '' : chosen)}: the children
      </h2>
      {outside > 0 && <p class="govuk-body">{outside.toLocaleString('en-GB')} more are outside your scope.</p>}
      <Table<DecisionListed>
        caption="Decisions behind the number"
        captionHidden
        rows={listed}
        empty={<EmptyState title="Nobody to list">All of them are held outside your scope.</EmptyState>}
        columns={[
          {
            key: 'child',
            heading: 'Child',
            class: 'sl-breaks',
            cell: each => (
              <Link href={historyHref(each.childId)}>
                <bdi>{names.get(each.childId) ?? `Child ${each.childId}`}</bdi>
              </Link>
            ),
          },
          { key: 'on', heading: 'Decided', cell: each => <ShortDate day={each.on} /> },
          { key: 'by', heading: 'By', cell: each => <ShortDate day={each.carryOutBy} missing="no day" /> },
          {
            key: 'event',
            heading: 'What carried it out',
            class: 'sl-breaks',
            cell: each =>
              each.carriedOutOn === undefined ? (
                each.carryOutBy !== undefined && each.carryOutBy < day ? (
                  'nothing, and its day has passed'
                ) : (
                  'nothing yet'
                )
              ) : (
                <>
                  {each.carriedOutAs}, <ShortDate day={each.carriedOutOn} />
                </>
              ),
          },
        ]}
      />
    </section>
  )
}
