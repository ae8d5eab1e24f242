import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runImport } from '../src/app/commands/import.ts'
import { main } from '../src/app/main.ts'
import { type Serving, serveAuthority } from '../src/app/serve.ts'
import { openWorkplace, type Workplace } from '../src/app/workplace.ts'
import { iso } from '../src/domain/calendar/day.ts'
import { englandDay } from '../src/domain/calendar/england-day.ts'
import { settingsFrom } from '../src/server/settings.ts'
import { ensureAuthority } from '../src/store/authorities.ts'
import { emptyRecord } from '../src/store/testing-record.ts'
import { syntheticAuthority, writeSyntheticExtract } from '../src/synthetic/index.ts'
import { axe, openBrowser, overflow } from './browser.ts'

const children = 400
let folder: string
let place: Workplace
let serving: Serving
let browser: Browser
let today: string

/** Imports the made-up authority up to a day, as npm start does. */
async function importUpTo(until: string) {
  const out = join(folder, 'extract')
  await writeSyntheticExtract({ out, until, children })
  const request = {
    path: out,
    authority: syntheticAuthority.id,
    mode: 'replace',
    confirm: 'yes',
    acceptGone: true,
    by: 'test',
  } as const
  return runImport(place, request)
}

async function signedIn(page: Page, name: RegExp): Promise<void> {
  await page.goto(`${serving.address}sign-in`)
  await page.getByRole('button', { name }).click()
  await page.waitForURL(/\/home/)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-journey-'))
  today = iso(englandDay(new Date()))
  await emptyRecord(join(folder, 'record'))
  place = await openWorkplace(folder, undefined)
  await ensureAuthority(place.store.db, {
    authority: syntheticAuthority.id,
    name: syntheticAuthority.name,
    synthetic: true,
  })
  const before = iso(englandDay(new Date()) - 5)
  expect((await importUpTo(before)).state).toBe('published')
  const settings = settingsFrom({ SIGHTLINE_DATA: folder, PORT: '0', SIGHTLINE_LOG_LEVEL: 'silent' }, folder)
  serving = await serveAuthority(place, syntheticAuthority.id, settings)
  browser = await openBrowser()
}, 240_000)

afterAll(async () => {
  await browser?.close()
  await serving?.close()
  await place?.close()
  await rm(folder, { recursive: true, force: true })
})

for (const javaScriptEnabled of [true, false]) {
  describe(`a director, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    let page: Page

    beforeAll(async () => {
      const context = await browser.newContext({ javaScriptEnabled, bypassCSP: true })
      page = await context.newPage()
      await signedIn(page, /Dana/)
    })

    it('goes from a number on the board to the children behind it, to one child, to why', async () => {
      await page.goto(`${serving.address}live`)
      const table = page.getByRole('table', { name: /Standards: what is outstanding/ })
      const row = table.getByRole('row', { name: /Assessment finished within 45 working days of the referral/ })
      const link = row.getByRole('link', { name: /overdue/ })
      const count = Number((await link.textContent())!.match(/\d+/)![0])
      await link.click()
      await page.waitForURL(/\/due\?/)
      const rows = page.locator('tbody tr:not(.sl-table__group)')
      expect(await rows.count()).toBe(count)
      await rows.first().getByRole('link').first().click()
      await page.waitForURL(/\/children\//)
      const body = await page.textContent('main')
      expect(body).toMatch(/What happens next/)
      expect(body).toMatch(/The assessment is to be finished within 45 working days/)
      await page.locator('a[href*="/deadlines/AS-01/"]').first().click()
      expect(await page.textContent('main')).toMatch(/Working Together/)
    })

    it("shows a child's tabs and why a date is what it is, down to the imported row, at both widths", async () => {
      await page.goto(`${serving.address}due?state=overdue`)
      const first = await page.locator('tbody a[href^="/children/"]').first().getAttribute('href')
      const child = /^\/children\/[^/?]+/.exec(first!)![0]
      const stands = async () => {
        expect(await page.locator('h1').count()).toBe(1)
        for (const width of [1280, 375]) {
          await page.setViewportSize({ width, height: 800 })
          if (javaScriptEnabled) {
            expect(await overflow(page)).toBe(0)
            expect(await axe(page)).toEqual([])
          }
        }
      }
      for (const tab of ['', '?months=all', '/record', '/access', '/deadlines']) {
        expect((await page.goto(new URL(child + tab, serving.address).href))!.status()).toBe(200)
        await stands()
      }
      await page.locator('tbody a[href*="/deadlines/"]').first().click()
      await page.getByRole('heading', { name: 'What would have made it different' }).waitFor()
      await stands()
      await page.getByRole('table', { name: 'The facts used' }).getByRole('link').first().click()
      await page.waitForURL(/\/record(?:\?.*)?#row-/)
      expect(await page.locator('tr:target').count()).toBe(1)
    })

    it('takes a day typed day first, and says what is wrong with one that is none', async () => {
      await page.goto(`${serving.address}live`)
      for (const [part, text] of Object.entries({ day: '1', month: '9', year: '2026' }))
        await page.fill(`#on-${part}`, text)
      await page.getByRole('button', { name: 'Show that day' }).click()
      await page.waitForURL(/on-month=9/)
      await page.getByText('As at Tue 1 Sep 2026').waitFor()
      await page.fill('#on-day', '31')
      await page.getByRole('button', { name: 'Show that day' }).click()
      await page.locator('.govuk-error-summary').waitFor()
      expect(await page.title()).toMatch(/^Error: /)
      expect(await page.textContent('.govuk-error-summary')).toMatch(/must be a real one/)
      expect(await page.inputValue('#on-day')).toBe('31')
      if (javaScriptEnabled) expect(await axe(page)).toEqual([])
    })

    it.each([
      '/live',
      '/live?view=units',
      '/live/changes',
      '/live/list/children-open',
      '/live/list/in-time?done=missed',
      '/due',
      '/due?band=overdue&band=no-data&standard=CN-04&part=all&sort=due',
      '/how-long',
      '/standards',
      '/standards/CP-09',
      '/standards/LP-13',
      '/indicators',
      '/indicators/I-07',
      '/imports/templates',
      '/imports/templates/escalations',
      '/imports',
      '/imports/1',
    ])('%s stands at desktop and phone width', async path => {
      const answer = await page.goto(new URL(path, serving.address).href)
      expect(answer!.status()).toBe(200)
      expect(await page.locator('h1').count()).toBe(1)
      for (const width of [1280, 375]) {
        await page.setViewportSize({ width, height: 800 })
        if (javaScriptEnabled) {
          expect(await overflow(page)).toBe(0)
          expect(await axe(page)).toEqual([])
        }
      }
    })
  })
}

describe('an analyst', () => {
  it("sets the link to the case system, and each child's page has it", async () => {
    const page = await (await browser.newContext({ bypassCSP: true })).newPage()
    await signedIn(page, /Ana/)
    await page.getByRole('link', { name: 'Settings' }).click()
    const field = page.getByLabel('Address of a child in the case system')
    await field.fill('cases.example/person')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.locator('.govuk-error-summary').waitFor()
    expect(await axe(page)).toEqual([])
    await field.fill('https://cases.example/person/{id}')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('The setting is saved').waitFor()
    expect(await axe(page)).toEqual([])
    await page.goto(`${serving.address}due?state=overdue`)
    const first = await page.locator('tbody a[href^="/children/"]').first().getAttribute('href')
    const id = /^\/children\/([^/?]+)/.exec(first!)![1]
    await page.goto(new URL(`/children/${id}`, serving.address).href)
    const link = page.getByRole('link', { name: 'Open in the case system' }).first()
    expect(await link.getAttribute('href')).toBe(`https://cases.example/person/${id}`)
  })
})

describe('scope', () => {
  it('shows a unit lead the numbers of the service and only the children of the unit', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await signedIn(page, /Uma/)
    await page.goto(`${serving.address}live`)
    expect(await page.textContent('h1')).toBe('Children and Families')
    await page.goto(`${serving.address}due?state=overdue`)
    expect(await page.textContent('main')).toMatch(/outside your scope/)
    const unit = (await page.textContent('.sl-header__role'))!.split(', ')[1]!
    const units = await page.locator('tbody tr:not(.sl-table__group) td:nth-last-child(2)').allTextContents()
    for (const each of units) expect(each).toContain(unit)
  })

  it('offers no demonstration person through a proxy, and shows nothing without signing in', async () => {
    const proxied = await fetch(`${serving.address}sign-in`, { headers: { 'x-forwarded-for': '10.0.0.1' } })
    expect(await proxied.text()).not.toMatch(/Dana/)
    const unsigned = await fetch(`${serving.address}due`, { redirect: 'manual' })
    expect(unsigned.status).toBe(303)
  })
})

describe('new data', () => {
  it('reaches an open page when an import publishes', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await signedIn(page, /Dana/)
    const version = await page.getAttribute('.data-line', 'data-version')
    const outcome = await importUpTo(today)
    expect(outcome.state).toBe('published')
    expect(outcome.rows.new).toBeGreaterThan(0)
    expect(outcome.children).toBeLessThan(children)
    await page.waitForFunction(
      before => document.querySelector('.data-line')?.getAttribute('data-version') !== before,
      version,
    )
  }, 60_000)

  it('changes nothing when the same extract comes again', async () => {
    const outcome = await importUpTo(today)
    expect(outcome.rows).toMatchObject({ new: 0, changed: 0, gone: 0 })
    expect(outcome.children).toBe(0)
  })
})

describe('the command line', () => {
  async function run(...argv: string[]) {
    let out = ''
    let err = ''
    const io = {
      cwd: folder,
      env: {},
      interactive: false,
      out: (text: string) => void (out += text),
      err: (text: string) => void (err += text),
      confirm: async () => false,
    }
    const code = await main([...argv, '--data', folder], io, place)
    return { code, out, err }
  }

  it('gives deadlines as CSV and JSON with the columns scripts rely on', async () => {
    const { out, code } = await run('deadlines', '--standard', 'CP-11', '--format', 'csv')
    expect(code).toBe(0)
    const wanted = 'childId,standardId,triggerOn,dueOn,customaryDueOn,metOn,endedOn,state,unit,worker'
    expect(out.split('\n')[0]!.startsWith(wanted)).toBe(true)
    const json = JSON.parse((await run('deadlines', '--standard', 'CP-11', '--format', 'json')).out) as {
      standardId: string
    }[]
    expect(json.length).toBe(out.trim().split('\n').length - 1)
    expect(new Set(json.map(each => each.standardId))).toEqual(new Set(['CP-11']))
  })

  it('answers a question with the same number by whatever way it is cut', async () => {
    const whole = JSON.parse((await run('ask', 'overdue', '--json')).out) as { value: number }
    const cut = JSON.parse((await run('ask', 'overdue', '--by', 'standard,unit', '--json', '--list')).out) as {
      value: number
      groups: { numerator: number }[]
      list: unknown[]
    }
    expect(cut.value).toBe(whole.value)
    expect(cut.groups.reduce((sum, each) => sum + each.numerator, 0)).toBe(whole.value)
    expect(cut.list.length).toBe(whole.value)
  })

  it.each([
    [['import'], 2, /Say what to import/],
    [['import', 'nowhere'], 1, /no file or folder/i],
    [['deadlines', '--as-of', '30 February'], 2, /2026-11-24/],
    [['ask', 'nothing'], 1, /no indicator/],
    [['frobnicate'], 2, /no command/],
  ] as const)('says what is wrong with %j', async (argv, code, words) => {
    const result = await run(...argv)
    expect(result.code).toBe(code)
    expect(result.err).toMatch(words)
  })
})
