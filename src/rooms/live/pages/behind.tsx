import { type Listed, restrictionSentence, type Seen } from '../../../analysis/index.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import { childName } from '../../../domain/words/child-name.ts'
import { counted } from '../../../domain/words/numbers.ts'
import {
  type Column,
  Count,
  Downloads,
  EmptyState,
  LeftOut,
  NoFiles,
  numberText,
  PageHeading,
  Pagination,
  PrintButton,
  pagesOf,
  ShortDate,
  StateTag,
  SubNavigation,
  Table,
} from '../../../ui/index.ts'
import { childHref, explanationHref, LastSeen, openTitle } from '../../child/index.ts'
import { boardHref, leftOutHref, listHref } from '../addresses.ts'
import { type Behind, type Done, dayIn, outcomeOf, titleOf } from '../behind.ts'
import type { View } from '../view.ts'
import { heldColumn } from './held-column.tsx'

interface BehindPageProps {
  readonly view: View
  readonly behind: Behind
  readonly shown: readonly Listed[]
  readonly paging: { readonly at: number; readonly pages: number; readonly first: number }
  readonly names: ReadonlyMap<string, string>
  /** When a child was last seen. */
  readonly seenOf: (childId: string) => Seen | undefined
  readonly organisation: Organisation
  readonly standard: string | undefined
  readonly mayExport: boolean
}

const nouns = {
  'children-open': ['child', 'children'],
  'in-time': ['deadline', 'deadlines'],
} as const

/** Exactly those a number of the board counts, as far as the reader may open them. */
export function BehindPage(props: BehindPageProps) {
  const { view, behind, shown, paging, standard, mayExport } = props
  const { answer, number, done, rows, count } = behind
  const title = standard === undefined ? answer.indicator.title : view.standards.byId(standard, view.asAt.day).title
  const outside = count - rows.length
  const address = (changes: Parameters<typeof listHref>[2]) =>
    listHref(view, number, { standard, done: done === 'all' ? undefined : done, ...changes })
  const exportHref = (format: string) =>
    address({ format }).replace(`/live/list/${number}`, `/live/list/${number}/export`)
  const pages = pagesOf(paging.at, paging.pages, page => address({ page: page === 1 ? undefined : page }))
  return (
    <>
      <a class="govuk-back-link" href={boardHref(view)}>
        Back to the board
      </a>
      <PageHeading caption={view.chosen.title} lead={answer.population} actions={<PrintButton />}>
        {number === 'in-time' && standard === undefined ? 'What fell due in the last twelve months' : title}
      </PageHeading>
      {number === 'in-time' && <DoneChoice {...{ behind, address }} />}
      <p class="govuk-body sl-result-count" data-result>
        <Count count={count} /> {nouns[number][count === 1 ? 0 : 1]}
        {outside > 0 && `, ${numberText(outside)} of them outside your scope and not listed`}
      </p>
      {answer.exclusions.length > 0 && (
        <p class="govuk-body-s">
          Left out of the count:{' '}
          <LeftOut exclusions={answer.exclusions} hrefOf={why => leftOutHref(view, answer.indicator, why)} />.
        </p>
      )}
      {rows.length > 0 &&
        (mayExport ? <Downloads what="this list" csv={exportHref('csv')} xlsx={exportHref('xlsx')} /> : <NoFiles />)}
      <Table<Listed>
        caption={title}
        captionHidden
        rows={shown}
        empty={
          <EmptyState title="Nobody to list">
            {outside > 0 ? 'All of them are held in parts of the service outside your scope.' : 'The count is 0.'}
          </EmptyState>
        }
        columns={number === 'children-open' ? openColumns(props) : outcomeColumns(props)}
      />
      {pages && (
        <>
          <p class="govuk-body-s">
            Rows {paging.first + 1} to {paging.first + shown.length} of {numberText(rows.length)}.
          </p>
          <Pagination {...pages} label="Pages of the list" />
        </>
      )}
      <p class="govuk-body-s">{restrictionSentence}</p>
    </>
  )
}

/** All that fell due, what was done in time of it, and what was not. */
function DoneChoice({
  behind: { answer, done },
  address,
}: {
  readonly behind: Behind
  readonly address: (changes: Record<string, string | undefined>) => string
}) {
  const item = (name: Done, text: string, count: number) => ({
    text,
    count,
    href: address({ done: name === 'all' ? undefined : name, page: undefined }),
    current: done === name,
  })
  return (
    <SubNavigation
      label="Which of them"
      items={[
        item('all', 'All that fell due', answer.denominator),
        item('in-time', 'Done in time', answer.numerator),
        item('missed', 'Not done in time', answer.denominator - answer.numerator),
      ]}
    />
  )
}

function childColumn({ names, view }: BehindPageProps): Column<Listed> {
  return {
    key: 'child',
    heading: 'Child',
    cell: each => (
      <a class="govuk-link" href={childHref({ childId: each.childId, on: view.asAt.on })}>
        {childName(names, each.childId)}
      </a>
    ),
  }
}

function openColumns(props: BehindPageProps): Column<Listed>[] {
  const { day } = props.view.asAt
  return [
    childColumn(props),
    { key: 'status', heading: 'Open for', cell: each => openTitle(each.cells.status) },
    { key: 'since', heading: 'Since', cell: each => <ShortDate day={dayIn(each, 'since')} /> },
    {
      key: 'days',
      heading: 'For',
      numeric: true,
      cell: each => {
        const since = dayIn(each, 'since')
        return since === undefined ? '' : counted(day - since, 'day')
      },
    },
    { key: 'seen', heading: 'Last seen', cell: each => <LastSeen seen={props.seenOf(each.childId)} on={day} /> },
    heldColumn(props.organisation, 'Who holds the case'),
  ]
}

function outcomeColumns(props: BehindPageProps): Column<Listed>[] {
  const on = props.view.asAt.on
  return [
    childColumn(props),
    { key: 'what', heading: 'What', cell: each => titleOf(each, props.view) },
    {
      key: 'due',
      heading: 'Due',
      cell: each => {
        const { standard, subject, ordinal } = each.cells
        const deadline = { standardId: String(standard), subject: String(subject ?? ''), ordinal: Number(ordinal) }
        return (
          <a
            class="govuk-link govuk-link--no-visited-state"
            href={explanationHref({ childId: each.childId, on }, deadline)}
          >
            <ShortDate day={dayIn(each, 'dueOn')} />
            <span class="govuk-visually-hidden"> {deadline.standardId} explained</span>
          </a>
        )
      },
    },
    { key: 'met', heading: 'Done', cell: each => <ShortDate day={dayIn(each, 'metOn')} missing="not done" /> },
    { key: 'outcome', heading: 'Outcome', cell: each => <StateTag state={outcomeOf(each)} /> },
    heldColumn(props.organisation, 'Who held the case then'),
  ]
}
