import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Authority, type Engine, engines } from './authority.ts'
import { type Bench, type Finding, milliseconds, share } from './bench.ts'
import type { Opened, Orders } from './managers.ts'
import { markSynthetic, serve } from './serving.ts'

const managers = 50
const everySeconds = 2
const forSeconds = 30
const mostServerTime = 60

/**
 * Fifty signed-in managers, each opening a page every two seconds, from a process of their own: mostly the board as it
 * is, some of it by unit, for a part of the service, as at another day, or a list behind it. The server has just been
 * started: its first pages count like the others.
 */
export const pages: Bench = {
  name: 'pages',
  title: `${managers} managers`,
  async measure(authority) {
    const findings: Finding[] = []
    for (const engine of engines) findings.push(...(await measureOn(engine, authority)))
    return findings
  },
}

async function measureOn(engine: Engine, authority: Authority): Promise<Finding[]> {
  const held = await authority.held(engine)
  await markSynthetic(held)
  const serving = await serve(held)
  let opened: readonly Opened[]
  let memory: number
  let processorTime: number | undefined
  try {
    const before = serving.processorTime()
    opened = await sendManagers({ address: serving.address, managers, everySeconds, forSeconds })
    const after = serving.processorTime()
    if (before !== undefined && after !== undefined) processorTime = after - before
  } finally {
    memory = await serving.stop()
  }
  const answered = serving.answered.filter(each => !each.route.startsWith('/sign-in'))
  const wrong = answered.filter(each => each.status !== 200).length
  if (wrong > 0 || answered.length !== opened.length || opened.length === 0)
    throw new Error(`${opened.length} pages were opened, ${answered.length} answered, ${wrong} of them not as asked.`)
  const board = answered.filter(each => each.route === '/live').map(each => each.milliseconds)
  const server = answered.map(each => each.milliseconds)
  const p95 = share(board, 0.95)
  return [
    {
      what: `${engine}: the live board, server time at p95 (${board.length} pages, the cold ones too)`,
      found: milliseconds(p95),
      spread: percentiles(board),
      aim: `under ${milliseconds(mostServerTime)}`,
      isMet: p95 < mostServerTime,
    },
    {
      what: `${engine}: every page, server time at p95 (${server.length} pages)`,
      found: milliseconds(share(server, 0.95)),
      spread: percentiles(server),
    },
    {
      what: `${engine}: every page as the browser waits for it, at p95`,
      found: milliseconds(
        share(
          opened.map(each => each.milliseconds),
          0.95,
        ),
      ),
      spread: percentiles(opened.map(each => each.milliseconds)),
    },
    ...(processorTime === undefined
      ? []
      : [
          {
            what: `${engine}: processor time of the server for a page`,
            found: milliseconds(processorTime / opened.length),
            spread: `${((processorTime / 1000 / forSeconds) * 100).toFixed(0)}% of one core`,
          },
        ]),
    { what: `${engine}: most memory of the server`, found: `${memory} MB` },
  ]
}

function percentiles(times: readonly number[]): string {
  const [p50, p99, most] = [0.5, 0.99, 1].map(each => milliseconds(share(times, each)))
  return `p50 ${p50}, p99 ${p99}, most ${most}`
}

async function sendManagers(orders: Orders): Promise<readonly Opened[]> {
  const child = fork(fileURLToPath(new URL('./managers.ts', import.meta.url)))
  child.send(orders)
  const [answer] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown]
  if (!Array.isArray(answer)) throw new Error('The managers did not come back.')
  return answer as Opened[]
}
