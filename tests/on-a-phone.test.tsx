import { resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { renderToString } from 'preact-render-to-string'
import { compile } from 'sass'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Table, type TableProps } from '../src/ui/index.ts'
import { openBrowser } from './browser.ts'

const root = resolve(import.meta.dirname, '..')
const phone = 390
const desk = 1280

let browser: Browser
let css: string
beforeAll(async () => {
  css = compile(resolve(root, 'src/ui/assets/sightline.scss'), {
    loadPaths: [root],
    quietDeps: true,
    silenceDeprecations: ['if-function', 'import', 'global-builtin'],
  }).css
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
