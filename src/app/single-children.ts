import type { ReadModel, SingleChildren } from '../analysis/index.ts'
import type { ChildFacts } from '../domain/access/scope.ts'
import { englandDay } from '../domain/calendar/england-day.ts'
import type { Decisions } from '../store/people/decisions.ts'

/** What decides who may open a child: who holds the child today, and what has been decided of this child alone. */
export function childFactsOf(
  childId: string,
  model: ReadModel,
  decisions: Decisions,
  now: Date,
): ChildFacts | undefined {
  const number = model.numberOf(childId)
  if (number === undefined) return undefined
  const today = model.on(englandDay(now))
  const { restricted, named, barred, opened } = decisions
  const openings = opened.get(childId)
  return {
    childId,
    worker: model.workers.texts[today.worker[number]!],
    unit: model.units.texts[today.unit[number]!],
    restricted: restricted.has(childId),
    namedReaders: named.get(childId) ?? nobody,
    barredReaders: barred.get(childId) ?? nobody,
    openedBy:
      openings === undefined ? nobody : new Set([...openings].filter(([, until]) => now < until).map(([who]) => who)),
  }
}

/** The children of whom something has been decided for this person: named on a restricted record, barred from one, or let in for a time. */
export function singleChildrenOf(
  id: string,
  { named, barred, opened, restricted }: Decisions,
  now: Date,
): SingleChildren {
  const of = (ties: ReadonlyMap<string, ReadonlySet<string>>) =>
    new Set([...ties].filter(([, people]) => people.has(id)).map(([child]) => child))
  return {
    named: new Set([...of(named)].filter(each => restricted.has(each))),
    barred: of(barred),
    opened: new Set([...opened].filter(([, people]) => (people.get(id) ?? now) > now).map(([child]) => child)),
  }
}

/** The restricted children on whose record this person is not named: to them they are not there. */
export function hiddenFrom(id: string, { restricted, named }: Decisions): ReadonlySet<string> {
  return new Set([...restricted].filter(child => named.get(child)?.has(id) !== true))
}

const nobody: ReadonlySet<string> = new Set()
