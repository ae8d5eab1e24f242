import { placeFrom } from '../../domain/access/giving-posts.ts'
import { hasSurname, historyDays, type Unusual, unusualAccess } from '../../domain/access/unusual.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { parseDay } from '../../domain/calendar/day.ts'
import { englandDay } from '../../domain/calendar/england-day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { childrenByDay, childrenOpened, looksByHour, refusalsByPerson, surnamesOf } from '../../store/access-tallies.ts'
import { type Db, readChangeLog } from '../../store/index.ts'
import { readLinkedSince } from '../../store/people/identities.ts'
import { isInForce, listPosts } from '../../store/people/posts.ts'
import { type Days, periodOf } from './days.ts'

/** What was unusual in some days, from the access log. Children's surnames are compared here and go no further. */
export async function readUnusual(
  db: Db,
  authority: string,
  days: Days,
  names: ReadonlyMap<string, string>,
  at: Date,
): Promise<Unusual[]> {
  const period = periodOf(days)
  const withHistory = periodOf({ from: days.from - historyDays, to: days.to })
  const [byDay, byHour, refusals, opened, posts, made, linkedSince] = await Promise.all([
    childrenByDay(db, authority, withHistory),
    looksByHour(db, authority, period),
    refusalsByPerson(db, authority, period),
    childrenOpened(db, authority, period),
    listPosts(db, authority),
    readChangeLog(db, authority, { event: 'sign-in link made', since: period.from, limit: mostLinks }),
    readLinkedSince(db, authority),
  ])
  const surnames = await surnamesOf(db, authority, [...new Set(opened.map(each => each.childId))])
  const sameSurname = (personId: string, childId: string) =>
    (surnames.get(childId) ?? []).some(each => hasSurname(names.get(personId) ?? '', each))
  return unusualAccess(
    {
      ...days,
      days: byDay
        .flatMap(({ personId, role, day, opened: children, exported }) => [
          { personId, role, day: known(day), kind: 'opened' as const, children },
          { personId, role, day: known(day), kind: 'exported' as const, children: exported },
        ])
        .filter(each => each.children > 0),
      hours: byHour.map(each => ({ ...each, day: known(each.day) })),
      refusals,
      posts: posts
        .filter(each => !notPeople.has(each.made_by) && each.made_at >= period.from && each.made_at < period.until)
        .map(each => ({
          personId: each.person_id,
          role: each.role,
          place: placeFrom(each.place_kind, each.place_id),
          day: englandDay(each.made_at),
          by: giverIn(names, each.made_by),
          because: each.because,
          ended: !isInForce(each, at) && each.from_at <= at,
        })),
      links: made
        .filter(each => each.at < period.until && (linkedSince.get(each.subject) ?? each.at) < each.at)
        .map(each => ({
          personId: each.subject,
          day: englandDay(each.at),
          by: giverIn(names, each.principal),
        })),
      opened: opened.map(each => ({ ...each, sameSurname: sameSurname(each.personId, each.childId) })),
    },
    englandAndWales,
  )
}

/** Links looked at, the newest. */
const mostLinks = 10_000

/** Who gives posts that are not told of: by the groups of the council's own directory, and in the demonstration. */
const notPeople: ReadonlySet<string> = new Set(['directory', 'demonstration'])

function giverIn(names: ReadonlyMap<string, string>, by: string): string {
  return names.get(by) ?? (by === 'command line' ? 'a command at the server' : by)
}

/** The database gives nothing else than days here. */
function known(text: string): Day {
  return parseDay(text)!
}
