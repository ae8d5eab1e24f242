import type { DueItem } from '../../../analysis/index.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import { iso } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import type { WordsAsked } from '../../../domain/oversight/words-asked.ts'
import { counted } from '../../../domain/words/numbers.ts'
import {
  ChosenFilters,
  Count,
  Downloads,
  EmptyState,
  NoFiles,
  numberText,
  Pagination,
  pagesOf,
} from '../../../ui/index.ts'
import { DueTable } from '../../due/index.ts'
import { type AheadReading, nobody } from '../reading.ts'

export interface ListProps {
  readonly reading: AheadReading
  /** The page's own rows of the list. */
  readonly rows: readonly DueItem[]
  readonly paging: { readonly at: number; readonly pages: number; readonly first: number }
  readonly names: ReadonlyMap<string, string>
  readonly wordsAsked: WordsAsked
  readonly organisation: Organisation
  readonly mayExport: boolean
}

/** All that falls due in the days, of those whom the reader may open: the list behind every number of the page. */
export function List({ reading, rows, paging, names, wordsAsked, organisation, mayExport }: ListProps) {
  const { view, items, count, only, holders, address } = reading
  const { day, today } = view.asAt
  const outside = count - items.length
  const here = { date: only.date === undefined ? undefined : iso(only.date), of: only.of }
  const pages = pagesOf(
    paging.at,
    paging.pages,
    page => `${address({ ...here, page: page === 1 ? undefined : page })}#list`,
  )
  const holder = holders.find(each => (each.id || nobody) === only.of)
  return (
    <section aria-labelledby="list">
      <h2 class="govuk-heading-m" id="list">
        What falls due, day by day
      </h2>
      <ChosenFilters
        clearHref={`${address({})}#list`}
        chosen={[
          {
            heading: 'Day',
            items:
              only.date === undefined
                ? []
                : [{ text: longDate(only.date), href: `${address({ ...here, date: undefined })}#list` }],
          },
          {
            heading: 'Whose',
            items:
              only.of === undefined
                ? []
                : [{ text: holder?.name ?? only.of, href: `${address({ ...here, of: undefined })}#list` }],
          },
        ]}
      />
      <p class="govuk-body sl-result-count" data-result>
        <Count count={count} /> {count === 1 ? 'deadline' : 'deadlines'}
        {outside > 0 && `, ${numberText(outside)} of them outside your scope and not listed`}
      </p>
      {!mayExport && items.length > 0 && <NoFiles />}
      {mayExport && items.length > 0 && (
        <Downloads
          what="this list"
          csv={address({ ...here, format: 'csv' }, '/ahead/export')}
          xlsx={address({ ...here, format: 'xlsx' }, '/ahead/export')}
        />
      )}
      <DueTable
        {...{ names, wordsAsked, organisation, day, today }}
        items={rows}
        standards={view.standards}
        empty={
          <EmptyState title="Nothing to list">
            {outside > 0
              ? 'All of it belongs to children outside your scope.'
              : 'Nothing falls due as the filters ask. Take one away to see more.'}
          </EmptyState>
        }
      />
      {pages && (
        <>
          <p class="govuk-body-s">
            Rows {paging.first + 1} to {paging.first + rows.length} of {counted(items.length, 'row')}.
          </p>
          <Pagination {...pages} label="Pages of the list" />
        </>
      )}
    </section>
  )
}
