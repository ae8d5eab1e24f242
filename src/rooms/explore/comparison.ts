import { type Dimension, type Group, orderOf } from '../../analysis/index.ts'
import type { RoomRequest } from '../../server/route.ts'
import { hrefWith, type QueryChanges } from '../../ui/index.ts'
import type { RoomServices } from '../services.ts'
import { asSecond, type CompareQuery, selectionsIn, sideOf, type Where } from './asked.ts'
import { fieldTitles } from './fields.ts'
import type { KnownAt } from './known-at.ts'
import type { LabelOf } from './labels.ts'
import { type Exploration, readExploration } from './reading.ts'

/** One of two selections of the same measure. */
export interface Side {
  readonly exploration: Exploration
  /** The same page with other values chosen on this side. */
  readonly selecting: (where: Where) => string
}

export interface Comparison {
  readonly first: Side
  readonly second: Side
  /** By the same field, each value with what it is on either side. */
  readonly rows: readonly ComparedRow[]
  readonly address: (changes: QueryChanges, path?: string) => string
}

export interface ComparedRow {
  readonly keys: readonly string[]
  readonly first: Group | undefined
  readonly second: Group | undefined
}

type Request = RoomRequest<RoomServices, unknown, CompareQuery>

/** Reads two selections of one measure; undefined where there is no such measure. */
export function readComparison(
  request: Request,
  known: { readonly first?: KnownAt | undefined; readonly second?: KnownAt | undefined } = {},
): Comparison | undefined {
  const { query } = request
  const first = readExploration({ ...request, query: sideOf(query, 'first') }, known.first)
  const second = readExploration({ ...request, query: sideOf(query, 'second') }, known.second)
  if (first === undefined || second === undefined) return undefined
  const of = (side: Exploration, where: Where = side.where): QueryChanges => ({
    ...selectionsIn(where),
    on: side.asAt.on,
    import: side.query.import,
  })
  const made = (one: QueryChanges, other: QueryChanges, path = '/explore/compare') =>
    hrefWith(path, {
      indicator: first.indicator.id,
      ...one,
      ...asSecond(other),
      by: query.by,
      and: query.and,
    })
  return {
    first: { exploration: first, selecting: where => made(of(first, where), of(second)) },
    second: { exploration: second, selecting: where => made(of(first), of(second, where)) },
    rows: comparedRows(first.by, first.association.groups ?? [], second.association.groups ?? []),
    address: (changes, path) => hrefWith(made(of(first), of(second), path), changes),
  }
}

/** Every value that either side has any of, in the order of the field. */
export function comparedRows(
  by: readonly Dimension[],
  first: readonly Group[],
  second: readonly Group[],
): ComparedRow[] {
  const rows = new Map<string, ComparedRow>()
  const keyOf = ({ keys }: Group) => JSON.stringify(keys)
  for (const each of first)
    if (each.denominator > 0) rows.set(keyOf(each), { keys: each.keys, first: each, second: undefined })
  for (const each of second)
    if (each.denominator > 0)
      rows.set(keyOf(each), { keys: each.keys, first: rows.get(keyOf(each))?.first, second: each })
  const orders = by.map(orderOf)
  return [...rows.values()].sort((a, b) => {
    for (const [index, order] of orders.entries()) {
      const found = order(a.keys[index]!, b.keys[index]!)
      if (found !== 0) return found
    }
    return 0
  })
}

/** A selection in words: "Unit: Unit Kite or Unit Lark; Sex: Female". */
export function inWords(where: Where, labelOf: LabelOf): string {
  const fields = Object.entries(where) as [Dimension, readonly string[]][]
  if (fields.length === 0) return 'Everything'
  return fields
    .map(
      ([dimension, values]) =>
        `${fieldTitles[dimension]}: ${values.map(each => labelOf(dimension, each)).join(' or ')}`,
    )
    .join('; ')
}
