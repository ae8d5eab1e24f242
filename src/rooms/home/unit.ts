import {
  ask,
  type Board,
  boardOn,
  type DueItem,
  dueList,
  type KeyFigures,
  keyFigures,
  type ReadModel,
  type Unseen,
  unseenKnown,
} from '../../analysis/index.ts'
import type { Organisation } from '../../domain/access/organisation.ts'
import { type Day, iso, weekdayOf } from '../../domain/calendar/day.ts'
import { indicatorById } from '../../domain/indicators/registry.ts'
import { medianOf } from '../../domain/statistics/index.ts'
import { dueHref, holderNamer, type View } from '../live/index.ts'
import { whereOf } from './where.ts'
import { withoutWorker } from './without-worker.ts'

/** What one worker of the unit holds. No worker is ranked: they stand in order of name, with what they carry. */
export interface WorkerLoad {
  /** '' where nobody is allocated. */
  readonly worker: string
  readonly name: string
  readonly children: number
  readonly protection: number
  readonly lookedAfter: number
  readonly overdue: number
  readonly dueNext: number
  /** Holds at least half as many again as the middle of the unit. */
  readonly isMuch: boolean
}

/** A unit as its lead needs it. */
export interface UnitHome {
  readonly board: Board
  readonly figures: readonly KeyFigures[]
  /** What is late already: the gravest first. */
  readonly overdue: readonly DueItem[]
  readonly friday: Day
  /** Not done, and falling due by the end of Friday: the gravest first. */
  readonly byFriday: readonly DueItem[]
  readonly loads: readonly WorkerLoad[]
  /** Children with no worker; undefined where who holds whom has not been supplied. */
  readonly alone: number | undefined
  /** Children open and not seen for long with no visit due; undefined where no visits have been supplied. */
  readonly unseen: readonly Unseen[] | undefined
  /** The middle number of children a worker of the unit holds; undefined where nobody holds any. */
  readonly middle: number | undefined
}

/** Standards of looking at a child's case from above: supervision, direction, papers, progress. */
export const oversightStandards = ['OV-01', 'OV-03', 'OV-08', 'OV-04', 'OV-05', 'CN-06', 'CP-13'] as const

/** How many times the middle of the unit is much. */
const much = 1.5
/** Fewer workers than this have no middle worth the name. */
export const fewestWorkers = 3

export function readUnit(model: ReadModel, view: View, organisation: Organisation): UnitHome {
  const { day } = view.asAt
  const friday = fridayOf(day)
  const loads = loadsOf(model, view, organisation)
  const nobodys = loads.loads.find(each => each.worker === '')?.children ?? 0
  const alone = withoutWorker(model, view) === undefined ? undefined : nobodys
  return {
    board: boardOn(model, day, view.part),
    figures: keyFigures(model, day, view.part),
    overdue: dueList(model, day, view.opening, { part: view.chosen.part, bands: new Set(['overdue']) }).items,
    friday,
    byFriday: dueList(model, day, view.opening, { part: view.chosen.part, doneBy: friday }).items,
    unseen: unseenKnown(model, day, view.opening, view.chosen.part),
    alone,
    ...loads,
    ...(alone === undefined ? { loads: loads.loads.map(workerUnknown) } : {}),
  }
}

/** Where no workers are supplied it is not known that nobody holds a child. */
function workerUnknown(load: WorkerLoad): WorkerLoad {
  return load.worker === '' ? { ...load, name: 'Worker not known: none are supplied' } : load
}

/** The Friday that ends the working week: on a weekend, that of the week to come. */
export function fridayOf(day: Day): Day {
  return day + ((5 - weekdayOf(day) + 7) % 7)
}

/** The list of what goes late by Friday, as it is counted here. */
export function byFridayHref(view: View, friday: Day): string {
  return dueHref(view, { by: iso(friday) })
}

function loadsOf(model: ReadModel, view: View, organisation: Organisation): Pick<UnitHome, 'loads' | 'middle'> {
  const asked = { asOf: view.asAt.day, where: whereOf(view.chosen.part) }
  const count = (id: string) => {
    const by = ['worker'] as const
    const { groups = [] } = ask(model, { ...asked, indicator: indicatorById(id), by }, () => undefined, view.opening)
    return new Map(groups.map(each => [each.keys[0]!, each.numerator]))
  }
  const byStatus = ask(
    model,
    { ...asked, indicator: indicatorById('children-open'), by: ['worker', 'status'] },
    () => undefined,
    view.opening,
  )
  const mix = new Map((byStatus.groups ?? []).map(each => [each.keys.join('\n'), each.numerator]))
  const [children, overdue, dueNext] = [count('children-open'), count('overdue'), count('due-next-5-working-days')]
  const holderName = holderNamer(organisation)
  const held = [...children].filter(([worker]) => worker !== '').map(([, of]) => of)
  const middle = held.length === 0 ? undefined : medianOf(held)
  const workers = [...new Set([...children.keys(), ...overdue.keys()])]
  const loads = workers.map((worker): WorkerLoad => {
    const holds = children.get(worker) ?? 0
    return {
      worker,
      name: worker === '' ? 'No worker' : holderName(worker),
      children: holds,
      protection: mix.get(`${worker}\nprotection plan`) ?? 0,
      lookedAfter: mix.get(`${worker}\nlooked after`) ?? 0,
      overdue: overdue.get(worker) ?? 0,
      dueNext: dueNext.get(worker) ?? 0,
      isMuch: worker !== '' && held.length >= fewestWorkers && middle !== undefined && holds >= much * middle,
    }
  })
  loads.sort((a, b) => Number(a.worker === '') - Number(b.worker === '') || a.name.localeCompare(b.name, 'en-GB'))
  return { loads, middle }
}
