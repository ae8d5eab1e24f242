import { v5 as named } from 'uuid'
import { type Day, day, iso } from '../../domain/calendar/day.ts'
import type { EscalationStep } from '../../domain/thresholds/escalation.ts'
import type { Framework } from '../../domain/thresholds/framework.ts'
import { giveDirections } from '../../store/directions.ts'
import { recordRows } from '../../store/recorded-rows.ts'
import type { SaidByName, SaidToday } from '../../store/said.ts'
import {
  type EscalationRow,
  keepFramework,
  moveEscalation,
  type NewAudit,
  type NewDecision,
  type NewEscalation,
  noteRead,
  raiseEscalation,
  recordAudit,
  recordDecision,
} from '../../store/thresholds/index.ts'
import type { RoomServices } from '../services.ts'

type Services = Pick<RoomServices, 'store' | 'authority' | 'takeIn'>

/** Keeps a new version of the framework. False where somebody else made one since. */
export function setFramework(
  { store, authority }: Services,
  version: { framework: Framework; note: string; after: number },
  said: SaidByName,
): Promise<boolean> {
  return store.transaction(trx => keepFramework(trx, authority.id, version, said))
}

/** Notes that somebody says they read a version. */
export function read({ store, authority }: Services, version: number, said: SaidByName): Promise<void> {
  return store.transaction(trx => noteRead(trx, authority.id, version, said))
}

/** Records a decision; sent twice it is one. */
export async function decide({ store, authority }: Services, decision: NewDecision, said: SaidByName): Promise<void> {
  await store.transaction(trx => recordDecision(trx, authority.id, decision, said))
}

/** Records what an auditor would have decided. False where that was done already. */
export function audit({ store, authority }: Services, given: NewAudit, said: SaidByName): Promise<boolean> {
  return store.transaction(trx => recordAudit(trx, authority.id, given, said))
}

/** Raises a disagreement, and records it for the standards that know of escalations. */
export async function raise(services: Services, given: NewEscalation, said: SaidByName): Promise<void> {
  const { store, authority } = services
  const isNew = await store.transaction(async trx => {
    if (!(await raiseEscalation(trx, authority.id, given, said))) return false
    const { escalationId, childId, kind, raisedOn, first } = given
    await recordRows(trx, authority.id, [rowOf({ escalationId, childId, kind, raisedOn, to: first.with })], said)
    return true
  })
  if (isNew) await services.takeIn()
}

/** What is to be done, where settling a disagreement asks somebody for something. */
export interface DirectionAsked {
  readonly what: string
  readonly ownerId: string
  readonly dueOn: Day
}

export interface Move {
  readonly steps: readonly EscalationStep[]
  readonly settled?: { readonly on: Day; readonly outcome: string } | undefined
  readonly asked?: DirectionAsked | undefined
}

/** Moves a disagreement on. False where somebody else moved it since it was shown. */
export async function move(
  services: Services,
  { row, revision }: { row: EscalationRow; revision: number },
  { steps, settled, asked }: Move,
  { today, ...said }: SaidToday,
): Promise<boolean> {
  const { store, authority } = services
  const { escalation_id: escalationId, child_id: childId, kind } = row
  const moved = await store.transaction(async trx => {
    if (!(await moveEscalation(trx, authority.id, { escalationId, revision }, { steps, settled }, said))) return false
    if (asked !== undefined) {
      const directionId = named('direction of an escalation', escalationId)
      const given = {
        childId,
        givenIn: 'escalation',
        fromId: escalationId,
        directions: [{ directionId, ...asked }],
      } as const
      await giveDirections(trx, authority.id, given, { ...said, today })
    }
    const to = steps.at(-1)!.with
    const about = { escalationId, childId, kind, raisedOn: day(row.raised_on), to, settledOn: settled?.on }
    await recordRows(trx, authority.id, [rowOf(about)], said)
    return true
  })
  if (moved) await services.takeIn()
  return moved
}

function rowOf(given: {
  escalationId: string
  childId: string
  kind: string
  raisedOn: Day
  to: string
  settledOn?: Day | undefined
}) {
  const { escalationId, childId, kind, raisedOn, to, settledOn } = given
  return {
    rowId: named('escalation', escalationId),
    childId,
    table: 'escalations',
    data: {
      escalated_on: iso(raisedOn),
      kind,
      to_whom: to,
      ...(settledOn === undefined ? {} : { settled_on: iso(settledOn) }),
    },
  }
}
