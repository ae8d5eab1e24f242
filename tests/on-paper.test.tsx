import type { Browser, Page } from 'playwright-core'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../src/domain/calendar/day.ts'
import { AsAtForm } from '../src/rooms/live/index.ts'
import { PageHeading, PrintButton, Table } from '../src/ui/index.ts'
import { openBrowser } from './browser.ts'
import { stylesheet } from './stylesheet.ts'

/** Within the margins of a sheet of A4 that lies, at 96 to the inch. */
const lying = { width: 1031, height: 703 }

let browser: Browser
let css: string
beforeAll(async () => {
  css = stylesheet()
  browser = await openBrowser()
}, 120_000)
afterAll(() => browser?.close())

async function onPaper<T>(body: string, size: { width: number; height: number }, look: (page: Page) => Promise<T>) {
  const page = await browser.newPage({ viewport: size })
  try {
    await page.setContent(`<!doctype html><style>${css}</style><body class="govuk-template__body">${body}`)
    await page.emulateMedia({ media: 'print' })
    return await look(page)
  } finally {
    await page.close()
  }
}

/** How much of a table is beyond its box or the sheet. */
function beyond() {
  const box = document.querySelector('.sl-table')!
  const { right, bottom } = box.getBoundingClientRect()
  const out = (selector: string, isOut: (each: DOMRect) => boolean) =>
    [...box.querySelectorAll(selector)].filter(each => isOut(each.getBoundingClientRect())).length
  return {
    columns: out('thead th', each => each.right > Math.min(right, innerWidth) + 1),
    rows: out('tbody tr', each => each.bottom > bottom + 1),
  }
}

const columns = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    key: `${index}`,
    heading: `clae_person_column_${index}`,
    cell: () => 'Some words of it',
  }))

describe('a table on paper', () => {
  it('that scrolls on screen is whole, on sheets that lie', async () => {
    const rows = Array.from({ length: 60 }, (_, row) => row)
    const table = renderToString(<Table caption="Wide" wide rows={rows} columns={columns(15)} />)
    const found = await onPaper(table, lying, async page => {
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      return { ...(await page.evaluate(beyond)), across: /\/MediaBox\s*\[0 0 (\d+)/.exec(pdf)?.[1] }
    })
    expect(found).toEqual({ columns: 0, rows: 0, across: '841' })
  }, 30_000)
})

describe('what stands on paper', () => {
  it('is what was asked for and not the means of asking, and of a list all', async () => {
    const rows = Array.from({ length: 40 }, (_, row) => row)
    const body = renderToString(
      <main>
        <nav aria-label="Parts">Parts of the page</nav>
        <form method="get">
          <label for="from">From</label>
          <input id="from" />
        </form>
        <form method="post">
          <button type="submit" class="govuk-button">
            Begin another meeting
          </button>
        </form>
        <details class="govuk-details">
          <summary>How this is counted</summary>
          <p>By child.</p>
        </details>
        <Table caption="Long" rows={rows} columns={columns(3)} />
      </main>,
    )
    // biome-ignore lint/performance/useDomNodeTextContent: what is laid out, and nothing that is hidden
    const words = await onPaper(body, { width: 700, height: 1000 }, async page => page.innerText('main'))
    for (const means of ['Parts of the page', 'From', 'Begin another', 'How this', 'more', 'fewer'])
      expect(words).not.toContain(means)
    expect(words.match(/Some words of it/g)).toHaveLength(120)
  })

  it('is what a page says of its day, and not the fields to ask for another', async () => {
    const asAt = {
      day: day('2026-10-01'),
      today: day('2026-11-28'),
      on: '2026-10-01',
      toldUntil: [{ name: '903', on: day('2026-03-31') }],
    }
    const body = renderToString(
      <main>
        <PageHeading
          actions={
            <>
              <AsAtForm asAt={asAt} action="/due" keep={{}} />
              <PrintButton />
            </>
          }
        >
          Due
        </PageHeading>
      </main>,
    )
    const [words, width] = await onPaper(body, { width: 700, height: 1000 }, async page => [
      // biome-ignore lint/performance/useDomNodeTextContent: what is laid out, and nothing that is hidden
      await page.innerText('main'),
      (await page.locator('.govuk-inset-text').first().boundingBox())?.width ?? 0,
    ])
    expect(width).toBeGreaterThan(250)
    expect(words).toContain('You are looking at Thu 1 Oct 2026')
    expect(words).toContain('nothing after 31 Mar 2026')
    for (const means of ['As at', 'Day', 'Show', 'Print']) expect(words).not.toContain(means)
  })
})
