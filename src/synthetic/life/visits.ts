import type { Day } from '../../domain/calendar/day.ts'
import { iso } from '../../domain/calendar/day.ts'
import { withTime } from '../extract-writer.ts'
import type { Unit } from '../organisation.ts'
import { draw, type Life, onWorkingDay, workingDaysAfter } from './life.ts'

interface Visiting {
  readonly table: 'cin_visits' | 'cp_visits' | 'cla_visits'
  readonly prefix: string
  readonly topic: string
  readonly from: Day
  readonly to: Day
  /** The standard's interval in working days, and the first where it differs. */
  readonly every: number
  readonly first?: number
  readonly unit: Unit
  readonly links: Readonly<Record<string, string>>
}

/** Visits one after another: mostly within the standard, some late, a few not seen, and the odd one doubled. */
export function tellVisits(life: Life, visiting: Visiting): void {
  const random = draw(life, 'visits', visiting.topic, visiting.from)
  let on = visiting.from
  for (let number = 1; ; number++) {
    const every = number === 1 && visiting.first !== undefined ? visiting.first : visiting.every
    const struggling = visiting.unit.struggling && on > 20_400 ? 2.2 : 1
    const late = random.chance(0.1 * visiting.unit.lateness * struggling)
    const gap = late
      ? every + random.whole(1, Math.max(3, Math.round(every * 0.9)))
      : random.whole(Math.ceil(every * 0.55), every)
    on = onWorkingDay(workingDaysAfter(on, Math.max(1, gap)))
    if (on > visiting.to || on > life.until) return
    const roll = random.next()
    const seen = roll < 0.93 ? 'Y' : roll < 0.97 ? 'N' : ''
    const cells = {
      ...visiting.links,
      [`${visiting.prefix}_id`]: `${life.index}${visiting.topic}${visiting.from}n${number}`,
      [`${visiting.prefix}_date`]: visiting.table === 'cp_visits' ? withTime(on) : iso(on),
      [`${visiting.prefix}_seen`]: seen,
      [`${visiting.prefix}_seen_alone`]: seen === 'Y' ? (random.chance(0.7) ? 'Y' : 'N') : '',
      [`${visiting.prefix}_bedroom`]: seen === 'Y' && random.chance(0.4) ? 'Y' : '',
    }
    life.writer.add(visiting.table, cells)
    if (random.chance(0.004)) life.writer.add(visiting.table, cells)
    if (seen !== 'Y') on = workingDaysAfter(on, -Math.max(1, gap - 3))
    else continue
    on = Math.max(on, visiting.from)
    const again = onWorkingDay(workingDaysAfter(on, gap))
    if (again > visiting.to || again > life.until) return
    on = again
    life.writer.add(visiting.table, {
      ...visiting.links,
      [`${visiting.prefix}_id`]: `${life.index}${visiting.topic}${visiting.from}n${number}r`,
      [`${visiting.prefix}_date`]: visiting.table === 'cp_visits' ? withTime(on) : iso(on),
      [`${visiting.prefix}_seen`]: 'Y',
      [`${visiting.prefix}_seen_alone`]: 'Y',
    })
  }
}
