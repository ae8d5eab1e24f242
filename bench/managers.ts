// Managers at their browsers, in a process of their own. Told by its parent where to go; answers with what they waited.

import { signIn } from '../prove/sign-in.ts'
import { randomFrom } from './random.ts'

/** Whom to send where, for how long. */
export interface Orders {
  readonly address: string
  readonly managers: number
  readonly everySeconds: number
  readonly forSeconds: number
}

/** A page as a manager opened it, with how long it took to come whole. */
export interface Opened {
  readonly path: string
  readonly milliseconds: number
}

const people = ['unit-lead', 'service-manager', 'head-of-service', 'director', 'quality-lead']

process.once('message', async (orders: Orders) => {
  const opened = await openPages(orders)
  process.send!(opened, () => process.exit(0))
})

async function openPages({ address, managers, everySeconds, forSeconds }: Orders): Promise<Opened[]> {
  const cookies: string[] = []
  for (let manager = 0; manager < managers; manager++)
    cookies.push(await signIn(address, people[manager % people.length]!))
  const opened: Opened[] = []
  const rounds = Math.floor(forSeconds / everySeconds)
  const visits = cookies.map(async (cookie, manager) => {
    const links: string[] = []
    const random = randomFrom(manager + 1)
    const began = performance.now() + (manager / managers) * everySeconds * 1000
    for (let round = 0; round < rounds; round++) {
      const wait = began + round * everySeconds * 1000 - performance.now()
      await new Promise(resolve => setTimeout(resolve, Math.max(0, wait)))
      const path = choose(links, random)
      const from = performance.now()
      const answer = await fetch(new URL(path, address), { headers: { cookie }, redirect: 'manual' })
      const html = await answer.text()
      opened.push({ path, milliseconds: performance.now() - from })
      if (round === 0) links.push(...linksOf(html))
    }
  })
  await Promise.all(visits)
  return opened
}

/** Mostly the board as it is; one in three something that can be reached from it. */
function choose(links: readonly string[], random: () => number): string {
  if (links.length === 0 || random() < 0.65) return '/live'
  const chance = random()
  if (chance < 0.3) return `/live?on=${recentDays[Math.floor(random() * recentDays.length)]}`
  if (chance < 0.5) return '/live?view=units'
  return links[Math.floor(random() * links.length)]!
}

const recentDays = ['2026-11-02', '2026-10-31', '2026-09-30', '2026-06-15', '2025-11-24', '2024-03-31']

/** Where the board leads: other parts of the service and the lists behind its numbers. */
function linksOf(html: string): string[] {
  const found = [...html.matchAll(/href="(\/(?:live|due)\?[^"#]*)"/g)].map(match => match[1]!.replaceAll('&amp;', '&'))
  return [...new Set(found)]
}
