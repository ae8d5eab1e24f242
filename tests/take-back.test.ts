import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runImport } from '../src/app/commands/import.ts'
import { intakeInThread } from '../src/app/intake/thread.ts'
import { type Serving, serveAuthority } from '../src/app/serve.ts'
import { openWorkplace, type Workplace } from '../src/app/workplace.ts'
import { settingsFrom } from '../src/server/settings.ts'
import { readAccessLog } from '../src/store/access-log.ts'
import { ensureAuthority } from '../src/store/authorities.ts'
import { readBatch } from '../src/store/batches.ts'
import { readChangeLog } from '../src/store/change-log.ts'
import { readVersion } from '../src/store/data-version.ts'
import { loadDerivations } from '../src/store/derivations.ts'
import { emptyRecord } from '../src/store/testing-record.ts'
import { syntheticAuthority, writeSyntheticExtract } from '../src/synthetic/index.ts'
import { axe, openBrowser, overflow } from './browser.ts'

// The wrong file has been published: the analyst takes it back, and every open page shows what was there before.

const authority = syntheticAuthority.id
let folder: string
let extract: string
let place: Workplace
let serving: Serving
let browser: Browser
let first: number

const everything = { path: '', authority, mode: 'full', confirm: 'yes', acceptGone: true, by: 'test' } as const

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-take-back-'))
  extract = join(folder, 'extract')
  await emptyRecord(join(folder, 'data', 'record'))
  const opened = await openWorkplace(join(folder, 'data'), undefined)
  place = { ...opened, intake: intakeInThread(opened.store, opened.filesFolder, undefined) }
  await ensureAuthority(place.store.db, { authority, name: syntheticAuthority.name, synthetic: true })
  await writeSyntheticExtract({ out: extract, until: '2026-11-20', children: 100 })
  const outcome = await runImport(place, { ...everything, path: extract })
  expect(outcome.state).toBe('published')
  first = outcome.batch
  const env = { SIGHTLINE_DATA: join(folder, 'data'), PORT: '0', SIGHTLINE_LOG_LEVEL: 'silent' }
  serving = await serveAuthority(place, authority, settingsFrom(env, folder))
  browser = await openBrowser()
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await serving?.close()
  await place?.close()
  await rm(folder, { recursive: true, force: true })
})

/** Half of the people, published as though they were all. */
async function publishHalf(): Promise<number> {
  const made = await mkdtemp(join(folder, 'half-'))
  const lines = (await readFile(join(extract, 'ssd_person.csv'), 'utf8')).split(/\r?\n/)
  const half = lines.filter((_, at) => at === 0 || at % 2 === 1)
  await writeFile(join(made, 'ssd_person.csv'), `${half.join('\n')}\n`)
  const { state, batch, rows } = await runImport(place, { ...everything, path: join(made, 'ssd_person.csv') })
  expect([state, rows.gone > 20]).toEqual(['published', true])
  return batch
}

async function signIn(who: RegExp, javaScriptEnabled = true): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled, bypassCSP: true })).newPage()
  await page.goto(`${serving.address}sign-in`)
  await page.getByRole('button', { name: who }).click()
  return page
}

/** Opens a page that shows all that has been published. */
async function open(page: Page, path: string): Promise<void> {
  const version = await readVersion(place.store.db, authority)
  const shown = async () => {
    await page.goto(`${serving.address}${path}`)
    return Number(await page.locator('.data-line').getAttribute('data-version'))
  }
  await expect.poll(shown, { timeout: 30_000 }).toBeGreaterThanOrEqual(version)
}

async function untilDone(page: Page): Promise<void> {
  await page.waitForURL(/\/imports\/(work\/|\d+)/)
  for (let turn = 0; turn < 200 && /\/imports\/work\//.test(page.url()); turn++) {
    const button = page.getByRole('button', { name: 'See how far it is now' })
    if (await button.isVisible().catch(() => false)) await button.click()
    await page.waitForTimeout(150)
  }
  expect(page.url()).toMatch(/\/imports\/\d+$/)
}

const derivations = async () => (await loadDerivations(place.store.db, authority)).derivations

for (const javaScriptEnabled of [true, false]) {
  describe(`an analyst, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    it('takes the wrong file back, says why, and finds it in the history', async () => {
      const before = await derivations()
      const wrong = await publishHalf()
      expect(await derivations()).not.toEqual(before)
      const manager = javaScriptEnabled ? await signIn(/Dana/) : undefined
      if (manager) await open(manager, 'live')
      const page = await signIn(/Ana/, javaScriptEnabled)
      await open(page, `imports/${first}`)
      expect(await page.getByRole('button', { name: 'Take this import back' }).count()).toBe(0)
      await page.getByText('Was this the wrong file?').click()
      expect(await page.getByText('Only the import published last can be taken back').isVisible()).toBe(true)
      await open(page, `imports/${wrong}`)
      await page.getByRole('button', { name: 'Take this import back' }).click()
      await page.waitForURL(/take-back$/)
      const main = page.locator('main')
      expect(await main.textContent()).toMatch(/Rows that come back\s*\d+/)
      await page.getByRole('button', { name: 'Take this import back' }).click()
      expect(await page.locator('.govuk-error-summary').textContent()).toContain('Say why the import is taken back')
      await page.getByLabel('Why it is taken back').fill('Half of the people <b>only</b>.')
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 })
        if (javaScriptEnabled) expect([width, await axe(page), await overflow(page)]).toEqual([width, [], 0])
      }
      await page.getByRole('button', { name: 'Take this import back' }).click()
      await untilDone(page)
      expect(await main.textContent()).toMatch(/Taken back on .* by Ana Example\. Half of the people <b>only<\/b>\./)
      expect(await derivations()).toEqual(before)
      const version = await readVersion(place.store.db, authority)
      if (manager)
        await expect
          .poll(() => manager.locator('.data-line').getAttribute('data-version'), { timeout: 30_000 })
          .toBe(String(version))
      const [change] = await readChangeLog(place.store.db, authority, { event: 'import taken back' })
      expect(change).toMatchObject({ principal: 'Ana Example', subject: `batch ${wrong}` })

      await open(page, 'imports')
      const row = page
        .getByRole('row')
        .filter({ has: page.getByRole('link', { name: `Import ${wrong}`, exact: true }) })
      expect(await row.textContent()).toContain('Taken back')
      await open(page, `imports/${wrong + 1}`)
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(`Import ${wrong} taken back`)
      for (const path of [`imports/${wrong}`, `imports/${wrong + 1}`, 'imports', `imports/${first}`]) {
        for (const width of [1280, 390]) {
          await page.setViewportSize({ width, height: 900 })
          await open(page, path)
          if (javaScriptEnabled)
            expect([path, width, await axe(page), await overflow(page)]).toEqual([path, width, [], 0])
        }
      }
      // Asked once more, as from a page that has been open since.
      await page.goto(`${serving.address}imports/${wrong}/take-back`)
      expect(await page.locator('main').textContent()).toContain(`Import ${wrong} has been taken back already`)
      await page.context().close()
      await manager?.context().close()
    })
  })
}

it('is for those who may publish, and is in the access log', async () => {
  const wrong = await publishHalf()
  const page = await signIn(/Quinn/)
  await open(page, `imports/${wrong}`)
  expect(await page.getByRole('button', { name: 'Take this import back' }).count()).toBe(0)
  const answer = await page.goto(`${serving.address}imports/${wrong}/take-back`)
  expect(answer?.status()).toBe(403)
  expect((await readBatch(place.store.db, authority, wrong))?.state).toBe('published')
  const log = await readAccessLog(place.store.db, authority, { limit: 200 })
  expect(log.some(each => each.page === '/imports/:batch/take-back' && !each.allowed)).toBe(true)
  expect(log.some(each => each.page === '/imports/:batch/take-back' && each.allowed)).toBe(true)
})
