import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runImport } from '../src/app/commands/import.ts'
import { intakeInThread } from '../src/app/intake/thread.ts'
import { Watch } from '../src/app/intake/watch.ts'
import { type Serving, serveAuthority } from '../src/app/serve.ts'
import { openWorkplace, type Workplace } from '../src/app/workplace.ts'
import { settingsFrom } from '../src/server/settings.ts'
import { ensureAuthority } from '../src/store/authorities.ts'
import { listBatches } from '../src/store/batches.ts'
import { readChangeLog } from '../src/store/change-log.ts'
import { readVersion } from '../src/store/data-version.ts'
import { readReceivedFiles } from '../src/store/received-files.ts'
import { emptyRecord } from '../src/store/testing-record.ts'
import { syntheticAuthority, writeSyntheticExtract } from '../src/synthetic/index.ts'
import { axe, openBrowser, overflow } from './browser.ts'

const authority = syntheticAuthority.id
const until = '2026-11-20'
let folder: string
let extract: string
let place: Workplace
let serving: Serving
let browser: Browser

/** A file of the extract with some of its text changed, in a folder of its own under its own name. */
async function altered(file: string, change: (lines: string[]) => string[]): Promise<string> {
  const made = await mkdtemp(join(folder, 'altered-'))
  const lines = (await readFile(join(extract, file), 'utf8')).split(/\r?\n/)
  await writeFile(join(made, file), change(lines).join('\n'))
  return join(made, file)
}

const newest = async () => (await listBatches(place.store.db, authority, 1))[0]!

/**
 * Opens a page that shows all that has been published. The page exchanges itself for newer data when nobody is in the
 * middle of something, and a script that fills in a field at that very moment fills in the one that is leaving.
 */
async function open(page: Page, path: string): Promise<void> {
  const version = await readVersion(place.store.db, authority)
  await expect
    .poll(
      async () => {
        await page.goto(`${serving.address}${path}`)
        return Number(await page.locator('.data-line').getAttribute('data-version'))
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThanOrEqual(version)
}

async function handIn(page: Page, ...files: string[]): Promise<void> {
  await open(page, 'imports')
  await page.setInputFiles('input[type=file]', files)
  await page.getByRole('button', { name: 'Read and compare' }).click()
  await untilDone(page)
}

/** Follows a page of work under way to its end: by itself where scripts run, else by its button. */
async function untilDone(page: Page): Promise<void> {
  await page.waitForURL(/\/imports\/(work\/|\d+)/)
  for (let turn = 0; turn < 200 && /\/imports\/work\//.test(page.url()); turn++) {
    const button = page.getByRole('button', { name: 'See how far it is now' })
    if (await button.isVisible().catch(() => false)) await button.click()
    await page.waitForTimeout(150)
  }
  expect(page.url()).not.toMatch(/\/imports\/work\//)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-imports-'))
  extract = join(folder, 'extract')
  await emptyRecord(join(folder, 'data', 'record'))
  const opened = await openWorkplace(join(folder, 'data'), undefined)
  place = { ...opened, intake: intakeInThread(opened.store, opened.filesFolder, undefined) }
  await ensureAuthority(place.store.db, { authority, name: syntheticAuthority.name, synthetic: true })
  await writeSyntheticExtract({ out: extract, until, children: 150 })
  const request = { path: extract, authority, mode: 'full', confirm: 'yes', acceptGone: true, by: 'test' } as const
  expect((await runImport(place, request)).state).toBe('published')
  const env = { SIGHTLINE_DATA: join(folder, 'data'), PORT: '0', SIGHTLINE_LOG_LEVEL: 'silent' }
  serving = await serveAuthority(place, authority, settingsFrom(env, folder))
  browser = await openBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await serving?.close()
  await place?.close()
  await rm(folder, { recursive: true, force: true })
})

for (const javaScriptEnabled of [true, false]) {
  describe(`an analyst, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    let page: Page

    beforeAll(async () => {
      const context = await browser.newContext({ javaScriptEnabled, bypassCSP: true })
      page = await context.newPage()
      await page.goto(`${serving.address}sign-in`)
      await page.getByRole('button', { name: /Ana/ }).click()
    })

    it('hands in files, sees what would change, and publishes it', async () => {
      const word = javaScriptEnabled ? 'Lead Worker A' : 'Lead Worker B'
      const file = await altered('ssd_involvements.csv', lines =>
        lines.map((line, at) => (at > 0 && at < 12 ? line.replace(/,CW,/, `,${word},`) : line)),
      )
      await handIn(page, file)
      expect(await newest()).toMatchObject({ state: 'compared', started_by: 'Ana Example' })
      const heading = page.getByRole('heading', { level: 1 })
      expect(await heading.textContent()).toMatch(/^Import \d+$/)
      expect(await page.locator('main').textContent()).toContain(word)
      if (javaScriptEnabled) expect([await axe(page), await overflow(page)]).toEqual([[], 0])
      await page.getByRole('button', { name: 'Publish these changes' }).click()
      await untilDone(page)
      expect(await newest()).toMatchObject({ state: 'published' })
      const log = await readChangeLog(place.store.db, authority, { event: 'import published' })
      expect(log[0]).toMatchObject({ principal: 'Ana Example' })
    })

    it('says what a local role means, and the children are worked out again', async () => {
      const word = javaScriptEnabled ? 'LEAD WORKER A' : 'LEAD WORKER B'
      await open(page, 'imports/mappings')
      const row = page.getByRole('row').filter({ hasText: word })
      await row.getByRole('combobox').selectOption('allocated worker')
      if (javaScriptEnabled) expect([await axe(page), await overflow(page)]).toEqual([[], 0])
      await row.getByRole('button', { name: /Save/ }).click()
      await expect
        .poll(async () => (await readChangeLog(place.store.db, authority, { event: 'mapping changed' })).length)
        .toBeGreaterThan(0)
      await open(page, 'imports/mappings')
      const said = page.getByRole('table', { name: 'Mapped' }).getByRole('row').filter({ hasText: word })
      expect(await said.getByRole('combobox').inputValue()).toBe('allocated worker')
      await expect
        .poll(
          async () => {
            const { rows } = await place.store.db
              .selectFrom('outbox')
              .select(each => each.fn.countAll().as('rows'))
              .where('kind', '=', 'words changed')
              .executeTakeFirstOrThrow()
            return Number(rows)
          },
          { timeout: 30_000 },
        )
        .toBeGreaterThanOrEqual(javaScriptEnabled ? 1 : 2)
    })

    it('is asked before much would be gone, and can give an import up', async () => {
      const file = await altered('ssd_cin_visits.csv', lines => {
        const column = lines[0]!.split(',').findIndex(each => /date/.test(each))
        const first = lines
          .slice(1)
          .filter(Boolean)
          .sort((a, b) => (a.split(',')[column]! < b.split(',')[column]! ? -1 : 1))
        // Its earliest visit and a few of the latest: what is between them would be gone.
        return [lines[0]!, first[0]!, ...first.slice(-30)]
      })
      await open(page, 'imports')
      await page.setInputFiles('input[type=file]', file)
      await page.getByText('Format, and what is missing from it').click()
      await page.getByLabel('Are gone, for every child').check()
      await page.getByRole('button', { name: 'Read and compare' }).click()
      await untilDone(page)
      const { batch, state } = await newest()
      expect(state).toBe('awaiting-confirmation')
      await page.getByRole('button', { name: 'Publish these changes' }).click()
      expect(await page.locator('.govuk-error-summary').textContent()).toContain('Say that the rows are meant to go')
      if (javaScriptEnabled) expect(await axe(page)).toEqual([])
      await page.getByRole('button', { name: 'Abandon' }).click()
      await expect.poll(async () => (await newest()).state).toBe('abandoned')
      expect((await newest()).batch).toBe(batch)
      const kept = async () => (await readReceivedFiles(place.store.db, authority, batch)).map(each => each.kept_as)
      await expect.poll(kept).toEqual([null])
      await open(page, `imports/${batch}`)
      expect(await page.getByText('no copy of these files is kept').count()).toBe(1)
    })

    it('is told what is wrong with a form that cannot be taken', async () => {
      await open(page, 'imports')
      await page.getByRole('button', { name: 'Read and compare' }).click()
      expect(await page.locator('.govuk-error-summary').textContent()).toContain('Choose a zip')
      const file = join(folder, 'notes.csv')
      await writeFile(file, 'a,b\n1,2\n')
      await page.setInputFiles('input[type=file]', file)
      await page.getByRole('button', { name: 'Read and compare' }).click()
      await page.waitForURL(/\/imports\/work\//)
      const said = page.getByText('The files are not recognised')
      for (let turn = 0; turn < 100 && !(await said.isVisible().catch(() => false)); turn++) {
        if (!javaScriptEnabled) await page.reload()
        await page.waitForTimeout(200)
      }
      expect(await said.isVisible()).toBe(true)
    })
  })
}

describe('reading the last extract again', () => {
  it('takes a code by what the authority has said it means', async () => {
    const file = await altered('ssd_cp_plans.csv', lines =>
      lines.map((line, at) => (at < 1 ? line : line.replace(/,NEG,/, ',Harm X,'))),
    )
    const request = { path: file, authority, mode: 'replace', confirm: 'yes', by: 'test' } as const
    const first = await runImport(place, request)
    expect(first).toMatchObject({ state: 'published' })
    expect(first.rows.changed).toBeGreaterThan(0)
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`${serving.address}sign-in`)
    await page.getByRole('button', { name: /Ana/ }).click()
    await open(page, 'imports/mappings')
    const row = page.getByRole('row').filter({ hasText: 'Harm X' }).first()
    await row.getByRole('combobox').selectOption('NEG')
    await row.getByRole('button', { name: /Save/ }).click()
    await page.waitForURL(/mappings/)
    await page.getByRole('button', { name: `Read import ${first.batch} again` }).click()
    await untilDone(page)
    const again = await newest()
    expect(again).toMatchObject({ state: 'compared', counts: { changed: first.rows.changed, new: 0, gone: 0 } })
    await page.getByRole('button', { name: 'Publish these changes' }).click()
    await untilDone(page)
    await open(page, 'imports/mappings')
    expect(await page.getByRole('button', { name: /^Read import/ }).count()).toBe(0)
    await context.close()
  })
})

describe('an import that waits', () => {
  it('has its unknown codes and headings on the mappings page, is read again by what was said, and is then given up', async () => {
    const file = await altered('ssd_cp_plans.csv', lines =>
      lines.map((line, at) => {
        if (at < 1) return `${line},Harm heading`
        return line === '' ? line : `${line.replace(/,(NEG|EMO|PHY|SAB),/, ',Harm Y,')},x`
      }),
    )
    const request = { path: file, authority, mode: 'replace', confirm: 'ask', by: 'test' } as const
    const waiting = await runImport(place, request)
    expect(waiting.state).toBe('compared')
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`${serving.address}sign-in`)
    await page.getByRole('button', { name: /Ana/ }).click()
    await open(page, 'imports/mappings')
    await expect.poll(() => page.getByRole('row').filter({ hasText: 'Harm heading' }).count()).toBe(1)
    const row = page.getByRole('row').filter({ hasText: 'Harm Y' }).first()
    expect(await row.textContent()).toContain(`import ${waiting.batch}, which waits`)
    await row.getByRole('combobox').selectOption('NEG')
    await row.getByRole('button', { name: /Save/ }).click()
    await page.waitForURL(/mappings/)
    await page.getByRole('button', { name: `Read import ${waiting.batch} again` }).click()
    await untilDone(page)
    const [again, before] = await listBatches(place.store.db, authority, 2)
    expect(again!.batch).toBeGreaterThan(waiting.batch)
    expect(again).toMatchObject({ state: 'compared' })
    expect(before).toMatchObject({ batch: waiting.batch, state: 'abandoned' })
    expect(await page.locator('main').textContent()).not.toContain('code unknown')
    await context.close()
  })
})

describe('a watched folder', () => {
  it('imports what lands in it once it has stopped growing, and the same once only', async () => {
    const watched = await mkdtemp(join(folder, 'watched-'))
    const told: string[] = []
    const made = () =>
      new Watch({
        folder: watched,
        authority,
        store: place.store,
        intake: place.intake,
        clock: () => new Date(),
        tell: (what, outcome, trouble) => told.push(`${what} ${outcome?.state ?? trouble}`),
        amiss: words => told.push(words),
      })
    const watch = made()
    const name = 'ssd_person.csv'
    const content = await readFile(join(extract, name), 'utf8')
    await writeFile(join(watched, name), content.slice(0, 500))
    await watch.look()
    await writeFile(join(watched, name), `${content}\n`)
    await writeFile(join(watched, 'half.zip.part'), 'x')
    await watch.look()
    expect(told).toEqual([])
    await watch.look()
    expect(told).toEqual(['CSV files published'])
    await watch.look()
    await made().look()
    const again = made()
    await again.look()
    await again.look()
    expect(told).toHaveLength(1)
    await writeFile(join(watched, 'bad.zip'), 'not a zip at all')
    await watch.look()
    await watch.look()
    expect(told).toHaveLength(2)
    expect(told[1]).toMatch(/^bad\.zip (?!published)/)
    expect(await readdir(watched)).toContain(name)
    expect(watch.watching()).toMatchObject({
      folder: watched,
      trouble: expect.stringMatching(/^bad\.zip was not imported\. .*no zip.*$/),
    })
    await rm(watched, { recursive: true })
    await watch.look()
    await watch.look()
    expect(watch.watching().trouble).toBe('The folder is not there.')
    expect(told.slice(2)).toEqual(['The folder is not there.'])
  })
})
