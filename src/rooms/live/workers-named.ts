import type { Held } from '../../analysis/index.ts'
import type { Organisation } from '../../domain/access/organisation.ts'
import type { Scope } from '../../domain/access/scope.ts'

/**
 * The workers a reader's numbers may be told apart by: those whose children they may open, as the organisation lists them
 * and as children are held on the day. Undefined: all. Numbers are of the whole service for every manager, and nothing of
 * ours tells how a colleague of another unit stands.
 */
export function workersAnsweredFor(
  scope: Scope,
  { workers }: Pick<Organisation, 'workers'>,
  held: () => Held,
): ReadonlySet<string> | undefined {
  if (scope.kind === 'authority') return undefined
  if (scope.kind === 'none') return new Set()
  const { units } = scope
  const listed = workers.filter(each => each.unitId !== undefined && units.has(each.unitId)).map(each => each.id)
  const holding = units.size === 0 ? [] : [...held()].filter(([unit]) => units.has(unit))
  return new Set([...scope.workers, ...listed, ...holding.flatMap(([, holders]) => [...holders])])
}
