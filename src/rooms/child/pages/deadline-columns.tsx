import type { Day } from '../../../domain/calendar/day.ts'
import type { WordsAsked } from '../../../domain/oversight/words-asked.ts'
import { type Column, CountedFrom, Link, ShortDate, StateTag } from '../../../ui/index.ts'
import { type ChildOnDay, explanationHref } from '../addresses.ts'
import { howFar, type Standing } from '../standing.ts'

/** The columns that every table of deadlines shares. */
export function deadlineColumns(asked: ChildOnDay, on: Day, wordsAsked: WordsAsked) {
  const state: Column<Standing> = {
    key: 'state',
    heading: 'State',
    class: 'sl-due__when',
    cell: each => (
      <div>
        <StateTag state={each.state} detail={howFar(each, on)} />
        <CountedFrom lateAfter={each.lateAfter} />
      </div>
    ),
  }
  const standard: Column<Standing> = {
    key: 'standard',
    heading: 'Standard',
    isRowHeading: true,
    cell: ({ deadline, standard }) => {
      const words = wordsAsked({ ...deadline, childId: asked.childId })
      return (
        <div>
          {words !== undefined && (
            <>
              <bdi class="sl-breaks">{words}</bdi>
              <br />
            </>
          )}
          <span class={words === undefined ? undefined : 'sl-quiet'}>
            <Link href={`/standards/${standard.id}`}>{standard.id}</Link> {standard.title}
          </span>
        </div>
      )
    },
  }
  const due: Column<Standing> = {
    key: 'due',
    heading: 'Due',
    cell: ({ deadline, standard }) => (
      <Link href={explanationHref(asked, deadline)} hidden={`${standard.id} explained`}>
        <ShortDate day={deadline.dueOn} />
      </Link>
    ),
  }
  return { state, standard, due }
}
