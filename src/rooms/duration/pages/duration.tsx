import { marks } from '../../../analysis/index.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import { monthOf } from '../../../domain/calendar/months.ts'
import { longDate, monthName } from '../../../domain/calendar/wording.ts'
import {
  type Children,
  ChosenFilters,
  Count,
  Downloads,
  EmptyState,
  numberText,
  PageHeading,
  Pagination,
  PrintButton,
  pagesOf,
  SubNavigation,
} from '../../../ui/index.ts'
import { AsAtForm, AsAtProblem } from '../../live/index.ts'
import { standWords } from '../as-table.ts'
import { clockOrder, clocks } from '../clocks.ts'
import type { DurationReading, Listed } from '../reading.ts'
import { DurationTable } from './duration-table.tsx'
import { MarksTable } from './marks-table.tsx'
import { MonthsHistogram } from './months-histogram.tsx'

export interface DurationPageProps {
  readonly reading: DurationReading
  /** The page's own rows of all that are listed. */
  readonly rows: readonly Listed[]
  readonly paging: { readonly at: number; readonly pages: number; readonly first: number }
  readonly names: ReadonlyMap<string, string>
  readonly organisation: Organisation
  readonly source: Children
  readonly mayExport: boolean
}

/** Children open for long, on three clocks, because one can be reset by closing and opening again. */
export function DurationPage(props: DurationPageProps) {
  const { reading, source, mayExport } = props
  const { view, clock, address, query } = reading
  const { asAt, chosen } = view
  const { day, today } = asAt
  const month = monthName(monthOf(day))
  return (
    <>
      <AsAtProblem asAt={asAt} />
      <PageHeading
        caption={chosen.title}
        lead={`How long children have been open, as at ${day === today ? 'today, ' : ''}${longDate(day)}.`}
        actions={
          <>
            <AsAtForm
              asAt={asAt}
              action="/how-long"
              keep={{ ...chosen.query, clock: query.clock, mark: query.mark, status: query.status, stand: query.stand }}
            />
            <PrintButton />
          </>
        }
      >
        How long
      </PageHeading>
      <SubNavigation
        label="Which clock"
        items={clockOrder.map(each => ({
          text: clocks[each].name,
          href: address({ clock: each === 'involvement' ? undefined : each }),
          current: each === clock,
        }))}
      />
      <p class="govuk-body">{clocks[clock].says}</p>
      <MonthsHistogram {...{ reading, source, mayExport }} />
      <MarksTable reading={reading} month={month} />
      <List {...props} month={month} />
    </>
  )
}

/** Those who reach the chosen mark this month, and those past it. */
function List(props: DurationPageProps & { readonly month: string }) {
  const { reading, rows, paging, mayExport, month } = props
  const { mark, counted, address, query } = reading
  const outside = counted.length - reading.rows.length
  const pages = pagesOf(paging.at, paging.pages, page => `${address({ page: page === 1 ? undefined : page })}#list`)
  return (
    <section aria-labelledby="list">
      <h2 class="govuk-heading-m" id="list">
        {mark === 0 ? 'All children open' : `At ${mark} months: reaching it in ${month}, and past it`}
      </h2>
      <SubNavigation
        label="Which mark"
        items={[0, ...marks].map(each => ({
          text: each === 0 ? 'All children' : `${each} months`,
          href: `${address({ mark: each === 9 ? undefined : each, stand: undefined })}#list`,
          current: each === mark,
        }))}
      />
      <ChosenFilters
        clearHref={`${address({ status: undefined, stand: undefined })}#list`}
        chosen={[
          {
            heading: 'Open for',
            items:
              query.status === undefined
                ? []
                : [{ text: query.status, href: `${address({ status: undefined })}#list` }],
          },
          {
            heading: 'Mark',
            items:
              query.stand === undefined
                ? []
                : [
                    {
                      text: standWords[query.stand === 'not-reviewed' ? 'not reviewed' : query.stand],
                      href: `${address({ stand: undefined })}#list`,
                    },
                  ],
          },
        ]}
      />
      <p class="govuk-body sl-result-count" data-result>
        <Count count={counted.length} /> {counted.length === 1 ? 'child' : 'children'}
        {outside > 0 && `, ${numberText(outside)} of them outside your scope and not listed`}
      </p>
      {mark > 0 && !reading.knowsReviews && (
        <p class="govuk-body">
          No senior reviews of progress have been supplied, so nobody here can be shown as reviewed.
        </p>
      )}
      {reading.rows.length > 0 && mayExport && (
        <Downloads
          what="this list"
          csv={address({ format: 'csv' }, '/how-long/export')}
          xlsx={address({ format: 'xlsx' }, '/how-long/export')}
        />
      )}
      <DurationTable
        {...props}
        empty={
          <EmptyState title="Nobody to list">
            {outside > 0
              ? 'All of them are held in parts of the service outside your scope.'
              : `Nobody reaches ${mark} months in ${month} or is past it on this clock.`}
          </EmptyState>
        }
      />
      {pages && (
        <>
          <p class="govuk-body-s">
            Rows {paging.first + 1} to {paging.first + rows.length} of {numberText(reading.rows.length)}.
          </p>
          <Pagination {...pages} label="Pages of the list" />
        </>
      )}
    </section>
  )
}
