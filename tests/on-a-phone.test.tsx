import { resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { renderToString } from 'preact-render-to-string'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Table, type TableProps } from '../src/ui/index.ts'
import { openBrowser } from './browser.ts'
import { stylesheet } from './stylesheet.ts'

const root = resolve(import.meta.dirname, '..')
const phone = 390
const desk = 1280

let browser: Browser
let css: string
beforeAll(async () => {
  css = stylesheet()
  browser = await openBrowser()
}, 120_000)
afterAll(() => browser?.close())

/** No script runs: what folds does so by itself. */
async function shownAt<T>(width: number, table: Partial<TableProps<number>>, look: (page: Page) => Promise<T>) {
  const page = await browser.newPage({ viewport: { width, height: 800 }, javaScriptEnabled: false })
  const columns = [{ key: 'row', heading: 'Row', cell: (row: number) => <a href={`#row-${row}`}>Row {row}</a> }]
  const rowAttributes = (row: number) => ({ id: `row-${row}` })
  const body = renderToString(<Table<number> caption="Long" {...{ columns, rowAttributes }} {...table} />)
  try {
    await page.route('**/*', route =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><style>${css}</style><body class="govuk-template__body">${body}`,
      }),
    )
    await page.goto('http://localhost/')
    return await look(page)
  } finally {
    await page.close()
  }
}

const rows = (count: number, from = 1) => Array.from({ length: count }, (_, index) => from + index)
const visible = (page: Page) => page.locator('tbody tr:not(.sl-table__group):visible').count()

describe('a long list on a phone', () => {
  it('begins with its first ten and opens to the rest; a wider window has it all and nothing to open', async () => {
    const found = await shownAt(phone, { rows: rows(40) }, async page => {
      const before = await visible(page)
      await page.getByText('Show 30 more').click()
      const opened = await visible(page)
      await page.getByText('Show fewer').click()
      return [before, opened, await visible(page)]
    })
    expect(found).toEqual([10, 40, 10])
    const wide = await shownAt(desk, { rows: rows(40) }, async page => [
      await visible(page),
      await page.locator('details:visible').count(),
    ])
    expect(wide).toEqual([40, 0])
  })

  it('of a few more than ten shows all', async () => {
    expect(await shownAt(phone, { rows: rows(14) }, visible)).toBe(14)
  })

  it('shows three of each group of long cards', async () => {
    const groups = [
      { heading: 'One', rows: rows(20) },
      { heading: 'Two', rows: rows(2, 21) },
    ]
    expect(await shownAt(phone, { groups, longCards: true }, visible)).toBe(5)
  })

  it('shows the row that an address leads to', async () => {
    const found = await shownAt(phone, { rows: rows(40) }, async page => {
      await page.goto('http://localhost/#row-35')
      return [await visible(page), await page.locator('#row-35').isVisible()]
    })
    expect(found).toEqual([11, true])
  })
})

describe('a long table looked into by group', () => {
  const groups = [
    { heading: <span id="one">One</span>, rows: rows(12), folds: '12 standards' },
    { heading: <span id="two">Two</span>, rows: rows(8, 13), folds: '8 standards' },
  ]

  it('on a phone is its headings, each opening to all of its rows', async () => {
    const found = await shownAt(phone, { groups }, async page => {
      const before = await visible(page)
      await page.getByText('12 standards').click()
      return [before, await visible(page)]
    })
    expect(found).toEqual([0, 12])
  })

  it('has the group open that an address leads to', async () => {
    const found = await shownAt(phone, { groups }, async page => {
      await page.goto('http://localhost/#two')
      return visible(page)
    })
    expect(found).toBe(8)
  })

  it('stands whole in a wider window, and where it is short', async () => {
    expect(await shownAt(desk, { groups }, visible)).toBe(20)
    const short = [{ heading: 'One', rows: rows(3), folds: '3 standards' }]
    expect(await shownAt(phone, { groups: short }, visible)).toBe(3)
  })
})

describe('what is open of a list on a phone', () => {
  const scripts = new Map<string, string>()
  beforeAll(async () => {
    for (const name of ['forms', 'keyboard']) {
      const made = await build({
        root,
        configFile: false,
        logLevel: 'silent',
        build: { write: false, lib: { entry: resolve(root, `src/ui/assets/islands/${name}.ts`), formats: ['es'] } },
      })
      const [{ output }] = made as unknown as [{ output: readonly [{ code: string }] }]
      scripts.set(`/${name}.js`, output[0].code)
    }
  }, 60_000)

  const columns = [{ key: 'row', heading: 'Row', cell: (row: number) => <a href={`#row-${row}`}>Row {row}</a> }]
  const rowAttributes = (row: number) => ({ id: `row-${row}` })

  /** A page whose rows are more each time that it is asked for. */
  async function growing(table: (asked: number) => Partial<TableProps<number>>, look: (page: Page) => Promise<void>) {
    const page = await browser.newPage({ viewport: { width: phone, height: 800 } })
    let asked = 0
    try {
      await page.route('**/*', route => {
        const script = scripts.get(new URL(route.request().url()).pathname)
        if (script !== undefined) return route.fulfill({ contentType: 'text/javascript', body: script })
        asked += 1
        const body = renderToString(
          <main id="main" tabIndex={-1}>
            <form data-swap action="/" method="get">
              <button type="submit">Again</button>
            </form>
            <Table<number> caption="Long" {...{ columns, rowAttributes }} {...table(asked)} />
          </main>,
        )
        const start = `<script type="module">import { startForms } from '/forms.js'; startForms()
          import { startKeyboard } from '/keyboard.js'; startKeyboard()</script>`
        return route.fulfill({
          contentType: 'text/html',
          body: `<!doctype html><style>${css}</style><body class="govuk-template__body">${body}${start}`,
        })
      })
      await page.goto('http://localhost/')
      await look(page)
    } finally {
      await page.close()
    }
  }

  const again = async (page: Page, asked: number) => {
    await page.getByText('Again').click()
    await expect.poll(() => page.evaluate(() => performance.getEntriesByType('resource').length)).toBeGreaterThan(asked)
    await page.waitForTimeout(100)
  }

  it('stays open when the rows that come in its place are more', async () => {
    await growing(
      asked => ({ rows: rows(40 + asked) }),
      async page => {
        await page.getByText('Show 31 more').click()
        expect(await visible(page)).toBe(41)
        await again(page, 1)
        expect(await visible(page)).toBe(42)
      },
    )
  })

  it('stays so where an address led to it, and a link to a place on the page exchanges nothing', async () => {
    const groups = (asked: number) => [
      { heading: <span id="one">One</span>, rows: rows(12), folds: '12 standards' },
      { heading: <span id="two">Two</span>, rows: rows(8 + asked, 13), folds: `${8 + asked} standards` },
    ]
    await growing(
      asked => ({ groups: groups(asked) }),
      async page => {
        await page.goto('http://localhost/#two')
        await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<a href="#one">To one</a>'))
        const shown = await visible(page)
        await again(page, 1)
        expect(await visible(page)).toBe(shown + 1)
        const asked = await page.evaluate(() => performance.getEntriesByType('resource').length)
        await page.getByText('To one').click()
        await page.waitForTimeout(300)
        expect(await page.evaluate(() => performance.getEntriesByType('resource').length)).toBe(asked)
      },
    )
  })

  it('is gone on into by j from what opens it, and not from the top of the table', async () => {
    const groups = [
      { heading: 'One', rows: rows(12), folds: '12 standards' },
      { heading: 'Two', rows: rows(8, 13), folds: '8 standards' },
    ]
    await growing(
      () => ({ groups }),
      async page => {
        await page.getByText('12 standards').click()
        await page.getByText('8 standards').click()
        const focused = () => page.evaluate(() => document.activeElement?.textContent)
        await page.keyboard.press('j')
        expect(await focused()).toBe('Row 13')
        await page.getByText('8 standards').focus()
        await page.keyboard.press('k')
        expect(await focused()).toBe('Row 12')
      },
    )
  })
})
