import { share } from '../../bench/bench.ts'
import { must, type Proof, type ProofPlace } from '../proof.ts'
import { type Served, serve, servedBy, unhurried } from '../served.ts'
import { start } from '../sightline.ts'
import { writeNote } from './note.ts'

/** Milliseconds in which any page of what is recorded answers, and in which open pages hear of a new note. */
const [pageWithin, toldWithin] = [150, 1000]
const median = (taken: readonly number[]) => share(taken, 0.5)
const timesEach = 11
const leastOnAgenda = 60
const leastInCampaign = 175

const rooms = ['/home', '/oversight', '/directions', '/tracking', '/campaigns', '/thresholds', '/legal']
const ofRooms =
  /^\/(home|oversight|directions|tracking|campaigns|thresholds|legal|children\/[^/]+\/(oversight|directions|progress|decisions|campaigns|thresholds|escalations|legal))\b/

/**
 * The whole demonstration: every page of oversight, meetings, bulk reviews, thresholds and the legal gateway, and how soon
 * an open board hears of a note.
 */
export const pagesOfRecorded: Proof = {
  name: 'pages-of-recorded',
  title: 'What is recorded, the whole authority',
  async prove(place) {
    const where = { SIGHTLINE_DATA: `${place.folder}/record`, DATABASE_URL: '' }
    const children = process.env.SIGHTLINE_PROVE_CHILDREN
    const words = ['demo', '--port', '0', ...(children === undefined ? [] : ['--children', children])]
    const made = await servedBy(start(unhurried(where), words, { mostSeconds: 1800 }), [])
    await made.stop()
    const served = await serve(where, ['head-of-service', 'director'])
    try {
      await isLarge(place, served)
      await timePages(place, served)
      await timeTelling(place, served)
    } finally {
      await served.stop()
    }
  },
}

/** There is as much to show as a service has at its busiest. */
async function isLarge(place: ProofPlace, served: Served): Promise<void> {
  const count = (text: string | undefined) => Number(text?.replaceAll(',', '') ?? 0)
  const onAgenda = count(/This month \(([\d,]+)\)/.exec(await served.html('/tracking'))?.[1])
  let most = 0
  for (const path of linksOf(await served.html('/campaigns')).filter(each => /^\/campaigns\/[0-9a-f-]{36}$/.test(each)))
    most = Math.max(most, count(/([\d,]+)\s+children/.exec(textOf(await served.html(path)))?.[1]))
  place.say(`${onAgenda} children on the agenda of the month, ${most} in the largest bulk review`)
  must(onAgenda >= leastOnAgenda, `The agenda has ${onAgenda} children.`)
  must(most >= leastInCampaign, `The largest bulk review has ${most} children.`)
}

/** Opens one page of every kind that the rooms link to, once each while nothing is warm yet, and then several times. */
async function timePages(place: ProofPlace, served: Served): Promise<void> {
  const seen = new Map<string, { path: string; first: number }>(rooms.map(path => [path, { path, first: 0 }]))
  for (const each of seen.values()) {
    const [html, first] = await timedPage(served, each.path)
    each.first = first
    for (const link of linksOf(html))
      if (ofRooms.test(link) && !/\/export\b/.test(link) && !seen.has(shapeOf(link)))
        seen.set(shapeOf(link), { path: link, first: 0 })
  }
  const times: { shape: string; middle: number; first: number }[] = []
  for (const [shape, { path, first }] of seen) {
    const taken: number[] = []
    for (let time = 0; time < timesEach; time++) taken.push((await timedPage(served, path))[1])
    times.push({ shape, middle: median(taken), first })
  }
  const told = (most: 'middle' | 'first') =>
    times
      .toSorted((a, b) => b[most] - a[most])
      .slice(0, 5)
      .map(each => `${each.shape} ${each[most].toFixed(0)}`)
      .join(', ')
  place.say(`${times.length} kinds of page; the slowest medians of ${timesEach} requests, in ms: ${told('middle')}`)
  place.say(`the slowest at the very first opening after the start, in ms: ${told('first')}`)
  const slow = times.filter(each => each.middle > pageWithin)
  must(
    slow.length === 0,
    `${slow.length} pages take more than ${pageWithin} ms: ${slow.map(each => each.shape).join(', ')}`,
  )
}

async function timedPage(served: Served, path: string): Promise<[html: string, milliseconds: number]> {
  const began = performance.now()
  const html = await served.html(path)
  return [html, performance.now() - began]
}

/** Signs notes while a board is open elsewhere, and takes the time until that is told of them. */
async function timeTelling(place: ProofPlace, served: Served): Promise<void> {
  const child = linksOf(await served.html('/oversight')).flatMap(
    each => /^\/children\/([^/?]+)/.exec(each)?.[1] ?? [],
  )[0]
  must(child !== undefined, 'The page of oversight links to no child.')
  const childId = decodeURIComponent(child)
  const taken: number[] = []
  const over = new AbortController()
  const versions = served.versions(over.signal, 'director')
  await versions.next()
  for (let time = 1; time <= 5; time++) {
    const note = await writeNote(served, childId, `Told within a second, number ${time}`)
    const began = performance.now()
    const [answer] = await Promise.all([served.send(note.action, note.fields), versions.next()])
    must(answer.status === 303, `A note was answered with ${answer.status}.`)
    const board = await served.html('/oversight', 'director')
    taken.push(performance.now() - began)
    must(board.length > 0, 'The board is empty.')
  }
  await versions.return(undefined).catch(() => {})
  over.abort()
  place.say(
    `a note is on the board of somebody else ${median(taken).toFixed(0)} ms after it was sent, at most ${Math.max(...taken).toFixed(0)} (five notes)`,
  )
  must(Math.max(...taken) <= toldWithin, `Open pages hear of a note after more than ${toldWithin} ms.`)
}

function linksOf(html: string): string[] {
  return [...html.matchAll(/<a [^>]*href="(\/[^"#]*)/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))
}

/** An address without what tells one child, note or day from another. */
function shapeOf(address: string): string {
  const { pathname, searchParams } = new URL(address, 'http://localhost')
  const path = pathname
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/^\/children\/[^/]+/, '/children/:child')
    .replace(/\/children\/[^/:]+$/, '/children/:child')
  const keys = [...new Set(searchParams.keys())].sort()
  return keys.length === 0 ? path : `${path}?${keys.join('&')}`
}

function textOf(html: string): string {
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}
