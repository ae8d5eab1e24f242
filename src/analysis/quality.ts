import type { Day } from '../domain/calendar/day.ts'
import { dataQualityIndicators } from '../domain/indicators/data-quality.ts'
import type { Indicator } from '../domain/indicators/indicator.ts'
import { qualityRules } from '../domain/quality/index.ts'
import { Frame } from './frame.ts'
import type { Opening, Question } from './question.ts'
import type { ReadModel } from './read-model.ts'
import { scan } from './scan.ts'

/** How much of a number rests on records in which something that distorts it is missing or contradictory. */
export interface Distorted {
  readonly indicator: Indicator
  /** Rows counted over whose child has such a record: the number is off by as much as this at most. */
  readonly touched: number
  /** All it is counted over. */
  readonly of: number
}

interface Asked {
  readonly asOf: Day
  readonly where?: Question['where']
  readonly opening?: Opening
}

/**
 * For each of these indicators, how many of the rows it counts over are of children in whose records something is amiss
 * that distorts it, by these rules (all rules, unless given). By child: which row a mistake would move cannot be told
 * from the mistake. Throws RangeError for a dimension of `where` that an indicator's fact does not have.
 */
export function distortionsOf(
  model: ReadModel,
  indicators: readonly Indicator[],
  { asOf, where, opening = {} }: Asked,
  rules: ReadonlySet<string> = everyRule,
): Distorted[] {
  const amiss = childrenAmiss(model, { asOf, opening })
  return indicators.map(indicator => {
    const touching = qualityRules.filter(each => rules.has(each.id) && each.distorts.includes(indicator.id))
    const affected = touching.flatMap(({ id }) => amiss.get(id) ?? [])
    const frame = new Frame(model, indicator, asOf)
    let [touched, of] = [0, 0]
    scan(frame, { opening, where, serviceOf: () => undefined }, ({ rows, count }) => {
      of += count
      if (affected.length === 0) return
      for (let at = 0; at < count; at++) {
        const child = frame.child[rows[at]!]!
        if (affected.some(each => each[child] === 1)) touched++
      }
    })
    return { indicator, touched, of }
  })
}

const everyRule: ReadonlySet<string> = new Set(qualityRules.map(each => each.id))

/** How often a rule finds something, and in how many children's records. */
export interface Amiss {
  readonly things: number
  readonly children: number
}

/** By rule, what it finds: as the indicator of each rule counts it, in one pass for all. Rules that find nothing are absent. */
export function amissByRule(model: ReadModel, { asOf, where, opening = {} }: Asked): Map<string, Amiss> {
  const things = new Map<string, number>()
  const amiss = childrenAmiss(model, { asOf, where, opening }, rule => things.set(rule, (things.get(rule) ?? 0) + 1))
  return new Map([...amiss].map(([rule, children]) => [rule, { things: things.get(rule)!, children: sumOf(children) }]))
}

/** How many children open on the day have anything amiss in their records, by any rule. */
export function childrenWithAnythingAmiss(model: ReadModel, { asOf, where, opening = {} }: Asked): number {
  const any = new Uint8Array(model.children.length)
  const { status } = model.on(asOf)
  for (const children of childrenAmiss(model, { asOf, where, opening }).values())
    for (let child = 0; child < any.length; child++) any[child]! |= children[child]! & Number(status[child] !== 0)
  return sumOf(any)
}

/** By rule, which children's records it finds something amiss in: by child number. */
function childrenAmiss(
  model: ReadModel,
  { asOf, where, opening }: Asked & { readonly opening: Opening },
  each: (rule: string) => void = () => {},
): Map<string, Uint8Array> {
  const all = dataQualityIndicators[0]!
  const frame = new Frame(model, all, asOf)
  const code = frame.columns.numbers('code')
  const { texts } = frame.columns.dictionaries.get('code')!
  const found = new Map<string, Uint8Array>()
  scan(frame, { opening, where, serviceOf: () => undefined }, ({ rows, count }) => {
    for (let at = 0; at < count; at++) {
      const row = rows[at]!
      const rule = texts[code[row]!]
      if (rule === undefined) continue
      each(rule)
      let children = found.get(rule)
      if (children === undefined) {
        children = new Uint8Array(model.children.length)
        found.set(rule, children)
      }
      children[frame.child[row]!] = 1
    }
  })
  return found
}

function sumOf(flags: Uint8Array): number {
  return flags.reduce((sum, each) => sum + each, 0)
}
