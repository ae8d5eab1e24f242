import { type Answer, ask, type Listed, type Value } from '../../analysis/index.ts'
import { type Organisation, unitOf } from '../../domain/access/organisation.ts'
import { indicatorById } from '../../domain/indicators/registry.ts'
import type { View } from '../live/index.ts'
import type { RoomServices } from '../services.ts'

/** What the page on oversight shows of a part of the service, in order: ids of the catalogue. */
const shownIndicators = [
  'I-73',
  'I-73.gap',
  'I-73.eyes',
  'OV-14.overdue',
  'OV-14.in-time',
  'I-73.lived',
  'I-73.own',
] as const
/** Those that units are told apart by. */
export const byUnit = ['I-73.gap', 'I-73.eyes', 'OV-14.overdue', 'I-73.lived'] as const

/** Whose list the page names children from. */
const unseenBy = 'I-73.eyes'

/** Those made of rows of supervision and oversight: where none were ever supplied there is no number of them either. */
const ofSupervision: ReadonlySet<string> = new Set(['I-73', 'I-73.lived', 'I-73.own'])

/** One unit's numbers. */
export interface UnitLine {
  readonly unitId: string
  readonly name: string
  readonly values: Readonly<Partial<Record<(typeof byUnit)[number], Value>>>
}

export interface OversightBoard {
  readonly answers: readonly Answer[]
  readonly units: readonly UnitLine[]
  /** Ids of the measures of which nothing was ever supplied. */
  readonly unsupplied: ReadonlySet<string>
  /**
   * Children at whom nobody but their own worker has looked for two months or more, the longest first; undefined where
   * nothing that would show it has been supplied.
   */
  readonly unseen: readonly Listed[] | undefined
}

/** Reads it from the read model alone: the same questions as the live board and Explore ask. */
export function readBoard(
  { model }: Pick<RoomServices, 'model'>,
  view: View,
  organisation: Organisation,
): OversightBoard {
  const { units, workers } = view.chosen.part
  const where = { ...(units ? { unit: [...units] } : {}), ...(workers ? { worker: [...workers] } : {}) }
  const asOf = view.asAt.day
  const of = (id: string, more = {}) =>
    ask(model, { indicator: indicatorById(id), asOf, where, ...more }, () => undefined, view.opening)
  // One question for each: its number, months before, units and list come of the same pass.
  const answers = shownIndicators.map(id =>
    of(id, { trendMonths: 6, list: id === unseenBy, ...(isByUnit(id) ? { by: ['unit'] } : {}) }),
  )
  const lines = new Map<string, Partial<Record<(typeof byUnit)[number], Value>>>()
  for (const { indicator, groups = [] } of answers) {
    for (const { keys, ...value } of groups) {
      const unitId = keys[0] ?? ''
      lines.set(unitId, { ...lines.get(unitId), [indicator.id]: value })
    }
  }
  const named = [...lines].flatMap(([unitId, values]): UnitLine[] => {
    const unit = unitOf(organisation, unitId)
    return unit === undefined ? [] : [{ unitId, name: unit.name, values }]
  })
  const unseen = answers.flatMap(each => each.list ?? []).filter(each => each.counted)
  unseen.sort((a, b) => Number(a.cells.from) - Number(b.cells.from) || (a.childId < b.childId ? -1 : 1))
  const isTold = model.coverage.has('template supervisions')
  const unsupplied = new Set(
    answers
      .filter(each => isUnsupplied(each) || (!isTold && ofSupervision.has(each.indicator.id)))
      .map(each => each.indicator.id),
  )
  return {
    answers,
    units: named.sort((a, b) => a.name.localeCompare(b.name)),
    unsupplied,
    unseen: unsupplied.has(unseenBy) ? undefined : unseen,
  }
}

/** Whether there is no number because what it is of was never supplied. */
function isUnsupplied({ denominator, exclusions }: Pick<Answer, 'denominator' | 'exclusions'>): boolean {
  return denominator === 0 && exclusions.some(each => each.count > 0 && each.why.startsWith('no data'))
}

const isByUnit = (id: string) => byUnit.some(each => each === id)
