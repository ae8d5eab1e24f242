import { sql } from 'kysely'
import { after, before, extractUpTo, importing } from './extracts.ts'
import { must, mustBe, type Proof, type ProofPlace } from './proof.ts'
import {
  embedded,
  type Held,
  heldIn,
  mustBeUntouched,
  opened,
  sameContent,
  type TrialEngine,
  type TrialRecord,
  withServer,
} from './record.ts'
import { type Served, seenIn, seenOn, serve } from './served.ts'
import { done, run, start } from './sightline.ts'

const children = 1500
/** Kills that have to hit an import while it is under way. */
const wanted = 10
const mostTries = 40

/** Ten imports killed at random moments, the embedded database. */
export const killsEmbedded: Proof = {
  name: 'kills-embedded',
  title: 'Kills on the embedded database',
  async prove(place) {
    await killImports(place, embedded(place.folder))
  },
}

/** The same on a PostgreSQL server, while pages are served from it. */
export const killsOnServer: Proof = {
  name: 'kills-postgresql',
  title: 'Kills on PostgreSQL',
  prove: place => withServer(place.folder, engine => killImports(place, engine)),
}

interface Trial {
  readonly record: TrialRecord
  readonly next: string
  /** What is held, and what managers see, before the import and after one that nothing disturbed. */
  readonly old: { readonly held: Held; readonly seen: string }
  readonly new: { readonly held: Held; readonly seen: string }
  /** Seconds from its first step until an undisturbed import has published. */
  readonly seconds: number
}

async function killImports(place: ProofPlace, engine: TrialEngine): Promise<void> {
  const trial = await prepare(place, engine)
  const { record } = trial
  // On a server the pages stay open throughout; the embedded database is served afresh after every kill.
  const open = async () => (engine.engine === 'postgresql' ? serve(record.where) : undefined)
  let served = await open()
  try {
    const kills: string[] = []
    let tries = 0
    while (kills.length < wanted) {
      must(++tries <= mostTries, `Only ${kills.length} of ${mostTries} kills hit an import under way.`)
      const step = await kill(trial, Math.random() * trial.seconds)
      if (step === undefined) {
        await served?.stop()
        await record.restore()
        served = await open()
        continue
      }
      const seen = served === undefined ? await seenIn(record.where) : await seenOn(served)
      mustBe(
        seen,
        trial.old.seen,
        `After kill ${kills.length + 1}, while ${step}, the pages do not show what they did.`,
      )
      kills.push(step)
    }
    place.say(
      `${wanted} imports killed under way (${tally(kills)}), ${tries - wanted} more too late to count; after each the version before whole and served`,
    )
    await importAgain(trial, served)
    place.say(`importing again completes, and gives row for row what an import gives that nothing disturbed`)
    if (engine.engine === 'pglite') place.say(await killServers(trial))
  } finally {
    await served?.stop()
  }
}

async function prepare({ folder }: ProofPlace, engine: TrialEngine): Promise<Trial> {
  const old = await extractUpTo(`${folder}/old`, before, children)
  const next = await extractUpTo(`${folder}/next`, after, children)
  const record = await engine.record('killed')
  await done(record.where, importing(old))
  await record.remember()
  const clean = await engine.record('clean')
  await done(clean.where, importing(old))
  const undisturbed = await run(clean.where, importing(next))
  must(undisturbed.code === 0, `The undisturbed import failed: ${undisturbed.err}`)
  const trial = {
    record,
    next,
    old: { held: await heldIn(record), seen: await seenIn(record.where) },
    new: { held: await heldIn(clean), seen: await seenIn(clean.where) },
    seconds: undisturbed.seconds,
  }
  must(!sameContent(trial.old.held, trial.new.held), 'The extract to import changes nothing.')
  must(trial.old.seen !== trial.new.seen, 'The extract to import changes nothing that is seen.')
  return trial
}

/** Kills an import so long after it is first seen to be under way. Gives the step it was at; undefined where too late. */
async function kill({ record, next, old, new: wantedAfter }: Trial, afterSeconds: number): Promise<string | undefined> {
  const running = start(record.where, importing(next))
  await running.underWay
  await new Promise(resolve => setTimeout(resolve, afterSeconds * 1000))
  running.process.kill('SIGKILL')
  const { code, step, err } = await running.ended
  must(code === undefined || code === 0, `An import failed by itself: ${err}`)
  const held = await heldIn(record)
  if (sameContent(held, wantedAfter.held)) return undefined
  must(code === undefined, 'An import ended well and has published nothing.')
  mustBeUntouched(held, old.held, `After a kill ${afterSeconds.toFixed(2)} s into an import, while ${step},`)
  return step ?? 'starting'
}

async function importAgain({ record, next, new: wantedAfter }: Trial, served: Served | undefined): Promise<void> {
  await done(record.where, importing(next))
  must(
    sameContent(await heldIn(record), wantedAfter.held),
    'Importing again does not give what an undisturbed import gives.',
  )
  const seen = served === undefined ? await seenIn(record.where) : await soonSeen(served, wantedAfter.seen)
  mustBe(seen, wantedAfter.seen, 'After importing again the pages do not show the new version.')
  const states = await statesOfBatches(record)
  must(states.received === undefined, 'A killed import is still shown as under way.')
  must((states.failed ?? 0) >= 1, 'The killed imports are not in the history.')
}

/** What open pages show once they have heard of the new version. */
async function soonSeen(served: Served, wantedText: string): Promise<string> {
  for (let tries = 0; ; tries++) {
    const seen = await seenOn(served)
    if (seen === wantedText || tries === 40) return seen
    await new Promise(resolve => setTimeout(resolve, 250))
  }
}

async function statesOfBatches(record: TrialRecord): Promise<Record<string, number>> {
  return opened(record, async db => {
    const { rows } = await sql<{ state: string; n: number }>`
      select state, count(*) as n from import_batch group by state`.execute(db)
    return Object.fromEntries(rows.map(each => [each.state, Number(each.n)]))
  })
}

/** Kills the server that carries out imports for others, as it does while it has the embedded database. */
async function killServers(trial: Trial): Promise<string> {
  const { record, next, old } = trial
  await record.restore()
  let killed = 0
  let tries = 0
  while (killed < 3) {
    must(++tries <= mostTries, `Only ${killed} of ${mostTries} kills hit a server that was importing.`)
    const served = await serve(record.where)
    const caller = start(record.where, importing(next))
    await caller.underWay
    await new Promise(resolve => setTimeout(resolve, Math.random() * trial.seconds * 1000))
    served.running.process.kill('SIGKILL')
    await served.running.ended
    const { code, err } = await caller.ended
    const held = await heldIn(record)
    if (sameContent(held, trial.new.held)) {
      await record.restore()
      continue
    }
    must(code === 1 && /server went away/i.test(err), `The caller of a killed server was told: ${err}`)
    mustBeUntouched(held, old.held, 'After the server that was importing was killed')
    mustBe(await seenIn(record.where), old.seen, 'After the server was killed the pages do not show what they did.')
    killed++
  }
  await importAgain(trial, undefined)
  return `the server killed ${killed} times while it imported for a caller: the caller told, the version before whole and served, importing again completes`
}

function tally(steps: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const each of steps) counts.set(each, (counts.get(each) ?? 0) + 1)
  return [...counts].map(([step, count]) => `${step} ${count}`).join(', ')
}
