// People who explore, in a process of their own. Told by its parent where to go; answers with what they waited.
import { signIn } from '../prove/sign-in.ts'
import { randomFrom } from './random.ts'

/** How many to send where, for how long. */
export interface ExploreOrders {
  readonly address: string
  readonly people: number
  readonly forSeconds: number
}

/** A selection as somebody made it, with how long the page took to come whole. */
export interface Explored {
  readonly path: string
  readonly milliseconds: number
}

const roles = ['unit-lead', 'service-manager', 'head-of-service', 'director', 'quality-lead', 'analyst']

const beginnings = [
  '/explore?indicator=overdue',
  '/explore?indicator=in-time',
  '/explore?indicator=CN-04.open&show=children',
  '/explore?indicator=children-open&by=status',
  '/explore?indicator=CP-11.in-time',
  '/explore?indicator=I-03&by=month',
]

process.once('message', async (orders: ExploreOrders) => {
  const explored = await explore(orders)
  process.send!(explored, () => process.exit(0))
})

async function explore({ address, people, forSeconds }: ExploreOrders): Promise<Explored[]> {
  const cookies: string[] = []
  for (let person = 0; person < people; person++) cookies.push(await signIn(address, roles[person % roles.length]!))
  const explored: Explored[] = []
  const visits = cookies.map(async (cookie, person) => {
    const random = randomFrom(person + 1)
    const began = performance.now() + (person / people) * 1000
    let links: readonly string[] = []
    let depth = 0
    for (let round = 0; round < forSeconds; round++) {
      const wait = began + round * 1000 - performance.now()
      await new Promise(resolve => setTimeout(resolve, Math.max(0, wait)))
      // Three or four values, and then something else.
      const goesOn = links.length > 0 && depth < 4
      depth = goesOn ? depth + 1 : 0
      const path = goesOn
        ? links[Math.floor(random() * links.length)]!
        : beginnings[(person + Math.floor(random() * beginnings.length)) % beginnings.length]!
      const from = performance.now()
      const answer = await fetch(new URL(path, address), { headers: { cookie }, redirect: 'manual' })
      const html = await answer.text()
      explored.push({ path, milliseconds: performance.now() - from })
      links = valuesOf(html)
    }
  })
  await Promise.all(visits)
  return explored
}

/** The values that can be chosen on a page: what makes the selections. */
function valuesOf(html: string): string[] {
  return [...html.matchAll(/class="sl-value__link" href="([^"]+)"/g)].map(match => match[1]!.replaceAll('&amp;', '&'))
}
