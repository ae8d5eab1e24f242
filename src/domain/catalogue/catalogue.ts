import { indicatorsByStage } from '../indicators/by-stage.ts'
import { standards, standardsNotComputed } from '../standards/registry.ts'
import { sourceWords } from '../standards/source-words.ts'
import { stageOf } from '../standards/stage-of.ts'
import type { Source, Stage } from '../standards/standard.ts'
import { stages } from '../standards/standard.ts'
import { templateNeededBy } from './brings.ts'

/** What the catalogue says of a standard or an indicator: whether it is worked out, and if not what is missing. */
export interface CatalogueEntry {
  readonly id: string
  readonly title: string
  readonly stage: Stage
  /** Its sources in words. */
  readonly source: string
  readonly computed: boolean
  /** Null where it is worked out. */
  readonly missingData: string | null
  /** The template that its data come in, or would come in; null where it is not one's. */
  readonly template: string | null
}

/** An indicator with the others that are counted along with it: "I-29.18-months". */
export interface IndicatorEntry extends CatalogueEntry {
  readonly variants: readonly CatalogueEntry[]
}

interface Named {
  readonly id: string
  readonly title: string
  readonly source: readonly Source[]
}
interface Lacking extends Named {
  readonly missingData: string
  readonly template?: string
}

/** Every standard of the catalogue, worked out or not, by part of the child's journey. */
export function catalogueOfStandards(): CatalogueEntry[] {
  const all = [
    ...standards.map(each => ({ ...computed(each, each.stage), template: templateNeededBy(each) ?? null })),
    ...standardsNotComputed.map(each => lacking(each, stageOf(each.id))),
  ]
  return stages.flatMap(stage => all.filter(each => each.stage === stage))
}

/** Every indicator of the catalogue, each once with its variants, by part of the child's journey. */
export function catalogueOfIndicators(): IndicatorEntry[] {
  return indicatorsByStage.flatMap(({ stage, computed: worked, notComputed }) => {
    const all = [...worked.map(each => computed(each, stage)), ...notComputed.map(each => lacking(each, stage))]
    return all
      .filter(each => !each.id.includes('.'))
      .map(each => ({ ...each, variants: all.filter(other => other.id.startsWith(`${each.id}.`)) }))
  })
}

function computed({ id, title, source }: Named, stage: Stage): CatalogueEntry {
  return { id, title, stage, source: inWords(source), computed: true, missingData: null, template: null }
}

function lacking({ id, title, source, missingData, template }: Lacking, stage: Stage): CatalogueEntry {
  return { id, title, stage, source: inWords(source), computed: false, missingData, template: template ?? null }
}

const inWords = (source: readonly Source[]) => source.map(sourceWords).join('; ')
