import type { Day } from '../calendar/day.ts'
import type { ChildRecord, RowReference } from '../record/facts.ts'
import { eighteenOn } from '../record/person.ts'
import { type Status, type StatusSpell, statusSpells } from '../record/status.ts'
import { rowsOf } from '../templates/index.ts'
import { strategyDiscussions } from '../templates/protection.ts'
import { watchDays } from './rules.ts'

/** A child came down from one level of help to another, and what became of it in the twelve weeks after. */
export interface SteppingDown {
  readonly on: Day
  readonly from: Status
  /** Undefined: closed. */
  readonly to: Status | undefined
  /** The last day of the watch. */
  readonly watchedUntil: Day
  /** The first sign within the watch that it was too soon. */
  readonly back: { readonly on: Day; readonly what: string; readonly source: RowReference | undefined } | undefined
}

const levels: readonly (Status | undefined)[] = ['looked after', 'protection plan', 'child in need plan']

/**
 * Every time a child came down from being looked after, a protection plan or a child in need plan (the day its case was
 * closed), in order. Turning 18 is not one.
 */
export function steppingsDown(record: ChildRecord): SteppingDown[] {
  const spells = statusSpells(record).filter(each => each.status !== 'care leaver')
  const over = [record.person?.diedOn, eighteenOn(record)]
  return spells.flatMap((spell, index): SteppingDown[] => {
    if (!levels.includes(spell.status)) return []
    const { until, next } = endOf(spells, index)
    if (until === undefined || over.includes(until)) return []
    const to = next?.from === until ? next.status : undefined
    if (rankOf(to) <= rankOf(spell.status)) return []
    const watchedUntil = until + watchDays
    return [
      { on: until, from: spell.status, to, watchedUntil, back: comeBack(record, spells, spell, until, watchedUntil) },
    ]
  })
}

/**
 * When what was begun with this spell ended, and what came after. A case is not closed with its child in need plan but by
 * what is open beneath it, mostly some days later: that is no other level of help, and ends with it.
 */
function endOf(
  spells: readonly StatusSpell[],
  index: number,
): { until: Day | undefined; next: StatusSpell | undefined } {
  let last = index
  if (spells[index]!.status === 'child in need plan')
    while (isBeneath(spells[last + 1]) && spells[last + 1]!.from === spells[last]!.until) last++
  return { until: spells[last]!.until, next: spells[last + 1] }
}

function isBeneath(spell: StatusSpell | undefined): boolean {
  return spell?.status === 'referral' || spell?.status === 'assessment'
}

/** The lower the number the more help; closed is last. */
function rankOf(status: Status | undefined): number {
  switch (status) {
    case 'looked after':
      return 0
    case 'protection plan':
      return 1
    case undefined:
      return 3
    default:
      return 2
  }
}

function comeBack(
  record: ChildRecord,
  spells: readonly StatusSpell[],
  left: StatusSpell,
  on: Day,
  last: Day,
): SteppingDown['back'] {
  const within = (day: Day | undefined): day is Day => day !== undefined && day > on && day <= last
  const closed = !spells.some(each => each.from === on)
  const signs = [
    ...record.enquiries.map(each => ({ on: each.startedOn, what: 'Section 47 enquiry began', source: each.source })),
    ...rowsOf(record, strategyDiscussions).map(row => ({
      on: row.day('held_at'),
      what: 'Strategy discussion held',
      source: row.source,
    })),
    ...(closed
      ? record.referrals
          .filter(each => each.noFurtherAction !== 'yes')
          .map(each => ({ on: each.startedOn, what: 'Referred again', source: each.source }))
      : []),
    ...spells
      .filter(each => rankOf(each.status) < 2 && rankOf(each.status) <= rankOf(left.status))
      .map(each => ({
        on: each.from,
        what: each.status === 'looked after' ? 'Became looked after' : 'Child protection plan began',
        source: undefined,
      })),
  ]
  let first: SteppingDown['back']
  for (const { on: day, what, source } of signs)
    if (within(day) && (first === undefined || day < first.on)) first = { on: day, what, source }
  return first
}
