import { randomBytes } from 'node:crypto'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { after, before, extractUpTo, importing } from './extracts.ts'
import { must, mustBe, type Proof } from './proof.ts'
import { heldIn, sameContent, type TrialEngine, type TrialRecord, withServer } from './record.ts'
import { seenIn, serve } from './served.ts'
import { done, run, start, type Where } from './sightline.ts'

const children = 19_000

/** A whole service backed up while it is read, written to and imported into; destroyed; and back from the file alone. */
export const restoreDrill: Proof = {
  name: 'restore-drill',
  title: 'Restore drill',
  async prove({ folder, say }) {
    const key = { SIGHTLINE_BACKUP_KEY: randomBytes(32).toString('base64') }
    const old = await extractUpTo(`${folder}/old`, before, children)
    const next = await extractUpTo(`${folder}/next`, after, children)
    await withServer(folder, async engine => {
      const record = await engine.record('service')
      await done(record.where, importing(old))
      const held = await heldIn(record)
      const file = join(folder, 'under-load.backup')
      const backedUp = await underLoad(record, next, () =>
        timed({ ...record.where, ...key }, ['backup', '--out', file]),
      )
      const now = await heldIn(record)
      const seen = await seenIn(record.where)
      const still = join(folder, 'still.backup')
      await done({ ...record.where, ...key }, ['backup', '--out', still])
      say(`backed up in ${backedUp} s while pages were read and an extract imported; ${await megabytes(file)} MB`)

      await destroy(record)

      const first = await restored(await emptyRecord(engine, 'first'), file, key)
      const one = await heldIn(first.record)
      must(
        [held, now].some(each => sameContent(one, each)),
        'What was backed up under load is neither the version before the import nor the one after.',
      )
      await done(first.record.where, ['verify'])
      const second = await restored(await emptyRecord(engine, 'second'), still, key)
      mustBe(JSON.stringify(await heldIn(second.record)), JSON.stringify(now), 'What came back is not what was held.')
      mustBe(await seenIn(second.record.where), seen, 'The pages do not show what they did.')
      await done(second.record.where, ['verify'])
      say(
        `destroyed and restored in ${first.seconds} and ${second.seconds} s: every row counted and compared, logs verified, pages the same`,
      )
    })
  },
}

/** Does something while pages are read without a pause and an extract is imported. */
async function underLoad<T>(record: TrialRecord, extract: string, work: () => Promise<T>): Promise<T> {
  const served = await serve(record.where, ['director', 'analyst'])
  let over = false
  const reading = (async () => {
    while (!over) for (const path of ['/live', '/due?state=overdue', '/live?view=units']) await served.html(path)
  })()
  const importingNow = start(record.where, importing(extract))
  await importingNow.underWay
  try {
    const done = await work()
    const imported = await importingNow.ended
    must(imported.code === 0, `The import beside the back-up failed: ${imported.err}`)
    return done
  } finally {
    over = true
    await reading
    await served.stop()
  }
}

/** A record that nothing was ever run on, as a restore is given it. */
async function emptyRecord(engine: TrialEngine, name: string): Promise<TrialRecord> {
  const record = await engine.record(name)
  await destroy(record)
  return record
}

/** Takes away every table and every file. */
async function destroy({ where, folder }: TrialRecord): Promise<void> {
  const owner = new pg.Client({ connectionString: where.DATABASE_URL })
  await owner.connect()
  try {
    await owner.query('drop schema public cascade; create schema public')
  } finally {
    await owner.end()
  }
  await rm(folder, { recursive: true, force: true })
}

async function restored(record: TrialRecord, file: string, key: Where) {
  return { record, seconds: await timed({ ...record.where, ...key }, ['restore', file]) }
}

/** Runs a command that has to succeed; the seconds it took. */
async function timed(where: Where, words: readonly string[]): Promise<string> {
  const began = performance.now()
  const { code, err } = await run(where, words, { mostSeconds: 1200 })
  must(code === 0, `sightline ${words[0]} failed: ${err}`)
  return ((performance.now() - began) / 1000).toFixed(1)
}

async function megabytes(path: string): Promise<string> {
  return ((await stat(path)).size / 1_000_000).toFixed(1)
}
