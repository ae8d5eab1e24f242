import { type Dimension, dimensions } from '../../analysis/index.ts'
import { unallocated } from '../live/index.ts'

type Hyphened<T extends string> = T extends `${infer A} ${infer B}` ? `${A}-${Hyphened<B>}` : T
export type FieldKey = Hyphened<Dimension>

/** A dimension as addresses say it: "age-band". */
export const fieldKey = (dimension: Dimension) => dimension.replaceAll(' ', '-') as FieldKey

const byKey: ReadonlyMap<string, Dimension> = new Map(dimensions.map(each => [fieldKey(each), each]))

export const fieldKeys: readonly FieldKey[] = dimensions.map(fieldKey)

/** The dimension that an address names; undefined where there is none. */
export function fieldNamed(key: string): Dimension | undefined {
  return byKey.get(key)
}

/** How fields are headed. */
export const fieldTitles: Readonly<Record<Dimension, string>> = {
  service: 'Service',
  unit: 'Unit',
  worker: 'Worker',
  status: 'Open for',
  standard: 'Standard',
  state: 'State',
  month: 'Month',
  'age band': 'Age',
  sex: 'Sex',
  ethnicity: 'Ethnicity',
  disability: 'Disability',
  'category of abuse': 'Category of abuse',
  'primary need': 'Primary need',
  duration: 'How long it has lasted',
  'time open': 'Time open',
}

/** What stands in an address for "not known". */
const notKnownKey = 'not-known'

export const valueKey = (value: string) => (value === '' ? notKnownKey : value)
/** The value an address names. Nobody's children are called as other pages' addresses call them, too. */
export const valueNamed = (key: string, of?: Dimension) =>
  key === notKnownKey || (of === 'worker' && key === unallocated) ? '' : key
