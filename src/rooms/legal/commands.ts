import { type Day, parseDay } from '../../domain/calendar/day.ts'
import {
  checkDecision,
  checkSteps,
  effectOf,
  fieldOf,
  isDay,
  partsOf,
  type StepPart,
  type Steps,
} from '../../domain/legal/index.ts'
import { giveDirections, type NewDirection } from '../../store/directions.ts'
import {
  type AgreementChange,
  type AssessmentChange,
  addAgreementItem,
  addDecision,
  addLogEntry,
  beginProcess,
  changeAgreementItem,
  changeAssessment,
  changeProcess,
  commissionAssessment,
  type HeldProcess,
  isDecided,
  lockAgreementItem,
  lockAssessment,
  lockProcess,
  type NewAgreementItem,
  type NewAssessment,
  type NewDecision,
  type NewLogEntry,
  type NewProcess,
} from '../../store/legal/index.ts'
import type { SaidToday } from '../../store/said.ts'
import type { RoomServices } from '../services.ts'
import type { FormProblem } from './typed.ts'

type Services = Pick<RoomServices, 'store' | 'authority' | 'takeIn'>

/** Which process, as it was shown. */
export interface ShownProcess {
  readonly processId: string
  readonly childId: string
  readonly revision: number
}

/** What came of a command: done; not possible as entered; changed by somebody else since it was shown; or not there. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'wrong'; readonly problems: readonly FormProblem[] }
  | { readonly kind: 'overtaken'; readonly held: HeldProcess }
  | { readonly kind: 'gone' }

const done = { kind: 'done' } as const
const gone = { kind: 'gone' } as const

/** Refers a child to legal, or takes up an imported process. Sent twice, it is done once. */
export async function begin(services: Services, process: NewProcess, said: SaidToday): Promise<void> {
  const { store, authority } = services
  await store.transaction(trx => beginProcess(trx, authority.id, process, said))
  await services.takeIn()
}

/** Enters steps of one part of a process. Nothing is written where they cannot be so, or were changed meanwhile. */
export function enterSteps(
  services: Services,
  shown: ShownProcess,
  { part, steps }: { readonly part: StepPart; readonly steps: Partial<Steps> },
  said: SaidToday,
): Promise<Outcome> {
  return withProcess(services, shown, {
    isDone: (_, held) => (Object.keys(steps) as (keyof Steps)[]).every(each => held[each] === steps[each]),
    async work(trx, held) {
      if (!partsOf(held).includes(part)) return { kind: 'overtaken', held }
      const problems = checkSteps({ ...held, ...steps }, part, said.today)
      if (problems.length > 0) return { kind: 'wrong', problems }
      await changeProcess(trx, services.authority.id, held, steps, { ...said, event: 'legal steps entered' })
      return done
    },
  })
}

/** Writes down what the gateway decided, what that changes of the process, and what it asks of whom. */
export function decide(
  services: Services,
  shown: ShownProcess,
  decision: NewDecision,
  directions: readonly NewDirection[],
  said: SaidToday,
): Promise<Outcome> {
  const { authority } = services
  return withProcess(services, shown, {
    isDone: trx => isDecided(trx, authority.id, decision.decisionId),
    async work(trx, held) {
      const problems = checkDecision(held, decision, said.today)
      if (problems.length > 0) return { kind: 'wrong', problems }
      await addDecision(trx, authority.id, held, decision, said)
      const changes = effectOf(held, decision)
      await changeProcess(trx, authority.id, held, changes, { ...said, event: 'legal process decided' })
      const given = { childId: held.child_id, givenIn: 'legal gateway', fromId: held.process_id, directions } as const
      await giveDirections(trx, authority.id, given, said)
      return done
    },
  })
}

/** Asks somebody to do something for a process: a direction, which is chased until it is confirmed. */
export async function askFor(
  services: Services,
  { processId, childId }: Omit<ShownProcess, 'revision'>,
  direction: NewDirection,
  said: SaidToday,
): Promise<void> {
  const { store, authority } = services
  const given = { childId, givenIn: 'legal gateway', fromId: processId, directions: [direction] } as const
  await store.transaction(trx => giveDirections(trx, authority.id, given, said))
  await services.takeIn()
}

interface OfProcess {
  readonly process_id: string
  readonly child_id: string
}

export async function commission(services: Services, of: OfProcess, assessment: NewAssessment, said: SaidToday) {
  const { store, authority } = services
  await store.transaction(trx => commissionAssessment(trx, authority.id, of, assessment, said))
  await services.takeIn()
}

export async function agree(services: Services, of: OfProcess, item: NewAgreementItem, said: SaidToday) {
  const { store, authority } = services
  await store.transaction(trx => addAgreementItem(trx, authority.id, of, item, said))
  await services.takeIn()
}

export async function log(services: Services, of: OfProcess, entry: NewLogEntry, said: SaidToday) {
  const { store, authority } = services
  await store.transaction(trx => addLogEntry(trx, authority.id, of, entry, said))
  await services.takeIn()
}

/** What became of an assessment, as it was shown. False where it was changed meanwhile. */
export async function settleAssessment(
  services: Services,
  shown: { readonly id: string; readonly childId: string; readonly revision: number },
  change: AssessmentChange,
  said: SaidToday,
): Promise<boolean> {
  const { store, authority } = services
  const isDone = await store.transaction(async trx => {
    const held = await lockAssessment(trx, authority.id, shown.id)
    if (held === undefined || held.child_id !== shown.childId || held.revision !== shown.revision) return false
    await changeAssessment(trx, authority.id, held, change, said)
    return true
  })
  if (isDone) await services.takeIn()
  return isDone
}

/** What became of something agreed, as it was shown. False where it was changed meanwhile. */
export async function settleAgreement(
  services: Services,
  shown: { readonly id: string; readonly childId: string; readonly revision: number },
  change: AgreementChange,
  said: SaidToday,
): Promise<boolean> {
  const { store, authority } = services
  const isDone = await store.transaction(async trx => {
    const held = await lockAgreementItem(trx, authority.id, shown.id)
    if (held === undefined || held.child_id !== shown.childId || held.revision !== shown.revision) return false
    await changeAgreementItem(trx, authority.id, held, change, said)
    return true
  })
  if (isDone) await services.takeIn()
  return isDone
}

/** Enters what an imported row says where nothing is entered here; nothing is overwritten. */
export function takeOver(
  services: Services,
  shown: ShownProcess,
  imported: Partial<Steps>,
  said: SaidToday,
): Promise<Outcome> {
  return withProcess(services, shown, {
    async work(trx, held) {
      const empty = Object.entries(imported).filter(([name]) => held[name as keyof Steps] === null)
      const steps = Object.fromEntries(
        empty.filter(([name, value]) => mayTakeOver(name as keyof Steps, value, said.today)),
      )
      const event = { ...said, event: 'taken over from the extract' }
      await changeProcess(trx, services.authority.id, held, steps, event)
      return done
    },
  })
}

/** A day of something that happened has to have come. */
function mayTakeOver(name: keyof Steps, value: string | null, today: Day): boolean {
  if (value === null) return false
  const on = isDay(fieldOf(name)) ? parseDay(value) : undefined
  return fieldOf(name).kind !== 'day' || (on !== undefined && on <= today)
}

type Trx = Parameters<Parameters<RoomServices['store']['transaction']>[0]>[0]

interface Work {
  /** The same was done already: a form sent twice. */
  isDone?(trx: Trx, held: HeldProcess): Promise<boolean> | boolean
  work(trx: Trx, held: HeldProcess): Promise<Outcome>
}

/** Works on a process, locked, if it is as it was shown. */
async function withProcess(
  services: Services,
  { processId, childId, revision }: ShownProcess,
  { isDone, work }: Work,
): Promise<Outcome> {
  const outcome = await services.store.transaction(async (trx): Promise<Outcome> => {
    const held = await lockProcess(trx, services.authority.id, processId)
    if (held === undefined || held.child_id !== childId) return gone
    if (await isDone?.(trx, held)) return done
    return held.revision === revision ? work(trx, held) : { kind: 'overtaken', held }
  })
  if (outcome.kind === 'done') await services.takeIn()
  return outcome
}
