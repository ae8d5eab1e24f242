/** A point of a drawing, in pixels, and the name that belongs to it. */
export interface Named {
  readonly name: string
  readonly x: number
  readonly y: number
}

/** Where a name stands: beside its point by so much, from which side of it. */
export interface NamePlace {
  readonly dx: number
  readonly dy: number
  readonly textAnchor: 'start' | 'middle' | 'end'
}

/** How wide a bold letter of a drawing is, near enough, and how high a line. */
const letter = 7.4
const lineHeight = 15

/** Above, below, and then a line further off either way. */
const tried = [-14, 20, -30, 36]

/** Places names near their points so that none stands over another, over the axis at `left`, or past `right`. */
export function namePlaces(points: readonly Named[], { left, right }: { left: number; right: number }): NamePlace[] {
  const taken: { from: number; to: number; y: number }[] = []
  return points.map(({ name, x, y }) => {
    const width = name.length * letter
    const textAnchor = x - width / 2 < left ? 'start' : x + width / 2 > right ? 'end' : 'middle'
    const from = textAnchor === 'start' ? x : textAnchor === 'end' ? x - width : x - width / 2
    const isFree = (at: number) =>
      taken.every(each => Math.abs(each.y - at) >= lineHeight || each.to <= from || from + width <= each.from)
    const dy = tried.find(each => isFree(y + each)) ?? tried[0]!
    taken.push({ from, to: from + width, y: y + dy })
    return { dx: 0, dy, textAnchor }
  })
}
