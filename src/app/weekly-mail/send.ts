import { may } from '../../domain/access/permissions.ts'
import { numbersScopeOf, scopeOf } from '../../domain/access/scope.ts'
import { englandDay } from '../../domain/calendar/england-day.ts'
import { weekOf } from '../../rooms/home/index.ts'
import type { RoomServices } from '../../rooms/services.ts'
import { claimMail, listToSend, unclaimMail } from '../../store/weekly-mail.ts'
import { weeklyMail } from './mail.ts'
import type { Mailer } from './mailer.ts'
import { mondayToSend, nextMonday } from './monday.ts'

interface Sending {
  readonly services: RoomServices
  readonly mailer: Mailer
  /** The address people reach Sightline by. */
  readonly origin: string
  readonly at: Date
}

/** How many were sent, and how many the mail server did not take. */
export interface Sent {
  readonly sent: number
  readonly failed: number
}

/**
 * Sends the week to everybody who wants it and was not sent it, on a Monday from seven in the morning; nothing on other
 * days. Each mail is written into the access log. One that cannot be sent is tried again at the next turn.
 */
export async function sendWeeklyMail({ services, mailer, origin, at }: Sending): Promise<Sent> {
  const monday = mondayToSend(at)
  if (monday === undefined) return { sent: 0, failed: 0 }
  const { store, authority } = services
  const organisation = services.organisation()
  let [sent, failed] = [0, 0]
  for (const { personId, to } of await listToSend(store.db, authority.id, monday)) {
    const principal = await services.standingOf(personId, at)
    if (principal === undefined || !may(principal, 'see-numbers')) continue
    const scope = scopeOf(principal, organisation)
    const numbersScope = numbersScopeOf(principal, organisation)
    const today = englandDay(at)
    const weeks = await weekOf({ services, organisation, principal, scope, numbersScope, today })
    if (weeks.length === 0 || !(await claimMail(store.db, authority.id, personId, monday))) continue
    try {
      await mailer.send(weeklyMail(weeks, { to, origin, day: today, dataLine: services.dataLine(principal) }))
    } catch {
      // What a mail server answers may hold the address: it is counted, not told.
      await unclaimMail(store.db, authority.id, personId)
      failed++
      continue
    }
    await services.recordAccess([
      {
        ...{ authorityId: authority.id, at, principal: principal.id, role: principal.role },
        ...{ event: 'digest.exported', page: 'weekly mail', allowed: true, because: 'chosen by them', request: '' },
      },
    ])
    sent++
  }
  return { sent, failed }
}

/** What was not taken is tried again after so long, in milliseconds, for the rest of the day. */
const again = 15 * 60_000

/** Sends now, if it is time, and every Monday from then on. Answers what stops it. */
export function sendEveryMonday(
  work: (at: Date) => Promise<Sent>,
  clock: () => Date,
  onTrouble: (error: unknown) => void,
): () => void {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const turn = async (): Promise<void> => {
    const at = clock()
    let failed = false
    try {
      failed = (await work(at)).failed > 0
    } catch (error) {
      failed = true
      onTrouble(error)
    }
    if (stopped) return
    const tryAgain = failed && mondayToSend(at) !== undefined
    // Timers hold no longer than 24 days; a week is within that.
    timer = setTimeout(() => void turn(), tryAgain ? again : nextMonday(at).getTime() - at.getTime()).unref()
  }
  void turn()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
