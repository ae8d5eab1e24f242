import type { Day } from '../domain/calendar/day.ts'
import { holderWhen } from './child-history.ts'
import { inOrder } from './dimensions.ts'
import type { Opening } from './question.ts'
import type { ReadModel } from './read-model.ts'
import { quantile } from './tally.ts'

/** Something that happened, and the day of the import that first held it. */
export interface RecordedEvent {
  readonly childId: string
  readonly kind: string
  readonly on: Day
  readonly knownOn: Day
}

/** Days from event to record, over some events. */
export interface Lag {
  readonly events: number
  readonly median: number
  readonly quartiles: readonly [number, number]
  readonly longest: number
}

export interface RecordingLag {
  /** Undefined where there are no events. */
  readonly all: Lag | undefined
  /** By the unit that held the child when it happened; '' is not known. */
  readonly byUnit: readonly (Lag & { readonly unit: string })[]
  readonly byKind: readonly (Lag & { readonly kind: string })[]
  /** Dated after the day they were recorded: not counted. */
  readonly ahead: number
}

/** How long it takes until what happens is recorded, as far as the reader may count whose it was. */
export function recordingLag(
  model: ReadModel,
  events: Iterable<RecordedEvent>,
  { named, counts }: Pick<Opening, 'named' | 'counts'> = {},
): RecordingLag {
  const hidden = model.hiddenFrom(named)
  const all: number[] = []
  const byUnit = new Map<string, number[]>()
  const byKind = new Map<string, number[]>()
  let ahead = 0
  for (const { childId, kind, on, knownOn } of events) {
    const child = model.numberOf(childId)
    if (child === undefined || hidden?.[child] === 1) continue
    const held = holderWhen(model, child, on)
    if (counts && !counts.has(model.workers.texts[held.worker] ?? '')) continue
    if (on > knownOn) {
      ahead++
      continue
    }
    const days = knownOn - on
    const unit = model.units.texts[held.unit] ?? ''
    all.push(days)
    for (const [groups, key] of [
      [byUnit, unit],
      [byKind, kind],
    ] as const) {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [days])
      else group.push(days)
    }
  }
  const order = inOrder('unit')
  return {
    all: all.length === 0 ? undefined : lagOf(all),
    byUnit: [...byUnit].map(([unit, days]) => ({ unit, ...lagOf(days) })).sort((a, b) => order(a.unit, b.unit)),
    byKind: [...byKind].map(([kind, days]) => ({ kind, ...lagOf(days) })).sort((a, b) => order(a.kind, b.kind)),
    ahead,
  }
}

function lagOf(days: readonly number[]): Lag {
  const sorted = Float64Array.from(days).sort()
  return {
    events: sorted.length,
    median: quantile(sorted, 0.5),
    quartiles: [quantile(sorted, 0.25), quantile(sorted, 0.75)],
    longest: sorted.at(-1)!,
  }
}
