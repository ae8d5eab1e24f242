import { type RawBuilder, sql } from 'kysely'
import { chunksOf } from './chunks.ts'
import type { Db } from './store.ts'

/** Part of the access log: from an instant (included) to another (not included). */
export interface Period {
  readonly from: Date
  readonly until: Date
}

/** Looks at one child on pages of their own, not in a list and not as somebody's family. */
const onOwnPage = sql`child_id is not null and page like '/children/:childId%'
  and because <> 'named as family of a child opened'`
const saved = sql`child_id is not null and event like '%.exported'`
const inEngland = sql`at at time zone 'Europe/London'`
const within = (authority: string, { from, until }: Period): RawBuilder<unknown> =>
  sql`authority_id = ${authority} and at >= ${from} and at < ${until}`

/** How many different children each person opened, and saved in files, by the day in England ("2026-11-26"). */
export async function childrenByDay(
  db: Db,
  authority: string,
  period: Period,
): Promise<{ personId: string; role: string; day: string; opened: number; exported: number }[]> {
  const { rows } = await sql<{ personId: string; role: string; day: string; opened: number; exported: number }>`
    select principal as "personId", coalesce(role, '') as role, (${inEngland})::date as day,
      count(distinct child_id) filter (where ${onOwnPage}) as opened,
      count(distinct child_id) filter (where ${saved}) as exported
    from access_log
    where ${within(authority, period)} and allowed and child_id is not null
    group by 1, 2, 3`.execute(db)
  return rows
}

/** Looks at children, on pages of their own or saved in files, by hour of the day in England. */
export async function looksByHour(
  db: Db,
  authority: string,
  period: Period,
): Promise<{ personId: string; day: string; hour: number; looks: number }[]> {
  const { rows } = await sql<{ personId: string; day: string; hour: number; looks: number }>`
    select principal as "personId", (${inEngland})::date as day, extract(hour from ${inEngland})::int as hour,
      count(*) as looks
    from access_log
    where ${within(authority, period)} and allowed and ((${onOwnPage}) or (${saved}))
    group by 1, 2, 3`.execute(db)
  return rows
}

/** How often each person was refused: a child, or a page. */
export async function refusalsByPerson(
  db: Db,
  authority: string,
  period: Period,
): Promise<{ personId: string; children: number; pages: number }[]> {
  const { rows } = await sql<{ personId: string; children: number; pages: number }>`
    select principal as "personId", count(child_id) as children,
      count(*) filter (where child_id is null and because like 'may not %') as pages
    from access_log
    where ${within(authority, period)} and not allowed and salt is not null
    group by 1`.execute(db)
  return rows
}

/** Which children each person opened, how often, and whether the record is restricted now. */
export async function childrenOpened(
  db: Db,
  authority: string,
  period: Period,
): Promise<{ personId: string; childId: string; looks: number; restricted: boolean }[]> {
  const { rows } = await sql<{ personId: string; childId: string; looks: number; restricted: boolean }>`
    select principal as "personId", child_id as "childId", count(*) as looks,
      exists (
        select from restricted_child
        where restricted_child.authority_id = ${authority} and restricted_child.child_id = access_log.child_id
          and ended_at is null
      ) as restricted
    from access_log
    where ${within(authority, period)} and allowed and ${onOwnPage}
    group by 1, 2`.execute(db)
  return rows
}

/** Surnames of children as imported, for comparing and never for showing: of every child, whoever asks. */
export async function surnamesOf(
  db: Db,
  authority: string,
  childIds: readonly string[],
): Promise<Map<string, readonly string[]>> {
  const found = new Map<string, string[]>()
  for (const some of chunksOf(childIds, 2000)) {
    const { rows } = await sql<{ child_id: string; surname: string }>`
      select distinct child_id, data ->> 'pers_surname' as surname from case_record
      where authority_id = ${authority} and table_name = 'person' and to_batch is null
        and child_id = any(${[...some]}::text[]) and data ->> 'pers_surname' is not null`.execute(db)
    for (const { child_id, surname } of rows) found.set(child_id, [...(found.get(child_id) ?? []), surname])
  }
  return found
}

/** How much each person did: entries, different children, refusals, and when last. Most first. */
export async function activityByPerson(
  db: Db,
  authority: string,
  period: Period,
): Promise<{ personId: string; entries: number; children: number; refused: number; last: Date }[]> {
  const { rows } = await sql<{ personId: string; entries: number; children: number; refused: number; last: Date }>`
    select principal as "personId", count(*) as entries,
      count(distinct child_id) filter (where allowed) as children,
      count(*) filter (where not allowed) as refused, max(at) as last
    from access_log
    where ${within(authority, period)} and salt is not null
    group by 1 order by children desc, entries desc, 1`.execute(db)
  return rows
}
