import type { DecisionListed } from '../../../analysis/index.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { childName } from '../../../domain/words/child-name.ts'
import {
  Count,
  Downloads,
  EmptyState,
  Link,
  NoFiles,
  numberText,
  PageHeading,
  Pagination,
  type PaginationProps,
  PrintButton,
  ShortDate,
  Table,
} from '../../../ui/index.ts'
import { historyHref } from '../addresses.ts'
import { askedWords, type DecisionsAsked, decisionsHref, outcomeTitle } from '../decisions-asked.ts'
import { decisionTitle } from '../words.ts'

interface DecisionListPageProps {
  readonly asked: DecisionsAsked
  /** One page of those of children the reader may open. */
  readonly rows: readonly DecisionListed[]
  /** How many there are, those outside the reader’s scope among them. */
  readonly counted: number
  readonly outside: number
  readonly names: ReadonlyMap<string, string>
  readonly day: Day
  readonly mayExport: boolean
  readonly paging: PaginationProps | undefined
}

/** The decisions behind one number of the measures: whose, when, and what became of each. */
export function DecisionListPage(props: DecisionListPageProps) {
  const { asked, rows, counted, outside, names, day, mayExport, paging } = props
  const exportHref = (format: string) => decisionsHref(asked, { format }).replace('/decisions?', '/decisions/export?')
  return (
    <>
      <PageHeading
        caption="Progress meetings"
        lead={`Decided in the twelve months to ${longDate(day)}, the latest first.`}
        actions={<PrintButton />}
      >
        {askedWords(asked)}
      </PageHeading>
      <p class="govuk-body sl-result-count" data-result>
        <Count count={counted} /> {counted === 1 ? 'decision' : 'decisions'}
        {outside > 0 && `, ${numberText(outside)} of them outside your scope or kept back from you, and not listed`}
      </p>
      {!mayExport && rows.length > 0 && <NoFiles />}
      {mayExport && rows.length > 0 && (
        <Downloads what="these decisions" csv={exportHref('csv')} xlsx={exportHref('xlsx')} />
      )}
      <Table<DecisionListed>
        caption="Decisions behind the number"
        captionHidden
        rows={rows}
        empty={
          <EmptyState title="Nobody to list">
            {counted === 0 ? 'There is no such decision.' : 'All of them are held outside your scope.'}
          </EmptyState>
        }
        columns={[
          {
            key: 'child',
            heading: 'Child',
            class: 'sl-breaks',
            cell: each => (
              <Link href={historyHref(each.childId)}>
                <bdi>{childName(names, each.childId)}</bdi>
              </Link>
            ),
          },
          { key: 'what', heading: 'Decision', cell: each => decisionTitle(each.decision) },
          { key: 'on', heading: 'Decided', cell: each => <ShortDate day={each.on} /> },
          { key: 'by', heading: 'By', cell: each => <ShortDate day={each.carryOutBy} missing="no day" /> },
          { key: 'event', heading: 'What carried it out', class: 'sl-breaks', cell: each => carriedOut(each, day) },
          { key: 'three', heading: 'Three months on', cell: each => became(each.threeMonthsOn) },
          { key: 'six', heading: 'Six months on', cell: each => became(each.sixMonthsOn) },
        ]}
      />
      {paging && <Pagination {...paging} />}
    </>
  )
}

function carriedOut({ carriedOutOn, carriedOutAs, carryOutBy }: DecisionListed, day: Day) {
  if (carriedOutOn === undefined)
    return carryOutBy !== undefined && carryOutBy < day ? 'nothing, and its day has passed' : 'nothing yet'
  return (
    <div>
      {carriedOutAs}, <ShortDate day={carriedOutOn} />
    </div>
  )
}

const became = (outcome: DecisionListed['threeMonthsOn']) => (outcome === undefined ? 'not yet' : outcomeTitle(outcome))
