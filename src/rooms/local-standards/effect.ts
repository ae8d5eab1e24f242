import { type Effect, type EffectCount, type EffectKind, effectOf } from '../../analysis/index.ts'
import { type Day, iso } from '../../domain/calendar/day.ts'
import type { Standard } from '../../domain/standards/standard.ts'
import type { RoomRequest } from '../../server/route.ts'
import type { TriedSetting } from '../imports/index.ts'
import { openingFor, type RoomServices } from '../services.ts'

export const effectKinds: readonly EffectKind[] = ['becomeOverdue', 'noLongerOverdue', 'becomeDueSoon', 'onlyMoved']

/** What a setting would come to, for one reader: on its first day, and as though that were today. */
export interface EffectRead {
  readonly when: 'first day' | 'today'
  readonly on: Day
  readonly effect: Effect
}

export function effectsFor(
  request: Pick<RoomRequest<RoomServices>, 'services' | 'principal' | 'scope' | 'numbersScope' | 'today'>,
  { bases }: TriedSetting,
  standard: Standard,
): EffectRead[] {
  const opening = openingFor(request)
  return bases.map(({ when, on, moved }) => ({
    when,
    on,
    effect: effectOf(request.services.model, moved, { on, standard }, opening),
  }))
}

/** The numbers of an effect as they are kept with the proposal: no child is in them. */
export interface KeptEffect {
  readonly when: 'first day' | 'today'
  /** "2026-11-27" */
  readonly on: string
  readonly total: EffectCount
  readonly units: readonly ({ readonly unit: string | null } & EffectCount)[]
}

export function keptEffects(effects: readonly EffectRead[]): KeptEffect[] {
  return effects.map(({ when, on, effect }) => ({
    when,
    on: iso(on),
    total: effect.total,
    units: [...effect.byUnit].map(([unit, count]) => ({ unit: unit ?? null, ...count })),
  }))
}
