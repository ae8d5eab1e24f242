import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runImport } from '../src/app/commands/import.ts'
import { type Serving, serveAuthority } from '../src/app/serve.ts'
import { openWorkplace, type Workplace } from '../src/app/workplace.ts'
import { iso } from '../src/domain/calendar/day.ts'
import { englandDay } from '../src/domain/calendar/england-day.ts'
import { settingsFrom } from '../src/server/settings.ts'
import { ensureAuthority } from '../src/store/authorities.ts'
import { emptyRecord } from '../src/store/testing-record.ts'
import { syntheticAuthority, writeSyntheticExtract } from '../src/synthetic/index.ts'
import { openBrowser, overflow } from './browser.ts'
import { byHearing, focusTrouble } from './hearing.ts'

// What axe does not see of WCAG 2.2 AA: what a keyboard meets on its way through the pages, what a screen reader says of
// them, what they do at 400% zoom, and what time does to them.

let folder: string
let place: Workplace
let serving: Serving
let browser: Browser
/** Milliseconds by which the server's clock is ahead. */
let ahead = 0

const minute = 60_000
const statement = 'https://intranet.example.gov.uk/sightline'

/** Days are ten apart: at a weekend nothing is recorded of so few children, and nothing would be new. */
async function importUpTo(daysAgo: number): Promise<void> {
  const path = join(folder, 'extract')
  await writeSyntheticExtract({ out: path, until: iso(englandDay(new Date()) - daysAgo), children: 250 })
  const authority = syntheticAuthority.id
  const request = { path, authority, mode: 'replace', confirm: 'yes', acceptGone: true, by: 'test' } as const
  expect((await runImport(place, request)).state).toBe('published')
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-keyboard-'))
  await emptyRecord(join(folder, 'record'))
  place = await openWorkplace(folder, undefined)
  const { id, name } = syntheticAuthority
  await ensureAuthority(place.store.db, { authority: id, name, synthetic: true })
  await importUpTo(30)
  const env = { SIGHTLINE_DATA: folder, PORT: '0', SIGHTLINE_LOG_LEVEL: 'silent', SIGHTLINE_LIMIT_SESSION: '100000' }
  const more = { SIGHTLINE_LIMIT_ADDRESS: '100000', SIGHTLINE_ACCESSIBILITY_STATEMENT: statement }
  const settings = settingsFrom({ ...env, ...more }, folder)
  serving = await serveAuthority(place, id, settings, { clock: () => new Date(Date.now() + ahead) })
  browser = await openBrowser()
}, 240_000)

afterAll(async () => {
  await browser?.close()
  await serving?.close()
  await place?.close()
  await rm(folder, { recursive: true, force: true })
})

async function signedIn(name: string, context?: BrowserContext): Promise<Page> {
  const page = await (context ?? (await browser.newContext())).newPage()
  await page.goto(`${serving.address}sign-in`)
  await page.getByRole('button', { name: `Sign in as ${name}` }).click()
  await page.waitForURL(/\/(home|live|due|people)/)
  return page
}

const pages = [
  'home',
  'live',
  'live?view=units',
  'live/changes',
  'live/list/children-open',
  'due',
  'ahead',
  'how-long',
  'explore',
  'explore?indicator=I-03',
  'explore/compare?indicator=I-03',
  'oversight',
  'legal',
  'tracking',
  'tracking/measures',
  'thresholds/measures',
  'campaigns/new',
  'data-quality',
  'data-quality/list',
  'standards',
  'standards/CP-11',
  'indicators/I-03',
  'imports',
  'imports/1',
  'imports/templates',
  'reports',
  'access',
  'account',
]

/** The first child of a list, as an address: with its journey, its record and its deadlines. */
async function childPages(page: Page): Promise<string[]> {
  await page.goto(`${serving.address}due`)
  const href = await page.locator('tbody a[href^="/children/"]').first().getAttribute('href')
  const child = /^\/(children\/[^/?]+)/.exec(href!)![1]!
  return ['', '/deadlines', '/record', '/oversight'].map(each => child + each)
}

/** Presses a key so many times and gathers what is amiss with what has the focus after each. */
async function pressing(page: Page, key: 'Tab' | 'Shift+Tab', times: number): Promise<string[]> {
  const amiss = new Set<string>()
  for (let at = 0; at < times; at++) {
    await page.keyboard.press(key)
    const trouble = await page.evaluate(focusTrouble)
    if (trouble === 'at the end') break
    if (trouble) amiss.add(`${key}: ${trouble}`)
  }
  return [...amiss]
}

/** The spacing of text that a reader may set (WCAG 1.4.12). */
const spacing = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }'

describe('every page', () => {
  it('shows what has the focus, traps nobody, says what each thing is, and fits at 400% zoom', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    const page = await signedIn('Quinn', context)
    const amiss: Record<string, readonly string[]> = {}
    const titles = new Map<string, string>()
    for (const path of [...pages, ...(await childPages(page))]) {
      await page.setViewportSize({ width: 1280, height: 900 })
      expect([path, (await page.goto(serving.address + path))!.status()]).toEqual([path, 200])
      const title = await page.title()
      const found = titles.has(title) && !path.includes('?') ? [`titled like ${titles.get(title)}`] : []
      titles.set(title, path)
      found.push(...(await page.evaluate(byHearing)))
      found.push(...(await pressing(page, 'Tab', 60)))
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
      await page.locator('footer button:visible').last().focus()
      found.push(...(await pressing(page, 'Shift+Tab', 40)))
      await page.setViewportSize({ width: 320, height: 256 })
      if ((await overflow(page)) > 0) found.push(`${await overflow(page)} px too wide at 320 px`)
      await page.evaluate(() => window.scrollTo(0, 0))
      await page.locator('#main').focus()
      found.push(...(await pressing(page, 'Tab', 40)).map(each => `320 px: ${each}`))
      await page.evaluate(css => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(css)
        document.adoptedStyleSheets = [sheet]
      }, spacing)
      if ((await overflow(page)) > 0) found.push('too wide at 320 px with text spaced')
      if (found.length > 0) amiss[path] = found
    }
    expect(amiss).toEqual({})
    await context.close()
  }, 300_000)

  it('leads to the authority’s accessibility statement, before anybody signs in too', async () => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(`${serving.address}sign-in`)
    const link = page.getByRole('contentinfo').getByRole('link', { name: 'Accessibility statement' })
    expect(await link.getAttribute('href')).toBe(statement)
  })

  it('begins with a link past the header, which the keyboard follows', async () => {
    const page = await signedIn('Quinn')
    await page.goto(`${serving.address}due`)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to main content')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
  })
})

describe('colours that the system sets', () => {
  it('leave drawings their paper, and say which room and view are open', async () => {
    const context = await browser.newContext({ forcedColors: 'active', colorScheme: 'dark' })
    const page = await signedIn('Quinn', context)
    await page.goto(`${serving.address}live`)
    const styleOf = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate(each => {
          const { backgroundColor, textDecorationLine } = getComputedStyle(each)
          return { backgroundColor, textDecorationLine }
        })
    expect((await styleOf('main .sl-spark')).backgroundColor).toBe('rgb(255, 255, 255)')
    for (const each of ['.moj-primary-navigation__link', '.moj-sub-navigation__link']) {
      expect((await styleOf(`${each}[aria-current]`)).textDecorationLine).toBe('underline')
      expect((await styleOf(`${each}:not([aria-current])`)).textDecorationLine).toBe('none')
    }
    await context.close()
  })
})

describe('a list that is changed in place', () => {
  it('is read out once, by a place that stays, and leaves the focus where it was', async () => {
    const page = await signedIn('Quinn')
    await page.goto(`${serving.address}due`)
    const said = page.locator('[data-announce]')
    const before = await page.locator('[data-result]').textContent()
    const state = page.locator('#filter input[type=checkbox], #filter select').first()
    await page.evaluate(() => Object.assign(window, { same: document.querySelector('[data-announce]') }))
    if (await state.evaluate(each => each instanceof HTMLSelectElement)) await state.selectOption({ index: 1 })
    else await state.check()
    await page.waitForFunction(() => document.querySelector('[data-announce]')?.textContent !== '')
    const now = (await page.locator('[data-result]').textContent())!.trim().replace(/\s+/g, ' ')
    expect(now).not.toBe(before)
    expect(await said.textContent()).toBe(now)
    expect(
      await page.evaluate(() => (window as { same?: unknown }).same === document.querySelector('[data-announce]')),
    ).toBe(true)
    expect(await page.locator('main [role=status]:not(:empty), main [aria-live]').count()).toBe(0)
  })

  it('is sorted by the keyboard at 400% zoom, where the headings stand above the cards', async () => {
    const page = await signedIn('Alex')
    await page.setViewportSize({ width: 320, height: 256 })
    await page.goto(`${serving.address}people`)
    const link = page.getByRole('columnheader', { name: 'Name' }).getByRole('link')
    await link.focus()
    expect(await page.evaluate(focusTrouble)).toBe('')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.querySelector('th[aria-sort]')?.ariaSort === 'descending')
  })
})

describe('new data', () => {
  it('waits until it is asked for, where the person has said so, and goes on from what is shown', async () => {
    const page = await signedIn('Quinn')
    await page.goto(`${serving.address}due`)
    await page.getByRole('button', { name: 'Show new data only when I ask' }).click()
    const version = await page.getAttribute('.data-line', 'data-version')
    await importUpTo(20)
    const show = page.getByRole('status').getByRole('button', { name: 'Show it' })
    await show.waitFor()
    expect(await page.getAttribute('.data-line', 'data-version')).toBe(version)
    await show.focus()
    await page.keyboard.press('Enter')
    await page.waitForFunction(
      before => document.querySelector('.data-line')?.getAttribute('data-version') !== before,
      version,
    )
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    await page.getByRole('button', { name: 'Show new data as it arrives' }).click()
  }, 60_000)

  it('leaves focus, place, what is unfolded and what is being written as they were', async () => {
    const page = await signedIn('Quinn')
    await page.goto(`${serving.address}live`)
    const link = page.locator('main tbody a').nth(12)
    await link.focus()
    const [leadsTo, top] = await page.evaluate(() => [document.activeElement?.getAttribute('href'), window.scrollY])
    const details = page.locator('#columns-explained')
    await details.evaluate((each: HTMLDetailsElement) => (each.open = true))
    const writing = await page.context().newPage()
    await writing.goto(`${serving.address}live`)
    await writing.locator('#on-day').fill('7')
    const version = await page.getAttribute('.data-line', 'data-version')
    await page.bringToFront()
    await importUpTo(10)
    await page.waitForFunction(
      before => document.querySelector('.data-line')?.getAttribute('data-version') !== before,
      version,
    )
    // The same link, whatever number it says now.
    const now = await page.evaluate(() => [document.activeElement?.getAttribute('href'), window.scrollY])
    expect(leadsTo).toBeTruthy()
    expect(now).toEqual([leadsTo, top])
    expect(await details.evaluate((each: HTMLDetailsElement) => each.open)).toBe(true)
    await writing.bringToFront()
    await writing.getByRole('button', { name: 'Show it' }).waitFor()
    expect(await writing.inputValue('#on-day')).toBe('7')
    expect(await writing.evaluate(() => document.activeElement?.id)).toBe('on-day')
  }, 60_000)
})

describe('a session that nobody uses', () => {
  it('says five minutes before that it ends, is kept by one press of a key, and says when it has ended', async () => {
    const page = await signedIn('Dana')
    await page.clock.install()
    await page.goto(`${serving.address}due`)
    const link = page.locator('main tbody a').first()
    await link.focus()
    const told = page.locator('[data-session]')
    const pass = async (minutes: number) => {
      ahead += minutes * minute
      await page.clock.fastForward(minutes * minute)
    }
    await pass(54)
    expect(await told.textContent()).toBe('')
    await pass(1.1)
    const stay = told.getByRole('button', { name: 'Stay signed in' })
    await stay.waitFor()
    expect(await told.textContent()).toMatch(
      /^You will be signed out at \d\d:\d\d, because this page has not been used/,
    )
    await stay.focus()
    await page.keyboard.press('Enter')
    await stay.waitFor({ state: 'detached' })
    expect(await link.evaluate(each => each === document.activeElement)).toBe(true)
    await pass(54)
    expect(await told.textContent()).toBe('')
    await pass(1.1)
    await stay.waitFor()
    await pass(5)
    await page.getByText('You have been signed out').waitFor()
    expect((await page.context().request.get(`${serving.address}due`)).url()).toContain('/sign-in')
  }, 60_000)
})
