// People at their browsers, in a process of their own: told by its parent whom to be, asked by it to stop.

import { linkOf } from './link.ts'

/** Somebody who is signed in, as their browser knows it. */
export interface Browser {
  readonly cookie: string
  /** Where they begin: most of their pages are this one. */
  readonly pages: readonly string[]
}

export interface Orders {
  readonly address: string
  readonly browsers: readonly Browser[]
  readonly everySeconds: number
  /** Who changes the link to the case system again and again, with the token of their forms. */
  readonly writer: { readonly cookie: string; readonly csrf: string }
}

/** A page or a form as its sender saw it. */
export interface Answered {
  /** The address without its query. */
  readonly path: string
  /** 0 where there was no answer at all. */
  readonly status: number
  /** When it was due, as the clock has it. */
  readonly at: number
  /** Milliseconds from when it was due until all of it was there: what a late server makes the next wait is counted. */
  readonly waited: number
  /** Of a 503: whether it says in words what is amiss and when to come back. */
  readonly clear?: boolean
  /** Of a form: the number that was written. */
  readonly wrote?: number
  readonly trouble?: string
}

const answered: Answered[] = []
let over = false
let writing = false

process.on('message', (message: Orders | 'write' | 'stop') => {
  if (message === 'write') writing = true
  else if (message === 'stop') over = true
  else void run(message)
})
// Nobody is left at a browser whose parent has gone.
process.on('disconnect', () => process.exit(1))

async function run({ address, browsers, everySeconds, writer }: Orders): Promise<void> {
  const began = Date.now()
  const every = everySeconds * 1000
  const sitting = browsers.map(async (browser, number) => {
    const random = randomFrom(number + 1)
    const children: string[] = []
    for (let due = began + (number / browsers.length) * every; !over; due += every) {
      await until(due)
      if (over) return
      const path = choose(browser, children, random)
      const html = await ask(address, path, due, { headers: { cookie: browser.cookie } })
      if (children.length === 0) children.push(...childrenIn(html))
    }
  })
  await Promise.all([...sitting, write(address, writer)])
  process.send!(answered, () => process.exit(0))
}

async function write(address: string, { cookie, csrf }: Orders['writer']): Promise<void> {
  for (let number = 1; !over; ) {
    await until(Date.now() + 200)
    if (!writing) continue
    const body = new URLSearchParams({ _csrf: csrf, address: linkOf(number) })
    const headers = { cookie, origin: new URL(address).origin }
    await ask(address, '/settings/case-link', Date.now(), { method: 'POST', headers, body }, number++)
  }
}

async function ask(address: string, path: string, at: number, init: RequestInit, wrote?: number): Promise<string> {
  const plain = path.split('?')[0]!
  const more = wrote === undefined ? {} : { wrote }
  try {
    const answer = await fetch(new URL(path, address), { redirect: 'manual', ...init })
    const html = await answer.text()
    const after = Number(answer.headers.get('retry-after'))
    const clear = after > 0 && html.includes('Sightline cannot reach its record at the moment')
    const { status } = answer
    answered.push({ path: plain, status, at, waited: Date.now() - at, ...(status === 503 && { clear }), ...more })
    return status === 200 ? html : ''
  } catch (error) {
    const { message, cause } = error as Error
    const trouble = `${message}: ${(cause as Error | undefined)?.message ?? ''}`
    answered.push({ path: plain, status: 0, at, waited: Date.now() - at, trouble, ...more })
    return ''
  }
}

/** Half of the time where they begin, else a child they have seen there, or another of their pages. */
function choose({ pages }: Browser, children: readonly string[], random: () => number): string {
  const chance = random()
  const oneOf = (some: readonly string[]) => some[Math.floor(random() * some.length)]!
  if (chance < 0.5) return pages[0]!
  if (chance < 0.75 && children.length > 0) return oneOf(children)
  return oneOf(pages)
}

function childrenIn(html: string): string[] {
  return [...new Set([...html.matchAll(/href="(\/children\/[^"/?#]+)["?#]/g)].map(match => match[1]!))]
}

function until(time: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, Math.max(0, time - Date.now())))
}

/** The same numbers from 0 to 1 for the same person on every run. */
function randomFrom(seed: number): () => number {
  let state = seed * 2_654_435_761
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}
