import { longDate } from '../../../domain/calendar/wording.ts'
import type { WordsAsked } from '../../../domain/oversight/words-asked.ts'
import { EmptyState, ShortDate, Table } from '../../../ui/index.ts'
import type { Asked } from '../addresses.ts'
import type { CaseFile } from '../case-file.ts'
import { deadlineColumns } from './deadline-columns.tsx'

interface DeadlinesProps {
  readonly asked: Asked
  readonly file: CaseFile
  readonly wordsAsked: WordsAsked
}

/** Every deadline whose clock had begun, the latest due first. */
export function DeadlinesTab({ asked, file, wordsAsked }: DeadlinesProps) {
  const { on, standings } = file
  const { state, standard, due } = deadlineColumns(asked, on, wordsAsked)
  const known = (day: number | undefined) => (day !== undefined && day <= on ? day : undefined)
  return (
    <Table
      caption={`All deadlines begun by ${longDate(on)}, the latest due first`}
      captionSize="m"
      columns={[
        standard,
        { key: 'starts', heading: 'Began', cell: ({ deadline }) => <ShortDate day={deadline.triggerOn} /> },
        due,
        {
          key: 'closed',
          heading: 'Met or ended',
          cell: ({ deadline }) => (
            <ShortDate day={known(deadline.metOn) ?? known(deadline.endedOn)} missing="not recorded" />
          ),
        },
        state,
      ]}
      rows={standings}
      empty={
        <EmptyState title="No deadline had begun">
          Nothing in the record had started the clock of any standard by {longDate(on)}.
        </EmptyState>
      }
    />
  )
}
