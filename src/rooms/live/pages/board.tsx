import type { Board, KeyFigures as Figures } from '../../../analysis/index.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import { type Day, iso } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { Button, hrefWith, Input, PageHeading, PrintButton, SubNavigation } from '../../../ui/index.ts'
import type { ChosenPart } from '../part.ts'
import { BoardFigures } from './board-figures.tsx'
import { StandardsTable } from './standards-table.tsx'
import { UnitsTable } from './units-table.tsx'

export interface BoardPageProps {
  readonly board: Board
  readonly chosen: ChosenPart
  readonly organisation: Organisation
  readonly day: Day
  readonly today: Day
  /** At the end of each of the twelve months before, and on the day. */
  readonly figures: readonly Figures[]
  readonly address: (query: Readonly<Record<string, string>>) => string
  readonly view: string
}

/** How are we doing, and where should I look. */
export function BoardPage(props: BoardPageProps) {
  const { board, chosen, day, today, figures } = props
  const on = day === today ? undefined : iso(day)
  const due = (query: Readonly<Record<string, string>>) => hrefWith('/due', { ...chosen.query, on, ...query })
  return (
    <>
      <PageHeading
        caption={day === today ? `As at today, ${longDate(day)}` : `As at ${longDate(day)}`}
        actions={<PrintButton />}
      >
        {chosen.title}
      </PageHeading>
      <form class="sl-as-at" method="get" action="/live" data-swap>
        {Object.entries(chosen.query).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Input id="on" name="on" label="As at" type="date" value={iso(day)} class="govuk-input--width-10" />
        <Button variant="secondary">Show that day</Button>
      </form>
      <BoardFigures figures={figures} due={due} />
      <p class="govuk-body-s">
        Since yesterday: {board.newlyOverdue} newly overdue, {board.newlyDone} done. A count says nothing of quality: no
        audit evidence is held yet.
      </p>
      <SubNavigation
        label="Views of the board"
        items={[
          { text: 'By standard', href: hrefWith('/live', { ...chosen.query, on }), current: props.view !== 'units' },
          {
            text: 'By unit',
            href: hrefWith('/live', { ...chosen.query, on, view: 'units' }),
            current: props.view === 'units',
          },
        ]}
      />
      {props.view === 'units' ? <UnitsTable {...props} due={due} /> : <StandardsTable board={board} due={due} />}
      {chosen.below.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Look closer</h2>
          <ul class="govuk-list sl-below">
            {chosen.below.map(each => (
              <li>
                <a class="govuk-link" href={props.address(each.query)}>
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
