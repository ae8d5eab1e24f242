import { indicatorsByStage } from '../indicators/by-stage.ts'
import type { Condition, Indicator } from '../indicators/indicator.ts'
import { placesOf, templateIn } from '../standards/evidence.ts'
import { standards } from '../standards/registry.ts'
import type { Standard } from '../standards/standard.ts'
import type { Template } from '../templates/index.ts'
import { templatesRead } from './templates-read.ts'

/** What a template makes possible once it is supplied. */
export interface Brought {
  /** Standards judged on its rows: without them there is no data. */
  readonly judged: readonly Standard[]
  /** Standards that look for its rows besides: who is covered, or another way of meeting them. */
  readonly informed: readonly Standard[]
  /** Indicators counted from its rows, or from the standards judged on them. */
  readonly indicators: readonly Indicator[]
}

/** What a template brings; nothing of exceptions, which are looked for by every standard. */
export function broughtBy({ name }: Pick<Template, 'name'>): Brought {
  const { byStandards, byFacts } = templatesRead()
  const judged = standards.filter(each => templatesHolding(each).includes(name))
  const isJudged = new Set(judged.map(each => each.id))
  return {
    judged,
    informed: standards.filter(each => !isJudged.has(each.id) && byStandards.get(each.id)?.has(name)),
    indicators: indicatorsByStage
      .flatMap(each => each.computed)
      .filter(each => byFacts.get(each.fact)?.has(name) || standardsIn(each).some(id => isJudged.has(id))),
  }
}

/** The one template without which a standard has no data; undefined where the extract may hold its evidence. */
export function templateNeededBy({ evidence }: Pick<Standard, 'evidence'>): string | undefined {
  const named = templateIn(evidence) ?? /\(sightline_(\w+)\.csv\)/.exec(evidence)?.[1]
  return named ?? (evidence === 'progress reviews' ? 'progress_reviews' : undefined)
}

/** Every template in which what a standard is judged on may come, whether or not the extract may hold it too. */
export function templatesHolding({ evidence }: Pick<Standard, 'evidence'>): readonly string[] {
  const needed = templateNeededBy({ evidence })
  const places = placesOf(evidence).flatMap(each => (each.of?.column === 'template' ? each.of.values : []))
  return needed === undefined ? places : [...places, needed]
}

/** The standards whose deadlines an indicator counts, by id. */
export function standardsIn({ fact, outOf, counts }: Indicator): readonly string[] {
  if (fact !== 'deadline') return []
  return [...(outOf ?? []), ...(counts ?? [])].flatMap(idsIn)
}

function idsIn(condition: Condition): readonly string[] {
  if ('is' in condition) return condition.column === 'standard' ? condition.is : []
  if ('anyOf' in condition) return condition.anyOf.flat().flatMap(idsIn)
  return []
}
