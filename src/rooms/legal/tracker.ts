import { type Answer, ask, type DueItem, type Listed } from '../../analysis/index.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { parseDay } from '../../domain/calendar/day.ts'
import { indicatorById } from '../../domain/indicators/registry.ts'
import { type LegalStage, stageOfProcess } from '../../domain/legal/index.ts'
import type { RoomRequest } from '../../server/route.ts'
import { openDirections } from '../../store/directions.ts'
import { type HeldProcess, openParticulars, openProcesses, rowIdsOf } from '../../store/legal/index.ts'
import { type View, viewOf } from '../live/index.ts'
import { type DirectionOfCase, isOverdue, withCases } from '../oversight/index.ts'
import type { RoomServices } from '../services.ts'
import { courtItems, fromGaps, fromItem, inOrder, isPressing, subjectKey, type ToDo } from './to-do.ts'
import { weeksFrom } from './words.ts'

/** One process under way, held here or told by imports alone. */
export interface Tracked {
  readonly childId: string
  /** Held here; undefined for one that imports alone tell of. */
  readonly process: HeldProcess | undefined
  readonly stage: LegalStage
  /** The day it was referred, decided on or issued, whichever it is counted from. */
  readonly since: Day
  /** From when weeks are counted. */
  readonly weeksFrom: Day | undefined
  readonly unit: string | undefined
  readonly worker: string | undefined
  readonly todos: readonly ToDo[]
  /** Actions asked for and not yet confirmed, and how many of them are late. */
  readonly actions: { readonly open: number; readonly late: number }
}

/** Every process under way among the children a reader may open, and what waits. */
export interface TrackerReading {
  readonly view: View
  readonly tracked: readonly Tracked[]
  /** What is late or about to be, first what is late. */
  readonly pressing: readonly (ToDo & { readonly of: Tracked })[]
  /** Processes that are counted and not listed: of children the reader may not open. */
  readonly outside: number
}

type Asking = Parameters<typeof viewOf>[0] & Pick<RoomRequest<RoomServices>, 'at'>

/** The indicators whose rows are the processes of imports and of here alike. */
const underWay = { before: 'LG-05', court: 'LG-08', referred: 'LG-09' } as const

/** Reads the tracker as it stands today; undefined where the reader may see nothing, or there is no such part. */
export async function readTracker(request: Asking): Promise<TrackerReading | undefined> {
  const { services, principal, today } = request
  const query = { ...request.query, on: undefined, 'on-day': undefined, 'on-month': undefined, 'on-year': undefined }
  const view = viewOf({ ...request, query }, '/legal')
  if (view === undefined) return undefined
  const { authority, model } = services
  const [own, particulars, directions] = await services.readAs(principal, async db => [
    await openProcesses(db, authority.id),
    await openParticulars(db, authority.id),
    await openDirections(db, authority.id),
  ])
  const where = whereOf(view.chosen.part)
  const answers = {
    before: answer(services, underWay.before, view, where),
    court: answer(services, underWay.court, view, where),
    referred: answer(services, underWay.referred, view, where),
  }
  const items = Map.groupBy(courtItems(services, today, view.opening, { part: view.chosen.part }), each => each.childId)
  const on = model.on(today)
  const holder = (childId: string) => {
    const child = model.numberOf(childId)
    if (child === undefined) return { unit: undefined, worker: undefined }
    return { unit: model.units.texts[on.unit[child]!], worker: model.workers.texts[on.worker[child]!] }
  }
  const inPart = partReader(view)
  const standards = services.standards()
  const processes = [
    ...own.map(process => ({ ...ofOwn(process), ...holder(process.child_id) })).filter(inPart),
    ...imported(answers, new Set(own.flatMap(each => rowIdsOf(each.process_id)))),
  ]
  const byChild = Map.groupBy(processes, each => each.childId)
  const actions = actionsOf(withCases(model, directions, today), today)
  const which = new Map(particulars.flatMap(({ id, what }) => (what === undefined ? [] : [[id, what] as const])))
  const processOfRow = new Map(particulars.map(each => [each.id, each.process_id]))
  const tracked = processes.map((each): Tracked => {
    const others = byChild.get(each.childId)!
    const mine = (items.get(each.childId) ?? []).filter(item => isOf(item, each, others, processOfRow))
    const todos = [
      ...mine.map(item => fromItem(item, standards, which)),
      ...(each.process === undefined ? [] : fromGaps(each.childId, each.process, today)),
    ]
    return {
      ...each,
      todos: inOrder(todos),
      actions: (each.process && actions.get(each.process.process_id)) ?? { open: 0, late: 0 },
    }
  })
  const pressing = tracked.flatMap(of => of.todos.filter(isPressing).map(each => ({ ...each, of })))
  return {
    view,
    tracked,
    pressing: inOrder(pressing) as (ToDo & { of: Tracked })[],
    outside: Object.values(answers).reduce((sum, each) => sum + each.denominator - (each.mayOpen ?? 0), 0),
  }
}

type Found = Omit<Tracked, 'todos' | 'actions'> & { readonly keys: readonly string[] }

function ofOwn(process: HeldProcess) {
  const stage = stageOfProcess(process)
  const from = weeksFrom(process)
  return {
    ...{ childId: process.child_id, process, stage, weeksFrom: from },
    since: from ?? parseDay(process.referred_on)!,
    keys: rowIdsOf(process.process_id),
  }
}

/** The processes that imports alone tell of: each counted by its indicator, none of them held here. */
function imported(answers: Record<keyof typeof underWay, Answer>, known: ReadonlySet<string>): Found[] {
  const of = ({ list = [] }: Answer, stage: LegalStage) =>
    list.flatMap(({ childId, unit, worker, cells }: Listed): Found[] => {
      const key = String(cells.key)
      if (known.has(key) || typeof cells.startedOn !== 'number') return []
      const since = cells.startedOn
      const weeksFrom = stage === 'referred' ? undefined : since
      return [{ childId, process: undefined, stage, since, weeksFrom, unit, worker, keys: [key] }]
    })
  return [
    ...of(answers.before, 'pre-proceedings'),
    ...of(answers.court, 'in proceedings'),
    ...of(answers.referred, 'referred'),
  ]
}

function answer(
  { model }: RoomServices,
  id: string,
  { opening, asAt }: View,
  where: ReturnType<typeof whereOf>,
): Answer {
  return ask(model, { indicator: indicatorById(id), asOf: asAt.day, where, list: true }, () => undefined, opening)
}

function partReader({ chosen }: View) {
  const { units, workers } = chosen.part
  return ({ unit, worker }: { unit: string | undefined; worker: string | undefined }) =>
    (units === undefined || units.has(unit ?? '')) && (workers === undefined || workers.has(worker ?? ''))
}

/** Whether a deadline is of this process of a child: by its row, or because the child has no other. */
function isOf(
  item: DueItem,
  found: Found,
  others: readonly Found[],
  processOfRow: ReadonlyMap<string, string>,
): boolean {
  const key = subjectKey(item)
  if (found.keys.includes(key)) return true
  const process = processOfRow.get(key)
  if (process !== undefined) return found.process?.process_id === process
  return others[0] === found && !others.some(each => each.keys.includes(key))
}

function actionsOf(directions: readonly DirectionOfCase[], today: Day) {
  const found = new Map<string, { open: number; late: number }>()
  for (const direction of directions) {
    const { from_id, given_in, closedOn } = direction
    if (given_in !== 'legal gateway' || closedOn !== undefined) continue
    const each = found.get(from_id) ?? { open: 0, late: 0 }
    found.set(from_id, { open: each.open + 1, late: each.late + Number(isOverdue(direction, today)) })
  }
  return found
}

/** A part of the service as a question selects it. */
function whereOf({ units, workers }: View['chosen']['part']) {
  return { ...(units ? { unit: [...units] } : {}), ...(workers ? { worker: [...workers] } : {}) }
}
