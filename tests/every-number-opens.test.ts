import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runImport } from '../src/app/commands/import.ts'
import { type Serving, serveAuthority } from '../src/app/serve.ts'
import { openWorkplace, type Workplace } from '../src/app/workplace.ts'
import { iso } from '../src/domain/calendar/day.ts'
import { englandDay } from '../src/domain/calendar/england-day.ts'
import { settingsFrom } from '../src/server/settings.ts'
import { readAccessLog } from '../src/store/access-log.ts'
import { ensureAuthority } from '../src/store/authorities.ts'
import { emptyRecord } from '../src/store/testing-record.ts'
import { syntheticAuthority, writeSyntheticExtract } from '../src/synthetic/index.ts'

let folder: string
let place: Workplace
let serving: Serving

const isoDaysAgo = (days: number) => iso(englandDay(new Date()) - days)

async function importUpTo(days: number): Promise<void> {
  const path = join(folder, 'extract')
  await writeSyntheticExtract({ out: path, until: isoDaysAgo(days), children: 600 })
  const authority = syntheticAuthority.id
  const request = { path, authority, mode: 'replace', confirm: 'yes', acceptGone: true, by: 'test' } as const
  expect((await runImport(place, request)).state).toBe('published')
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-numbers-'))
  await emptyRecord(join(folder, 'record'))
  place = await openWorkplace(folder, undefined)
  const { id, name } = syntheticAuthority
  await ensureAuthority(place.store.db, { authority: id, name, synthetic: true })
  // An extract of five days ago, imported yesterday; and the one of today.
  await importUpTo(5)
  await place.store.db
    .updateTable('import_batch')
    .set({ finished_at: new Date(Date.now() - 86_400_000) })
    .execute()
  await importUpTo(0)
  // One reader here opens more in a minute than any person would.
  const env = { SIGHTLINE_DATA: folder, PORT: '0', SIGHTLINE_LOG_LEVEL: 'silent', SIGHTLINE_LIMIT_SESSION: '1000000' }
  const settings = settingsFrom({ ...env, SIGHTLINE_LIMIT_ADDRESS: '1000000' }, folder)
  serving = await serveAuthority(place, id, settings)
}, 240_000)

afterAll(async () => {
  await serving?.close()
  await place?.close()
  await rm(folder, { recursive: true, force: true })
})

/** A browser without scripts, as far as these pages need one. */
class Reader {
  #cookie = ''

  static async as(person: string): Promise<Reader> {
    const reader = new Reader()
    const page = await reader.page('/sign-in')
    await reader.post('/sign-in', { person, next: '/', _csrf: field(page, '_csrf') })
    return reader
  }

  async get(path: string): Promise<Response> {
    const answer = await fetch(new URL(path, serving.address), {
      headers: { cookie: this.#cookie },
      redirect: 'manual',
    })
    this.#keep(answer)
    return answer
  }

  async page(path: string): Promise<Document> {
    const answer = await this.get(path)
    expect([path, answer.status]).toEqual([path, 200])
    return documentOf(await answer.text())
  }

  async post(path: string, fields: Record<string, string | readonly string[]>): Promise<Response> {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each)
    const origin = new URL(serving.address).origin
    const headers = { cookie: this.#cookie, origin }
    const answer = await fetch(new URL(path, serving.address), { method: 'POST', body, headers, redirect: 'manual' })
    this.#keep(answer)
    return answer
  }

  #keep(answer: Response): void {
    for (const each of answer.headers.getSetCookie()) this.#cookie = each.split(';')[0]!
  }
}

function documentOf(html: string): Document {
  return parseHTML(html).document as unknown as Document
}

function field(page: Document, name: string): string {
  return page.querySelector(`input[name="${name}"]`)!.getAttribute('value')!
}

const number = (text: string) => Number(text.replaceAll(',', ''))

/** A link that says a number: where it goes, and the number. */
interface NumberLink {
  readonly href: string
  readonly count: number
}

/** Every number on a page that opens to a list, each address once. */
function numberLinks(page: Document): NumberLink[] {
  const found = new Map<string, NumberLink>()
  for (const link of page.querySelectorAll('main .sl-number a')) {
    const href = link.getAttribute('href')!
    const said = link.firstChild!.textContent!
    expect(said).toMatch(/^[\d,]+$/)
    const known = found.get(href)
    if (known && !href.startsWith('/live/changes')) expect([href, number(said)]).toEqual([href, known.count])
    found.set(href, { href, count: number(said) })
  }
  return [...found.values()]
}

/** How many a list says it is of: those it holds, and those it says are outside the reader's scope. */
function countOf(page: Document, href: string): { all: number; listed: number } {
  const said = page.querySelector('.sl-result-count')!.textContent!
  const first = number(/^[\d,]+/.exec(said)![0])
  const outside = number(/([\d,]+)(?: of them)? outside your scope/.exec(said)?.[1] ?? '0')
  // What is due counts those it lists; the other lists count everybody, and say how many of them are not listed.
  return href.startsWith('/due') ? { all: first + outside, listed: first } : { all: first, listed: first - outside }
}

const rowsOf = (page: Document) => [...page.querySelectorAll('main tbody tr')].filter(each => !isGroup(each)).length
const isGroup = (row: Element) => row.classList.contains('sl-table__group')

/** Opens a number's list and compares: what it says, the rows on its first page, and what its file holds. */
async function opensTo(reader: Reader, { href, count }: NumberLink): Promise<void> {
  const page = await reader.page(href)
  const list = href.includes('/how-long')
    ? [...page.querySelectorAll('section[aria-labelledby="list"] tbody tr')].filter(each => !isGroup(each)).length
    : rowsOf(page)
  const { all, listed } = countOf(page, href)
  expect([href, all]).toEqual([href, count])
  expect([href, list]).toEqual([href, Math.min(listed, 100)])
}

/** The addresses of the parts below, so that a board further down is looked at too. */
function below(page: Document): string[] {
  return [...page.querySelectorAll('.sl-below a')].map(each => each.getAttribute('href')!)
}

async function everyNumberOf(reader: Reader, path: string): Promise<number> {
  const links = numberLinks(await reader.page(path))
  for (const each of links) if (!each.href.startsWith('/live/changes')) await opensTo(reader, each)
  return links.length
}

/** What nobody holds, and a service: Explore calls both otherwise than the board. */
const boardOfParts = ['/live/list/in-time?worker=unallocated', '/live/list/in-time?service=S20']

describe('every number opens to exactly those it counts', () => {
  it('on the board of the whole service, today and last spring, by standard and by unit', async () => {
    const reader = await Reader.as('director')
    for (const path of ['/live', '/live?view=units', `/live?on=${isoDaysAgo(200)}`]) {
      expect(await everyNumberOf(reader, path)).toBeGreaterThan(15)
    }
  }, 120_000)

  it('down to a service, a unit and a worker', async () => {
    const reader = await Reader.as('director')
    let path = '/live?view=units'
    for (let depth = 0; depth < 3; depth++) {
      const page = await reader.page(path)
      const counts = await Promise.all(
        below(page).map(async href => ({ href, links: numberLinks(await reader.page(href)).length })),
      )
      path = counts.toSorted((a, b) => b.links - a.links)[0]!.href
      expect(await everyNumberOf(reader, path)).toBeGreaterThan(3)
    }
    expect(path).toContain('worker=')
  }, 120_000)

  it('for a unit lead, who is told how many are outside the unit', async () => {
    const reader = await Reader.as('unit-lead')
    expect(await everyNumberOf(reader, '/live')).toBeGreaterThan(15)
    const page = await reader.page('/due')
    expect(page.querySelector('.sl-result-count')!.textContent).toMatch(/outside your scope/)
  }, 120_000)

  it('for a social worker, whose numbers are of their own cases alone', async () => {
    const reader = await Reader.as('practitioner')
    for (const path of ['/live', '/how-long', '/due']) {
      const page = await reader.page(path)
      expect(page.querySelector('main')!.textContent).not.toMatch(/outside your scope/)
    }
    expect(await everyNumberOf(reader, '/live')).toBeGreaterThan(0)
  })

  it('on How long, on each clock', async () => {
    const reader = await Reader.as('service-manager')
    for (const clock of ['involvement', 'plan', 'cumulative']) {
      expect(await everyNumberOf(reader, `/how-long?clock=${clock}`)).toBeGreaterThan(10)
    }
  }, 120_000)

  it.each([
    ['the scorecard', ['/home']],
    ['pages of indicators', ['/indicators/I-07', '/indicators/I-10', '/indicators/CP-11.in-time']],
    ['the lists of the board', ['/live/list/in-time', '/live/list/in-time?standard=CP-11', ...boardOfParts]],
    ['Explore', ['/explore?indicator=CP-11.in-time']],
  ])(
    'on %s, of what was left out',
    async (_, paths) => {
      const reader = await Reader.as('director')
      const found = await Promise.all(paths.map(async path => numberLinks(await reader.page(path))))
      const links = found.flat().filter(each => each.href.includes('which=left-out'))
      expect(links.length).toBeGreaterThan(0)
      for (const { href, count } of links) {
        const page = await reader.page(href)
        expect(page.querySelector('main')!.textContent).toContain(
          `All ${count.toLocaleString('en-GB')} are of children you may open.`,
        )
        const table = [...page.querySelectorAll('main table')].at(-1)!
        expect([href, table.querySelectorAll('tbody tr').length]).toEqual([href, Math.min(count, 50)])
      }
    },
    120_000,
  )

  it('in what changed since the day before', async () => {
    const reader = await Reader.as('director')
    for (const days of [0, 1, 2, 3]) {
      const on = days === 0 ? '' : `?on=${isoDaysAgo(days)}`
      const words = (await reader.page(`/live${on}`)).querySelector('main')!.textContent!
      const [, overdue, done] =
        /:\s*([\d,]+)\s*(?:newly overdue since the day before)?\s*newly overdue,\s*([\d,]+)/.exec(words)!
      const changes = (await reader.page(`/live/changes${on}`)).querySelector('main')!.textContent!
      expect(changes).toContain(`Newly overdue: ${overdue}`)
      expect(changes).toContain(`Done: ${done}`)
    }
  })

  it('in what a week in short says became overdue in it', async () => {
    const reader = await Reader.as('director')
    const week = (await reader.page('/account/digest')).querySelector('main')!
    const line = [...week.querySelectorAll('tbody tr')].find(each => each.textContent!.includes('Became overdue'))!
    const count = number(line.querySelector('td')!.textContent!)
    expect(count).toBeGreaterThan(0)
    const changes = await reader.page(line.querySelector('a')!.getAttribute('href')!)
    expect(changes.querySelector('#newly-overdue')!.textContent).toBe(`Newly overdue: ${count.toLocaleString('en-GB')}`)
  })

  it('in what was done earlier and came in only today', async () => {
    const reader = await Reader.as('director')
    const page = await reader.page('/live/changes')
    const section = page.querySelector('section[aria-labelledby="recorded-late"]')!
    const count = number(/Recorded late: ([\d,]+)/.exec(section.textContent!)![1]!)
    expect(count).toBeGreaterThan(0)
    expect(section.querySelectorAll('tbody tr')).toHaveLength(Math.min(count, 200))
    const rows = await csvRows(reader, `/live/changes/export?format=csv`)
    expect(rows.filter(each => each.startsWith('Recorded late,'))).toHaveLength(count)
    const yesterday = await reader.page(`/live/changes?on=${isoDaysAgo(1)}`)
    expect(yesterday.querySelector('section[aria-labelledby="recorded-late"]')!.textContent).toMatch(
      /Known only for today/,
    )
  })
})

/** The lines of a CSV file without its heading. */
async function csvRows(reader: Reader, href: string): Promise<string[]> {
  const answer = await reader.get(href)
  expect([href, answer.status]).toEqual([href, 200])
  return (await answer.text()).trimEnd().split('\r\n').slice(1)
}

describe('files', () => {
  it('hold all pages of what is shown, in the same order, and every child in them is on the access log', async () => {
    const reader = await Reader.as('director')
    const page = await reader.page('/due?state=open&sort=what&direction=descending')
    const { listed } = countOf(page, '/due')
    expect(listed).toBeGreaterThan(200)
    const csv = [...page.querySelectorAll('.sl-downloads a')].map(each => each.getAttribute('href')!)
    const rows = await csvRows(reader, csv[0]!)
    expect(rows).toHaveLength(listed)
    const titles = [...page.querySelectorAll('tbody .sl-due__what strong')].map(each => each.textContent!)
    for (const [index, title] of titles.entries()) expect(rows[index]).toContain(title)
    const { store } = place
    const logged = await readAccessLog(store.db, syntheticAuthority.id, { limit: 20_000 })
    const exported = new Set(logged.filter(each => each.event === 'due.exported').map(each => each.child_id))
    const ids = rows.map(each => /(?:^|,)([^,]*),[A-Z]{2}-\d\d,/.exec(each)![1]!)
    for (const id of new Set(ids)) expect(exported).toContain(id)
    const workbook = new Uint8Array(await (await reader.get(csv[1]!)).arrayBuffer())
    expect([...workbook.subarray(0, 2)]).toEqual([0x50, 0x4b])
  }, 60_000)

  it('come from the board, from what changed, from behind its numbers and from How long', async () => {
    const reader = await Reader.as('director')
    const paths = [
      '/live',
      '/live?view=units',
      '/live/changes',
      '/live/list/children-open',
      '/live/list/in-time',
      '/how-long',
    ]
    for (const path of paths) {
      const links = [...(await reader.page(path)).querySelectorAll('.sl-downloads a')]
      expect(links.length).toBeGreaterThanOrEqual(2)
      for (const link of links) expect((await reader.get(link.getAttribute('href')!)).status).toBe(200)
    }
  })

  it('are for those who may take lists away; what is due of their own cases is for anybody who holds some', async () => {
    const reader = await Reader.as('practitioner')
    const page = await reader.page('/due?state=open')
    const offered = [...page.querySelectorAll('.sl-downloads a')].map(each => each.getAttribute('href')!)
    expect(offered).toHaveLength(3)
    for (const path of ['/live', '/live/list/children-open', '/live/changes']) {
      const words = (await reader.page(path)).querySelector('main')!.textContent
      expect(words).toContain('CSV and XLSX are for managers, quality leads and analysts.')
    }
    for (const path of offered) expect((await reader.get(path)).status).toBe(200)
    for (const path of ['/live/export?format=csv', '/how-long/export?format=xlsx'])
      expect((await reader.get(path)).status).toBe(403)
    const calendar = await reader.get(offered.find(each => each.includes('calendar'))!)
    expect(calendar.headers.get('content-type')).toMatch(/^text\/calendar/)
    const text = await calendar.text()
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(countOf(page, '/due').listed)
    const names = [...page.querySelectorAll('tbody th[scope=row] a')].map(each => each.textContent!)
    for (const name of names) expect(text).not.toContain(name)
  })
})

/** What the boxes of a list's rows send, on all its pages. */
async function keysOf(reader: Reader, path: string): Promise<string[]> {
  const keys: string[] = []
  for (let at = 1; ; at++) {
    const page = await reader.page(`${path}&page=${at}`)
    keys.push(...[...page.querySelectorAll('input[name=deadline]')].map(each => each.getAttribute('value')!))
    if (keys.length >= countOf(page, '/due').listed) return keys
  }
}

describe('ticked rows', () => {
  it('can be shown to print, saved and put into a calendar, and are looked up again in the reader’s scope', async () => {
    const reader = await Reader.as('unit-lead')
    const page = await reader.page('/due?state=open')
    const boxes = [...page.querySelectorAll('input[name=deadline]')].map(each => each.getAttribute('value')!)
    const deadline = boxes.slice(0, 3)
    expect(deadline).toHaveLength(3)
    const form = { _csrf: field(page, '_csrf'), on: field(page, 'on'), from: field(page, 'from'), deadline }
    const shown = documentOf(await (await reader.post('/due/selected', form)).text())
    expect(rowsOf(shown)).toBe(3)
    const csv = await reader.post('/due/selected/export', { ...form, format: 'csv' })
    expect((await csv.text()).trimEnd().split('\r\n')).toHaveLength(4)
    const calendar = await (await reader.post('/due/selected/calendar', form)).text()
    expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(3)
    const again = await (await reader.post('/due/selected/calendar', form)).text()
    const uids = (text: string) => text.match(/^UID:.*$/gm)
    expect(uids(again)).toEqual(uids(calendar))

    const own = await keysOf(reader, '/due?state=open')
    const everybody = await keysOf(await Reader.as('director'), '/due?state=open')
    expect(own.length).toBeLessThan(everybody.length)
    const ticked = everybody.slice(0, 900)
    const listed = documentOf(await (await reader.post('/due/selected', { ...form, deadline: ticked })).text())
    expect(rowsOf(listed)).toBe(ticked.filter(each => own.includes(each)).length)
    expect((await reader.post('/due/selected', { ...form, deadline: [] })).status).toBe(422)
    expect((await reader.post('/due/selected', { ...form, from: 'https://elsewhere.example' })).status).toBe(422)
  })
})
