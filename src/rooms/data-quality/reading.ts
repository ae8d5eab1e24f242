import { ask, type Group, type Listed, type Part, type Question } from '../../analysis/index.ts'
import {
  type Amiss,
  amissByRule,
  childrenWithAnythingAmiss,
  type Distorted,
  distortionsOf,
} from '../../analysis/quality.ts'
import { indicatorById } from '../../domain/indicators/registry.ts'
import { qualityRules } from '../../domain/quality/index.ts'
import type { View } from '../live/index.ts'
import type { RoomServices } from '../services.ts'
import { gravestFirst } from './words.ts'

/** The state of the records of a part of the service. */
export interface QualityReading {
  readonly byRule: ReadonlyMap<string, Amiss>
  readonly things: number
  readonly children: number
  /** Children open, for anything at all. */
  readonly open: number
  /** Things to mend at the end of each of twelve months, and on the day. */
  readonly trend: readonly number[]
  /** Numbers that rest on such records, those that most of their rows touch first. */
  readonly distorted: readonly Distorted[]
  /** By worker where a unit is looked at, by unit otherwise. */
  readonly by: 'unit' | 'worker'
  readonly groups: readonly Group[]
}

const monthsBefore = 12

export function readQuality({ model }: Pick<RoomServices, 'model'>, view: View): QualityReading {
  const { opening, chosen, asAt } = view
  const asked = { asOf: asAt.day, where: whereOf(chosen.part), opening }
  const by = chosen.part.units?.size === 1 && view.tellsWorkers ? 'worker' : 'unit'
  const all = { indicator: indicatorById('DQ'), asOf: asAt.day, where: asked.where, by: [by] as const }
  const answer = ask(model, { ...all, trendMonths: monthsBefore }, () => undefined, opening)
  const byRule = amissByRule(model, asked)
  const found = new Set(byRule.keys())
  const indicators = [...new Set(qualityRules.flatMap(({ id, distorts }) => (found.has(id) ? distorts : [])))]
  return {
    byRule,
    things: answer.numerator,
    children: childrenWithAnythingAmiss(model, asked),
    open: openChildren(model, asked),
    trend: answer.trend!.map(({ value }) => value.numerator),
    distorted: distortionsOf(model, indicators.map(indicatorById), asked)
      .filter(each => each.touched > 0)
      .sort((a, b) => b.touched / b.of - a.touched / a.of),
    by,
    groups: answer.groups ?? [],
  }
}

function openChildren(model: RoomServices['model'], asked: Parameters<typeof amissByRule>[1]): number {
  const indicator = { ...indicatorById('children-open'), outOf: [] }
  return ask(model, { indicator, asOf: asked.asOf, where: asked.where! }, () => undefined, asked.opening).numerator
}

/** What there is to mend, as listed: the rows the reader may open, and how many there are in all. */
export interface QualityList {
  readonly rows: readonly Listed[]
  readonly count: number
}

/** Lists what a rule finds, or all rules; the gravest first, then by child. */
export function listQuality({ model }: Pick<RoomServices, 'model'>, view: View, rule: string | undefined): QualityList {
  const question = {
    indicator: indicatorById(rule ?? 'DQ'),
    asOf: view.asAt.day,
    where: whereOf(view.chosen.part),
    list: true,
  }
  const answer = ask(model, question, () => undefined, view.opening)
  return { rows: gravestFirst(answer.list ?? []), count: answer.numerator }
}

function whereOf({ units, workers }: Omit<Part, 'named'>): NonNullable<Question['where']> {
  return { ...(units ? { unit: [...units] } : {}), ...(workers ? { worker: [...workers] } : {}) }
}
