import type { Day } from '../../domain/calendar/day.ts'
import { outstanding, type Standing } from './standing.ts'

/** How far ahead is still near: four weeks. */
const near = 28

/** What is still to be done for a child: what matters first, and what is far off. */
export interface ComesNext {
  /** Overdue, the gravest first; then what is due soon or within four weeks, the soonest first. */
  readonly first: readonly Standing[]
  /** The rest, the soonest first. */
  readonly later: readonly Standing[]
}

/** Of a ladder only the next rung ahead is shown: the others follow from it. */
export function comesNext(standings: readonly Standing[], on: Day): ComesNext {
  const all = nextRungs(outstanding(standings))
  const late = all.filter(each => each.state === 'overdue')
  const ahead = all.filter(each => each.state !== 'overdue')
  const isNear = ({ state, deadline }: Standing) => state === 'due-soon' || deadline.dueOn <= on + near
  return {
    first: [...late.sort((a, b) => a.standard.gravity - b.standard.gravity), ...ahead.filter(isNear)],
    later: ahead.filter(each => !isNear(each)),
  }
}

/** Without the later rungs of a ladder that are not overdue either; given in order of when they are due. */
function nextRungs(standings: readonly Standing[]): Standing[] {
  const climbed = new Set<string>()
  return standings.filter(({ deadline, standard, state }) => {
    if (standard.clock.kind !== 'ladder' || state === 'overdue') return true
    const ladder = `${standard.id} ${deadline.subject}`
    if (climbed.has(ladder)) return false
    climbed.add(ladder)
    return true
  })
}
