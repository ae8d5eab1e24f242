import { roomFor } from './batch.ts'
import { inOrder, type ServiceOf } from './dimensions.ts'
import { type Coded, countedIn, countIn, type Population, populationOf, type Sums } from './population.ts'
import { type Dimension, type Group, type Opening, otherWorkers, type Question, type Value } from './question.ts'
import type { ReadModel } from './read-model.ts'
import type { Exclusion } from './scan.ts'
import { Tallies } from './tally.ts'

/** One value of a field, as the selections in all other fields leave it. */
export interface FieldValue {
  /** An id or text; '' is "not known". */
  readonly key: string
  /** How many rows have it that every other field's selection lets through: 0 is a value they exclude. */
  readonly count: number
  /** How many of those the indicator counts. */
  readonly counted: number
  readonly selected: boolean
}

/** A field and every value it has in the population, whatever is selected, in order. */
export interface Field {
  readonly dimension: Dimension
  readonly values: readonly FieldValue[]
}

/** What selections leave of an indicator's population, for every field at once. */
export interface Association extends Value {
  readonly fields: readonly Field[]
  readonly exclusions: readonly Exclusion[]
  readonly groups?: readonly Group[]
  /** How many children the rows are of. */
  readonly children: number
  /** Rows of the fact table that all selections let through, and whether each counts. */
  readonly rows: Int32Array
  readonly counted: Uint8Array
  /** Rows that all selections let through and that are left out of the number. */
  readonly leftOut: Int32Array
  /** Of each of those, the number from 1 of the reason why. */
  readonly leftOutWhy: Uint8Array
}

/** No selection keeps the row out; it is none of the reader's; more than one selection does. */
const none = 0
const more = 255

/**
 * Associative selection: the number as `ask` gives it for the same question, and for every field how many rows each of
 * its values would have. A row that one field's selection alone keeps out still counts for the alternatives of that
 * field. Same population, exclusions and opening as `ask`: what a reader may not know of leaves no value behind. Throws
 * RangeError for a dimension the indicator's fact does not have.
 */
export function associate(
  model: ReadModel,
  { indicator, asOf, where = {}, by = [] }: Pick<Question, 'indicator' | 'asOf' | 'where' | 'by'>,
  serviceOf: ServiceOf,
  opening: Opening = {},
  /** The workers told apart; undefined: all of them. What others hold stands together under `otherWorkers`. */
  workersNamed?: ReadonlySet<string>,
): Association {
  const population = populationOf(model, indicator, asOf)
  const { length, rows, counted, unsaid, leftOut, frame } = population
  const codedBy = fieldsOf(population, serviceOf, workersNamed)
  const { keptOut, outside } = outsideOf(population, opening)
  const selected = Object.entries(where) as [Dimension, readonly string[]][]
  for (const [index, [dimension, values]] of selected.entries())
    select(field(codedBy, dimension, population), new Set(values), index + 1, keptOut)
  const reasons = new Int32Array((indicator.leftOut ?? []).length + 1)
  const passing = new Int32Array(length)
  const left: number[] = []
  const leftWhy: number[] = []
  let passed = 0
  for (let at = 0; at < length; at++) {
    if (leftOut[at] !== 0) {
      if (keptOut[at] === none) {
        reasons[leftOut[at]!]!++
        left.push(rows[at]!)
        leftWhy.push(leftOut[at]!)
      }
      keptOut[at] = more
    } else if (keptOut[at] === none) passing[passed++] = at
  }
  const through = passing.subarray(0, passed)
  const batches = { through, rows, counted, unsaid }
  const total = new Tallies(frame)
  eachBatch(batches, batch => total.add(batch))
  return {
    ...total.value(),
    children: childrenOf(population, through),
    exclusions: (indicator.leftOut ?? [])
      .map(({ why }, index) => ({ why, count: reasons[index + 1]! }))
      .filter(each => each.count > 0),
    fields: population.dimensions.map(dimension => {
      const own = selected.findIndex(each => each[0] === dimension)
      const values = own === -1 ? nothing : new Set(selected[own]![1])
      const of = field(codedBy, dimension, population)
      const every = ownSums(population, of, outside)
      // Where nothing else is selected, every row is let through as far as this field goes.
      const isFree = selected.length === 0 || (selected.length === 1 && own === 0)
      const sums = isFree ? every : sumsOf(population, of, through, own === -1 ? undefined : { keptOut, own: own + 1 })
      return { dimension, values: valuesOf(dimension, of, sums, every, values, workersNamed !== undefined) }
    }),
    ...(by.length === 0 ? {} : { groups: groupsOf(population, codedBy, by, batches) }),
    ...taken(through, rows, counted),
    leftOut: Int32Array.from(left),
    leftOutWhy: Uint8Array.from(leftWhy),
  }
}

/** Loops, as typed arrays made `from` others take ten times as long. */
function taken(through: Int32Array, rows: Int32Array, counted: Uint8Array) {
  const found = { rows: new Int32Array(through.length), counted: new Uint8Array(through.length) }
  for (let index = 0; index < through.length; index++) {
    const at = through[index]!
    found.rows[index] = rows[at]!
    found.counted[index] = counted[at]!
  }
  return found
}

function childrenOf({ frame, child }: Population, through: Int32Array): number {
  const met = new Uint8Array(frame.model.children.length)
  let count = 0
  for (let index = 0; index < through.length; index++) {
    const number = child[through[index]!]!
    count += 1 - met[number]!
    met[number] = 1
  }
  return count
}

const nothing: ReadonlySet<string> = new Set()

function fieldsOf(
  { coded }: Population,
  serviceOf: ServiceOf,
  workersNamed: ReadonlySet<string> | undefined,
): Map<Dimension, Coded> {
  const unit = coded.get('unit')!
  const services = Array.from({ length: unit.size }, (_, code) => serviceOf(unit.text(code)) ?? '')
  const worker = coded.get('worker')!
  const named = (id: string) => id === '' || workersNamed === undefined || workersNamed.has(id)
  const workers = Array.from({ length: worker.size }, (_, code) => worker.text(code)).map(id =>
    named(id) ? id : otherWorkers,
  )
  return new Map<Dimension, Coded>([
    ...coded,
    ['service', { ...unit, text: code => services[code] ?? '' }],
    ['worker', { ...worker, text: code => workers[code] ?? '' }],
  ])
}

function field(codedBy: ReadonlyMap<Dimension, Coded>, dimension: Dimension, { frame }: Population): Coded {
  const found = codedBy.get(dimension)
  if (found === undefined) throw new RangeError(`${frame.columns.table.title} cannot be cut by ${dimension}`)
  return found
}

/** By row, `more` for one that is not the reader's to know or count; and the places of those, where there are any. */
function outsideOf(
  { frame, length, child, coded }: Population,
  { named, counts }: Opening,
): { keptOut: Uint8Array; outside: Int32Array } {
  const keptOut = new Uint8Array(length)
  const hidden = frame.model.hiddenFrom(named)
  if (hidden === undefined && counts === undefined) return { keptOut, outside: new Int32Array(0) }
  const worker = coded.get('worker')!
  const own = Uint8Array.from({ length: worker.size }, (_, code) => Number(counts?.has(worker.text(code)) ?? true))
  const outside = new Int32Array(length)
  let count = 0
  for (let at = 0; at < length; at++) {
    if (own[worker.codes[at]!] === 1 && hidden?.[child[at]!] !== 1) continue
    keptOut[at] = more
    outside[count++] = at
  }
  return { keptOut, outside: outside.subarray(0, count) }
}

/** Of one field, all that are the reader's, whatever is selected: those that are not taken away from all there are. */
function ownSums({ weights, leftOut }: Population, { codes, all }: Coded, outside: Int32Array): Sums {
  if (outside.length === 0) return all
  const sums = all.slice()
  for (let index = 0; index < outside.length; index++) {
    const at = outside[index]!
    if (leftOut[at] === 0) sums[codes[at]!]! -= weights[at]!
  }
  return sums
}

/** Notes what a field's selection keeps out: by its own number, or `more` where another does too. */
function select({ codes, size, text }: Coded, values: ReadonlySet<string>, number: number, keptOut: Uint8Array): void {
  const wanted = new Uint8Array(size)
  for (let code = 0; code < size; code++) wanted[code] = Number(values.has(text(code)))
  for (let at = 0; at < keptOut.length; at++)
    if (wanted[codes[at]!] === 0) keptOut[at] = keptOut[at] === none ? number : more
}

/** Of one field, those let through; and with `beside` those that the field's own selection alone keeps out. */
function sumsOf(
  { weights, length }: Population,
  { codes, size }: Coded,
  through: Int32Array,
  beside?: { readonly keptOut: Uint8Array; readonly own: number },
): Sums {
  const sums = new Float64Array(size)
  for (let index = 0; index < through.length; index++) {
    const at = through[index]!
    sums[codes[at]!]! += weights[at]!
  }
  if (beside === undefined) return sums
  const { keptOut, own } = beside
  for (let at = 0; at < length; at++) if (keptOut[at] === own) sums[codes[at]!]! += weights[at]!
  return sums
}

/** Codes that say the same are one value: the units of a service, and the workers who are not told apart. */
function valuesOf(
  dimension: Dimension,
  { text, order }: Coded,
  sums: Sums,
  every: Sums,
  selected: ReadonlySet<string>,
  foldsWorkers: boolean,
): FieldValue[] {
  const values: Mutable<FieldValue>[] = []
  // Each code of another dimension says something of its own, and they come in order already.
  const folds = dimension === 'service' || (dimension === 'worker' && foldsWorkers)
  const byKey = folds || selected.size > 0 ? new Map<string, Mutable<FieldValue>>() : undefined
  for (let index = 0; index < order.length; index++) {
    const code = order[index]!
    if (every[code] === 0) continue
    const key = text(code)
    const known = byKey?.get(key)
    if (known !== undefined) {
      known.count += countIn(sums[code]!)
      known.counted += countedIn(sums[code]!)
      continue
    }
    const sum = sums[code]!
    const value = { key, count: countIn(sum), counted: countedIn(sum), selected: selected.has(key) }
    values.push(value)
    byKey?.set(key, value)
  }
  const absent = [...selected].filter(key => !byKey?.has(key))
  for (const key of absent) values.push({ key, count: 0, counted: 0, selected: true })
  if (!folds && absent.length === 0) return values
  const inOrderOf = inOrder(dimension)
  return values.sort((a, b) => inOrderOf(a.key, b.key))
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

interface Batches {
  readonly through: Int32Array
  readonly rows: Int32Array
  readonly counted: Uint8Array
  readonly unsaid: Uint8Array
}

/** The rows that are let through, some at a time, as tallies take them; `from` is where in `through` they begin. */
function eachBatch(
  { through, rows, counted, unsaid }: Batches,
  take: (batch: Parameters<Tallies['add']>[0], from: number) => void,
): void {
  const room = roomFor(through)
  const some = { rows: new Int32Array(room), counted: new Uint8Array(room), unsaid: new Uint8Array(room) }
  for (let from = 0; from < through.length; from += room) {
    const count = Math.min(room, through.length - from)
    for (let index = 0; index < count; index++) {
      const at = through[from + index]!
      some.rows[index] = rows[at]!
      some.counted[index] = counted[at]!
      some.unsaid[index] = unsaid[at]!
    }
    take({ ...some, count }, from)
  }
}

function groupsOf(
  population: Population,
  codedBy: ReadonlyMap<Dimension, Coded>,
  by: readonly Dimension[],
  batches: Batches,
): Group[] {
  const { through } = batches
  const into = new Int32Array(through.length)
  const keys: string[][] = [[]]
  let groups = 1
  for (const dimension of by) {
    const { codes, text } = field(codedBy, dimension, population)
    // Numbers are given to pairs of a group so far and a text, as they are met: no more than there are rows.
    const met = new Map<string, number>()
    const known = new Map<number, number>()
    const before = keys.splice(0)
    for (let index = 0; index < through.length; index++) {
      const code = codes[through[index]!]!
      const pair = code * groups + into[index]!
      let number = known.get(pair)
      if (number === undefined) {
        const said = [...before[into[index]!]!, text(code)]
        const name = said.join('\n')
        number = met.get(name) ?? keys.push(said) - 1
        met.set(name, number)
        known.set(pair, number)
      }
      into[index] = number
    }
    groups = Math.max(1, keys.length)
  }
  const tallies = new Tallies(population.frame, groups)
  eachBatch(batches, (batch, from) => tallies.add(batch, into.subarray(from, from + batch.count)))
  const orders = by.map(inOrder)
  return [...tallies.touched()]
    .map(tally => ({ keys: keys[tally]!, ...tallies.value(tally) }))
    .sort((a, b) => {
      for (const [index, order] of orders.entries()) {
        const found = order(a.keys[index]!, b.keys[index]!)
        if (found !== 0) return found
      }
      return 0
    })
}
