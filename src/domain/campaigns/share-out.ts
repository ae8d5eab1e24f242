/** A child to be looked at, and who may not be the one to look. */
export interface ToShare {
  readonly childId: string
  /** Ids of reviewers who may not: whoever holds the case, whoever may not open it, the first reader of a second reading. */
  readonly barred: ReadonlySet<string>
}

export interface SharedOut {
  /** Reviewer by child. */
  readonly placed: ReadonlyMap<string, string>
  /** Children whom none of the reviewers may look at. */
  readonly unplaced: readonly string[]
}

/**
 * Shares children out over reviewers as evenly as those who may not look allow, counting what each has already
 * (`holding`, by reviewer). No other sharing leaves anybody with less to do while nobody has more than here: where
 * somebody has two more than somebody else, no chain of handing on from the one to the other is left. The same children
 * and reviewers in the same order are shared out the same.
 */
export function shareOut(
  children: readonly ToShare[],
  reviewers: readonly string[],
  holding: ReadonlyMap<string, number> = new Map(),
): SharedOut {
  const placed = new Map<string, string>()
  const load = new Map(reviewers.map(each => [each, holding.get(each) ?? 0]))
  const mayTake = new Map(children.map(each => [each.childId, reviewers.filter(id => !each.barred.has(id))]))
  const choices = (each: ToShare) => mayTake.get(each.childId)!
  // Those whom fewest may take first, so that what is left can still be evened out.
  const inOrder = children.toSorted((a, b) => choices(a).length - choices(b).length)
  const unplaced = children.filter(each => choices(each).length === 0).map(each => each.childId)
  for (const each of inOrder) {
    const to = leastLoaded(choices(each), load)
    if (to === undefined) continue
    placed.set(each.childId, to)
    load.set(to, load.get(to)! + 1)
  }
  while (evenOut(placed, load, mayTake)) {}
  return { placed, unplaced }
}

function leastLoaded(among: readonly string[], load: ReadonlyMap<string, number>): string | undefined {
  let least: string | undefined
  for (const each of among) if (least === undefined || load.get(each)! < load.get(least)!) least = each
  return least
}

/**
 * Hands one child on, from somebody to somebody with at least two fewer, if need be by way of others who hand one on in
 * turn. False where no such chain is left.
 */
function evenOut(
  placed: Map<string, string>,
  load: Map<string, number>,
  mayTake: ReadonlyMap<string, readonly string[]>,
): boolean {
  const heaviest = [...load.keys()].toSorted((a, b) => load.get(b)! - load.get(a)!)
  const children = Map.groupBy(placed, ([, reviewer]) => reviewer)
  for (const start of heaviest) {
    const from = new Map<string, { readonly giver: string; readonly childId: string }>()
    const queue = [start]
    for (let at = 0; at < queue.length; at++) {
      const giver = queue[at]!
      for (const [childId] of children.get(giver) ?? []) {
        for (const taker of mayTake.get(childId)!) {
          if (taker === start || from.has(taker)) continue
          from.set(taker, { giver, childId })
          if (load.get(taker)! <= load.get(start)! - 2) {
            handOn(taker, start, from, placed)
            load.set(start, load.get(start)! - 1)
            load.set(taker, load.get(taker)! + 1)
            return true
          }
          queue.push(taker)
        }
      }
    }
  }
  return false
}

function handOn(
  last: string,
  start: string,
  from: ReadonlyMap<string, { readonly giver: string; readonly childId: string }>,
  placed: Map<string, string>,
): void {
  for (let taker = last; taker !== start; ) {
    const { giver, childId } = from.get(taker)!
    placed.set(childId, taker)
    taker = giver
  }
}
