import type { DueItem } from '../../../analysis/index.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import type { Scope } from '../../../domain/access/scope.ts'
import { iso, parseDay } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import type { WordsAsked } from '../../../domain/oversight/words-asked.ts'
import { counted } from '../../../domain/words/numbers.ts'
import {
  Button,
  Count,
  Downloads,
  EmptyState,
  FilterLayout,
  NoFiles,
  numberText,
  PageHeading,
  Pagination,
  PrintButton,
  pagesOf,
  SelectionBar,
} from '../../../ui/index.ts'
import { AsAtForm, AsAtProblem } from '../../live/index.ts'
import { filtersOf } from '../asked.ts'
import type { DueReading } from '../reading.ts'
import { DueChosen, DueFilter } from './due-filter.tsx'
import { DueTable } from './due-table.tsx'

export interface DuePageProps {
  readonly reading: DueReading
  /** The page's own rows of all there are. */
  readonly rows: readonly DueItem[]
  readonly paging: { readonly at: number; readonly pages: number; readonly first: number }
  readonly names: ReadonlyMap<string, string>
  readonly wordsAsked: WordsAsked
  readonly organisation: Organisation
  readonly scope: Scope
  readonly csrf: string
  readonly mayExport: boolean
}

/** What do I do first. */
export function DuePage(props: DuePageProps) {
  const { reading, rows, paging, names, wordsAsked, organisation, scope, mayExport } = props
  const { view, items, address, query } = reading
  const { asAt, chosen } = view
  const { day, today } = asAt
  const totals = new Map<DueItem['band'], number>()
  for (const { band } of items) totals.set(band, (totals.get(band) ?? 0) + 1)
  const pages = pagesOf(paging.at, paging.pages, page => address({ page: page === 1 ? undefined : page }))
  return (
    <>
      <AsAtProblem asAt={asAt} />
      <PageHeading
        caption={chosen.title}
        lead={`What is outstanding as at ${day === today ? 'today, ' : ''}${longDate(day)}, the most serious first.`}
        actions={
          <>
            <AsAtForm asAt={asAt} action="/due" keep={{ ...chosen.query, ...filtersOf(query) }} />
            <PrintButton />
          </>
        }
      >
        Due
      </PageHeading>
      <FilterLayout
        filter={<DueFilter {...{ reading, organisation, scope }} />}
        chosen={<DueChosen reading={reading} />}
        count={<HowMany reading={reading} />}
      >
        <BesidesList reading={reading} />
        {items.length > 0 && (
          <Downloads
            what="everything this list holds"
            csv={mayExport ? address({ format: 'csv' }, '/due/export') : undefined}
            xlsx={mayExport ? address({ format: 'xlsx' }, '/due/export') : undefined}
            calendar={address({}, '/due/calendar')}
          />
        )}
        {items.length > 0 && !mayExport && <NoFiles also="those who hold or chair cases" />}
        <form method="post" action="/due/selected">
          <input type="hidden" name="_csrf" value={props.csrf} />
          <input type="hidden" name="on" value={iso(day)} />
          <input type="hidden" name="from" value={address({ page: paging.at === 1 ? undefined : paging.at })} />
          {items.length > 0 && <WithTicked mayExport={mayExport} />}
          <DueTable
            {...{ items: rows, names, wordsAsked, organisation, day, today, totals }}
            standards={view.standards}
            tick="deadline"
            sort={{
              key: query.sort,
              direction: query.direction,
              href: (sort, direction) => address({ sort, direction }),
            }}
            empty={<NothingDue reading={reading} />}
          />
        </form>
        {pages && (
          <>
            <p class="govuk-body-s">
              Rows {paging.first + 1} to {paging.first + rows.length} of {numberText(items.length)}.
            </p>
            <Pagination {...pages} label="Pages of the list" />
          </>
        )}
      </FilterLayout>
    </>
  )
}

function HowMany({ reading }: { readonly reading: DueReading }) {
  const { items, list } = reading
  const children = new Set(items.map(each => each.childId)).size
  return (
    <>
      <Count count={items.length} /> {items.length === 1 ? 'deadline' : 'deadlines'}
      {items.length > 0 && ` of ${counted(children, 'child', 'children')}`}
      {list.outside > 0 && `, and ${numberText(list.outside)} outside your scope`}
    </>
  )
}

/** What the list leaves out, with a way to it. */
function BesidesList({ reading }: { readonly reading: DueReading }) {
  const { list, query, address } = reading
  const isShown = query.band.includes('no-data') || query.state === 'no-data' || query.state === 'open'
  if (list.noData === 0 || isShown) return null
  return (
    <p class="govuk-body-s">
      {numberText(list.noData)} more {list.noData === 1 ? 'has' : 'have'} passed with no data supplied to say whether{' '}
      {list.noData === 1 ? 'it was' : 'they were'} done:{' '}
      <a
        class="govuk-link govuk-link--no-visited-state"
        href={address({ band: 'no-data', state: undefined, within: undefined, by: undefined })}
        data-swap-link
      >
        show {list.noData === 1 ? 'it' : 'them'}
      </a>
      .
    </p>
  )
}

/** What can be done with the ticked rows, with a button each. */
function WithTicked({ mayExport }: { readonly mayExport: boolean }) {
  const button = (text: string, attributes: Readonly<Record<string, string>>) => (
    <Button variant="secondary" attributes={attributes}>
      {text}
    </Button>
  )
  return (
    <SelectionBar name="deadline">
      <span>Ticked rows:</span>
      {button('Show to print', { formaction: '/due/selected' })}
      {mayExport && button('CSV', { formaction: '/due/selected/export', name: 'format', value: 'csv' })}
      {mayExport && button('XLSX', { formaction: '/due/selected/export', name: 'format', value: 'xlsx' })}
      {button('Add to calendar', { formaction: '/due/selected/calendar' })}
    </SelectionBar>
  )
}

function NothingDue({ reading }: { readonly reading: DueReading }) {
  const { list, view, query } = reading
  const isUsual =
    query.band.length === 0 && query.state === undefined && query.within === undefined && query.by === undefined
  if (query.by !== undefined && parseDay(query.by)! < view.asAt.day)
    return (
      <EmptyState title="That day is past">
        What was not done by then{' '}
        <a class="govuk-link" href={reading.address({ by: undefined, band: 'overdue' })}>
          is overdue
        </a>
        .
      </EmptyState>
    )
  return (
    <EmptyState title="Nothing is outstanding here">
      {list.outside > 0
        ? `What there is belongs to children outside your scope.`
        : isUsual
          ? `Nothing in ${view.chosen.title} is overdue or falls due this week or in the two weeks after.`
          : 'Nothing is as the filters ask. Take one away to see more.'}
    </EmptyState>
  )
}
