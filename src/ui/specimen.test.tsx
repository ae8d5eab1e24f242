import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { axe, openBrowser, overflow } from '../../tests/browser.ts'
import { assetUrlsFrom } from './assets.ts'
import { renderDocument } from './render.ts'
import { specimen } from './specimen.tsx'

const policy =
  "default-src 'none'; script-src 'nonce-n'; style-src 'nonce-n'; img-src 'self'; connect-src 'self'; form-action 'self'"
const types: Record<string, string> = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' }

let built: string
let server: Server
let browser: Browser
let address: string
let version = 12
const listeners = new Set<ServerResponse>()
const complaints: string[] = []
const asked: string[] = []

function assemble(folder: string) {
  return build({
    configFile: resolve(import.meta.dirname, '../../vite.config.ts'),
    logLevel: 'silent',
    build: { outDir: folder },
  })
}

/** The specimen with the assets of this test's own build. */
function document(): string {
  const { stylesheet, script } = assetUrlsFrom(JSON.parse(readFileSync(join(built, 'manifest.json'), 'utf8')))
  return renderDocument(specimen({ nonce: 'n', version }))
    .replace(/<link [^>]*>|<script.*?<\/script>/g, '')
    .replace(
      '</head>',
      `<link rel="stylesheet" href="${stylesheet}" nonce="n"><script type="module" src="${script}" nonce="n"></script></head>`,
    )
}

function serve(url: string, response: ServerResponse): void {
  asked.push(url)
  if (url.startsWith('/assets/')) {
    response.setHeader('content-type', types[url.split('.').at(-1)!] ?? 'text/plain')
    response.end(readFileSync(join(built, url.slice('/assets/'.length))))
  } else if (url === '/events') {
    response.setHeader('content-type', 'text/event-stream')
    response.write(': listening\n\n')
    listeners.add(response)
    response.on('close', () => listeners.delete(response))
  } else if (url === '/favicon.ico') {
    response.statusCode = 204
    response.end()
  } else {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader('content-security-policy', policy)
    response.end(document())
  }
}

function publish(): void {
  version += 1
  for (const each of listeners) each.write(`event: version\ndata: ${version}\n\n`)
}

async function open(options: { width?: number; javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const { width = 1280, javaScriptEnabled = true } = options
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled })
  const page = await context.newPage()
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(String(error)))
  await page.goto(`${address}/specimen`)
  return page
}

beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'sightline-assets-'))
  await assemble(built)
  server = createServer((request, response) => serve(request.url ?? '', response))
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  server?.closeAllConnections()
  server?.close()
  rmSync(built, { recursive: true, force: true })
})

beforeEach(() => {
  complaints.length = 0
  asked.length = 0
})

describe('the built assets', () => {
  it('are the same when built again, and ask nothing of anybody else', async () => {
    const again = mkdtempSync(join(tmpdir(), 'sightline-assets-'))
    await assemble(again)
    const files = readdirSync(built).toSorted()
    expect(readdirSync(again).toSorted()).toEqual(files)
    for (const file of files) {
      const text = readFileSync(join(built, file), 'utf8')
      expect(readFileSync(join(again, file), 'utf8')).toBe(text)
      expect(text).not.toMatch(/(?:url\(|@import )["']?(?:https?:)?\/\/|GDS Transport|crown|data:/i)
    }
    rmSync(again, { recursive: true, force: true })
  })
})

describe('every component on one page', () => {
  it('carries no style attribute and no style element', () => {
    expect(document()).not.toMatch(/<style|\sstyle=/)
  })

  it.each([1280, 800, 375, 320])(
    'has no accessibility violation and nothing sticking out at %i pixels',
    async width => {
      const page = await open({ width })
      await page.evaluate(() => window.scrollTo(0, 0))
      expect(await overflow(page)).toBe(0)
      expect(await axe(page)).toEqual([])
      expect(complaints).toEqual([])
      await page.context().close()
    },
  )

  it('breaks a long name of a column on a phone, so that it does not run over its value', async () => {
    const page = await open({ width: 390 })
    const label = await page
      .locator('.sl-table--cards tbody td[data-label]')
      .first()
      .evaluate(cell => {
        const { overflowWrap, maxWidth } = getComputedStyle(cell, '::before')
        return { overflowWrap, maxWidth }
      })
    expect(label).toEqual({ overflowWrap: 'anywhere', maxWidth: '60%' })
    await page.context().close()
  })

  it('lets the headings of a wide table take lines, and shows at its edge that there is more', async () => {
    const page = await open({ width: 800 })
    const box = page.locator('.sl-table--wide').first()
    expect(
      await box
        .locator('thead th')
        .first()
        .evaluate(each => getComputedStyle(each).whiteSpace),
    ).toBe('normal')
    const edge = await box.evaluate(each => {
      each.classList.remove('sl-table--fits')
      return getComputedStyle(each).backgroundAttachment
    })
    expect(edge).toBe('local, scroll')
    await page.context().close()
  })

  it('shows on a phone that there are more rooms, and begins with the open one in view', async () => {
    const page = await open({ width: 320 })
    const list = page.locator('.moj-primary-navigation__list')
    expect(await list.evaluate(each => getComputedStyle(each).backgroundAttachment)).toBe('local, scroll')
    const isInView = await list.evaluate(each => {
      const [around, room] = [each, each.querySelector('[aria-current]')!].map(of => of.getBoundingClientRect())
      return room!.left >= around!.left && room!.right <= around!.right
    })
    expect(isInView).toBe(true)
    await page.context().close()
  })

  it('works without JavaScript', async () => {
    const page = await open({ javaScriptEnabled: false })
    await page.getByRole('link', { name: 'Child', exact: true }).click()
    expect(page.url()).toContain('sort=child')
    await page.getByRole('button', { name: 'Apply filters' }).click()
    expect(page.url()).toContain('unit=kite')
    expect(await page.getByRole('button', { name: 'Print' }).count()).toBe(0)
    await page.context().close()
  })
})

describe('what the browser adds', () => {
  it('shows new data in place, keeping focus and what is open', async () => {
    const page = await open()
    const details = page.locator('#timely-table')
    await details.locator('summary').click()
    await page.getByRole('link', { name: 'Ash Example' }).focus()
    publish()
    await page.getByText('New data has arrived and is shown.').waitFor()
    expect(await page.locator('.data-line').getAttribute('data-version')).toBe(String(version))
    expect(await details.getAttribute('open')).not.toBeNull()
    expect(await page.evaluate(() => window.document.activeElement?.textContent)).toBe('Ash Example')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('waits while somebody is writing, and offers the new data', async () => {
    const page = await open()
    const before = String(version)
    await page.getByRole('textbox', { name: 'Why' }).fill('Because')
    publish()
    await page.getByText('New data has arrived.').waitFor()
    expect(await page.getByRole('textbox', { name: 'Why' }).inputValue()).toBe('Because')
    expect(await page.locator('.data-line').getAttribute('data-version')).toBe(before)
    await page.getByRole('button', { name: 'Show it' }).click()
    await page.locator(`.data-line[data-version="${version}"]`).waitFor()
    await page.context().close()
  })

  it('leaves what is under the pointer where it is', async () => {
    const page = await open()
    const button = page.getByRole('link', { name: 'Ash Example' })
    await button.evaluate(each =>
      each.addEventListener('click', event => {
        event.preventDefault()
        Object.assign(window, { clicked: true })
      }),
    )
    await button.scrollIntoViewIfNeeded()
    const { x, y, height, width } = (await button.boundingBox())!
    await page.mouse.move(x + width / 2, y + height / 2)
    await page.mouse.down()
    publish()
    await page.getByText('New data has arrived.').waitFor()
    expect(await button.boundingBox()).toMatchObject({ x, y })
    await page.mouse.up()
    expect(await page.evaluate(() => (window as { clicked?: boolean }).clicked)).toBe(true)
    await page.context().close()
  })

  it('sorts at once and writes the address', async () => {
    const page = await open()
    const first = () => page.locator('form tbody th').first().textContent()
    asked.length = 0
    await page.getByRole('link', { name: 'Child', exact: true }).click()
    await page.getByRole('link', { name: 'Child', exact: true }).click()
    expect(await first()).toBe('Wren Example')
    expect(page.url()).toContain('sort=child&direction=descending')
    expect(await page.locator('th[aria-sort=descending]').textContent()).toBe('Child')
    expect(asked.filter(each => each.startsWith('/specimen'))).toEqual([])
    await page.context().close()
  })

  it('follows a filter without leaving the page, and goes back', async () => {
    const page = await open()
    await page.evaluate(() => Object.assign(window, { same: true }))
    await page.getByLabel('Due soon').check()
    await page.waitForURL(/state=overdue&state=due-soon/)
    expect(await page.evaluate(() => 'same' in window)).toBe(true)
    await page.goBack()
    await page.waitForURL(/specimen$/)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('ticks every row and says how many', async () => {
    const page = await open()
    await page.getByLabel('Select all rows').check()
    await page.getByText('4 selected').waitFor()
    await page.getByLabel('Select Assessment finished for Rowan Sample').uncheck()
    await page.getByText('3 selected').waitFor()
    await page.context().close()
  })

  it('goes to the search with "/", unless that is turned off', async () => {
    const page = await open()
    const focused = () => page.evaluate(() => window.document.activeElement?.id)
    await page.locator('body').press('/')
    expect(await focused()).toBe('search')
    await page.getByRole('button', { name: 'Turn keyboard shortcuts off' }).click()
    await page.keyboard.press('/')
    expect(await focused()).not.toBe('search')
    await page.context().close()
  })
})
