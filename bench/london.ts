import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { type Bench, type Finding, finding, milliseconds, seconds, share, turnsOf, whole } from './bench.ts'
import type { Many, ManyOrders } from './many-authorities.ts'

/** The boroughs and the City; and the authorities of England that have children's services. */
const boroughs = 33
const england = 152

/**
 * All of London in one deployment: as many read models beside one another, each as large as the made-up authority. A board
 * and a selection are asked of each in turn. England is stated from the same figures.
 */
export const london: Bench = {
  name: 'london',
  title: 'London',
  async measure(authority) {
    const found = await inOwnProcess({ held: await authority.held('postgresql'), authorities: boroughs })
    const each = found.held / boroughs
    const loading = found.loading.reduce((sum, one) => sum + one, 0) / 1000
    const one = turnsOf(found.loading.map(took => took / 1000))
    return [
      {
        what: `${boroughs} authorities, ${whole(found.deadlines * boroughs)} deadlines: loading all of them into memory`,
        found: seconds(loading),
        spread: `each ${seconds(one.least)} to ${seconds(one.most)}`,
      },
      {
        what: 'memory that their read models hold',
        found: `${whole(found.held)} MB`,
        spread: `${each.toFixed(1)} MB each; the process ${whole(found.resident)} MB`,
      },
      finding('the board of one, on a day not asked about before', turnsOf(found.boards), milliseconds),
      p95('the same', found.boards),
      finding('a selection in one, all fields counted', turnsOf(found.selections), milliseconds),
      p95('the same', found.selections),
      {
        what: `${england} authorities (England), by the figures above: memory, and loading on one core`,
        found: `${whole((each * england) / 1024)} GB`,
        spread: seconds(one.median * england),
      },
    ]
  },
}

function p95(what: string, took: readonly number[]): Finding {
  return { what: `${what}, p95`, found: milliseconds(share(took, 0.95)) }
}

async function inOwnProcess(orders: ManyOrders): Promise<Many> {
  const path = fileURLToPath(new URL('./many-authorities.ts', import.meta.url))
  const child = fork(path, { execArgv: ['--expose-gc', '--max-old-space-size=16384'] })
  child.send(orders)
  const [answer] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown]
  if (typeof answer !== 'object' || answer === null)
    throw new Error('The process of many authorities did not come back.')
  return answer as Many
}
