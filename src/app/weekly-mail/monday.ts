import { type Day, weekdayOf } from '../../domain/calendar/day.ts'
import { englandDay } from '../../domain/calendar/england-day.ts'
import { englandMinute, instantInEngland } from '../../domain/calendar/england-time.ts'

/** Seven in the morning. */
const minute = 7 * 60

/** The Monday whose mail is to be sent at an instant: from seven in the morning to the end of the day, in England. */
export function mondayToSend(at: Date): Day | undefined {
  const day = englandDay(at)
  return weekdayOf(day) === 1 && englandMinute(at) >= minute ? day : undefined
}

/** The next Monday at seven in the morning in England after an instant. */
export function nextMonday(at: Date): Date {
  const day = englandDay(at)
  const monday = day + ((8 - weekdayOf(day)) % 7)
  const then = instantInEngland(monday, minute)
  return then > at ? then : instantInEngland(monday + 7, minute)
}
