import { type Day, partsOf } from '../domain/calendar/day.ts'
import { firstOfMonth, monthOf } from '../domain/calendar/months.ts'
import type { Indicator } from '../domain/indicators/indicator.ts'
import { states as stateNames } from '../domain/standards/state.ts'
import { unknown } from './columns.ts'
import type { Answer, Dimension, Group, Listed, Opening, Question, Value } from './question.ts'
import { opens, restrictionSentence } from './question.ts'
import type { ReadModel } from './read-model.ts'
import { type Scanned, scan } from './scan.ts'

/** Which service a unit belongs to, by id. */
export type ServiceOf = (unit: string) => string | undefined

/**
 * Answers a question. The number, its breakdown, its trend and the list behind it are the same scan with different
 * endings, so they cannot disagree. Numbers are service-wide; the list holds only what the reader may open, and the
 * answer says how many that is.
 */
export function ask(model: ReadModel, question: Question, serviceOf: ServiceOf, opening: Opening = {}): Answer {
  const { indicator, asOf, by = [], list = false, trendMonths } = question
  const keyOf = keyReader(model, serviceOf, asOf, indicator.fact === 'deadline')
  const filters = Object.entries(question.where ?? {}) as [Dimension, readonly string[]][]
  const wanted = filters.map(([dimension, values]) => [dimension, new Set(values)] as const)
  const total = new Tally(indicator.measure)
  const groups = new Map<string, { keys: string[]; tally: Tally }>()
  const rows: Listed[] = []
  let mayOpen = 0
  let scanned: Scanned | undefined
  const take = (row: number, child: number, counted: boolean, unit: number, worker: number, on: Day, value: number) => {
    for (const [dimension, values] of wanted)
      if (!values.has(keyOf(dimension, scanned, row, child, unit, worker))) return
    total.add(counted, value)
    if (by.length > 0) {
      const keys = by.map(dimension => keyOf(dimension, scanned, row, child, unit, worker))
      const name = keys.join('\u0000')
      let group = groups.get(name)
      if (group === undefined) {
        group = { keys, tally: new Tally(indicator.measure) }
        groups.set(name, group)
      }
      group.tally.add(counted, value)
    }
    if (!list) return
    const held = model.on(asOf)
    if (!opens(opening, model.units.texts[held.unit[child]!], model.workers.texts[held.worker[child]!])) return
    mayOpen++
    rows.push({
      childId: model.children[child]!,
      unit: model.units.texts[unit],
      worker: model.workers.texts[worker],
      counted,
      on,
      row,
    })
  }
  const needsStates = [...by, ...filters.map(([dimension]) => dimension)].includes('state')
  if (needsStates) scanned = scan(model, indicator, asOf, () => {})
  scanned = scan(model, indicator, asOf, take)
  return {
    indicator,
    asOf,
    dataVersion: model.version,
    ...total.value(),
    population: indicator.definition,
    exclusions: scanned.exclusions,
    restriction: restrictionSentence,
    ...(by.length > 0
      ? { groups: sorted([...groups.values()].map(each => ({ keys: each.keys, ...each.tally.value() }))) }
      : {}),
    ...(list ? { list: rows, mayOpen } : {}),
    ...(trendMonths === undefined ? {} : { trend: trend(model, question, serviceOf, trendMonths) }),
  }
}

/** The same number as at the end of each of the months before, and as at the day itself. */
function trend(model: ReadModel, question: Question, serviceOf: ServiceOf, months: number) {
  const { asOf } = question
  const days = Array.from({ length: months }, (_, index) => firstOfMonth(monthOf(asOf) - index) - 1).reverse()
  return [...days, asOf].map(on => {
    const { trendMonths: _, list: __, by: ___, ...rest } = question
    const { numerator, denominator, value } = ask(model, { ...rest, asOf: on }, serviceOf)
    return { on, value: { numerator, denominator, value } }
  })
}

class Tally {
  readonly #kind: string
  readonly #isShare: boolean
  numerator = 0
  denominator = 0
  readonly #values: number[] = []

  constructor({ kind, ...measure }: Indicator['measure']) {
    this.#kind = kind
    this.#isShare = kind === 'in time' || ('counts' in measure && measure.counts !== undefined)
  }

  add(counted: boolean, value: number): void {
    this.denominator++
    if (counted) this.numerator++
    if (this.#kind === 'median') this.#values.push(value)
  }

  value(): Value {
    const { numerator, denominator } = this
    if (this.#kind === 'median') return { numerator, denominator, value: median(this.#values) }
    const share = this.#isShare
    const value = share ? (denominator === 0 ? undefined : numerator / denominator) : numerator
    return { numerator, denominator, value }
  }
}

function median(values: number[]): number | undefined {
  if (values.length === 0) return undefined
  values.sort((a, b) => a - b)
  const middle = values.length >> 1
  return values.length % 2 === 1 ? values[middle] : (values[middle - 1]! + values[middle]!) / 2
}

function sorted(groups: Group[]): Group[] {
  const compare = new Intl.Collator('en', { numeric: true }).compare
  return groups.sort((a, b) => {
    for (const [index, key] of a.keys.entries()) {
      const order = compare(key, b.keys[index]!)
      if (order !== 0) return order
    }
    return 0
  })
}

type KeyReader = (
  dimension: Dimension,
  scanned: Scanned | undefined,
  row: number,
  child: number,
  unit: number,
  worker: number,
) => string

const ageBands = [1, 5, 10, 16, 18]

/** Reads the value of a dimension for a row; '' where it is not known. */
function keyReader(model: ReadModel, serviceOf: ServiceOf, asOf: Day, isDeadline: boolean): KeyReader {
  const children = model.columns('child')
  const rowOf = new Int32Array(model.children.length).fill(-1)
  for (let row = 0; row < children.length; row++) rowOf[children.child[row]!] = row
  const born = children.numbers('bornOn')
  const deadlines = model.columns('deadline')
  const statusTexts = model.columns('status').dictionaries.get('status')!.texts
  return (dimension, scanned, row, child, unit, worker) => {
    switch (dimension) {
      case 'unit':
        return model.units.texts[unit] ?? ''
      case 'service': {
        const text = model.units.texts[unit]
        return (text === undefined ? undefined : serviceOf(text)) ?? ''
      }
      case 'worker':
        return model.workers.texts[worker] ?? ''
      case 'status':
        return statusTexts[model.on(asOf).status[child]!] ?? ''
      case 'standard':
        return isDeadline ? (deadlines.text('standard', row) ?? '') : ''
      case 'state':
        return scanned?.states ? (stateNames[scanned.states[row]!] ?? '') : ''
      case 'sex':
        return rowOf[child]! < 0 ? '' : (children.text('sex', rowOf[child]!) ?? '')
      case 'ethnicity':
        return rowOf[child]! < 0 ? '' : (children.text('ethnicity', rowOf[child]!) ?? '')
      case 'age band': {
        const on = rowOf[child]! < 0 ? unknown : born[rowOf[child]!]!
        return on === unknown ? '' : ageBand(on, asOf)
      }
    }
  }
}

/** "under 1", "1 to 4", "5 to 9", "10 to 15", "16 and 17", "18 and over", "unborn" */
function ageBand(bornOn: Day, on: Day): string {
  if (bornOn > on) return 'unborn'
  const born = partsOf(bornOn)
  const now = partsOf(on)
  const years =
    now.year - born.year - (now.month < born.month || (now.month === born.month && now.date < born.date) ? 1 : 0)
  if (years < 1) return 'under 1'
  if (years >= 18) return '18 and over'
  if (years >= 16) return '16 and 17'
  const upper = ageBands.find(each => years < each)!
  return `${ageBands[ageBands.indexOf(upper) - 1]} to ${upper - 1}`
}
