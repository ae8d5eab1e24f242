import { birthday } from '../calendar/ages.ts'
import type { Day } from '../calendar/day.ts'
import { addMonths } from '../calendar/months.ts'
import type { ChildRecord } from '../record/facts.ts'
import { periodsOfCare } from '../record/period-of-care.ts'
import { statusSpells } from '../record/status.ts'

/** What a child has been to the service, as far as retention asks. Of several, each has its say. */
export const kinds = ['looked after', 'care leaver', 'protection plan', 'child in need', 'known'] as const
export type Kind = (typeof kinds)[number]

/** What years are counted from. A rule from death holds for who has died, in place of the kind's other rules. */
export const events = ['birth', 'eighteenth birthday', 'death', 'last open'] as const
export type RetentionEvent = (typeof events)[number]

/** How long the records of a kind are kept: years from an event, and who says so. */
export interface RetentionRule {
  readonly kind: Kind
  readonly years: number
  readonly from: RetentionEvent
  readonly source: string
}

/** What would become of a child's record on a day, and why. */
export type Verdict =
  | { readonly goes: true; readonly since: Day; readonly because: string }
  | { readonly goes: false; readonly until?: Day | undefined; readonly because: string }

/**
 * What would become of a record by rules and holds on a day. It is kept for as long as the longest rule of all that the
 * child has been; where a kind has no rule, or a date that a rule counts from is not known, it is kept.
 */
export function verdictOn(
  record: ChildRecord,
  rules: readonly RetentionRule[],
  holds: readonly string[],
  today: Day,
): Verdict {
  if (holds.length > 0) return { goes: false, because: `legal hold: ${holds.join('; ')}` }
  if (isOpen(record, today)) return { goes: false, because: 'still open' }
  const lastOpen = lastOpenOn(record)
  let longest: { readonly until: Day; readonly rule: RetentionRule } | undefined
  for (const kind of kindsOf(record)) {
    const applying = rulesFor(kind, rules, record.person?.diedOn !== undefined)
    if (applying.length === 0) return { goes: false, because: `no rule is set for: ${kind}` }
    for (const rule of applying) {
      const event = eventOf(rule.from, record, lastOpen)
      if (event === undefined) return { goes: false, because: `not known: ${rule.from}` }
      const until = addMonths(event, 12 * rule.years)
      if (longest === undefined || until > longest.until) longest = { until, rule }
    }
  }
  const { until, rule } = longest!
  const because = `${rule.kind}: ${rule.years} years from ${rule.from} (${rule.source})`
  return until <= today ? { goes: true, since: until, because } : { goes: false, until, because }
}

/** A care leaver may ask for help until their 25th birthday, and without a date of birth nobody knows when that is. */
function isOpen(record: ChildRecord, today: Day): boolean {
  const bornOn = record.person?.bornOn
  const grownUp = bornOn !== undefined && birthday(bornOn, 25) <= today
  return statusSpells(record).some(
    ({ status, until }) => (until === undefined || until > today) && !(status === 'care leaver' && grownUp),
  )
}

/** The last day of anything that began and ended; of somebody who was never open, of what was asked for. */
function lastOpenOn(record: ChildRecord): Day | undefined {
  const { referrals, assessments, protectionPlans, needPlans } = record
  const all = [...referrals, ...assessments, ...protectionPlans, ...needPlans, ...periodsOfCare(record)]
  const days = all.map(({ startedOn, endedOn }) => endedOn ?? startedOn)
  return days.length === 0 ? undefined : Math.max(...days)
}

/** Everything the child has ever been, however short: what is recorded of it counts, not what it came to. */
function kindsOf(record: ChildRecord): Kind[] {
  const has: Readonly<Record<Kind, boolean>> = {
    'looked after': periodsOfCare(record).length > 0,
    'care leaver': record.careLeaver !== undefined,
    'protection plan': record.protectionPlans.length > 0,
    'child in need':
      record.needPlans.length > 0 ||
      record.assessments.length > 0 ||
      record.referrals.some(each => each.noFurtherAction !== 'yes'),
    known: false,
  }
  const found = kinds.filter(each => has[each])
  return found.length === 0 ? ['known'] : found
}

function rulesFor(kind: Kind, rules: readonly RetentionRule[], died: boolean): RetentionRule[] {
  const own = rules.filter(each => each.kind === kind)
  const ofTheDead = own.filter(each => each.from === 'death')
  return died && ofTheDead.length > 0 ? ofTheDead : own.filter(each => each.from !== 'death')
}

function eventOf(event: RetentionEvent, { person }: ChildRecord, lastOpen: Day | undefined): Day | undefined {
  switch (event) {
    case 'birth':
      return person?.bornOn
    case 'eighteenth birthday':
      return person?.bornOn === undefined ? undefined : birthday(person.bornOn, 18)
    case 'death':
      return person?.diedOn
    case 'last open':
      return lastOpen
  }
}

/**
 * Periods to start from, none of which holds until the authority sets it. The first two are statutory (Care Planning,
 * Placement and Case Review (England) Regulations 2010, regulation 50); the rest is what councils publish.
 */
export const suggestions: readonly RetentionRule[] = [
  { kind: 'looked after', years: 75, from: 'birth', source: 'Regulation 50, 2010 Regulations' },
  { kind: 'looked after', years: 15, from: 'death', source: 'Regulation 50, 2010 Regulations' },
  { kind: 'care leaver', years: 75, from: 'birth', source: 'as councils publish' },
  { kind: 'protection plan', years: 25, from: 'birth', source: 'as councils publish; others say 35 from last contact' },
  { kind: 'child in need', years: 6, from: 'last open', source: 'as councils publish; others say 25 from birth' },
  { kind: 'known', years: 6, from: 'last open', source: 'as councils publish' },
]
