import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { ssdTables } from '../src/intake/formats/ssd/catalogue.ts'
import type { ColumnSpec } from '../src/intake/formats/tabular/table-spec.ts'
import { receivePath } from '../src/intake/receive/receive-path.ts'
import { openBrowser } from '../tests/browser.ts'
import { extractUpTo, importing } from './extracts.ts'
import { must, type Proof } from './proof.ts'
import { embedded } from './record.ts'
import { type Served, serve } from './served.ts'
import { run, toldBy } from './sightline.ts'

/** What would run, or break out of where it is shown, if anything were shown as it came. */
const payloads = [
  '<script>window.ran=1</script>',
  '"><img src=x onerror=window.ran=1>',
  "'><svg onload=window.ran=1>",
  '</title></textarea></script><script>window.ran=1</script>',
  'javascript:window.ran=1',
  '<iframe srcdoc="<script>parent.ran=1</script>">',
  '<a href="javascript:window.ran=1" autofocus onfocus=window.ran=1>',
  '=HYPERLINK("http://localhost:9/?"&A1,"open")',
] as const

const inAnId = '<script>ran=1</script>'

/** Script in every text field, in identifiers, codes, headings and file names: nothing of it is ever run. */
export const scriptTags: Proof = {
  name: 'scripts',
  title: 'Script tags in every field',
  async prove({ folder, say }) {
    const extract = await extractUpTo(join(folder, 'extract'), '2026-11-24', 40)
    await poison(extract)
    const record = await embedded(folder).record('record')
    const ran = await run(record.where, importing(extract))
    const told = toldBy(ran)
    must(told?.state === 'published', `The extract was not published: ${ran.err || ran.out}`)
    const served = await serve(record.where, ['director', 'analyst'])
    const browser = await openBrowser()
    try {
      const shown = await walk(browser, served)
      say(
        `${shown.pages} pages opened without the content security policy as director and analyst, ${shown.withTags} of them showing tags as text; nothing was run, no element was made`,
      )
      const guarded = await walk(browser, served, { policy: true, most: 15 })
      say(`${guarded.pages} pages opened with it: it had nothing to stop`)
      const cells = await mustBeHarmless(served, shown.saved, folder)
      say(`${cells} cells of tables saved as CSV and workbooks: none is a formula`)
    } finally {
      await browser.close()
      await served.stop()
    }
  },
}

/** Puts tags into every file of an extract: whole columns of text, and enough of the rest to be told of. */
async function poison(folder: string): Promise<void> {
  for (const { table, columns } of ssdTables) {
    const path = join(folder, `ssd_${table}.csv`)
    const text = await readFile(path, 'utf8').catch(() => undefined)
    if (text === undefined) continue
    const [headings, ...rows] = cellsOf(text)
    const specs = headings!.map(heading => columns.find(each => each.name === heading.trim().toLowerCase()))
    const poisoned = rows.map((row, at) => row.map((cell, index) => poisonedCell(cell, specs[index], at, index)))
    const more = [...headings!, payloads[1]]
    const lines = [more, ...poisoned.map((row, at) => [...row, payloads[at % payloads.length]!])]
    await writeFile(path, lines.map(line => line.map(quoted).join(',')).join('\r\n'))
  }
  await writeFile(join(folder, '<img src=x onerror=window.ran=1>.csv'), 'a\r\n1\r\n')
}

function poisonedCell(cell: string, column: ColumnSpec | undefined, row: number, index: number): string {
  const payload = payloads[(row + index) % payloads.length]!
  if (column === undefined || cell === '') return cell
  switch (column.type) {
    case 'id':
      return cell + inAnId
    case 'text':
      return row % 2 === 0 ? cell + payload : payload
    case 'json':
      return row % 3 === 0 ? JSON.stringify({ [payload]: payload, OUTCOME: payload }) : cell
    case 'code':
      return row % 5 === 0 ? payload : cell
    default:
      return row % 20 === 7 ? cell + payload : cell
  }
}

/** The cells of a CSV whose quoted cells hold no line breaks. */
function cellsOf(text: string): string[][] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter(line => line !== '')
    .map(line =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, inQuotes, plain]) => inQuotes?.replaceAll('""', '"') ?? plain ?? '',
      ),
    )
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`
}

interface Walked {
  readonly pages: number
  /** Pages that showed tags as the text they are. */
  readonly withTags: number
  /** Addresses that save a table. */
  readonly saved: ReadonlySet<string>
}

/** Follows every kind of link from the board, as both people who see most. Throws at the first thing that runs. */
async function walk(
  browser: Browser,
  served: Served,
  { policy = false, most = 45 }: { policy?: boolean; most?: number } = {},
): Promise<Walked> {
  const total = { pages: 0, withTags: 0, saved: new Set<string>() }
  for (const person of served.people) {
    const context = await browser.newContext({ bypassCSP: !policy })
    await context.addCookies(served.cookiesOf(person))
    const found = await walkAs(context, served.address, most)
    total.pages += found.pages
    total.withTags += found.withTags
    for (const each of found.saved) total.saved.add(each)
    await context.close()
  }
  return total
}

async function walkAs(context: BrowserContext, address: string, most: number): Promise<Walked> {
  const amiss: string[] = []
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', event => {
      console.error(`policy stopped ${event.violatedDirective} ${event.blockedURI}`)
    })
  })
  const page = await context.newPage()
  page.on('dialog', dialog => {
    amiss.push(`a dialog opened: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('pageerror', error => amiss.push(`an error in the page: ${error.message}`))
  page.on('console', message => {
    if (message.type() === 'error') amiss.push(`the console says: ${message.text()}`)
  })
  page.on('request', request => {
    if (!request.url().startsWith(address))
      amiss.push(`something was asked for elsewhere: ${request.url().slice(0, 100)}`)
  })
  const waiting = ['/live', '/live?view=units', '/due', '/how-long', '/standards', '/imports', '/imports/1']
  const seen = new Set(waiting)
  const kinds = new Map<string, number>()
  const saved = new Set<string>()
  let pages = 0
  let withTags = 0
  while (waiting.length > 0 && pages < most) {
    const path = waiting.shift()!
    const answer = await page.goto(new URL(path, address).href, { waitUntil: 'load' })
    const status = answer?.status() ?? 0
    must(status === 200 || status === 403, `${path} answered ${status}.`)
    pages++
    await poke(page)
    const made = await elementsMade(page)
    if (made.length > 0) amiss.push(`elements were made: ${made.join(' ')}`)
    must(amiss.length === 0, `On ${path}: ${amiss.join('; ')}`)
    if ((await page.locator('body').textContent())!.includes('<script>')) withTags++
    for (const href of await page.$$eval('a[href]', all => all.map(each => each.getAttribute('href')!))) {
      const url = new URL(href, page.url())
      must(url.protocol === 'http:' || url.protocol === 'https:', `On ${path} there is a link to ${href.slice(0, 100)}`)
      const kind = kindOf(url)
      const next = url.pathname + url.search
      if (url.origin !== new URL(address).origin || seen.has(next) || next.includes('sign-out')) continue
      if ((kinds.get(kind) ?? 0) >= 3) continue
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
      seen.add(next)
      if (/\/(export|saved|calendar)\b/.test(url.pathname)) saved.add(next)
      else waiting.push(next)
    }
  }
  must(withTags > 0, 'No page showed what was put into the extract.')
  return { pages, withTags, saved }
}

/** Which page it is, whoever it is about. */
function kindOf(url: URL): string {
  const path = url.pathname.replace(/\/(children|imports|standards)\/[^/]+/, '/$1/*').replace(/(deadlines)\/.*/, '$1')
  return `${path}?${[...url.searchParams.keys()].sort()}`
}

/** Opens what is folded, and points at what answers to pointing. */
async function poke(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('details')) each.open = true
    for (const each of document.querySelectorAll<HTMLElement>('main a, main button, main [title], main svg *')) {
      each.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))
      each.dispatchEvent(new FocusEvent('focusin', { bubbles: true }))
    }
  })
}

/** What could only be there if markup had been taken for markup, or had run. */
function elementsMade(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const made = document.querySelectorAll(
      'img[src="x"], svg[onload], iframe, [onerror], [onload], [onfocus], a[href^="javascript:"]',
    )
    const found = Array.from(made, each => each.outerHTML.slice(0, 100))
    if ('ran' in window) found.push('something was run')
    return found
  })
}

/** How many cells the saved tables have. Throws where a spreadsheet would take one for a formula. */
async function mustBeHarmless(served: Served, links: Iterable<string>, folder: string): Promise<number> {
  let cells = 0
  for (const link of links) {
    const answer = await served.answer(link)
    const type = answer.headers.get('content-type') ?? ''
    if (type.includes('csv')) {
      for (const cell of cellsOf(await answer.text()).flat()) {
        cells++
        must(
          !/^[=+\-@\t\r]/.test(cell) || /^-?\d+(\.\d+)?$/.test(cell),
          `A cell of ${link} is a formula: ${cell.slice(0, 80)}`,
        )
      }
    } else if (type.includes('spreadsheet')) {
      const path = join(folder, 'saved.zip')
      await writeFile(path, Buffer.from(await answer.arrayBuffer()))
      cells += await cellsOfWorkbook(path)
    }
  }
  must(cells > 100, 'The saved tables are empty.')
  return cells
}

/** How many cells a workbook has. Throws where one of them is a formula or a link. */
async function cellsOfWorkbook(path: string): Promise<number> {
  const { files, dispose } = await receivePath(path)
  let cells = 0
  for (const file of files) {
    const pieces: Uint8Array[] = []
    for await (const piece of file.open()) pieces.push(piece)
    const xml = Buffer.concat(pieces).toString('utf8')
    must(!/<(f|hyperlink)[ >]/.test(xml), `${file.name} of a saved workbook holds a formula or a link.`)
    cells += xml.match(/<c[ >]/g)?.length ?? 0
  }
  await dispose()
  return cells
}
