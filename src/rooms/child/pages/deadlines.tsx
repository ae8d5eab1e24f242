import { longDate } from '../../../domain/calendar/wording.ts'
import type { WordsAsked } from '../../../domain/oversight/words-asked.ts'
import { counted } from '../../../domain/words/numbers.ts'
import { EmptyState, ShortDate, Table } from '../../../ui/index.ts'
import type { ChildOnDay } from '../addresses.ts'
import type { CaseFile } from '../case-file.ts'
import type { Standing } from '../standing.ts'
import { deadlineColumns } from './deadline-columns.tsx'

interface DeadlinesProps {
  readonly asked: ChildOnDay
  readonly file: CaseFile
  readonly wordsAsked: WordsAsked
}

/** Every deadline whose clock had begun: what is overdue, what is ahead, what nobody can judge, and what is over. */
export function DeadlinesTab({ asked, file, wordsAsked }: DeadlinesProps) {
  const { on, standings } = file
  const { state, standard, due } = deadlineColumns(asked, on, wordsAsked)
  const isAhead = (each: Standing) => each.state === 'due-soon' || each.state === 'due-later'
  const over = standings.filter(isOver)
  const known = (day: number | undefined) => (day !== undefined && day <= on ? day : undefined)
  return (
    <Table
      caption={`All deadlines begun by ${longDate(on)}`}
      captionSize="m"
      columns={[
        standard,
        { key: 'starts', heading: 'Began', cell: ({ deadline }) => <ShortDate day={deadline.triggerOn} /> },
        due,
        {
          key: 'closed',
          heading: 'Met or ended',
          cell: each => (
            <ShortDate
              day={known(each.deadline.metOn) ?? known(each.deadline.endedOn)}
              missing={isAhead(each) ? '–' : 'not recorded'}
            />
          ),
        },
        state,
      ]}
      groups={[
        { heading: 'Overdue', rows: inOrder(standings.filter(each => each.state === 'overdue')) },
        { heading: 'Ahead, the soonest first', rows: inOrder(standings.filter(isAhead)) },
        {
          heading: 'Past, with no data to say whether it was met',
          rows: standings.filter(each => each.state === 'no-data'),
        },
        { heading: 'Done or ended, the latest first', rows: over, folds: counted(over.length, 'deadline') },
      ].filter(each => each.rows.length > 0)}
      empty={
        <EmptyState title="No deadline had begun">
          Nothing in the record had started the clock of any standard by {longDate(on)}.
        </EmptyState>
      }
    />
  )
}

/** The longest due first: the order in which they are to be done. */
function inOrder(standings: readonly Standing[]): Standing[] {
  return standings.toSorted((a, b) => a.deadline.dueOn - b.deadline.dueOn)
}

function isOver({ state }: Standing): boolean {
  return state === 'met-in-time' || state === 'met-late' || state === 'ended'
}
