import { permissions } from '../../domain/access/permissions.ts'
import { type AccessFilter, type Db, type LogPlace, readAccessLog } from '../../store/index.ts'
import type { ExportTable } from '../../ui/index.ts'
import { type Look, lookOf, readPeopleNames } from '../child/index.ts'

/** An entry of somebody's activity, with the child it is about, where it is about one. */
export interface Entry extends Look {
  readonly childId: string | null
}

/** What stands for a child the reader is not to know of: restricted, closed to them, or no child at all. */
export const notOpen = 'a record not open to you'

/** Which child an entry is about, as far as its reader may know. */
function childWords({ childId }: Pick<Entry, 'childId'>, openable: ReadonlySet<string>): string {
  if (childId === null) return ''
  return openable.has(childId) ? childId : notOpen
}

/** Why it was allowed or refused, saying the same of a restricted child as of none. */
export function becauseWords({ childId, allowed, because }: Entry, openable: ReadonlySet<string>): string {
  if (Object.hasOwn(permissions, because)) return `by their role (${because})`
  if (childId === null || openable.has(childId)) return because
  return allowed ? 'open to them' : 'not open to them'
}

/** Every entry that a filter leaves, newest first. */
export async function readEveryEntry(db: Db, authority: string, filter: AccessFilter): Promise<Entry[]> {
  const entries: Entry[] = []
  const names = await readPeopleNames(db, authority)
  const atOnce = 5000
  for (let after: LogPlace | undefined; ; ) {
    const rows = await readAccessLog(db, authority, { ...filter, after, limit: atOnce })
    entries.push(...rows.map(each => ({ ...lookOf(each, names), childId: each.child_id })))
    if (rows.length < atOnce) return entries
    after = entries.at(-1)
  }
}

/** Somebody's activity as it is saved. */
export function activityToSave(entries: readonly Entry[], openable: ReadonlySet<string>): ExportTable<Entry> {
  const column = (heading: string, value: (each: Entry) => string) => ({ heading, kind: 'text', value }) as const
  return {
    name: 'activity',
    rows: entries,
    columns: [
      column('When', each => each.at.toISOString()),
      column('When (England)', each => each.when),
      column('Who', each => each.who),
      column('Person id', each => each.personId),
      column('Role', each => each.role),
      column('What', each => each.what),
      column('Child id', each => childWords(each, openable)),
      column('Allowed', each => (each.allowed ? 'yes' : 'no')),
      column('Why', each => becauseWords(each, openable)),
      column('Request', each => each.request),
    ],
  }
}
