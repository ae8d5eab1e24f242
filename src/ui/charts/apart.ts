/**
 * Moves labels of one column apart so that none covers another. Takes their places down the page in pixels, in any
 * order; returns for each how far to move it, so that neighbours stand at least `gap` apart and the order is kept.
 */
export function apart(places: readonly number[], gap: number): number[] {
  const order = places.map((_, index) => index).toSorted((a, b) => places[a]! - places[b]!)
  const moved = [...places]
  for (let pass = 0; pass < places.length; pass += 1) {
    for (let at = 1; at < order.length; at += 1) {
      const [above, below] = [order[at - 1]!, order[at]!]
      const missing = gap - (moved[below]! - moved[above]!)
      if (missing <= 0) continue
      moved[above]! -= missing / 2
      moved[below]! += missing / 2
    }
  }
  return moved.map((place, index) => place - places[index]!)
}
