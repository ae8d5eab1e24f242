import { z } from 'zod'
import type { Dimension, Question } from '../../analysis/index.ts'
import type { QueryChanges } from '../../ui/index.ts'
import { oneOf, short } from '../live/index.ts'
import { type FieldKey, fieldKey, fieldKeys, fieldNamed, valueKey, valueNamed } from './fields.ts'

/** More values than this of one field are nobody's choice. */
const mostValues = 200

/** Values of a field: one, or several; what is empty is no choice. */
const values = z
  .union([z.string().max(200), z.array(z.string().max(200)).max(mostValues)])
  .optional()
  .transform(given => [...new Set([given ?? []].flat().filter(each => each !== ''))])

const selections = Object.fromEntries(fieldKeys.map(key => [key, values])) as Record<FieldKey, typeof values>

const shows = ['breakdown', 'trend', 'children'] as const
export type Show = (typeof shows)[number]

const whiches = ['counted', 'not-counted', 'left-out'] as const
export type Which = (typeof whiches)[number]

const importNumber = z.coerce
  .number('import is the number of an import, such as 3')
  .int()
  .min(1)
  .max(2_000_000_000)
  .optional()

/** What the address of an exploration may say, besides its selections. */
export const exploreQuery = z
  .object({
    indicator: short(40),
    on: short(20),
    'on-day': short(20),
    'on-month': short(20),
    'on-year': short(20),
    by: oneOf(fieldKeys),
    and: oneOf(fieldKeys),
    show: oneOf(shows),
    which: oneOf(whiches),
    /** Of those left out, for which reason: its number among the indicator's own. */
    why: z.coerce.number('why is the number of a reason, such as 1').int().min(1).max(50).optional(),
    /** Shown as known when this import had been published. */
    import: importNumber,
    /** The field of which all values are shown. */
    all: oneOf(fieldKeys),
    /** The breakdown in another order: by a column, its usual way round or the other. */
    sort: short(20),
    order: oneOf(['ascending', 'descending']),
    page: z.coerce.number('page is a number, such as 2').int().min(1).default(1),
  })
  .extend(selections)
export type ExploreQuery = z.infer<typeof exploreQuery>

/** What stands before what an address says of the second selection of two that are compared. */
const second = 'b-'
type SecondKey = `b-${FieldKey}`

/** Two selections side by side: the second's fields and day as the first's, each with "b-" before it. */
export const compareQuery = exploreQuery
  .extend(Object.fromEntries(fieldKeys.map(key => [second + key, values])) as Record<SecondKey, typeof values>)
  .extend({
    'b-import': importNumber,
    'b-on': short(20),
    'b-on-day': short(20),
    'b-on-month': short(20),
    'b-on-year': short(20),
    /** A value to put into one of them, as a choice of the form gives it: "unit:T201". */
    add: short(260),
    'b-add': short(260),
  })
export type CompareQuery = z.infer<typeof compareQuery>

/** What an address of two selections says of one of them. */
export function sideOf(query: CompareQuery, side: 'first' | 'second'): ExploreQuery {
  const before = side === 'first' ? '' : second
  const said = query as Readonly<Record<string, unknown>>
  const of = (key: string) => said[before + key]
  const own = Object.fromEntries(fieldKeys.map(key => [key, of(key)]))
  const [, key, value] = /^([a-z-]+):(.+)$/s.exec((of('add') as string | undefined) ?? '') ?? []
  const chosen = key !== undefined && fieldNamed(key) ? (own[key] as string[]) : undefined
  if (chosen !== undefined && !chosen.includes(value!)) own[key!] = [...chosen, value]
  const day = Object.fromEntries(['import', 'on', 'on-day', 'on-month', 'on-year'].map(each => [each, of(each)]))
  return { ...query, ...own, ...day, show: undefined, which: undefined, why: undefined }
}

/** The selections and the day of the second, as an address has them. */
export function asSecond(changes: QueryChanges): QueryChanges {
  return Object.fromEntries(Object.entries(changes).map(([key, value]) => [second + key, value]))
}

export type Where = NonNullable<Question['where']>

/** The selections of an address, as far as the fields are these; the others are named in `without`. */
export function whereOf(query: object, fields: readonly Dimension[]): { where: Where; without: Dimension[] } {
  const where: Record<string, readonly string[]> = {}
  const without: Dimension[] = []
  for (const key of fieldKeys) {
    const chosen = (query as Readonly<Record<string, readonly string[] | undefined>>)[key] ?? []
    if (chosen.length === 0) continue
    const dimension = fieldNamed(key)!
    if (fields.includes(dimension)) where[dimension] = chosen.map(each => valueNamed(each, dimension))
    else without.push(dimension)
  }
  return { where, without }
}

/** Selections as an address has them. */
export function selectionsIn(where: Where): QueryChanges {
  return Object.fromEntries(
    (Object.entries(where) as [Dimension, readonly string[]][]).map(([dimension, chosen]) => [
      fieldKey(dimension),
      chosen.map(valueKey),
    ]),
  )
}

/** The selections with a value of a field put in, or taken out where it is there. */
export function toggled(where: Where, dimension: Dimension, value: string): Where {
  const chosen = where[dimension] ?? []
  const now = chosen.includes(value) ? chosen.filter(each => each !== value) : [...chosen, value]
  const { [dimension]: _, ...others } = where
  return now.length === 0 ? others : { ...others, [dimension]: now }
}
