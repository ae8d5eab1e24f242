import { type CatalogueEntry, catalogueOfIndicators, catalogueOfStandards } from '../../domain/catalogue/index.ts'
import { findIndicator } from '../../domain/indicators/registry.ts'
import { type Stage, type Standard, stages } from '../../domain/standards/standard.ts'
import type { Coverage } from '../../domain/standards/state.ts'
import { type IndicatorsQuery, type StandardsQuery, type Standing, stageKey } from './asked.ts'
import { type Supplied, suppliedOf } from './supplied.ts'

/** One line of the catalogue of standards. */
export interface ListedStandard {
  readonly entry: CatalogueEntry
  /** Undefined where it is not worked out. */
  readonly standard: Standard | undefined
  readonly supplied: Supplied | undefined
}

export interface Group<Row> {
  readonly stage: Stage
  readonly rows: readonly Row[]
}

/** The catalogue of standards, by part of the child's journey. */
export function listStandards(standards: readonly Standard[], coverage: Coverage): ListedStandard[] {
  const byId = new Map(standards.map(each => [each.id, each]))
  return catalogueOfStandards().map(entry => {
    const standard = byId.get(entry.id)
    return { entry, standard, supplied: standard && suppliedOf(standard, coverage) }
  })
}

/** What is known of a line: worked out and supplied, worked out but never supplied, or not worked out. */
export function standingOf({ supplied }: Pick<ListedStandard, 'supplied'>): Standing {
  if (supplied === undefined) return 'not-worked-out'
  return supplied.since === undefined ? 'never-supplied' : 'supplied'
}

/** Those that an address asks for. */
export function chosenStandards(listed: readonly ListedStandard[], query: StandardsQuery): ListedStandard[] {
  return listed.filter(
    each =>
      isOfStage(each.entry, query) &&
      (query.standing === undefined || standingOf(each) === query.standing) &&
      (query.basis === undefined || each.standard?.basis === query.basis) &&
      holds(query.words, [
        ...wordsOf(each.entry),
        each.standard?.rule,
        each.standard?.whoIsCovered,
        each.supplied?.evidence,
      ]),
  )
}

/** Those indicators of the catalogue that an address asks for. */
export function chosenIndicators(query: IndicatorsQuery) {
  return catalogueOfIndicators().filter(
    each =>
      isOfStage(each, query) &&
      (query.standing === undefined || each.computed === (query.standing === 'worked-out')) &&
      holds(query.words, [
        ...wordsOf(each),
        findIndicator(each.id)?.definition,
        ...each.variants.flatMap(variant => [variant.title, findIndicator(variant.id)?.definition]),
      ]),
  )
}

/** Under the parts of the journey that have any. */
export function byStage<Row>(rows: readonly Row[], stageOf: (row: Row) => Stage): Group<Row>[] {
  return stages
    .map(stage => ({ stage, rows: rows.filter(each => stageOf(each) === stage) }))
    .filter(each => each.rows.length > 0)
}

function isOfStage({ stage }: CatalogueEntry, query: { readonly stage: readonly string[] }): boolean {
  return query.stage.length === 0 || query.stage.includes(stageKey(stage))
}

const wordsOf = ({ id, title, source, missingData }: CatalogueEntry) => [id, title, source, missingData]

/** Whether every word looked for is somewhere in the texts. */
function holds(words: string | undefined, texts: readonly (string | null | undefined)[]): boolean {
  if (words === undefined) return true
  const all = plain(texts.filter(each => each !== undefined && each !== null).join(' '))
  return plain(words)
    .split(/\s+/)
    .every(each => all.includes(each))
}

const plain = (text: string) => text.toLowerCase().replaceAll('’', "'")
