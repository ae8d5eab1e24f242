import type { Day } from '../../../domain/calendar/day.ts'
import { type Column, CountedFrom, Link, ShortDate, StateTag } from '../../../ui/index.ts'
import { type Asked, explanationHref } from '../addresses.ts'
import { howFar, type Standing } from '../standing.ts'

/** The columns that every table of deadlines shares. */
export function deadlineColumns(asked: Asked, on: Day) {
  const state: Column<Standing> = {
    key: 'state',
    heading: 'State',
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
    cell: ({ standard }) => (
      <>
        <Link href={`/standards/${standard.id}`}>{standard.id}</Link> {standard.title}
      </>
    ),
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
