import type { Day } from '../calendar/day.ts'
import { longDate } from '../calendar/wording.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { capital } from '../words/capital.ts'
import { numberText } from '../words/numbers.ts'
import { buildOrganisation } from './organisation.ts'
import { permissionsOf } from './permissions.ts'
import { isKnownRole, type Post, type Principal, roleTitle } from './principal.ts'
import { scopeOf } from './scope.ts'

/** What makes access worth a second look. None of it says that anything was wrong. */
export type UnusualKind = 'post' | 'link' | 'refused' | 'surname' | 'restricted' | 'volume' | 'out-of-hours'

/** In the order in which they are told of. */
export const unusualKinds: readonly UnusualKind[] = [
  'post',
  'link',
  'refused',
  'surname',
  'restricted',
  'volume',
  'out-of-hours',
]

/** Days before a day by which somebody's usual is known. */
export const historyDays = 56

/** From how many on something is told of. */
export const thresholds = {
  /** Times the person's own usual, and times their role's usual. */
  timesUsual: 3,
  /** Children opened, or saved in files, in a day: fewer is never much. */
  least: { opened: 20, exported: 200 },
  /** Days with access that make a usual of one's own; days of colleagues that make a role's. */
  daysForOwnUsual: 5,
  daysForRoleUsual: 10,
  /** Where there is no usual to compare with, this many times the least. */
  timesLeastWithoutUsual: 2,
  /** Attempts to open a child outside one's scope. */
  refusedChildren: 1,
  /** Attempts to use a page outside one's role. */
  refusedPages: 5,
  /** Looks at children outside working hours. */
  outOfHours: 3,
  /** Working hours by the clock in England: from, and before. */
  firstHour: 7,
  lastHour: 20,
} as const

/** How many different children somebody opened, or saved in files, in a day. */
export interface DayTally {
  readonly personId: string
  readonly role: string
  readonly day: Day
  readonly kind: 'opened' | 'exported'
  readonly children: number
}

/** Looks at children in one hour of a day, by the clock in England. */
export interface HourTally {
  readonly personId: string
  readonly day: Day
  readonly hour: number
  readonly looks: number
}

/** What somebody was refused. */
export interface RefusalTally {
  readonly personId: string
  /** Attempts at children outside scope, and at pages outside the role. */
  readonly children: number
  readonly pages: number
}

/** One child that somebody opened. */
export interface Opened {
  readonly personId: string
  readonly childId: string
  readonly looks: number
  readonly restricted: boolean
  readonly sameSurname: boolean
}

/** A post that somebody was given. */
export interface PostGiven extends Post {
  readonly personId: string
  /** The day it was given, and who gave it, by name. */
  readonly day: Day
  readonly by: string
  /** Why, as whoever gave it put it. */
  readonly because: string
  readonly ended: boolean
}

/** A link to choose a password of Sightline that was made for somebody who signs in by the council's own account. */
export interface LinkMade {
  readonly personId: string
  /** The day it was made, and who made it, by name. */
  readonly day: Day
  readonly by: string
}

export interface AccessInPeriod {
  /** The days chosen, first and last. */
  readonly from: Day
  readonly to: Day
  /** Of the days chosen, and of the `historyDays` before. */
  readonly days: readonly DayTally[]
  readonly hours: readonly HourTally[]
  readonly refusals: readonly RefusalTally[]
  readonly opened: readonly Opened[]
  /** Posts that people gave in the days chosen: those of the directory follow its groups, and are not among them. */
  readonly posts: readonly PostGiven[]
  readonly links: readonly LinkMade[]
}

/** Something unusual about one person's access. */
export interface Unusual {
  readonly personId: string
  readonly kind: UnusualKind
  /** Larger is told of first, among those of its kind. */
  readonly weight: number
  /** Why it is told of, in a sentence that names no child. */
  readonly why: string
  /** The children it is about, where it is about single ones. */
  readonly childIds: readonly string[]
}

/** What was unusual in some days, by kind and then by weight. Pure: knows neither names nor the day it is. */
export function unusualAccess(access: AccessInPeriod, calendar: WorkingCalendar): Unusual[] {
  const found = [
    ...posts(access.posts),
    ...links(access.links),
    ...refused(access.refusals),
    ...opened(access.opened, 'surname'),
    ...opened(access.opened, 'restricted'),
    ...volume(access),
    ...outOfHours(access.hours, calendar),
  ]
  return found.sort(
    (a, b) =>
      unusualKinds.indexOf(a.kind) - unusualKinds.indexOf(b.kind) ||
      b.weight - a.weight ||
      (a.personId < b.personId ? -1 : 1),
  )
}

/** Roles that may give any post to anybody, and those that may open every child from the whole authority. */
function opensAll({ role, place }: Post): boolean {
  if (place.kind !== 'directorate' || !isKnownRole(role)) return false
  return (
    permissionsOf({ role }).has('manage-people') || scopeOf(postHolder({ role, place }), nowhere).kind === 'authority'
  )
}

const nowhere = buildOrganisation([], [])
const postHolder = (post: Post): Principal => ({ id: '', authorityId: '', name: '', ...post })

/** One of the few who give posts can give them alone: whoever looks after access is told of those that reach furthest. */
function* posts(given: readonly PostGiven[]): Generator<Unusual> {
  for (const each of given.filter(opensAll)) {
    const reach = permissionsOf(each).has('manage-people')
      ? 'may give posts'
      : 'may open children of the whole authority'
    const ended = each.ended ? ' It has ended since.' : ''
    const why = `Given the post of ${roleTitle(each.role).toLowerCase()}, who ${reach}, by ${each.by} on ${longDate(each.day)}: ${sentence(each.because)}${ended}`
    yield { personId: each.personId, kind: 'post', weight: each.day, why, childIds: [] }
  }
}

/** Whoever has such a link may sign in as that person, who needs none. */
function* links(made: readonly LinkMade[]): Generator<Unusual> {
  for (const { personId, day, by } of made) {
    const why = `A link to choose a password was made for them by ${by} on ${longDate(day)}, though they sign in by the council’s own account. Whoever opens it can sign in as them.`
    yield { personId, kind: 'link', weight: day, why, childIds: [] }
  }
}

function* refused(refusals: readonly RefusalTally[]): Generator<Unusual> {
  for (const { personId, children, pages } of refusals) {
    const parts: string[] = []
    if (children >= thresholds.refusedChildren) {
      parts.push(`tried ${times(children)} to open a child outside their scope`)
    }
    if (pages >= thresholds.refusedPages) parts.push(`tried ${times(pages)} to use a page outside their role`)
    if (parts.length === 0) continue
    const why = `${capital(parts.join(', and '))}; refused each time.`
    yield { personId, kind: 'refused', weight: children + pages, why, childIds: [] }
  }
}

function* opened(all: readonly Opened[], kind: 'surname' | 'restricted'): Generator<Unusual> {
  const told = all.filter(each => (kind === 'surname' ? each.sameSurname : each.restricted))
  for (const [personId, some] of Map.groupBy(told, each => each.personId)) {
    const looks = some.reduce((sum, each) => sum + each.looks, 0)
    const children = some.length
    const what =
      kind === 'surname'
        ? `${children === 1 ? 'a child who has' : `${numberText(children)} children who have`} the same surname`
        : `${children === 1 ? 'a restricted record' : `${numberText(children)} restricted records`}`
    const why = `Looked ${times(looks)} at ${what}.`
    yield { personId, kind, weight: looks, why, childIds: some.map(each => each.childId) }
  }
}

const deeds = { opened: 'Opened', exported: 'Saved in files' } as const

function* volume({ from, to, days }: AccessInPeriod): Generator<Unusual> {
  for (const kind of ['opened', 'exported'] as const) {
    const all = days.filter(each => each.kind === kind)
    for (const each of all) {
      if (each.day < from || each.day > to || each.children < thresholds.least[kind]) continue
      const history = all.filter(other => other.day < each.day && other.day >= each.day - historyDays)
      const own = usual(
        history.filter(other => other.personId === each.personId),
        thresholds.daysForOwnUsual,
      )
      const role = usual(
        history.filter(other => other.role === each.role && other.personId !== each.personId),
        thresholds.daysForRoleUsual,
      )
      const known = [own, role].filter(usually => usually !== undefined)
      const much = known.every(usually => each.children > thresholds.timesUsual * usually)
      const enough = known.length > 0 || each.children >= thresholds.timesLeastWithoutUsual * thresholds.least[kind]
      if (!much || !enough) continue
      const compared = [
        own === undefined ? 'no usual of their own is known yet' : `usually ${numberText(own)} on a day with any`,
        role === undefined ? undefined : `others who are ${roleTitle(each.role).toLowerCase()} ${numberText(role)}`,
      ].filter(part => part !== undefined)
      const why = `${deeds[kind]} ${numberText(each.children)} children on ${longDate(each.day)}; ${compared.join(', ')}.`
      yield { personId: each.personId, kind: 'volume', weight: each.children, why, childIds: [] }
    }
  }
}

/** The median of the days there are; undefined where they are too few. */
function usual(days: readonly DayTally[], fewest: number): number | undefined {
  if (days.length < fewest) return undefined
  const counts = days.map(each => each.children).sort((a, b) => a - b)
  const middle = counts.length >> 1
  return counts.length % 2 === 1 ? counts[middle]! : (counts[middle - 1]! + counts[middle]!) / 2
}

function* outOfHours(hours: readonly HourTally[], calendar: WorkingCalendar): Generator<Unusual> {
  const outside = hours.filter(({ day, hour }) => isOutOfHours(day, hour, calendar))
  for (const [personId, some] of Map.groupBy(outside, each => each.personId)) {
    const looks = some.reduce((sum, each) => sum + each.looks, 0)
    if (looks < thresholds.outOfHours) continue
    const days = [...Map.groupBy(some, each => each.day)].sort(([a], [b]) => b - a)
    const told = days.slice(0, 3).map(([day, of]) => {
      const why = calendar.holidayOn(day)
      return `${longDate(day)}${why === undefined ? '' : ` (${why})`}: ${numberText(of.reduce((sum, each) => sum + each.looks, 0))}`
    })
    const more = days.length > told.length ? `, and ${numberText(days.length - told.length)} days before` : ''
    const span = `${thresholds.firstHour}:00 to ${thresholds.lastHour}:00 on working days`
    const why = `Looked at children ${times(looks)} outside ${span}. ${told.join(', ')}${more}.`
    yield { personId, kind: 'out-of-hours', weight: looks, why, childIds: [] }
  }
}

/** Whether an hour of a day is outside working hours: early, late, or on a weekend or bank holiday. */
export function isOutOfHours(day: Day, hour: number, calendar: WorkingCalendar): boolean {
  return !calendar.isWorking(day) || hour < thresholds.firstHour || hour >= thresholds.lastHour
}

/**
 * Whether a person's name ends in a surname that a child has too, as far as writing tells: accents, case and hyphens
 * aside, one part of a double name being enough.
 */
export function hasSurname(personName: string, childSurname: string): boolean {
  const own = new Set(partsOf(personName.trim().split(/\s+/).at(-1) ?? ''))
  return partsOf(childSurname).some(each => own.has(each))
}

/** Letters that are no name by themselves. */
const shortest = 2

function partsOf(surname: string): string[] {
  return surname
    .normalize('NFD')
    .replaceAll(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(each => each.length >= shortest)
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${numberText(count)} times`
}
