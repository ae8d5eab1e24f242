import type { Day } from '../domain/calendar/day.ts'
import type { Status } from '../domain/record/status.ts'
import { findStandard } from '../domain/standards/registry.ts'
import { visitsToChildren } from '../domain/standards/visit-evidence.ts'
import { stateCode, stateReader } from './deadline-states.ts'
import { lastSeen, suppliesVisits } from './last-seen.ts'
import { opener } from './opening.ts'
import { type Part, partOn } from './part.ts'
import type { Opening } from './question.ts'
import type { ReadModel } from './read-model.ts'

/** Open and not seen for so many weeks is asked about where no visit falls due. */
export const unseenWeeks = 8

/** An open child whom nobody has seen for long, and whom no clock asks anybody to see. */
export interface Unseen {
  readonly childId: string
  /** Open without a break since. */
  readonly since: Day
  /** Undefined where no visit ever said that the child was seen. */
  readonly lastSeenOn: Day | undefined
  readonly unit: string | undefined
  readonly worker: string | undefined
  readonly mayOpen: boolean
}

/**
 * Children open for eight weeks or more, not seen for as long, for whom no clock of a visit runs: an episode left open
 * after its plan ended has none (decision 12), so nothing shows them late. Who was not seen for longest comes first.
 */
export function unseenOn(model: ReadModel, day: Day, opening: Opening, part: Omit<Part, 'named'> = {}): Unseen[] {
  const { openSince, unit, worker } = model.on(day)
  const { includes, hidden } = partOn(model, { ...part, ...(opening.named ? { named: opening.named } : {}) })
  const counted = opening.counts && partOn(model, { workers: opening.counts }).includes
  const mayOpen = opener(model, opening, day)
  const isUnseen = unseenReader(model, day)
  const found: Unseen[] = []
  for (let child = 0; child < model.children.length; child++) {
    if ((hidden && hidden[child] === 1) || !includes(unit[child]!, worker[child]!)) continue
    if ((counted && !counted(unit[child]!, worker[child]!)) || !isUnseen(child)) continue
    found.push({
      childId: model.children[child]!,
      since: openSince[child]!,
      lastSeenOn: lastSeen(model, child, day),
      unit: model.units.texts[unit[child]!],
      worker: model.workers.texts[worker[child]!],
      mayOpen: mayOpen(child),
    })
  }
  const unseenSince = (each: Unseen) => each.lastSeenOn ?? each.since
  return found.sort((a, b) => unseenSince(a) - unseenSince(b) || (a.childId < b.childId ? -1 : 1))
}

/**
 * These as far as they can be known: undefined where no visits are supplied, and where those to children in need are not and
 * nobody else is found, for most children are not asked about then.
 */
export function unseenKnown(
  model: ReadModel,
  day: Day,
  opening: Opening,
  part: Omit<Part, 'named'> = {},
): readonly Unseen[] | undefined {
  if (!suppliesVisits(model)) return undefined
  const found = unseenOn(model, day, opening, part)
  return found.length === 0 && !model.coverage.has('need visits seen') ? undefined : found
}

/** Whether a child is one of these on a day. */
function unseenReader(model: ReadModel, day: Day): (child: number) => boolean {
  const before = day - unseenWeeks * 7
  const { openSince, status } = model.on(day)
  const passed = statusesNotAsked(model)
  const asked = visitReader(model, day)
  return child => {
    if (status[child] === 0 || passed.has(status[child]!) || openSince[child]! > before) return false
    const lastSeenOn = lastSeen(model, child, day)
    return (lastSeenOn === undefined || lastSeenOn < before) && !asked(child)
  }
}

/** Of care leavers nobody asks; nor, where no visits to children in need are supplied, of who is open for nothing graver. */
function statusesNotAsked(model: ReadModel): ReadonlySet<number | undefined> {
  const { dictionaries } = model.columns('status')
  const names: Status[] = model.coverage.has('need visits seen') ? [] : ['child in need plan', 'assessment', 'referral']
  return new Set([...names, 'care leaver'].map(each => dictionaries.get('status')!.find(each)))
}

/** When a child was last seen, and whether that is long ago with no visit due. */
export interface Seen {
  /** Undefined where no visit says that the child was seen. */
  readonly on: Day | undefined
  readonly isLongAgo: boolean
  /** The authority has never supplied visits. */
  readonly visitsUnsupplied?: true
}

/** When children were last seen, as known on a day; undefined of one who is not held. */
export function seenReader(model: ReadModel, day: Day): (childId: string) => Seen | undefined {
  const supplied = suppliesVisits(model)
  const isUnseen = supplied ? unseenReader(model, day) : () => false
  return childId => {
    const child = model.numberOf(childId)
    if (child === undefined) return undefined
    return {
      on: lastSeen(model, child, day),
      isLongAgo: isUnseen(child),
      ...(supplied ? {} : { visitsUnsupplied: true }),
    }
  }
}

/** Whether a clock that asks for a visit to a child is running on a day: while it does, it tells who is late. */
function visitReader(model: ReadModel, day: Day): (child: number) => boolean {
  const deadlines = model.columns('deadline')
  const [standard, trigger, { over }] = [deadlines.numbers('standard'), deadlines.numbers('triggerOn'), deadlines]
  const asks = deadlines.dictionaries.get('standard')!.texts.map(id => {
    const evidence = id === undefined ? undefined : findStandard(id)?.evidence
    return evidence !== undefined && visitsToChildren.includes(evidence)
  })
  const state = stateReader(model, day)
  return child => {
    const { first, count } = deadlines.rowsOf(child)
    for (let row = first; row < first + count; row++) {
      const isRunning = asks[standard[row]!] && trigger[row]! <= day && over[row]! > day
      // One of before there was any evidence says nothing of today.
      if (isRunning && state(row) !== stateCode['no-data']) return true
    }
    return false
  }
}
