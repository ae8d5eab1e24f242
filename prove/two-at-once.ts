import { sql } from 'kysely'
import { after, before, extractUpTo, importing } from './extracts.ts'
import { must, type Proof, type ProofPlace } from './proof.ts'
import {
  embedded,
  type Held,
  heldIn,
  opened,
  sameContent,
  type TrialEngine,
  type TrialRecord,
  withServer,
} from './record.ts'
import { serve } from './served.ts'
import { done, type Ran, start, type Told, toldBy } from './sightline.ts'

const children = 800

/** Imports into one record by two processes at once, on either database. */
export const twoAtOnce: Proof = {
  name: 'two-at-once',
  title: 'Two imports at once',
  async prove(place) {
    const { folder } = place
    const extracts = {
      old: await extractUpTo(`${folder}/old`, before, children),
      middle: await extractUpTo(`${folder}/middle`, '2026-09-01', children),
      next: await extractUpTo(`${folder}/next`, after, children),
    }
    await withServer(folder, server => onTheServer(place, server, extracts))
    await onEmbedded(place, embedded(`${folder}/embedded`), extracts)
  },
}

interface Extracts {
  readonly old: string
  readonly middle: string
  readonly next: string
}

/** What is held after one extract, and after two that have been imported one after the other, in either order. */
interface InTurn {
  readonly onlyNext: Held
  readonly nextLast: Held
  readonly middleLast: Held
}

async function onTheServer({ say }: ProofPlace, engine: TrialEngine, extracts: Extracts): Promise<void> {
  const record = await engine.record('two')
  await done(record.where, importing(extracts.old))
  await record.remember()
  const wanted = await inTurn(record, extracts)

  await record.restore()
  const [first, second] = await both(record, [extracts.middle, extracts.next])
  mustBothPublish(first, second)
  const order = await publishedInOrder(record)
  mustHold(await heldIn(record), order.at(-1) === toldBy(second)!.batch ? wanted.nextLast : wanted.middleLast)
  say(
    'PostgreSQL, two extracts by two processes: both published, the later after the earlier; the record is what it is when they are imported one after the other',
  )

  await record.restore()
  const same = await both(record, [extracts.next, extracts.next])
  mustBothPublish(...same)
  const changes = same.map(each => changed(toldBy(each)!))
  must(changes.filter(each => each > 0).length === 1, `The same extract twice changed ${changes.join(' and ')} rows.`)
  mustHold(await heldIn(record), wanted.onlyNext)
  say('PostgreSQL, the same extract by two processes: one published the changes, the other found nothing to change')

  const [empty, alone] = [await engine.record('empty'), await engine.record('alone')]
  await done(alone.where, importing(extracts.next))
  mustBothPublish(...(await both(empty, [extracts.next, extracts.next])))
  mustHold(await heldIn(empty), await heldIn(alone))
  say('PostgreSQL, the first import by two processes: nothing is held twice')
}

async function onEmbedded({ say }: ProofPlace, engine: TrialEngine, extracts: Extracts): Promise<void> {
  const record = await engine.record('two')
  await done(record.where, importing(extracts.old))
  await record.remember()
  const wanted = await inTurn(record, extracts)

  await record.restore()
  const ran = await both(record, [extracts.next, extracts.next])
  const refused = ran.filter(each => each.code !== 0)
  must(refused.length === 1, `Of two processes on one folder ${refused.length} were refused.`)
  must(/in use by process \d+/.test(refused[0]!.err), `The one that was refused was told: ${refused[0]!.err}`)
  mustHold(await heldIn(record), wanted.onlyNext)
  say(
    `embedded, two processes: one imported, the other was refused ("${refused[0]!.err.split('\n')[0]!.replace(/folder \S+/, 'folder ...')}")`,
  )

  await record.restore()
  const served = await serve(record.where)
  let pair: [Ran, Ran]
  try {
    pair = await both(record, [extracts.middle, extracts.next])
  } finally {
    await served.stop()
  }
  mustBothPublish(...pair)
  const order = await publishedInOrder(record)
  mustHold(await heldIn(record), order.at(-1) === toldBy(pair[1])!.batch ? wanted.nextLast : wanted.middleLast)
  say(
    'embedded, two callers of a running server: one after the other; the record is what it is when they are imported so',
  )
}

/** What imports that follow one another give; the record is left as the last of them left it. */
async function inTurn(record: TrialRecord, { middle, next }: Extracts): Promise<InTurn> {
  const following = async (...paths: readonly string[]) => {
    await record.restore()
    for (const path of paths) await done(record.where, accepting(path))
    return heldIn(record)
  }
  return {
    onlyNext: await following(next),
    nextLast: await following(middle, next),
    middleLast: await following(next, middle),
  }
}

const accepting = (path: string) => importing(path, '--accept-gone')

/** Two imports begun together. Throws unless both were under way before either had ended. */
async function both(record: TrialRecord, paths: readonly [string, string]): Promise<[Ran, Ran]> {
  const one = start(record.where, accepting(paths[0]))
  const other = start(record.where, accepting(paths[1]))
  const ended = Promise.race([one.ended, other.ended]).then(() => 'ended')
  const together = Promise.all([one.underWay, other.underWay]).then(() => 'together')
  const met = await Promise.race([together, ended])
  const ran = await Promise.all([one.ended, other.ended])
  must(met === 'together' || ran.some(each => each.code !== 0), 'One import had ended before the other was under way.')
  return ran
}

function mustBothPublish(...ran: readonly Ran[]): void {
  for (const { code, err, out } of ran) must(code === 0, `One of two imports failed: ${err || out}`)
}

/** Batches in the order in which they were published. */
async function publishedInOrder(record: TrialRecord): Promise<number[]> {
  return opened(record, async db => {
    const { rows } = await sql<{ batch: number }>`
      select batch from import_batch where state = 'published' order by version`.execute(db)
    return rows.map(each => each.batch)
  })
}

function mustHold(held: Held, wanted: Held): void {
  must(sameContent(held, wanted), 'What is held is not what imports that follow one another give.')
}

function changed({ rows }: Told): number {
  return rows.new + rows.changed + rows.gone
}
