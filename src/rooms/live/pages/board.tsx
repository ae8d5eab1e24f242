import type { Board } from '../../../analysis/index.ts'
import { totalOf } from '../../../analysis/index.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import { type Day, iso } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import {
  Button,
  Count,
  CountLink,
  hrefWith,
  Input,
  KeyFigure,
  KeyFigures,
  PageHeading,
  PrintButton,
  Sparkline,
  SubNavigation,
} from '../../../ui/index.ts'
import type { ChosenPart } from '../part.ts'
import { StandardsTable } from './standards-table.tsx'
import { UnitsTable } from './units-table.tsx'

export interface BoardPageProps {
  readonly board: Board
  readonly chosen: ChosenPart
  readonly organisation: Organisation
  readonly day: Day
  readonly today: Day
  readonly open: number
  readonly address: (query: Readonly<Record<string, string>>) => string
  readonly view: string
}

/** How are we doing, and where should I look. */
export function BoardPage(props: BoardPageProps) {
  const { board, chosen, day, today, open } = props
  const total = totalOf(board)
  const monthly = inTimeByMonth(board).slice(-13)
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
      <KeyFigures>
        <KeyFigure title="Children open" note="Care leavers are not counted">
          <Count count={open} />
        </KeyFigure>
        <KeyFigure title="Overdue now">
          <CountLink count={total.overdue} href={due({ state: 'overdue' })} what="deadlines overdue" />
        </KeyFigure>
        <KeyFigure title="Due soon">
          <CountLink count={total.dueSoon} href={due({ state: 'due-soon' })} what="deadlines due soon" />
        </KeyFigure>
        <KeyFigure
          title="Done in time over twelve months"
          line={<Sparkline values={monthly} from={0} to={1} label="Share in time by month over 13 months" />}
        >
          <Count count={total.inTime.numerator} of={total.inTime.denominator} fewest={20} />
        </KeyFigure>
      </KeyFigures>
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

/** The share in time by month over all standards; null where nothing fell due. */
function inTimeByMonth(board: Board): (number | null)[] {
  const lines = [...board.lines.values()]
  return Array.from({ length: 24 }, (_, month) => {
    const of = lines.reduce((sum, line) => sum + line.months[month]!.of, 0)
    return of === 0 ? null : lines.reduce((sum, line) => sum + line.months[month]!.met, 0) / of
  })
}
