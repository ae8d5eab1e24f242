import { z } from 'zod'

/** Short text of an address; an empty field of a form is no choice. */
export const short = (length: number) =>
  z
    .string()
    .max(length)
    .optional()
    .transform(text => text?.trim() || undefined)

/** What the address of a page about a part of the service says of the part and the day. */
export const asked = z.object({
  service: short(100),
  unit: short(100),
  worker: short(100),
  /** As a filter's choice gives it: "all", "service:S1" or "unit:T101". */
  part: short(110),
  on: short(20),
  'on-day': short(20),
  'on-month': short(20),
  'on-year': short(20),
})
export type PartQuery = z.infer<typeof asked>

/** Several of one thing in an address, given once or often. */
export const several = <T extends string>(values: readonly T[]) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform(given => values.filter(each => [given].flat().includes(each)))

/** One of these, or no choice. */
export const oneOf = <const T extends readonly string[]>(values: T) =>
  z
    .union([z.enum(values), z.literal('')], `is one of ${values.join(', ')}`)
    .optional()
    .transform(value => (value === '' ? undefined : (value as T[number] | undefined)))
