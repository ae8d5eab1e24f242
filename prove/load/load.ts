import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { importInto, withStore } from '../../bench/authority.ts'
import { share } from '../../bench/bench.ts'
import { markSynthetic } from '../../bench/serving.ts'
import { iso } from '../../src/domain/calendar/day.ts'
import { englandDay } from '../../src/domain/calendar/england-day.ts'
import { numberText } from '../../src/domain/words/numbers.ts'
import { startTestServer, type TestServer } from '../../src/store/testing-server.ts'
import { syntheticAuthority, writeSyntheticExtract } from '../../src/synthetic/index.ts'
import { must, type Proof, type ProofPlace } from '../proof.ts'
import { type Served, serve } from '../served.ts'
import type { Answered, Orders } from './browsers.ts'
import { mustBeWhole } from './kept.ts'
import { signInPeople } from './people.ts'

const authority = syntheticAuthority.id

interface Size {
  readonly people: number
  readonly everySeconds: number
  readonly forSeconds: number
  /** Undefined for all of the made-up authority. */
  readonly children?: number
}

const whole: Size = { people: 500, everySeconds: 10, forSeconds: 300 }
/** For trying out: SIGHTLINE_PROVE_LOAD=short. */
const short: Size = { people: 60, everySeconds: 10, forSeconds: 20, children: 1500 }

const awaySeconds = 10
/** Seconds within which all must be well again once the database is back; and for how long it is then looked at. */
const backWithin = 15
const watchedAfter = 30

/**
 * Five hundred people, each opening a page every ten seconds for five minutes, on PostgreSQL; then its server stopped
 * under the same load, and started again.
 */
export const load: Proof = {
  name: 'load',
  title: 'Five hundred people at once',
  async prove(place) {
    const size = process.env.SIGHTLINE_PROVE_LOAD === 'short' ? short : whole
    const server = await startTestServer([])
    try {
      await underLoad(place, server, size)
    } finally {
      await server.remove()
    }
  },
}

async function underLoad(place: ProofPlace, server: TestServer, size: Size): Promise<void> {
  const folder = join(place.folder, 'record')
  await mkdir(folder)
  const held = { folder, where: { SIGHTLINE_DATA: folder, DATABASE_URL: await server.database() } }
  const extract = join(place.folder, 'extract')
  const { children } = size
  await writeSyntheticExtract({ out: extract, until: today(), ...(children !== undefined && { children }) })
  const imported = await importInto(held, extract)
  await markSynthetic(held)
  const people = await withStore(held, store => signInPeople(store, authority, size.people))
  const served = await serve(held.where, [])
  try {
    place.say(`${numberText(imported.told.children)} children; ${size.people} people signed in`)
    const memory = new Memory(served)
    const browsers = new Browsers({ address: served.address, everySeconds: size.everySeconds, ...people })
    try {
      const times = await steadyThenAway(place, server, size, memory, browsers)
      const answered = await browsers.stop()
      checkSteady(
        place,
        answered.filter(each => each.at < times.steadyUntil),
        size,
      )
      checkMemory(place, memory)
      checkAway(
        place,
        answered.filter(each => each.at >= times.steadyUntil),
        times,
      )
      must(served.running.process.exitCode === null, 'The server has ended.')
      await served.stop()
      await withStore(held, async ({ db }) => place.say(await mustBeWhole(db, authority, answered)))
    } finally {
      browsers.end()
    }
  } finally {
    await served.stop()
  }
}

interface Times {
  readonly steadyUntil: number
  readonly stopped: number
  readonly started: number
}

async function steadyThenAway(
  place: ProofPlace,
  server: TestServer,
  { forSeconds }: Size,
  memory: Memory,
  browsers: Browsers,
): Promise<Times> {
  memory.note('at the start')
  const step = Math.min(60, forSeconds / 5)
  for (let seconds = step; seconds <= forSeconds; seconds += step) {
    await wait(step)
    memory.note(`after ${Math.round(seconds)} s`)
  }
  const steadyUntil = Date.now()
  browsers.write()
  await wait(5)
  await server.stop()
  const stopped = Date.now()
  place.say('the database is stopped')
  await wait(awaySeconds)
  await server.start()
  const started = Date.now()
  await wait(watchedAfter)
  memory.note('after the database was away')
  return { steadyUntil, stopped, started }
}

function checkSteady(
  place: ProofPlace,
  answered: readonly Answered[],
  { people, everySeconds, forSeconds }: Size,
): void {
  const wrong = answered.filter(each => each.status !== 200)
  must(wrong.length === 0, `${wrong.length} of ${answered.length} pages were not answered: ${told(wrong)}`)
  const wanted = Math.floor((people * forSeconds) / everySeconds)
  must(answered.length >= wanted * 0.98, `Only ${answered.length} of ${wanted} pages were asked for in time.`)
  place.say(`${answered.length} pages in ${forSeconds} s, no error; ${spread(answered)}`)
  for (const path of ['/live', '/due', '/children']) {
    const some = answered.filter(each => each.path === path || each.path.startsWith(`${path}/`))
    if (some.length > 0) place.say(`  ${path}: ${some.length} pages, ${spread(some)}`)
  }
}

function checkMemory(place: ProofPlace, { noted }: Memory): void {
  place.say(`memory of the server: ${noted.map(([when, megabytes]) => `${megabytes} MB ${when}`).join(', ')}`)
  const first = noted[1]![1]
  const most = Math.max(...noted.slice(2, -1).map(each => each[1]))
  must(most <= first * 1.2 + 64, `The server grew from ${first} MB to ${most} MB.`)
}

function checkAway(place: ProofPlace, answered: readonly Answered[], { started, stopped }: Times): void {
  const odd = answered.filter(each => ![200, 303, 503].includes(each.status))
  must(odd.length === 0, `Answers that were neither given nor put off: ${told(odd)}`)
  const putOff = answered.filter(each => each.status === 503)
  must(putOff.length > 0, 'Nobody noticed that the database was away.')
  const unclear = putOff.filter(each => each.clear !== true)
  must(unclear.length === 0, `${unclear.length} of ${putOff.length} answers 503 did not say what was amiss.`)
  const late = putOff.filter(each => each.at > started + backWithin * 1000)
  must(late.length === 0, `${late.length} answers 503 came more than ${backWithin} s after the database was back.`)
  const last = Math.max(...putOff.map(each => each.at + each.waited))
  const back = answered.filter(each => each.at > started + backWithin * 1000)
  must(back.length > 0, 'Nobody asked after the database was back.')
  const during = putOff.filter(each => each.at >= stopped && each.at < started)
  place.say(
    `the database away for ${awaySeconds} s: ${putOff.length} clear answers 503 (${spread(during)}), the last ${((last - started) / 1000).toFixed(1)} s after it was back; ${back.length} answers after that, none of them wrong`,
  )
}

function told(answered: readonly Answered[]): string {
  const counts = new Map<string, number>()
  for (const { path, status, trouble } of answered) {
    const what = `${path.startsWith('/children/') ? '/children/...' : path} ${trouble ?? status}`
    counts.set(what, (counts.get(what) ?? 0) + 1)
  }
  return [...counts]
    .map(([what, count]) => `${what} (${count})`)
    .slice(0, 8)
    .join('; ')
}

function spread(answered: readonly Answered[]): string {
  const waits = answered.map(each => each.waited)
  if (waits.length === 0) return 'none'
  const [p50, p95, p99, most] = [0.5, 0.95, 0.99, 1].map(each => `${Math.round(share(waits, each))} ms`)
  return `p50 ${p50}, p95 ${p95}, p99 ${p99}, most ${most}`
}

/** The memory that the server holds, as it was noted. */
class Memory {
  readonly noted: [when: string, megabytes: number][] = []
  readonly #pid: number

  constructor({ running }: Served) {
    this.#pid = running.process.pid!
  }

  note(when: string): void {
    const held = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${this.#pid}/status`, 'utf8'))?.[1]
    this.noted.push([when, Math.round(Number(held) / 1024)])
  }
}

/** The process in which people sit at their browsers. */
class Browsers {
  readonly #process: ChildProcess

  constructor(orders: Orders) {
    this.#process = fork(fileURLToPath(new URL('./browsers.ts', import.meta.url)))
    this.#process.send(orders)
  }

  write(): void {
    this.#process.send('write')
  }

  async stop(): Promise<readonly Answered[]> {
    this.#process.send('stop')
    const [answer] = (await Promise.race([once(this.#process, 'message'), once(this.#process, 'exit')])) as [unknown]
    must(Array.isArray(answer), 'The people at their browsers did not come back.')
    return answer as Answered[]
  }

  end(): void {
    this.#process.kill()
  }
}

const today = () => iso(englandDay(new Date()))
const wait = (seconds: number) => new Promise(resolve => setTimeout(resolve, seconds * 1000))
