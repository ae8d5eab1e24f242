import type { Day } from '../../domain/calendar/day.ts'
import type { Stream } from '../random.ts'
import type { CareOutline } from './care.ts'
import type { Missing, Person } from './facts.ts'

/** Times a child went missing or was away without leave. Most never; some teenagers again and again, on any day. */
export function missingOf(outline: CareOutline, person: Person, horizon: Day, random: Stream): Missing[] {
  const found: Missing[] = []
  const kind = random.next()
  const every = kind < 0.27 ? 24 : kind < 0.45 ? 200 : undefined
  if (every === undefined) return found
  const begins = Math.max(outline.from, person.bornOn + Math.round(12.5 * 365.25))
  // A spell of going missing lasts some months, then settles.
  const settles = Math.min(outline.to, begins + 150 + random.wait(420))
  let on = begins + Math.round(random.wait(every))
  while (on < settles && on <= horizon && found.length < 150) {
    const [nights, long, away, offered, accepted, recorded] = [
      random.next(),
      random.chance(0.04),
      random.chance(0.16),
      random.chance(0.9),
      random.chance(0.52),
      random.chance(0.94),
    ]
    const to = on + (long ? 6 + Math.floor(nights * 30) : Math.floor(nights * nights * 4))
    found.push({
      id: `${outline.id}-M${found.length + 1}`,
      type: away ? 'Away' : 'Missing',
      from: on,
      to: Math.min(to, outline.to),
      offered: away ? 'NA' : !recorded ? '' : offered ? 'Y' : 'N',
      accepted: away || !offered ? 'NA' : !recorded ? '' : accepted ? 'Y' : 'N',
    })
    on = Math.round(to + 1 + random.wait(every))
  }
  return found
}
