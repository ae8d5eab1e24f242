import type { TouchedChild } from '../compare/touched.ts'

/**
 * Of the children touched or moved those to be worked out again, and those of whom nothing changed that they are worked
 * out from.
 */
export function toWorkOut(
  touched: ReadonlyMap<string, TouchedChild>,
  moved: ReadonlySet<string>,
  derivesFrom: (table: string) => boolean = () => true,
): { readonly childIds: readonly string[]; readonly others: readonly string[] } {
  const isAsBefore = (childId: string) => {
    const of = touched.get(childId)
    return of !== undefined && !moved.has(childId) && of.keepsRows && ![...of.tables].some(derivesFrom)
  }
  const all = [...moved.union(new Set(touched.keys()))].sort()
  const { true: others = [], false: childIds = [] } = Object.groupBy(all, each => `${isAsBefore(each)}`)
  return { childIds, others }
}
