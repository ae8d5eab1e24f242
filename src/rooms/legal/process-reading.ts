import { type LegalStage, stageOfProcess } from '../../domain/legal/index.ts'
import type { RoomRequest } from '../../server/route.ts'
import { directionsOfChild } from '../../store/directions.ts'
import { readProcess, rowIdsOf, type WholeProcess } from '../../store/legal/index.ts'
import { type DirectionOfCase, withCases } from '../oversight/index.ts'
import { openingFor, type RoomServices } from '../services.ts'
import { courtItems, fromGaps, fromItem, inOrder, subjectKey, type ToDo } from './to-do.ts'
import { readTold, type ToldDifferently, toldDifferently } from './told-elsewhere.ts'

export type Asking = Pick<
  RoomRequest<RoomServices>,
  'services' | 'principal' | 'scope' | 'numbersScope' | 'today' | 'organisation' | 'at'
>

/** One process, with what waits, what was asked for, and where imports say otherwise. */
export interface ProcessReading {
  readonly whole: WholeProcess
  readonly stage: LegalStage
  readonly todos: readonly ToDo[]
  /** What was asked for in this process, the newest first. */
  readonly directions: readonly DirectionOfCase[]
  readonly told: ToldDifferently
  /** Who holds the child. */
  readonly unit: string | undefined
  readonly worker: string | undefined
}

/** Reads a child's process; undefined where there is none such the reader may see. */
export async function readOne(
  request: Asking,
  ids: { readonly childId: string; readonly processId: string },
): Promise<ProcessReading | undefined> {
  const { services, principal, today } = request
  const { authority, model } = services
  const [found, told] = await Promise.all([
    services.readAs(principal, async db => {
      const whole = await readProcess(db, authority.id, ids)
      return whole && { whole, directions: await directionsOfChild(db, authority.id, ids.childId) }
    }),
    readTold(request, ids.childId),
  ])
  if (found === undefined) return undefined
  const { whole, directions } = found
  const child = model.numberOf(ids.childId)
  const on = model.on(today)
  return {
    whole,
    stage: stageOfProcess(whole.process),
    todos: todosOf(request, whole),
    directions: withCases(
      model,
      directions.filter(each => each.from_id === ids.processId),
      today,
    ),
    told: toldDifferently(told, ids.processId),
    unit: child === undefined ? undefined : model.units.texts[on.unit[child]!],
    worker: child === undefined ? undefined : model.workers.texts[on.worker[child]!],
  }
}

/** What a process waits for: its deadlines, and what it lacks beside them. */
function todosOf(request: Asking, { process, decisions, assessments, agreement }: WholeProcess): ToDo[] {
  const { services, today } = request
  const which = new Map([
    ...assessments.map(each => [each.assessment_id, each.what] as const),
    ...agreement.map(each => [each.item_id, each.what] as const),
  ])
  const own = new Set([...rowIdsOf(process.process_id), ...which.keys(), ...decisions.map(each => each.decision_id)])
  const children = new Set([process.child_id])
  const items = courtItems(services, today, openingFor(request), { children }).filter(each => own.has(subjectKey(each)))
  const standards = services.standards()
  return inOrder([
    ...items.map(each => fromItem(each, standards, which)),
    ...fromGaps(process.child_id, process, today),
  ])
}
