import type { Organisation } from '../../../domain/access/organisation.ts'
import { whoActs } from '../../../domain/legal/index.ts'
import { EmptyState, hrefWith, ShortDate, Table } from '../../../ui/index.ts'
import { explanationHref } from '../../child/index.ts'
import { processHref } from '../addresses.ts'
import type { ProcessReading } from '../process-reading.ts'
import { type ToDo, todoKey } from '../to-do.ts'
import { whoWords } from '../who.ts'
import { LateTag } from './tags.tsx'

/** What one process waits for, late first. */
export function ToDoList(props: {
  readonly reading: ProcessReading
  readonly organisation: Organisation | undefined
  readonly mayAsk: boolean
}) {
  const { reading, organisation, mayAsk } = props
  const { process } = reading.whole
  return (
    <Table<ToDo>
      caption="What happens next"
      captionHidden
      rows={reading.todos}
      empty={
        <EmptyState title="Nothing dated waits">
          Either the process is over, or what comes next has no date yet: enter the steps taken so far.
        </EmptyState>
      }
      columns={[
        {
          key: 'what',
          heading: 'What',
          cell: each => (
            <div class="sl-breaks">
              {each.which ?? each.what}
              {each.which !== undefined && <div class="sl-quiet">{each.what}</div>}
            </div>
          ),
        },
        {
          key: 'by',
          heading: 'By',
          cell: each =>
            each.item === undefined ? (
              <ShortDate day={each.dueOn} />
            ) : (
              <a
                class="govuk-link govuk-link--no-visited-state"
                href={explanationHref({ childId: process.child_id, on: undefined }, each.item)}
              >
                <ShortDate day={each.dueOn} />
                <span class="govuk-visually-hidden"> {each.item.standardId} explained</span>
              </a>
            ),
        },
        { key: 'late', heading: 'State', cell: each => <LateTag {...each} /> },
        {
          key: 'who',
          heading: 'Who has to act',
          cell: each => <bdi>{organisation ? whoWords(each.who, reading, organisation) : whoActs[each.who]}</bdi>,
        },
        ...(mayAsk
          ? [
              {
                key: 'ask',
                heading: 'Action',
                class: 'sl-nowrap',
                cell: (each: ToDo) => (
                  <a
                    class="govuk-link govuk-link--no-visited-state"
                    href={hrefWith(processHref(process, '/action'), { for: todoKey(each) })}
                  >
                    Ask for it<span class="govuk-visually-hidden">: {each.which ?? each.what}</span>
                  </a>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
