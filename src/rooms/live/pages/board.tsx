import type { Board, KeyFigures as Figures } from '../../../analysis/index.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import type { Coverage } from '../../../domain/standards/state.ts'
import { type Children, CountLink, PageHeading, PrintButton, type QueryChanges } from '../../../ui/index.ts'
import { boardHref, changesHref } from '../addresses.ts'
import type { View } from '../view.ts'
import { AsAtForm, AsAtProblem } from './as-at-form.tsx'
import { BoardFigures } from './board-figures.tsx'
import { BoardViews } from './board-views.tsx'
import { StandardsTable } from './standards-table.tsx'
import { UnitsView } from './units-view.tsx'

export interface BoardPageProps {
  readonly view: View
  readonly board: Board
  readonly organisation: Organisation
  /** From when each kind of evidence has been supplied. */
  readonly coverage: Coverage
  /** At the end of each of the twelve months before, and on the day. */
  readonly figures: readonly Figures[]
  readonly shows: 'standards' | 'units'
  /** By unit: every standard that anything is overdue under has a column, not those with most alone. */
  readonly showsEverything: boolean
  /** The standard whose difference between units is looked at; all of them unless given. */
  readonly standard: string | undefined
  /** The reader's own unit. */
  readonly ownUnit: string | undefined
  readonly source: Children
  /** Where the table shown can be saved from; undefined where the reader may not. */
  readonly download: ((changes: QueryChanges) => string) | undefined
}

/** How are we doing, and where should I look. */
export function BoardPage(props: BoardPageProps) {
  const { view, board, figures, shows } = props
  const { chosen, asAt } = view
  const { day, today } = asAt
  return (
    <>
      <AsAtProblem asAt={asAt} />
      <PageHeading
        caption={day === today ? `As at today, ${longDate(day)}` : `As at ${longDate(day)}`}
        actions={
          <>
            <AsAtForm
              asAt={asAt}
              action="/live"
              keep={{ ...chosen.query, view: shows === 'units' ? shows : undefined, standard: props.standard }}
            />
            <PrintButton />
          </>
        }
      >
        {chosen.title}
      </PageHeading>
      <BoardFigures view={view} figures={figures} />
      <p class="govuk-body">
        {day === today ? 'Since yesterday' : 'Since the day before'}:{' '}
        <CountLink count={board.newlyOverdue} href={changesHref(view)} what="newly overdue since the day before" />{' '}
        newly overdue, <CountLink count={board.newlyDone} href={changesHref(view)} what="done since the day before" />{' '}
        done.
      </p>
      <BoardViews view={view} current={shows} />
      {shows === 'units' ? <UnitsView {...props} /> : <StandardsTable {...props} />}
      {chosen.below.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Look closer</h2>
          <ul class="govuk-list sl-below">
            {chosen.below.map(each => (
              <li>
                <a
                  class="govuk-link"
                  href={boardHref(
                    { ...view, chosen: { ...chosen, query: each.query } },
                    { view: shows === 'units' ? shows : undefined },
                  )}
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
