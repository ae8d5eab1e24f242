/**
 * The children to be read a second time: so many in a hundred of them, at least one where any is asked for. The same
 * seed and the same children, in whatever order, give the same sample, so that anybody can draw it again; another seed
 * gives another.
 */
export function doubleReadSample(childIds: readonly string[], perCent: number, seed: number): string[] {
  if (perCent <= 0 || childIds.length === 0) return []
  const size = Math.min(childIds.length, Math.ceil((childIds.length * perCent) / 100))
  return [...new Set(childIds)]
    .map(childId => ({ childId, place: placeOf(childId, seed) }))
    .sort((a, b) => a.place - b.place || (a.childId < b.childId ? -1 : 1))
    .slice(0, size)
    .map(each => each.childId)
}

/** A number that follows from the seed and the id alone and shows no pattern of either (FNV-1a, then mixed). */
function placeOf(childId: string, seed: number): number {
  let hash = (2_166_136_261 ^ Math.imul(seed, 2_654_435_761)) >>> 0
  for (let at = 0; at < childId.length; at++) hash = Math.imul(hash ^ childId.charCodeAt(at), 16_777_619) >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507) >>> 0
  hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909) >>> 0
  return (hash ^ (hash >>> 16)) >>> 0
}
