import type { ZodType } from 'zod'

/** A field as its schema declares it. */
export interface Field {
  readonly name: string
  /** What is sent where another field is attacked; undefined leaves it out. */
  readonly usual: string | undefined
  /** What it may say, where it is one of a list. */
  readonly choices: readonly string[]
  /** Whether the schema lets a value pass. */
  takes(value: string): boolean
}

/** Every kind of value a field of an address or form asks for has one of these. */
const tries = [
  '1',
  '2025-02-03',
  'a',
  'c-unit',
  '018f3f3e-0000-7000-8000-000000000000',
  '/due',
  '/explore?indicator=overdue',
  'a'.repeat(43),
  `${'a'.repeat(43)}.ics`,
]

interface Definition {
  readonly type: string
  readonly shape?: Readonly<Record<string, ZodType>>
  readonly in?: ZodType
  readonly innerType?: ZodType
  readonly options?: readonly ZodType[]
  readonly entries?: Readonly<Record<string, string>>
  readonly values?: readonly unknown[]
}
const definitionOf = (schema: ZodType) => schema.def as unknown as Definition

/** The fields of a route's params, query or body. Throws where it cannot tell them, so that none is left out. */
export function fieldsOf(schema: ZodType | undefined): Field[] {
  if (schema === undefined) return []
  const { shape, in: before, innerType } = definitionOf(schema)
  if (shape === undefined) {
    const inner = before ?? innerType
    if (inner === undefined) throw new Error('A schema whose fields cannot be told')
    return fieldsOf(inner)
  }
  return Object.entries(shape).map(([name, field]) => {
    const choices = choicesOf(field)
    const candidates = [undefined, ...choices, ...tries]
    const works = candidates.findIndex(each => field.safeParse(each).success)
    if (works < 0) throw new Error(`No usual value is known for ${name}`)
    return { name, usual: candidates[works], choices, takes: value => field.safeParse(value).success }
  })
}

function choicesOf(schema: ZodType): string[] {
  const { entries, values, options, in: before, innerType } = definitionOf(schema)
  if (entries !== undefined) return Object.values(entries)
  if (values !== undefined) return values.map(String)
  return [...(options ?? []), before ?? [], innerType ?? []].flat().flatMap(each => choicesOf(each))
}
