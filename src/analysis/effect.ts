import type { Day } from '../domain/calendar/day.ts'
import type { MovedChild } from '../domain/standards/local/moved.ts'
import type { Standard } from '../domain/standards/standard.ts'
import { type DeadlineDates, type State, type Supply, stateOn, supplyOf } from '../domain/standards/state.ts'
import { opener } from './opening.ts'
import { partOn } from './part.ts'
import type { Opening } from './question.ts'
import type { ReadModel } from './read-model.ts'

/** How many children a change of rule would make what of. Each child is counted once. */
export interface EffectCount {
  readonly becomeOverdue: number
  readonly becomeDueSoon: number
  readonly noLongerOverdue: number
  /** Their date moves and nothing else of it: later or sooner, and not yet near. */
  readonly onlyMoved: number
}

export type EffectKind = keyof EffectCount

/** One child of whom something would change. */
export interface EffectOnChild {
  readonly childId: string
  readonly kind: EffectKind
  readonly before: Stood | undefined
  readonly after: Stood | undefined
  readonly unit: string | undefined
  readonly worker: string | undefined
}

/** What is most pressing of a child under one rule. */
export interface Stood {
  readonly dueOn: Day
  readonly state: State
}

/** What a change of rule would come to: numbers of the whole service, and the children the reader may open. */
export interface Effect {
  readonly total: EffectCount
  /** By the unit that holds the child now; undefined is not known. */
  readonly byUnit: ReadonlyMap<string | undefined, EffectCount>
  readonly children: readonly EffectOnChild[]
  /** Children it would change something of, whom the reader may not open. */
  readonly outside: number
}

/**
 * What the deadlines that a change of rule moves come to on a day, for one reader: restricted children leave no trace,
 * and evidence that was never supplied makes nothing late under either rule.
 */
export function effectOf(
  model: ReadModel,
  moved: readonly MovedChild[],
  { on, standard }: { on: Day; standard: Standard },
  opening: Opening,
): Effect {
  const supply = supplyOf(model.coverage, standard, model.calendar)
  const { unit, worker } = model.on(opening.today ?? on)
  const { hidden } = partOn(model, opening.named ? { named: opening.named } : {})
  const counted = opening.counts && partOn(model, { workers: opening.counts }).includes
  const mayOpen = opener(model, opening, on)
  const byUnit = new Map<string | undefined, Record<EffectKind, number>>()
  const total = none()
  const children: EffectOnChild[] = []
  let outside = 0
  for (const { childId, before, after } of moved) {
    const child = model.numberOf(childId)
    if (child === undefined || hidden?.[child] === 1) continue
    if (counted && !counted(unit[child]!, worker[child]!)) continue
    const stood = { before: mostPressing(before, on, supply), after: mostPressing(after, on, supply) }
    const kind = kindOf(stood.before?.state, stood.after?.state)
    const unitId = model.units.texts[unit[child]!]
    const ofUnit = byUnit.get(unitId) ?? none()
    byUnit.set(unitId, ofUnit)
    ofUnit[kind]++
    total[kind]++
    if (!mayOpen(child)) outside++
    else children.push({ childId, kind, ...stood, unit: unitId, worker: model.workers.texts[worker[child]!] })
  }
  return { total, byUnit, children: children.sort(inOrder), outside }
}

const none = (): Record<EffectKind, number> => ({
  becomeOverdue: 0,
  becomeDueSoon: 0,
  noLongerOverdue: 0,
  onlyMoved: 0,
})

const kinds: readonly EffectKind[] = ['becomeOverdue', 'noLongerOverdue', 'becomeDueSoon', 'onlyMoved']
const pressing: readonly State[] = ['overdue', 'due-soon', 'due-later', 'no-data']

function mostPressing(deadlines: readonly DeadlineDates[], on: Day, supply: Supply | null): Stood | undefined {
  let most: Stood | undefined
  for (const each of deadlines) {
    const state = stateOn(each, on, supply)
    if (state === undefined) continue
    const rank = pressing.indexOf(state) - (most === undefined ? pressing.length : pressing.indexOf(most.state))
    if (rank < 0 || (rank === 0 && each.dueOn < most!.dueOn)) most = { dueOn: each.dueOn, state }
  }
  return most
}

function kindOf(before: State | undefined, after: State | undefined): EffectKind {
  if (after === 'overdue' && before !== 'overdue') return 'becomeOverdue'
  if (before === 'overdue' && after !== 'overdue') return 'noLongerOverdue'
  return after === 'due-soon' && before !== 'due-soon' ? 'becomeDueSoon' : 'onlyMoved'
}

/** What weighs most first, then who has waited longest. */
function inOrder(a: EffectOnChild, b: EffectOnChild): number {
  const due = ({ after, before }: EffectOnChild) => after?.dueOn ?? before?.dueOn ?? 0
  const byKind = kinds.indexOf(a.kind) - kinds.indexOf(b.kind)
  return byKind || due(a) - due(b) || (a.childId < b.childId ? -1 : 1)
}
