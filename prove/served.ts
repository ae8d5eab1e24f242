import { once } from 'node:events'
import { type Running, start, type Where } from './sightline.ts'
import { signIn } from './sign-in.ts'

/** A server of a record, with somebody signed in. */
export interface Served {
  readonly address: string
  readonly running: Running
  readonly people: readonly string[]
  /** What the browser of somebody who is signed in sends. */
  cookiesOf(person: string): { name: string; value: string; url: string }[]
  /** What a page answers to one of them, the first where none is named. Throws unless it is there. */
  answer(path: string, person?: string): Promise<Response>
  html(path: string, person?: string): Promise<string>
  /** The data versions that an open page of somebody's is told of, as they are told, until the signal. */
  versions(signal: AbortSignal, person?: string): AsyncGenerator<number>
  /** What a form is answered with, the answer not followed. */
  send(path: string, body: URLSearchParams, person?: string): Promise<Response>
  stop(): Promise<void>
}

/** The pages that show what every manager sees: the board by standard and by unit, and what is overdue. */
const boards = ['/live?on=2026-11-24', '/live?on=2026-11-24&view=units', '/due?on=2026-11-24&state=overdue']

// One session reads without a pause: more than one person may ask for in a minute.
const limits = { SIGHTLINE_LIMIT_SESSION: '1000000', SIGHTLINE_LIMIT_ADDRESS: '1000000' }

/** The environment of a server that is read without a pause. */
export function unhurried(where: Where): Where {
  return { ...limits, ...where, SIGHTLINE_LOG_LEVEL: 'silent' }
}

/** Starts a server in a process of its own and signs in as people of the demonstration. */
export async function serve(
  where: Where,
  people: readonly string[] = ['director'],
  authority = '999',
): Promise<Served> {
  const words = ['serve', '--port', '0', '--authority', authority]
  return servedBy(start(unhurried(where), words, { mostSeconds: 900 }), people)
}

/** Waits until a command serves, and signs in as people of the demonstration. */
export async function servedBy(running: Running, people: readonly string[]): Promise<Served> {
  const address = await addressOf(running)
  const cookies = new Map<string, string>()
  for (const each of people) cookies.set(each, await signIn(address, each))
  const answer = async (path: string, person = people[0]!) => {
    const headers = { cookie: cookies.get(person)! }
    const answer = await fetch(new URL(path, address), { headers, redirect: 'manual' })
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
    return answer
  }
  return {
    address,
    running,
    people,
    cookiesOf(person) {
      const [name, value] = cookies.get(person)!.split('=') as [string, string]
      return [{ name, value, url: address }]
    },
    answer,
    html: async (path, person) => (await answer(path, person)).text(),
    async *versions(signal, person = people[0]!) {
      const { body } = await fetch(new URL('/events', address), { headers: { cookie: cookies.get(person)! }, signal })
      let told = ''
      for await (const some of body!.pipeThrough(new TextDecoderStream())) {
        told += some
        const parts = told.split('\n\n')
        told = parts.pop()!
        for (const each of parts) {
          const version = /^event: version[\s\S]*^data: (\d+)/m.exec(each)?.[1]
          if (version !== undefined) yield Number(version)
        }
      }
    },
    send: (path, body, person = people[0]!) =>
      fetch(new URL(path, address), {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: cookies.get(person)!, origin: new URL(address).origin },
        body,
      }),
    async stop() {
      running.process.kill('SIGTERM')
      await running.ended
    },
  }
}

/** Two imports of the same are told apart on the pages by when they were. */
const whenImported = /Case system extract of \w{3} \d{1,2} \w{3} \d{4}, \d\d:\d\d/g

/** What every manager sees of a record, as text. */
export async function seenOn(served: Pick<Served, 'html'>): Promise<string> {
  const pages: string[] = []
  for (const path of boards) pages.push(mainOf(await served.html(path)).replace(whenImported, ''))
  return pages.join('\n')
}

/** Starts a server, sees what every manager would, and stops it. */
export async function seenIn(where: Where): Promise<string> {
  const served = await serve(where)
  try {
    return await seenOn(served)
  } finally {
    await served.stop()
  }
}

async function addressOf({ process: child, ended }: Running): Promise<string> {
  let said = ''
  child.stdout!.on('data', text => (said += text))
  for (;;) {
    const found = /Sightline is at (\S+)/.exec(said)?.[1]
    if (found !== undefined) return found
    const gone = await Promise.race([once(child.stdout!, 'data').then(() => undefined), ended])
    if (gone !== undefined) throw new Error(`The server did not start: ${gone.err || gone.out}`)
  }
}

/** The text of a page's main part, without markup. */
export function mainOf(html: string): string {
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1]
  if (main === undefined) throw new Error('The page has no main part.')
  return main
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
