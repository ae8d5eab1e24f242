import { isKnownRole, roleTitle } from '../../domain/access/principal.ts'
import { englandInstant } from '../../domain/calendar/england-instant.ts'
import { countAccesses, type Db, type LogPlace, readAccessLog } from '../../store/index.ts'
import { listPeople } from '../../store/people/people.ts'
import type { ExportTable } from '../../ui/index.ts'

/** One look at a child, in words. */
export interface Look {
  readonly id: string
  readonly at: Date
  /** "Thu 26 Nov 2026, 16:23", by the clock in England. */
  readonly when: string
  /** By name, where known as a person; else their id. */
  readonly who: string
  readonly personId: string
  readonly role: string
  /** "Viewed: all deadlines" */
  readonly what: string
  readonly allowed: boolean
  readonly because: string
  readonly request: string
}

/** Looks on one page. */
const shown = 50

/** A page of who looked at a child, newest first, and where the next one begins. */
export async function readLooks(
  db: Db,
  authority: string,
  childId: string,
  after?: LogPlace,
): Promise<{ readonly looks: readonly Look[]; readonly inAll: number; readonly next: LogPlace | undefined }> {
  const [rows, inAll, names] = await Promise.all([
    readAccessLog(db, authority, { childId, after, limit: shown + 1 }),
    countAccesses(db, authority, childId),
    readPeopleNames(db, authority),
  ])
  const looks = rows.slice(0, shown).map(each => lookOf(each, names))
  return { looks, inAll, next: rows.length > shown ? looks.at(-1) : undefined }
}

/** Everyone who looked at a child, newest first. */
export async function readEveryLook(db: Db, authority: string, childId: string): Promise<Look[]> {
  const looks: Look[] = []
  const names = await readPeopleNames(db, authority)
  const atOnce = 5000
  for (let after: LogPlace | undefined; ; ) {
    const rows = await readAccessLog(db, authority, { childId, after, limit: atOnce })
    looks.push(...rows.map(each => lookOf(each, names)))
    if (rows.length < atOnce) return looks
    after = looks.at(-1)
  }
}

/** The access history as it is saved. */
export function looksToSave(looks: readonly Look[], name: string): ExportTable<Look> {
  const column = (heading: string, value: (each: Look) => string) => ({ heading, kind: 'text', value }) as const
  return {
    name,
    rows: looks,
    columns: [
      column('When', each => each.at.toISOString()),
      column('When (England)', each => each.when),
      column('Who', each => each.who),
      column('Person id', each => each.personId),
      column('Role', each => each.role),
      column('What', each => each.what),
      column('Allowed', each => (each.allowed ? 'yes' : 'no')),
      column('Why', each => each.because),
      column('Request', each => each.request),
    ],
  }
}

/** A place in the log as it stands in an address: "2026-11-26T16:23:05.000Z~019a...". */
export function placeText({ at, id }: LogPlace): string {
  return `${at.toISOString()}~${id}`
}

/** The place an address names; undefined where it names none. */
export function placeFrom(text: string): LogPlace | undefined {
  const [, at, id] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text) ?? []
  const instant = at === undefined ? undefined : new Date(at)
  return instant === undefined || id === undefined || Number.isNaN(instant.getTime()) ? undefined : { at: instant, id }
}

type Row = Awaited<ReturnType<typeof readAccessLog>>[number]

/** An entry of the access log in words, under the name of whoever looked. */
export function lookOf(row: Row, names: ReadonlyMap<string, string>): Look {
  const { id, at, principal, role, event, page, allowed, because, request } = row
  const title = role === null ? 'not known' : isKnownRole(role) ? roleTitle(role) : role
  const deed = event.split('.').at(-1)!
  const place = page === null ? event : (pageWords[page] ?? page)
  return {
    id,
    at,
    when: englandInstant(at),
    who: names.get(principal) ?? principal,
    personId: principal,
    role: title,
    what: `${deedWords[deed] ?? deed}: ${place}`,
    allowed,
    because,
    request: request ?? '',
  }
}

/** People's names by their ids. */
export async function readPeopleNames(db: Db, authority: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await listPeople(db, authority)).map(each => [each.person_id, each.name]))
}

/** What was done, by the deed that ends an event. */
export const deedWords: Readonly<Record<string, string>> = {
  viewed: 'Viewed',
  listed: 'In a list',
  searched: 'Searched',
  exported: 'Saved as a file',
  recorded: 'Recorded',
  changed: 'Changed',
  started: 'Started',
  ended: 'Ended',
  confirmed: 'Confirmed',
  abandoned: 'Abandoned',
}

/** Pages by the pattern of their address, which is all that the log keeps of it. */
const pageWords: Readonly<Record<string, string>> = {
  '/': 'the first page',
  '/children/:childId': 'what happens next and the journey',
  '/children/:childId/deadlines': 'all deadlines',
  '/children/:childId/deadlines/:standardId/:ordinal': 'one deadline explained',
  '/children/:childId/record': 'the record as imported',
  '/children/:childId/access': 'access history',
  '/children/:childId/access/saved': 'access history',
  '/due': 'what is due',
  '/search': 'search',
  '/live': 'the live board',
  '/how-long': 'how long',
  '/due/export': 'what is due',
  '/due/calendar': 'a calendar of what is due',
  '/due/selected': 'rows chosen of what is due',
  '/due/selected/export': 'rows chosen of what is due',
  '/due/selected/calendar': 'a calendar of rows chosen of what is due',
  '/live/list/:number': 'the list behind a number',
  '/live/list/:number/export': 'the list behind a number',
  '/live/changes': 'what changed',
  '/live/changes/export': 'what changed',
  '/live/export': 'the live board',
  '/how-long/export': 'how long',
  '/children/:childId/who-may-open': 'who may open the child',
  '/open-with-a-reason/:childId': 'opening with a reason',
  '/standards': 'standards',
  '/standards/:standardId': 'a standard',
  '/imports': 'imports',
  '/imports/:batch': 'an import',
  '/imports/mappings': 'mappings',
  '/settings': 'settings',
  '/people': 'people',
  '/reports': 'reports',
  '/access': 'unusual access',
  '/access/people': 'activity of people',
  '/access/people/:personId': 'activity of a person',
  '/access/people/:personId/saved': 'activity of a person',
  '/access/openings': 'openings with a reason',
  '/access/openings/:openingId': 'an opening with a reason',
  '/events': 'news for an open page',
  '/sign-in': 'sign-in',
  '/sign-out': 'sign-out',
}
