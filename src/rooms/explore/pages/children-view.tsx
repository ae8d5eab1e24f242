import type { ListedRow, ListPage } from '../../../analysis/index.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import { wholeMonthsBetween } from '../../../domain/calendar/months.ts'
import { whyLeftOut } from '../../../domain/indicators/why-left-out.ts'
import { childName } from '../../../domain/words/child-name.ts'
import { counted } from '../../../domain/words/numbers.ts'
import {
  type Column,
  EmptyState,
  numberText,
  Pagination,
  pagesOf,
  ShortDate,
  StateTag,
  SubNavigation,
  Table,
} from '../../../ui/index.ts'
import { childHref, explanationHref } from '../../child/index.ts'
import { titleOf, unitName } from '../../live/index.ts'
import type { Which } from '../asked.ts'
import { isShare } from '../numbers.ts'
import type { Exploration } from '../reading.ts'

interface ChildrenViewProps {
  readonly exploration: Exploration
  readonly list: ListPage
  readonly names: ReadonlyMap<string, string>
  readonly organisation: Organisation
  readonly paging: { readonly at: number; readonly pages: number; readonly first: number }
}

/** The children behind the number that the reader may open, and who holds them. */
export function ChildrenView(props: ChildrenViewProps) {
  const { exploration, list, paging } = props
  const { association, query, address, indicator } = exploration
  const isOf = (why: string) => query.why === undefined || query.why === whyLeftOut(indicator, why)
  const total =
    query.which === undefined
      ? association.rows.length
      : query.which === 'left-out'
        ? association.exclusions.reduce((sum, { why, count }) => sum + (isOf(why) ? count : 0), 0)
        : query.which === 'counted'
          ? association.numerator
          : association.rows.length - association.numerator
  const outside = total - list.mayOpen
  const pages = pagesOf(paging.at, paging.pages, page => address({ page: page === 1 ? undefined : page }))
  return (
    <>
      {(isShare(indicator) || association.leftOut.length > 0) && <WhichNavigation exploration={exploration} />}
      {query.which === 'left-out' && query.why !== undefined && (
        <p class="govuk-body">
          Left out: {indicator.leftOut?.[query.why - 1]?.why ?? 'for a reason that is not known here'}.{' '}
          {association.leftOut.length > total && (
            <a class="govuk-link govuk-link--no-visited-state" href={address({ why: undefined, page: undefined })}>
              All that were left out
            </a>
          )}
        </p>
      )}
      <p class="govuk-body-s">
        {list.mayOpen === total
          ? `All ${numberText(total)} are of children you may open.`
          : `${numberText(list.mayOpen)} of ${numberText(total)} are of children you may open and are listed; ${numberText(outside)} are outside your scope.`}
      </p>
      <Table<ListedRow>
        caption={`Children behind the number: ${indicator.title}`}
        captionHidden
        rows={list.rows}
        columns={columnsOf(props)}
        empty={
          <EmptyState title="Nobody to list">
            {outside > 0
              ? 'All of them are held in parts of the service outside your scope.'
              : 'Nothing is left under what is chosen. Take a value away to see more.'}
          </EmptyState>
        }
      />
      {pages && (
        <>
          <p class="govuk-body-s">
            Rows {paging.first + 1} to {paging.first + list.rows.length} of {numberText(list.mayOpen)}.
          </p>
          <Pagination {...pages} label="Pages of the list" />
        </>
      )}
    </>
  )
}

/** All that were looked at, of a share those that count and the others, and those left out. */
function WhichNavigation({
  exploration: { indicator, association, query, address },
}: {
  readonly exploration: Exploration
}) {
  const item = (which: Which | undefined, text: string, count: number) => ({
    text,
    count,
    href: address({ which, why: undefined }),
    current: query.which === which,
  })
  const { numerator, rows, leftOut } = association
  return (
    <SubNavigation
      label="Which of them"
      items={[
        item(undefined, 'All looked at', rows.length),
        ...(isShare(indicator)
          ? [item('counted', 'Counted', numerator), item('not-counted', 'Not counted', rows.length - numerator)]
          : []),
        ...(leftOut.length > 0 ? [item('left-out', 'Left out', leftOut.length)] : []),
      ]}
    />
  )
}

function columnsOf({ exploration, names, organisation }: ChildrenViewProps): Column<ListedRow>[] {
  const { indicator, asAt, labelOf, where } = exploration
  const { on, day } = asAt
  const isOfDeadlines = indicator.fact === 'deadline'
  const isOne = indicator.id.includes('.') || where.standard?.length === 1
  const columns: (Column<ListedRow> | false)[] = [
    {
      key: 'child',
      heading: 'Child',
      cell: each => (
        <a class="govuk-link" href={childHref({ childId: each.childId, on })}>
          {childName(names, each.childId)}
        </a>
      ),
    },
    {
      key: 'held',
      heading: indicator.period.kind === 'snapshot' ? 'Who holds the case' : 'Who held the case then',
      cell: each => (
        <div>
          {labelOf('worker', each.worker ?? '')}
          <br />
          <span class="sl-quiet">{unitName(organisation, each.unit)}</span>
        </div>
      ),
    },
    isOfDeadlines &&
      !isOne && {
        key: 'what',
        heading: 'What',
        cell: each => titleOf(each, exploration),
      },
    {
      key: 'on',
      heading: isOfDeadlines ? 'Due' : indicator.period.kind === 'snapshot' ? 'Since' : 'On',
      cell: each => {
        if (!isOfDeadlines) return <ShortDate day={each.on} />
        const { standard, subject, ordinal } = each.cells
        const deadline = { standardId: String(standard), subject: String(subject ?? ''), ordinal: Number(ordinal) }
        return (
          <a
            class="govuk-link govuk-link--no-visited-state"
            href={explanationHref({ childId: each.childId, on }, deadline)}
          >
            <ShortDate day={each.on} />
            <span class="govuk-visually-hidden"> {deadline.standardId} explained</span>
          </a>
        )
      },
    },
    isOfDeadlines && {
      key: 'state',
      heading: 'State',
      cell: each => each.state && <StateTag state={each.state} />,
    },
    {
      key: 'open',
      heading: 'Open for',
      numeric: true,
      cell: each => {
        const until = indicator.period.kind === 'snapshot' ? day : (each.on ?? day)
        return each.openSince === undefined ? '' : counted(wholeMonthsBetween(each.openSince, until), 'month')
      },
    },
    isShare(indicator) && { key: 'counted', heading: 'Counted', cell: each => (each.counted ? 'Yes' : 'No') },
  ]
  return columns.filter(each => each !== false)
}
