import { stageOfProcess } from '../../domain/legal/index.ts'
import { type HeldProcess, processesOf } from '../../store/legal/index.ts'
import { openingFor } from '../services.ts'
import type { Asking } from './process-reading.ts'
import { courtItems, fromItem, inOrder, type ToDo } from './to-do.ts'
import { type NotTakenUp, notTakenUp, readTold } from './told-elsewhere.ts'

/** What is held of a child before and in court. */
export interface LegalOfChild {
  readonly childId: string
  /** Held here, the newest first. */
  readonly processes: readonly HeldProcess[]
  /** Under way by the extract, and not taken up here. */
  readonly elsewhere: readonly NotTakenUp[]
  /** What court standards wait for, late first. */
  readonly todos: readonly ToDo[]
}

/** Reads a child's processes, for the child's page and for the page of them all. */
export async function legalOf(request: Asking, childId: string): Promise<LegalOfChild> {
  const { services, principal, today } = request
  const [processes, told] = await Promise.all([
    services.readAs(principal, db => processesOf(db, services.authority.id, childId)),
    readTold(request, childId),
  ])
  const standards = services.standards()
  const items = courtItems(services, today, openingFor(request), { children: new Set([childId]) })
  return {
    childId,
    processes,
    elsewhere: notTakenUp(told, processes),
    todos: inOrder(items.map(each => fromItem(each, standards))),
  }
}

/** Whether any process is under way, here or by the extract. */
export function isUnderWay({ processes, elsewhere }: LegalOfChild): boolean {
  return elsewhere.length > 0 || processes.some(each => stageOfProcess(each) !== 'ended')
}
