import { type DueItem, dueList, type Opening, type Part } from '../../analysis/index.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { gapsOf, type LegalProcess, type WhoActs, whoActsOn } from '../../domain/legal/index.ts'
import { courtStandards } from '../../domain/standards/court/index.ts'
import { slug } from '../../ui/index.ts'
import type { RoomServices } from '../services.ts'

/** Something a process waits for: what, who can move it, by when. */
export interface ToDo {
  readonly childId: string
  /** In words: "Letter before proceedings sent within five working days". */
  readonly what: string
  /** Which assessment, which point of the agreement. */
  readonly which: string | undefined
  readonly who: WhoActs
  readonly dueOn: Day
  /** Above 0 it is late. */
  readonly workingDaysLate: number
  readonly gravity: number
  /** The standard's deadline; undefined for what no standard counts. */
  readonly item: DueItem | undefined
}

const courtIds = new Set(courtStandards.map(each => each.id))

/** What court standards wait for among the children a reader may open, whatever has passed first. */
export function courtItems(
  { model }: Pick<RoomServices, 'model'>,
  today: Day,
  opening: Opening,
  asked: { readonly part?: Omit<Part, 'named'>; readonly children?: ReadonlySet<string> } = {},
): readonly DueItem[] {
  return dueList(model, today, opening, { standards: courtIds, ...asked }).items
}

/** A deadline as something to be done. `which` names what it is about, by its subject. */
export function fromItem(
  item: DueItem,
  standards: ReturnType<RoomServices['standards']>,
  which: ReadonlyMap<string, string> = new Map(),
): ToDo {
  const { title, gravity } = standards.judging(item)
  const { childId, standardId, dueOn, workingDaysLate } = item
  const isLate = item.state === 'overdue'
  return {
    ...{ childId, dueOn, gravity, item },
    what: title,
    which: which.get(subjectKey(item)),
    who: whoActsOn(standardId),
    workingDaysLate: isLate ? Math.max(1, workingDaysLate) : Math.min(0, workingDaysLate),
  }
}

/** What no standard counts and a process lacks. */
export function fromGaps(childId: string, process: LegalProcess, today: Day): ToDo[] {
  return gapsOf(process, today).map(({ what, who, by }) => {
    const late = englandAndWales.between(by, today) ?? today - by
    return {
      ...{ childId, what, who, dueOn: by, gravity: 3, item: undefined, which: undefined },
      workingDaysLate: by < today ? Math.max(1, late) : Math.min(0, late),
    }
  })
}

/** Names it in an address: by ids, never by words. */
export function todoKey({ item, what }: Pick<ToDo, 'item' | 'what'>): string {
  if (item === undefined) return slug(what)
  return `${item.standardId}.${item.ordinal}.${subjectKey(item)}`
}

/** The row that a deadline is of: legal tracking writes before it of what it is the tracking. */
export function subjectKey({ subject }: Pick<DueItem, 'subject'>): string {
  return subject.replace(/^(?:pre-proceedings|proceedings) /, '')
}

/** Late first, the gravest and longest late before others; then by day. */
export function inOrder(all: readonly ToDo[]): ToDo[] {
  const late = ({ workingDaysLate }: ToDo) => workingDaysLate > 0
  return all.toSorted(
    (a, b) =>
      Number(late(b)) - Number(late(a)) ||
      (late(a) ? a.gravity - b.gravity : 0) ||
      a.dueOn - b.dueOn ||
      (a.childId < b.childId ? -1 : 1),
  )
}

/** Within how many working days something that is not late is about to be. */
const aboutToBe = 10

/** Whether it belongs at the top: late, or about to be. */
export function isPressing({ workingDaysLate }: ToDo): boolean {
  return workingDaysLate >= -aboutToBe
}
