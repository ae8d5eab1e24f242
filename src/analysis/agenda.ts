import type { Day } from '../domain/calendar/day.ts'
import { firstOfMonth, type Month } from '../domain/calendar/months.ts'
import type { Status } from '../domain/record/status.ts'
import { lookBackMonths } from '../domain/tracking/clocks.ts'
import type { Segment } from '../domain/tracking/segments.ts'
import { lastOfEach, standingIn, type Track, type Trigger, type TriggerKind } from '../domain/tracking/triggers.ts'
import { cumulativeMonths } from './child-history.ts'
import { type Columns, unknown } from './columns.ts'
import { wholeMonths } from './day-table.ts'
import { opener } from './opening.ts'
import { type Part, partOn } from './part.ts'
import type { Opening } from './question.ts'
import type { ReadModel } from './read-model.ts'

interface Reason {
  /** The day on which it comes up. */
  readonly on: Day
  /** It comes up in the month, or came up before and nobody senior has looked since. */
  readonly standing: 'reached' | 'waiting'
  /** The first senior review that counts for it, also one that the case system told of; undefined while there is none. */
  readonly reviewedOn: Day | undefined
}

/** A mark that one of the clocks has reached, or what else is tracked. */
interface TriggerReason extends Reason, Pick<Trigger, 'kind' | 'clock' | 'track' | 'mark'> {}

/** A decision to continue comes to its end, whatever clock it was made for. */
interface ContinueEnds extends Reason {
  readonly kind: 'continue ends'
}

/** Why a child is on an agenda. */
export type AgendaReason = TriggerReason | ContinueEnds

/** How long a child has been open, in whole months, by the three clocks; undefined where a clock does not run. */
export interface Clocks {
  readonly plan: number | undefined
  readonly planSince: Day | undefined
  readonly involvement: number | undefined
  readonly involvementSince: Day | undefined
  readonly cumulative: number
}

/** A child on the agenda of a month’s meeting. */
export interface AgendaChild {
  readonly childId: string
  readonly status: Status | undefined
  readonly clocks: Clocks
  /** What comes up in the month first, then what waits, each in order of its day. */
  readonly reasons: readonly AgendaReason[]
  /** Talked about apart from the others. */
  readonly segment: Segment | undefined
  readonly unit: string | undefined
  readonly worker: string | undefined
  readonly lastReviewedOn: Day | undefined
  /** The day by which somebody senior had looked, for every one of the reasons; undefined while one still asks. */
  readonly reviewedOn: Day | undefined
  /** Whether the reader may open the child. */
  readonly mayOpen: boolean
}

/**
 * The agenda of a month as known on a day: children for whom a mark comes up in the month, or came up earlier and waits,
 * the longest open first. The day is the month’s last at the latest. Children looked after are tracked elsewhere.
 */
export function agendaOf(
  model: ReadModel,
  month: Month,
  day: Day,
  opening: Opening,
  part: Omit<Part, 'named'> = {},
): AgendaChild[] {
  const { includes, hidden } = partOn(model, { ...part, ...(opening.named ? { named: opening.named } : {}) })
  const counted = opening.counts && partOn(model, { workers: opening.counts }).includes
  const { unit, worker } = model.on(day)
  const mayOpen = opener(model, opening, day)
  const read = reasonsReader(model, month, day)
  const describe = childReader(model, day)
  const found: AgendaChild[] = []
  for (let child = 0; child < model.children.length; child++) {
    if (hidden && hidden[child] === 1) continue
    const { reasons, segment } = read(child)
    if (reasons.length === 0) continue
    if (!includes(unit[child]!, worker[child]!) || (counted && !counted(unit[child]!, worker[child]!))) continue
    found.push({ ...describe(child), reasons, reviewedOn: reviewedFor(reasons), segment, mayOpen: mayOpen(child) })
  }
  return found.sort(byLength)
}

/** One child as the agenda shows it, whether or not anything puts it there. Undefined where the model holds no such child. */
export function agendaChild(
  model: ReadModel,
  childId: string,
  month: Month,
  day: Day,
  opening: Opening,
): AgendaChild | undefined {
  const child = model.numberOf(childId)
  if (child === undefined || model.hiddenFrom(opening.named)?.[child] === 1) return undefined
  const { reasons, segment } = reasonsReader(model, month, day)(child)
  const mayOpen = opener(model, opening, day)(child)
  return { ...childReader(model, day)(child), reasons, reviewedOn: reviewedFor(reasons), segment, mayOpen }
}

function reviewedFor(reasons: readonly AgendaReason[]): Day | undefined {
  const days = reasons.flatMap(each => each.reviewedOn ?? [])
  return days.length === 0 || days.length < reasons.length ? undefined : Math.max(...days)
}

function byLength(a: AgendaChild, b: AgendaChild): number {
  return longest(b) - longest(a) || (a.childId < b.childId ? -1 : 1)
}

function longest({ clocks }: AgendaChild): number {
  return Math.max(clocks.plan ?? 0, clocks.involvement ?? 0, clocks.cumulative)
}

function reasonsReader(model: ReadModel, month: Month, day: Day) {
  const marks = model.columns('progressMark')
  const read = {
    on: marks.numbers('on'),
    over: marks.numbers('over'),
    reviewedOn: marks.numbers('reviewedOn'),
    mark: marks.numbers('mark'),
  }
  const last = firstOfMonth(month + 1) - 1
  const endsReader = continueReader(model, last, day)
  return (child: number): { reasons: AgendaReason[]; segment: Segment | undefined } => {
    const reached: AgendaReason[] = []
    const waiting: TriggerReason[] = []
    let segment: Segment | undefined
    const { first, count } = marks.rowsOf(child)
    for (let row = first; row < first + count; row++) {
      const on = read.on[row]!
      if (on > last) continue
      const until = known(read.over[row]!, day)
      if (until !== undefined && until <= day) continue
      const kind = marks.text('kind', row) as TriggerKind
      const reviewedOn = known(read.reviewedOn[row]!, day)
      const standing = standingIn({ kind, on, until, reviewedOn }, month)
      if (standing === undefined) continue
      const reason = {
        kind,
        standing,
        on,
        clock: marks.text('clock', row) as Trigger['clock'],
        track: marks.text('track', row) as Track,
        mark: read.mark[row]!,
        reviewedOn,
      }
      segment ??= marks.text('segment', row) as Segment | undefined
      if (standing === 'reached') reached.push(reason)
      else waiting.push(reason)
    }
    return { reasons: [...reached, ...endsReader(child), ...lastOfEach(waiting)], segment }
  }
}

/** Decisions to continue whose end falls in the month or before, with nobody having looked since. */
function continueReader(model: ReadModel, last: Day, day: Day): (child: number) => ContinueEnds[] {
  const decisions = model.columns('progressDecision')
  const [on, by, done] = [decisions.numbers('on'), decisions.numbers('carryOutBy'), decisions.numbers('carriedOutOn')]
  return child => {
    const { first, count } = decisions.rowsOf(child)
    for (let row = first + count - 1; row >= first; row--) {
      if (on[row]! > day) continue
      const ends = by[row]!
      const isOpen = decisions.text('decision', row) === 'continue' && known(done[row]!, day) === undefined
      if (!isOpen || ends === unknown || ends > last) return []
      return [{ kind: 'continue ends', standing: 'reached', on: ends, reviewedOn: undefined }]
    }
    return []
  }
}

function known(value: number, day: Day): Day | undefined {
  return value === unknown || value > day ? undefined : value
}

function childReader(model: ReadModel, day: Day) {
  const { status, since, openSince, unit, worker } = model.on(day)
  const statusTexts = model.columns('status').dictionaries.get('status')!.texts
  const decisions = model.columns('progressDecision')
  const processes = preProceedingsReader(model.columns('progressMark'), day)
  return (child: number) => {
    const openFor = statusTexts[status[child]!] as Status | undefined
    const hasPlan = openFor === 'protection plan' || openFor === 'child in need plan'
    const planSince = hasPlan ? since[child]! : processes(child)
    const involved = openSince[child]!
    return {
      childId: model.children[child]!,
      status: openFor,
      clocks: {
        plan: planSince === undefined || planSince === unknown ? undefined : wholeMonths(planSince, day),
        planSince: planSince === unknown ? undefined : planSince,
        involvement: involved === unknown ? undefined : wholeMonths(involved, day),
        involvementSince: involved === unknown ? undefined : involved,
        cumulative: cumulativeMonths(model, child, day, lookBackMonths),
      },
      unit: model.units.texts[unit[child]!],
      worker: model.workers.texts[worker[child]!],
      lastReviewedOn: lastOn(decisions, child, day),
    }
  }
}

/** Of a child without a plan: since when in pre-proceedings. */
function preProceedingsReader(marks: Columns, day: Day): (child: number) => Day | undefined {
  const [since, over] = [marks.numbers('since'), marks.numbers('over')]
  return child => {
    const { first, count } = marks.rowsOf(child)
    for (let row = first; row < first + count; row++) {
      if (marks.text('track', row) !== 'pre-proceedings' || since[row]! > day) continue
      if (over[row] === unknown || over[row]! > day) return since[row]!
    }
    return undefined
  }
}

function lastOn(columns: Columns, child: number, day: Day): Day | undefined {
  const on = columns.numbers('on')
  const { first, count } = columns.rowsOf(child)
  let last: Day | undefined
  for (let row = first; row < first + count; row++)
    if (on[row]! <= day && on[row] !== unknown && (last === undefined || on[row]! > last)) last = on[row]!
  return last
}
