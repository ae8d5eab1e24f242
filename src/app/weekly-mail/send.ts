import { hash } from 'node:crypto'
import { may } from '../../domain/access/permissions.ts'
import { numbersScopeOf, scopeOf } from '../../domain/access/scope.ts'
import { iso } from '../../domain/calendar/day.ts'
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
  /** Told of what kept one person's mail from being written or taken, and whose: never of an address. */
  readonly onTrouble: (error: unknown, personId: string) => void
}

/** How many were sent, how many could not be and are tried again, and how many the mail server refused for good. */
export interface Sent {
  readonly sent: number
  readonly failed: number
  readonly refused: number
}

/**
 * Sends the week to everybody who wants it and was not sent it, on a Monday from seven in the morning; nothing on other
 * days. Each mail is written into the access log. One that cannot be sent is tried again at the next turn.
 */
export async function sendWeeklyMail({ services, mailer, origin, at, onTrouble }: Sending): Promise<Sent> {
  const monday = mondayToSend(at)
  if (monday === undefined) return { sent: 0, failed: 0, refused: 0 }
  const { store, authority } = services
  const organisation = services.organisation()
  const today = englandDay(at)
  const write = async (personId: string) => {
    const principal = await services.standingOf(personId, at)
    if (principal === undefined || !may(principal, 'see-numbers')) return undefined
    const scope = scopeOf(principal, organisation)
    const numbersScope = numbersScopeOf(principal, organisation)
    const weeks = await weekOf({ services, organisation, principal, scope, numbersScope, today })
    return weeks.length === 0 ? undefined : { weeks, principal }
  }
  let [sent, failed, refused] = [0, 0, 0]
  for (const { personId, to } of await listToSend(store.db, authority.id, monday)) {
    let written: Awaited<ReturnType<typeof write>>
    try {
      written = await write(personId)
    } catch (error) {
      // One person's week that cannot be worked out keeps it from nobody else.
      onTrouble(error, personId)
      failed++
      continue
    }
    if (written === undefined || !(await claimMail(store.db, authority.id, personId, monday))) continue
    try {
      await mailer.send(
        weeklyMail(written.weeks, {
          id: hash('sha256', `${authority.id} ${personId} ${iso(monday)}`).slice(0, 32),
          to,
          origin,
          day: today,
          dataLine: services.dataLine(written.principal),
        }),
      )
    } catch (error) {
      if (isForGood(error)) {
        // Taken as dealt with for this Monday: asked again, the answer would be the same.
        onTrouble(
          new Error('The mail server refuses this person’s address for good: no weekly mail for them this Monday'),
          personId,
        )
        refused++
        continue
      }
      // What a mail server answers may hold the address: it is counted, not told.
      await unclaimMail(store.db, authority.id, personId)
      failed++
      continue
    }
    await services.recordAccess([
      {
        ...{ authorityId: authority.id, at, principal: personId, role: written.principal.role },
        ...{ event: 'digest.exported', page: 'weekly mail', allowed: true, because: 'chosen by them', request: '' },
      },
    ])
    sent++
  }
  return { sent, failed, refused }
}

/** A mail server's refusal of an address that does not pass. Of the sender or the server it may be put right within the day. */
function isForGood(error: unknown): boolean {
  const told = error as { responseCode?: unknown; command?: unknown; response?: unknown }
  const { responseCode, command, response } = told
  // Many servers say only here what they have against the sender or this server (RFC 3463: 5.7, 5.1.7, 5.1.8).
  const isOfUs = /^\d{3}[ -]5\.(7\.|1\.[78]\b)/.test(String(response ?? ''))
  return typeof responseCode === 'number' && responseCode >= 500 && command === 'RCPT TO' && !isOfUs
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
