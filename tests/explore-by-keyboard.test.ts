import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runImport } from '../src/app/commands/import.ts'
import { type Serving, serveAuthority } from '../src/app/serve.ts'
import { openWorkplace, type Workplace } from '../src/app/workplace.ts'
import { iso } from '../src/domain/calendar/day.ts'
import { englandDay } from '../src/domain/calendar/england-day.ts'
import { settingsFrom } from '../src/server/settings.ts'
import { ensureAuthority } from '../src/store/authorities.ts'
import { emptyRecord } from '../src/store/testing-record.ts'
import { syntheticAuthority, writeSyntheticExtract } from '../src/synthetic/index.ts'
import { axe, openBrowser, overflow } from './browser.ts'

// The question: which children in need in my service have been open more than 15 months and have not been visited within
// the standard, and who holds them?

let folder: string
let place: Workplace
let serving: Serving
let browser: Browser

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-explore-'))
  await emptyRecord(join(folder, 'record'))
  place = await openWorkplace(folder, undefined)
  const { id, name } = syntheticAuthority
  await ensureAuthority(place.store.db, { authority: id, name, synthetic: true })
  const path = join(folder, 'extract')
  await writeSyntheticExtract({ out: path, until: iso(englandDay(new Date())), children: 1200 })
  const request = { path, authority: id, mode: 'replace', confirm: 'yes', acceptGone: true, by: 'test' } as const
  expect((await runImport(place, request)).state).toBe('published')
  const settings = settingsFrom({ SIGHTLINE_DATA: folder, PORT: '0', SIGHTLINE_LOG_LEVEL: 'silent' }, folder)
  serving = await serveAuthority(place, id, settings)
  browser = await openBrowser()
}, 240_000)

afterAll(async () => {
  await browser?.close()
  await serving?.close()
  await place?.close()
  await rm(folder, { recursive: true, force: true })
})

/** What the page answers: the number it says, and each child with who holds it and for how long it has been open. */
async function answerOn(page: Page) {
  return page.evaluate(() => {
    const text = (each: Element | null | undefined) => each?.textContent?.trim().replace(/\s+/g, ' ') ?? ''
    return {
      number: text(document.getElementById('result-heading')),
      rows: [...document.querySelectorAll('#result tbody tr')].map(row => ({
        child: text(row.querySelector('th')),
        holder: text(row.querySelector('[data-label="Who holds the case"]')),
        state: text(row.querySelector('[data-label="State"]')),
        months: Number.parseInt(text(row.querySelector('[data-label="Open for"]')), 10),
      })),
    }
  })
}

async function mustAnswer(page: Page): Promise<void> {
  const { number, rows } = await answerOn(page)
  expect(rows.length).toBeGreaterThan(0)
  expect(number).toMatch(new RegExp(`^${rows.length} deadlines? of \\d+ child`))
  for (const { child, holder, state, months } of rows) {
    expect(child).not.toBe('')
    expect(holder).not.toBe('')
    expect(state).toBe('Overdue')
    expect(months).toBeGreaterThanOrEqual(15)
  }
}

/** Goes on with the Tab key to something that says this, and presses Enter. */
async function tabTo(page: Page, says: RegExp): Promise<void> {
  for (let presses = 0; presses < 250; presses++) {
    await page.keyboard.press('Tab')
    const text = await page.evaluate(() => document.activeElement?.textContent?.trim().replace(/\s+/g, ' ') ?? '')
    if (says.test(text)) {
      await page.keyboard.press('Enter')
      return
    }
  }
  throw new Error(`The Tab key did not come to ${says}`)
}

it('is answered with a keyboard alone, value by value', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.goto(`${serving.address}sign-in`)
  await tabTo(page, /^Sign in as Sam/)
  await page.waitForURL(/\/(live|home)/)
  await tabTo(page, /^Explore$/)
  await page.waitForURL(/\/explore$/)
  await tabTo(page, /^In need$/)
  await tabTo(page, /^Outstanding: Child in need seen every 20 working days/)
  await page.waitForURL(/indicator=CN-04\.open/)
  // Each choice changes the page in place and the keyboard stays where it was.
  await tabTo(page, /^Family Intervention/)
  await page.waitForURL(/service=/)
  await page.getByText('Remove this filter').first().waitFor({ state: 'attached' })
  await tabTo(page, /^Overdue/)
  await page.waitForURL(/state=overdue/)
  await tabTo(page, /^18 months or more/)
  await page.waitForURL(/time-open=18/)
  await page.waitForFunction(() => document.querySelectorAll('.moj-filter__tag').length === 3)
  await tabTo(page, /^Children$/)
  await page.waitForURL(/show=children/)
  await page.waitForFunction(() => document.querySelectorAll('#result tbody tr').length > 0)
  await mustAnswer(page)
  expect(await axe(page)).toEqual([])
  expect(await overflow(page)).toBe(0)
  await page.close()
}, 120_000)

it('is answered with JavaScript off', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await page.goto(`${serving.address}sign-in`)
  await page.getByRole('button', { name: 'Sign in as Sam' }).click()
  await page.goto(`${serving.address}explore`)
  await page.getByRole('link', { name: /open 15 months or more and not visited within the standard/ }).click()
  await mustAnswer(page)
  // And changed: one value taken away, another chosen, as plain links.
  await page.getByRole('link', { name: 'Remove this filter Overdue' }).click()
  await page.getByText('Choose values').first().click()
  await page.getByRole('link', { name: /^Due later/ }).click()
  expect(page.url()).toContain('state=due-later')
  await context.close()
}, 120_000)
