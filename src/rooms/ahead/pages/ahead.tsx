import type { DueItem } from '../../../analysis/index.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import { iso, partsOf } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { counted } from '../../../domain/words/numbers.ts'
import {
  Button,
  ChosenFilters,
  type Column,
  Count,
  CountLink,
  DateInput,
  Downloads,
  EmptyState,
  ErrorSummary,
  KeyFigure,
  KeyFigures,
  NoFiles,
  numberText,
  PageHeading,
  Pagination,
  PrintButton,
  pagesOf,
  ShortDate,
  Table,
} from '../../../ui/index.ts'
import { childHref, explanationHref } from '../../child/index.ts'
import { DueTable } from '../../due/index.ts'
import { type AheadReading, type DayAhead, type Holder, nobody } from '../reading.ts'
import type { Together } from '../together.ts'

export interface AheadPageProps {
  readonly reading: AheadReading
  /** The page's own rows of the list. */
  readonly rows: readonly DueItem[]
  readonly paging: { readonly at: number; readonly pages: number; readonly first: number }
  readonly names: ReadonlyMap<string, string>
  readonly organisation: Organisation
  readonly mayExport: boolean
}

/** Families shown with visits to bring together. */
export const familiesShown = 50
/** More holders than this do not stand side by side. */
const mostColumns = 12

/** What falls due by day and by whom, and whether it is more than is usually done. */
export function AheadPage(props: AheadPageProps) {
  const { reading, names } = props
  const { view, range, address } = reading
  const { first, last, problem } = range
  return (
    <>
      {problem !== undefined && <ErrorSummary errors={[{ text: problem.message, href: `#${problem.field}-day` }]} />}
      <PageHeading
        caption={view.chosen.title}
        lead={`What falls due from ${longDate(first)} to ${longDate(last)}, of all that is outstanding today.`}
        actions={<PrintButton />}
      >
        Ahead
      </PageHeading>
      <RangeForm reading={reading} />
      <Figures reading={reading} />
      <ByDay reading={reading} />
      <ByHolder reading={reading} />
      <OffDays reading={reading} />
      <Siblings reading={reading} names={names} />
      <List {...props} />
      {view.chosen.below.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Look closer</h2>
          <ul class="govuk-list sl-below">
            {view.chosen.below.map(each => (
              <li>
                <a
                  class="govuk-link"
                  href={address({ service: undefined, unit: undefined, worker: undefined, ...each.query })}
                >
                  {each.text}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function RangeForm({ reading: { view, range } }: { readonly reading: AheadReading }) {
  const values = (day: number) => {
    const { date, month, year } = partsOf(day)
    return { day: date, month, year }
  }
  const error = (field: 'from' | 'to') => (range.problem?.field === field ? range.problem.message : undefined)
  return (
    <form class="sl-as-at govuk-!-margin-bottom-6" method="get" action="/ahead" data-swap>
      {Object.entries(view.chosen.query).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <DateInput id="from" legend="From" values={values(range.first)} error={error('from')} />
      <DateInput id="to" legend="To" values={values(range.last)} error={error('to')} />
      <Button variant="secondary">Show these days</Button>
    </form>
  )
}

function Figures({ reading }: { readonly reading: AheadReading }) {
  const { total, done, before, days, together, address } = reading
  const off = days.filter(each => each.practical !== undefined).reduce((sum, each) => sum + each.due, 0)
  return (
    <KeyFigures>
      <KeyFigure title="Falls due in these days">
        <CountLink count={total} href={`${address({})}#list`} what="fall due" />
      </KeyFigure>
      <KeyFigure
        title="Done in the same length of time before"
        note={`${longDate(before.first)} to ${longDate(before.last)}, in time or late`}
      >
        <Count count={done.total} />
      </KeyFigure>
      <KeyFigure title="On days that nobody works">
        <CountLink count={off} href="#off" what="on days that nobody works" />
      </KeyFigure>
      <KeyFigure title="Journeys that could be shared">
        <CountLink count={together.length} href="#together" what="journeys that could be shared" />
      </KeyFigure>
    </KeyFigures>
  )
}

function ByDay({ reading }: { readonly reading: AheadReading }) {
  const { days, holders, holdersAre, address } = reading
  const shown = holders.filter(each => each.due > 0)
  const columns: Column<DayAhead>[] = [
    {
      key: 'day',
      heading: 'Day',
      cell: each => <time dateTime={iso(each.day)}>{longDate(each.day)}</time>,
    },
    {
      key: 'due',
      heading: 'Due in all',
      numeric: true,
      cell: each => (
        <CountLink
          count={each.due}
          href={`${address({ date: iso(each.day) })}#list`}
          what={`due on ${longDate(each.day)}`}
        />
      ),
    },
    ...(shown.length > mostColumns || shown.length < 2
      ? []
      : shown.map(
          (holder): Column<DayAhead> => ({
            key: `h-${holder.id}`,
            heading: holder.name,
            numeric: true,
            cell: each => (
              <CountLink
                count={each.byHolder.get(holder.id) ?? 0}
                href={`${address({ date: iso(each.day), of: holder.id || nobody })}#list`}
                what={`due on ${longDate(each.day)}: ${holder.name}`}
              />
            ),
          }),
        )),
  ]
  return (
    <Table<DayAhead>
      caption={`By day${columns.length > 2 ? ` and ${holdersAre}` : ''}`}
      captionSize="m"
      wide={columns.length > 6}
      rows={days}
      empty={
        <EmptyState title="Nothing falls due in these days">
          Nothing outstanding today is due then. Look further ahead, or at a wider part of the service.
        </EmptyState>
      }
      columns={columns}
    />
  )
}

function ByHolder({ reading }: { readonly reading: AheadReading }) {
  const { holders, holdersAre, address } = reading
  const what = holdersAre === 'worker' ? 'Worker' : 'Unit'
  return (
    <>
      <Table<Holder>
        caption={`By ${holdersAre}, against what was done before`}
        captionSize="m"
        rows={holders}
        empty={<EmptyState title="Nobody has anything due">Nothing falls due, and nothing was done before.</EmptyState>}
        columns={[
          { key: 'name', heading: what, cell: each => each.name },
          {
            key: 'due',
            heading: 'Falls due',
            numeric: true,
            cell: each => (
              <CountLink
                count={each.due}
                href={`${address({ of: each.id || nobody })}#list`}
                what={`fall due: ${each.name}`}
              />
            ),
          },
          { key: 'done', heading: 'Done before', numeric: true, cell: each => <Count count={each.done} /> },
          { key: 'so', heading: 'That is', cell: each => loadWords(each) },
        ]}
      />
      <p class="govuk-body-s">
        In order of name. Done before: in as many days up to yesterday, in time or late, by who held the child when it
        fell due. More will come: what begins anew with each visit or review made in these days is not in it.
      </p>
    </>
  )
}

/** How what is due compares with what is usually done, in words. */
export function loadWords({ due, done }: Pick<Holder, 'due' | 'done'>): string {
  if (due === 0) return 'nothing ahead'
  if (done === 0) return 'nothing done before to compare with'
  const times = due / done
  if (times >= 1.5) return 'at least half as many again as was done'
  if (times > 1.1) return 'more than was done'
  return times >= 0.9 ? 'about as many as was done' : 'fewer than was done'
}

function OffDays({ reading: { days, address } }: { readonly reading: AheadReading }) {
  const off = days.filter(each => each.practical !== undefined)
  return (
    <Table<DayAhead>
      caption={<span id="off">Due on days that nobody works, and when to do it</span>}
      captionSize="m"
      rows={off}
      empty={
        <EmptyState title="None falls on a weekend or a bank holiday">Every due date here is a working day.</EmptyState>
      }
      columns={[
        { key: 'day', heading: 'Due on', cell: each => longDate(each.day) },
        { key: 'why', heading: 'Why nobody works', cell: each => each.holiday ?? 'Weekend' },
        {
          key: 'practical',
          heading: 'Do it by',
          cell: each => <strong>{longDate(each.practical!)}</strong>,
        },
        {
          key: 'due',
          heading: 'How many',
          numeric: true,
          cell: each => (
            <CountLink
              count={each.due}
              href={`${address({ date: iso(each.day) })}#list`}
              what={`due on ${longDate(each.day)}`}
            />
          ),
        },
      ]}
    />
  )
}

interface SiblingsProps {
  readonly reading: AheadReading
  readonly names: ReadonlyMap<string, string>
}

function Siblings({ reading: { together, view }, names }: SiblingsProps) {
  const shown = together.slice(0, familiesShown)
  const nameOf = (childId: string) => names.get(childId) ?? `Child ${childId}`
  return (
    <>
      <Table<Together>
        caption={<span id="together">Visits to brothers and sisters that one journey could make</span>}
        captionSize="m"
        rows={shown}
        empty={
          <EmptyState title="No visits to bring together">
            No two children of one family have visits due within two weeks of each other in these days.
          </EmptyState>
        }
        columns={[
          {
            key: 'visits',
            heading: 'Children and what is due',
            isRowHeading: true,
            cell: each => (
              <ul class="govuk-list">
                {each.visits.map(visit => (
                  <li>
                    <a class="govuk-link" href={childHref({ childId: visit.childId, on: undefined })}>
                      {nameOf(visit.childId)}
                    </a>
                    : {view.standards.judging(visit).title},{' '}
                    <a
                      class="govuk-link govuk-link--no-visited-state"
                      href={explanationHref({ childId: visit.childId, on: undefined }, visit)}
                    >
                      due <ShortDate day={visit.workOn} />
                    </a>
                  </li>
                ))}
              </ul>
            ),
          },
          { key: 'by', heading: 'Together by', cell: each => <ShortDate day={each.by} /> },
        ]}
      />
      <p class="govuk-body-s">
        A visit counts only for a child who was seen at it.
        {together.length > shown.length && ` The first ${shown.length} of ${together.length} are shown.`}
      </p>
    </>
  )
}

function List({ reading, rows, paging, names, organisation, mayExport }: AheadPageProps) {
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
      <p class="govuk-body sl-result-count" role="status">
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
        {...{ names, organisation, day, today }}
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
