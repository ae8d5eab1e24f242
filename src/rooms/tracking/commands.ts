import { v5 as named } from 'uuid'
import { type Day, day } from '../../domain/calendar/day.ts'
import { giveDirections, withdrawDirections } from '../../store/directions.ts'
import type { SaidByName, SaidToday } from '../../store/said.ts'
import {
  type Attending,
  beginMeeting,
  changeAgenda,
  changeMeeting,
  type DecisionSaid,
  type DecisionStep,
  type NewMeeting,
  recordDecision,
  stepDecision,
  type TrackingDecision,
} from '../../store/tracking/index.ts'
import type { RoomServices } from '../services.ts'

type Services = Pick<RoomServices, 'store' | 'authority' | 'takeIn'>

/** Begins a meeting of a month. */
export function begin({ store, authority }: Services, meeting: NewMeeting, said: SaidByName): Promise<void> {
  return store.transaction(trx => beginMeeting(trx, authority.id, meeting, said))
}

/** Says who was there. False where somebody else said so since. */
export function attend(
  { store, authority }: Services,
  asked: { meetingId: string; revision: number; attendance: readonly Attending[]; minuted: boolean },
  said: SaidByName,
): Promise<boolean> {
  return store.transaction(trx => changeMeeting(trx, authority.id, asked, said))
}

/** Puts a child on a month's agenda, or takes it off. */
export function putOnOrOff(
  { store, authority }: Services,
  asked: { changeId: string; childId: string; month: string; isOn: boolean; reason: string },
  said: SaidByName,
): Promise<void> {
  return store.transaction(trx => changeAgenda(trx, authority.id, asked, said))
}

/**
 * Records what a meeting decided: for the standards, and as a direction to its owner. Sent twice, it is one decision and
 * one direction.
 */
export async function decide(
  services: Services,
  asked: {
    decisionId: string
    meetingId: string
    childId: string
    month: string
    /** The day of the meeting, or a later one that was typed. */
    decidedOn: Day
    said: DecisionSaid
  },
  said: SaidToday,
): Promise<void> {
  const { store, authority } = services
  await store.transaction(async trx => {
    const isNew = await recordDecision(trx, authority.id, asked, said)
    if (isNew) await giveDirections(trx, authority.id, directionOf(asked, 1), said)
  })
  await services.takeIn()
}

/** Takes a step with a decision. Undefined where somebody took one since it was shown. */
export async function step(
  services: Services,
  asked: { decisionId: string; revision: number; step: DecisionStep },
  said: SaidToday,
): Promise<TrackingDecision | undefined> {
  const { store, authority } = services
  const done = await store.transaction(async trx => {
    const after = await stepDecision(trx, authority.id, asked, said)
    if (after === undefined) return undefined
    const { kind } = asked.step
    if (kind === 'withdrawn' || kind === 'changed') {
      const because = kind === 'withdrawn' ? 'The decision was withdrawn' : 'The decision was changed'
      await withdrawDirections(trx, authority.id, after.decision_id, because, said)
    }
    if (asked.step.kind === 'changed') {
      const decidedOn = day(after.decided_on)
      const given = { decisionId: after.decision_id, childId: after.child_id, decidedOn, said: asked.step.said }
      await giveDirections(trx, authority.id, directionOf(given, after.revision), said)
    }
    return after
  })
  if (done !== undefined) await services.takeIn()
  return done
}

/**
 * The owner's direction: by an id of its own for every wording of the decision. It is given on the day of the decision:
 * what carries the decision out counts from then.
 */
function directionOf(
  { decisionId, childId, decidedOn, said }: { decisionId: string; childId: string; decidedOn: Day; said: DecisionSaid },
  revision: number,
) {
  const { what, ownerId, carryOutBy: dueOn } = said
  return {
    childId,
    givenIn: 'tracking meeting',
    fromId: decisionId,
    givenOn: decidedOn,
    directions: [{ directionId: named(`direction ${revision}`, decisionId), what, ownerId, dueOn }],
  } as const
}
