import { boardOn, keyFigures, type ReadModel } from '../analysis/index.ts'
import type { Day } from '../domain/calendar/day.ts'
import { englandDay } from '../domain/calendar/england-day.ts'
import { letGoOfFiles } from '../intake/receive/let-go.ts'
import { buildApp } from '../server/app.ts'
import { type EventLimits, usualEventLimits } from '../server/events.ts'
import { listen, untilStopped } from '../server/listen.ts'
import { createJobs } from '../server/progress.ts'
import { databaseSessionRows } from '../server/session-rows.ts'
import { createSessions } from '../server/sessions.ts'
import type { MailSettings, Settings } from '../server/settings.ts'
import { createSignIn } from '../server/sign-in/index.ts'
import { countOtherRules } from '../store/derivations.ts'
import { drawingLibrary, Page } from '../ui/index.ts'
import { daily } from './daily.ts'
import { closeDormant } from './dormant.ts'
import { followDecisions } from './follow-decisions.ts'
import { Desk } from './intake/desk.ts'
import { rulesVersionOf } from './intake/understanding.ts'
import { Watch } from './intake/watch.ts'
import { LiveAuthority } from './live-authority.ts'
import { navigation, routes } from './rooms.ts'
import { mailerFor } from './weekly-mail/mailer.ts'
import { sendEveryMonday, sendWeeklyMail } from './weekly-mail/send.ts'
import type { Workplace } from './workplace.ts'

/** A server that is listening. */
export interface Serving {
  readonly address: string
  /** Resolves when the process was asked to stop and has: open pages first, then the others. */
  untilStopped(stopOthers: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

/** How an authority is served, where it is not the usual way. */
export interface HowServed {
  readonly eventLimits?: EventLimits | undefined
  /** Tells what is so now: to pages, to who may open what, and to what is done every day. */
  readonly clock?: () => Date
  /** Its read model, where somebody has begun to load it. */
  readonly model?: Promise<ReadModel> | undefined
}

const realClock = () => new Date()

/** Puts an authority's pages on a port, and brings up to date what earlier rules worked out. */
export async function serveAuthority(
  place: Workplace,
  authority: string,
  settings: Settings,
  { eventLimits = usualEventLimits, clock = realClock, model }: HowServed = {},
): Promise<Serving> {
  const { store, intake, folder } = place
  const jobs = createJobs(clock)
  const onTrouble = (error: unknown) => app.log.error({ err: error }, 'Work on the record failed')
  const desk = new Desk({ intake, jobs, authority, folder, onTrouble })
  const limits = { idleMinutes: settings.sessionIdleMinutes, hours: settings.sessionHours }
  const sessions = createSessions(databaseSessionRows(store.db, authority), limits)
  const onProviderAway = (why: string) => app.log.warn({ why }, 'The identity provider could not be reached')
  const signIn = createSignIn({ settings, store, authority, sessions, clock, onProviderAway })
  const { accounts } = signIn
  const work = { desk, jobs, sessions, accounts, sendsMail: settings.mail !== undefined, clock, model }
  const services = await LiveAuthority.open(store, authority, settings.staleAfterHours, work)
  const shown = { routes, layout: Page, navigation }
  const app = await buildApp({ settings, services, sessions, signIn, ...shown, jobs, clock, eventLimits })
  workOutBoard(services.model, englandDay(clock()))
  const address = await listen(app, settings)
  // Read and loaded ahead of whoever asks first, and not before people are let in.
  services.familyTies().catch(() => {})
  setImmediate(drawingLibrary)
  desk.removeLeftBehind().catch(onTrouble)
  letGoOfFiles(store, place.filesFolder).catch(onTrouble)
  try {
    if ((await countOtherRules(store.db, authority, await rulesVersionOf(store.db, authority))) > 0)
      desk.deriveAgain('rules changed')
  } catch (error) {
    // It would go on listening, without a record.
    await services.stop()
    await app.close()
    throw error
  }
  // What was recorded when a process was killed may be in no data version yet.
  void services.takeIn()
  const stopFollowing = followDecisions(services, clock, onTrouble)
  const closeAccounts = async (at: Date) => {
    const closed = await closeDormant(store, authority, at)
    if (closed === undefined) return
    app.log.info({ accounts: closed.people.length }, 'Accounts that nobody uses were disabled')
    await services.upTo(closed.version)
  }
  closeAccounts(clock()).catch(onTrouble)
  const stopDaily = [daily(closeAccounts, clock, onTrouble), daily(() => services.settleHolders(), clock, onTrouble)]
  const stopMail = settings.mail && sendWeekly(settings.mail)
  const watch = settings.watchFolder === undefined ? undefined : watchFor(settings.watchFolder)
  const stopAll = async () => {
    for (const stop of stopDaily) stop()
    stopFollowing()
    stopMail?.()
    await watch?.stop()
    await services.stop()
  }
  return {
    address,
    untilStopped: stopOthers =>
      untilStopped(app, async () => {
        await stopAll()
        await stopOthers()
      }),
    async close() {
      await stopAll()
      await app.close()
    },
  }

  function sendWeekly(mail: MailSettings): () => void {
    const mailer = mailerFor(mail)
    const origin = settings.publicUrl?.origin ?? new URL(address).origin
    const stop = sendEveryMonday(
      async at => {
        const onTroubleWith = (error: unknown, person: string) => app.log.warn({ err: error, person }, 'Weekly mail')
        const done = await sendWeeklyMail({ services, mailer, origin, at, onTrouble: onTroubleWith })
        if (done.sent + done.failed + done.refused > 0) app.log.info(done, 'Weekly mail')
        return done
      },
      clock,
      onTrouble,
    )
    return () => {
      stop()
      mailer.close()
    }
  }

  function watchFor(folderWatched: string): Watch {
    const made = new Watch({
      folder: folderWatched,
      authority,
      store,
      intake,
      clock,
      // Neither names of files nor what is in them: both can tell of a child. The Imports page has the words.
      tell(_what, outcome, trouble, code) {
        if (outcome) app.log.info({ batch: outcome.batch, state: outcome.state }, 'Watched folder: imported')
        else if (trouble !== undefined)
          app.log.warn(
            { code: code ?? 'may-pass' },
            'Watched folder: something was not imported. The Imports page says why',
          )
      },
      amiss: words => app.log.warn({ folder: folderWatched }, `Watched folder: ${words}`),
    })
    desk.watches(() => made.watching())
    made.start()
    return made
  }
}

/** Whoever opens the board first is not to wait for what takes long the first time. */
function workOutBoard(model: ReadModel, day: Day): void {
  boardOn(model, day)
  keyFigures(model, day)
}
