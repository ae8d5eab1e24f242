import type { Day } from '../../domain/calendar/day.ts'
import { afterWorkingDays, officeDay } from '../dates.ts'
import type { Stream } from '../random.ts'
import type { CareOutline } from './care.ts'
import type { HealthCheck, Person } from './facts.ts'

interface Health {
  readonly health: readonly HealthCheck[]
  readonly scores: readonly { readonly id: string; readonly on: Day; readonly score: number }[]
}

/** Health assessments (six-monthly under five), dental checks and yearly strengths and difficulties scores. */
export function healthOf(outline: CareOutline, person: Person, horizon: Day, random: Stream): Health {
  const health: HealthCheck[] = []
  const scores: { id: string; on: Day; score: number }[] = []
  const end = Math.min(outline.to, horizon + 1)
  const base = Math.max(0, Math.min(30, Math.round(14.7 + (random.next() + random.next() + random.next() - 1.5) * 11)))
  let on = afterWorkingDays(outline.from, random.whole(7, 27))
  let teeth = officeDay(outline.from + random.whole(40, 330))
  let score = officeDay(outline.from + random.whole(60, 420))
  for (let index = 0; index < 60; index++) {
    if (on >= end && teeth >= end && score >= end) break
    const [skip, noTeeth, noScore, move, moveTeeth, moveScore, change] = [
      random.chance(0.08),
      random.chance(0.33),
      random.chance(0.25),
      random.whole(-45, 8),
      random.whole(-60, 40),
      random.whole(-40, 15),
      random.whole(-4, 4),
    ]
    if (on < end && !skip) health.push({ id: `${outline.id}-H${index}`, type: 'Health Assessment', on })
    if (teeth < end && !noTeeth && teeth > person.bornOn + 700)
      health.push({ id: `${outline.id}-D${index}`, type: 'Dental Check', on: teeth })
    const years = (score - person.bornOn) / 365.25
    if (score < end && !noScore && years >= 4 && years < 17) {
      scores.push({ id: `${outline.id}-S${index}`, on: score, score: Math.max(0, Math.min(40, base + change)) })
    }
    on = officeDay(on + (on - person.bornOn < 5 * 365 ? 180 : 360) + move)
    teeth = officeDay(teeth + 345 + moveTeeth)
    score = officeDay(score + 355 + moveScore)
  }
  return { health, scores }
}
