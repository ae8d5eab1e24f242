import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runImport } from '../src/app/commands/import.ts'
import { seedDemonstration } from '../src/app/demonstration/index.ts'
import { type Serving, serveAuthority } from '../src/app/serve.ts'
import { openWorkplace, type Workplace } from '../src/app/workplace.ts'
import { iso } from '../src/domain/calendar/day.ts'
import { englandDay } from '../src/domain/calendar/england-day.ts'
import { demonstrationId } from '../src/server/demonstration-sign-in.ts'
import { settingsFrom } from '../src/server/settings.ts'
import { ensureAuthority } from '../src/store/authorities.ts'
import { emptyRecord } from '../src/store/testing-record.ts'
import { syntheticAuthority, writeSyntheticExtract, writeSyntheticTemplates } from '../src/synthetic/index.ts'
import { axe, openBrowser, overflow } from './browser.ts'

const authority = syntheticAuthority.id
const until = iso(englandDay(new Date()))
let folder: string
let place: Workplace
let serving: Serving
let browser: Browser
/** Children of the demonstration's unit lead, of whom nothing is recorded here yet. */
let children: string[]

const lived =
  'She sleeps on the sofa most nights because the bedroom is damp, and told the worker that nights are loud. Seen on Tuesday.'
const hostile = '<script>alert(1)</script> ‮ "quoted" & so on'

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-oversight-'))
  await emptyRecord(join(folder, 'data', 'record'))
  place = await openWorkplace(join(folder, 'data'), undefined)
  await ensureAuthority(place.store.db, { authority, name: syntheticAuthority.name, synthetic: true })
  const made = { until, children: 150 }
  await writeSyntheticExtract({ ...made, out: join(folder, 'extract') })
  await writeSyntheticTemplates({ ...made, out: join(folder, 'own'), since: `${Number(until.slice(0, 4)) - 1}-06-01` })
  for (const path of [join(folder, 'extract'), join(folder, 'own')]) {
    const request = { path, authority, mode: 'full', confirm: 'yes', acceptGone: true, by: 'test' } as const
    expect((await runImport(place, request)).state).toBe('published')
  }
  await seedDemonstration(place, authority, new Date(), ['oversight_note'])
  const env = { SIGHTLINE_DATA: join(folder, 'data'), PORT: '0', SIGHTLINE_LOG_LEVEL: 'silent' }
  serving = await serveAuthority(place, authority, settingsFrom(env, folder))
  const { db } = place.store
  const post = await db
    .selectFrom('post')
    .select('place_id')
    .where('person_id', '=', demonstrationId('unit-lead'))
    .executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('child_derivation')
    .select('child_id')
    .where('authority_id', '=', authority)
    .where('to_version', 'is', null)
    .where('unit', '=', post.place_id)
    .where('worker', 'is not', null)
    .orderBy('child_id')
    .execute()
  children = rows.map(each => each.child_id)
  expect(children.length).toBeGreaterThan(3)
  browser = await openBrowser()
}, 240_000)

afterAll(async () => {
  await browser?.close()
  await serving?.close()
  await place?.close()
  await rm(folder, { recursive: true, force: true })
})

async function signedIn(name: string, javaScriptEnabled = true): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ javaScriptEnabled, bypassCSP: true })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(`${serving.address}sign-in`)
  await page.getByRole('button', { name: new RegExp(name) }).click()
  await page.waitForURL(/home/)
  return { page, context }
}

const go = (page: Page, path: string) => page.goto(`${serving.address}${path.slice(1)}`)
const notesOf = (childId: string) =>
  place.store.db
    .selectFrom('oversight_note')
    .selectAll()
    .where('child_id', '=', childId)
    .where('typed', '<>', '{}' as never)
    .execute()

/** Fills in a note that may be signed, with one direction for the child’s worker. */
async function fillIn(page: Page, decision = 'Visit in the evening.'): Promise<void> {
  await page.getByLabel('What is this child’s life like at the moment?').fill(lived)
  for (const each of ['safety', 'change', 'long-term', 'right-help', 'no-change', 'men'])
    await page.locator(`[name="unknown-${each}"]`).check()
  for (const previous of await page.locator('select[name^="previous-"]').all()) {
    const name = await previous.getAttribute('name')
    await previous.selectOption({ index: 1 })
    await page.locator(`[name="${name}-words"]`).fill('Told and seen.')
  }
  await page.locator('[name=decision]').fill(decision)
  await page.locator('[name=rationale]').fill(hostile)
  await page.locator('[name="manager-view"][value=hold]').check()
  await page.locator('[name="direction-0-what"]').fill(`See her alone ${hostile}`)
  await page.locator('[name="direction-0-owner"]').selectOption({ index: 1 })
  const [year, month, day] = until.split('-') as [string, string, string]
  await page.locator('[name="direction-0-due-day"]').fill(day)
  await page.locator('[name="direction-0-due-month"]').fill(month)
  await page.locator('[name="direction-0-due-year"]').fill(year)
}

describe.each([true, false])('a unit lead, JavaScript on: %s', javaScriptEnabled => {
  it('records supervision that begins with the child, and is told what is missing', async () => {
    const { page, context } = await signedIn('Uma', javaScriptEnabled)
    const childId = children[javaScriptEnabled ? 0 : 1]!
    const before = (await notesOf(childId)).length
    await go(page, `/children/${childId}/oversight`)
    await page.getByRole('link', { name: 'Case supervision', exact: true }).first().click()
    await page.getByLabel('What is this child’s life like at the moment?').fill('No change.')
    await page.getByRole('button', { name: 'Sign the note' }).click()
    await expect
      .poll(() => page.locator('.govuk-error-summary').textContent())
      .toContain('Say more of what this child’s life')
    expect(await page.locator('.govuk-error-summary').textContent()).toContain('Answer, or say that it is not known')
    if (javaScriptEnabled) expect([await axe(page), await overflow(page)]).toEqual([[], 0])
    await fillIn(page)
    await page.getByRole('button', { name: 'Sign the note' }).click()
    await expect.poll(() => page.locator('h1').textContent()).toBe('Case supervision')
    await expect.poll(() => page.locator('main').textContent()).toContain('Signed by Uma Example')
    expect(await page.locator('main').textContent()).toContain(hostile)
    const notes = await notesOf(childId)
    expect(notes.length - before).toBe(1)
    expect(notes.find(each => each.state === 'signed' && each.decision === 'Visit in the evening.')).toBeDefined()
    // It stands among all the others, and the child’s deadlines know it.
    await go(page, `/children/${childId}/oversight`)
    expect(await page.locator('main').textContent()).toContain('0 days')
    await go(page, `/children/${childId}/record?table=supervisions`)
    expect(await page.locator('main').textContent()).toContain('Recorded here')
    await context.close()
  })

  it('sees what was asked for done by one, and confirmed by another', async () => {
    const childId = children[javaScriptEnabled ? 0 : 1]!
    const { page, context } = await signedIn('Sam', javaScriptEnabled)
    await go(page, `/children/${childId}/oversight`)
    await page
      .getByRole('link', { name: /See her alone/ })
      .first()
      .click()
    await page.getByLabel('It is done', { exact: true }).check()
    await page.getByRole('button', { name: 'Record it' }).click()
    await expect.poll(() => page.locator('.govuk-error-summary').textContent()).toContain('Say how it is known')
    await page.getByLabel('It is done', { exact: true }).check()
    await page.getByLabel('In a few words').fill('Seen at the library.')
    await page.getByRole('button', { name: 'Record it' }).click()
    await expect.poll(() => page.locator('main').textContent()).toContain('It is recorded.')
    expect(await page.locator('main').textContent()).toContain('by Sam Example')
    if (javaScriptEnabled) expect([await axe(page), await overflow(page)]).toEqual([[], 0])
    await context.close()
  })
})

describe('what is being written', () => {
  it('is kept as it is written, through a lost connection', async () => {
    const { page, context } = await signedIn('Uma')
    const childId = children[2]!
    await go(page, `/children/${childId}/oversight/new?kind=case+supervision`)
    const status = page.locator('[data-autosave-status]')
    await page.locator('[name=decision]').pressSequentially('First')
    await expect.poll(() => status.textContent(), { timeout: 10_000 }).toMatch(/^Kept as a draft at/)
    await context.setOffline(true)
    await page.locator('[name=decision]').pressSequentially(' and then')
    await expect.poll(() => status.textContent(), { timeout: 10_000 }).toContain('the connection is lost')
    await page.locator('[name=decision]').pressSequentially(' more')
    expect((await notesOf(childId)).map(each => each.typed.decision)).toContain('First')
    await context.setOffline(false)
    await expect.poll(() => status.textContent(), { timeout: 15_000 }).toMatch(/^Kept as a draft at/)
    await page.reload()
    expect(await page.locator('[name=decision]').inputValue()).toBe('First and then more')
    expect((await notesOf(childId)).filter(each => each.typed.decision === 'First and then more')).toHaveLength(1)
    await context.close()
  })

  it('by two managers in one note is lost for neither, and both are told', async () => {
    const [uma, sam] = [await signedIn('Uma'), await signedIn('Sam')]
    const childId = children[2]!
    const address = new URL(uma.page.url())
    await go(uma.page, `/children/${childId}/oversight`)
    await uma.page
      .getByRole('table', { name: /^Drafts/ })
      .getByRole('link')
      .first()
      .click()
    await uma.page.waitForURL(/oversight\/[0-9a-f-]{36}/)
    address.href = uma.page.url()
    await go(sam.page, `${address.pathname}`)
    await sam.page.locator('[name=rationale]').fill('Sam’s reason')
    await sam.page.getByRole('button', { name: 'Keep as a draft' }).click()
    await expect.poll(() => sam.page.locator('main').textContent()).toContain('The draft is kept')
    await uma.page.locator('[name=rationale]').pressSequentially('Uma’s reason')
    const status = uma.page.locator('[data-autosave-status]')
    await expect
      .poll(() => status.textContent(), { timeout: 10_000 })
      .toContain('Sam Example changed this note meanwhile')
    await uma.page.getByRole('button', { name: 'Keep as a draft' }).click()
    const both = uma.page.getByRole('region', { name: 'What was kept meanwhile' })
    await expect.poll(() => both.textContent()).toContain('Sam’s reason')
    expect(await uma.page.locator('[name=rationale]').inputValue()).toBe('Uma’s reason')
    expect([await axe(uma.page), await overflow(uma.page)]).toEqual([[], 0])
    await uma.page.locator('[name=rationale]').fill('Sam’s reason, and Uma’s')
    await uma.page.getByRole('button', { name: 'Keep as a draft' }).click()
    await expect.poll(() => uma.page.locator('main').textContent()).toContain('The draft is kept')
    expect((await notesOf(childId)).map(each => each.typed.rationale)).toContain('Sam’s reason, and Uma’s')
    await uma.context.close()
    await sam.context.close()
  })

  it('and sent twice is one note and one direction', async () => {
    const { page, context } = await signedIn('Uma')
    const childId = children[3]!
    await go(page, `/children/${childId}/oversight/new?kind=management+oversight`)
    await fillIn(page, 'Sent twice')
    const form = await page.locator('form[data-autosave]').evaluate((form: HTMLFormElement) => ({
      action: form.action,
      fields: [...new FormData(form)].map(([name, value]) => [name, String(value)]),
    }))
    const fields = Object.fromEntries([...form.fields.filter(([name]) => name !== 'do'), ['do', 'sign']])
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        context.request.post(form.action, {
          form: fields,
          headers: { origin: new URL(form.action).origin },
          maxRedirects: 0,
        }),
      ),
    )
    expect(answers.map(each => each.status())).toEqual([303, 303, 303])
    const notes = (await notesOf(childId)).filter(each => each.decision === 'Sent twice')
    expect(notes).toHaveLength(1)
    const directions = await place.store.db
      .selectFrom('direction')
      .selectAll()
      .where('from_id', '=', notes[0]!.note_id)
      .execute()
    expect(directions).toHaveLength(1)
    await context.close()
  })
})

describe('recording a note', () => {
  it('updates boards that are open', async () => {
    const [uma, sam] = [await signedIn('Uma'), await signedIn('Sam')]
    await go(sam.page, '/oversight')
    const version = () => sam.page.locator('.data-line').getAttribute('data-version')
    const before = Number(await version())
    await go(uma.page, `/children/${children[3]}/oversight/new?kind=unit+discussion`)
    await fillIn(uma.page)
    await uma.page.getByRole('button', { name: 'Sign the note' }).click()
    await uma.page.waitForURL(/oversight\/[0-9a-f-]{36}$/)
    await expect.poll(async () => Number(await version()), { timeout: 10_000 }).toBeGreaterThan(before)
    await uma.context.close()
    await sam.context.close()
  })
})

it('has nothing wrong on any page, wide and narrow', async () => {
  const { page, context } = await signedIn('Uma')
  const pages = ['/home', '/oversight', '/directions?show=overdue', `/children/${children[0]}/oversight`]
  for (const path of pages) {
    await page.setViewportSize({ width: 1280, height: 800 })
    await go(page, path)
    expect([path, await axe(page), await overflow(page)]).toEqual([path, [], 0])
    await page.setViewportSize({ width: 375, height: 800 })
    expect([path, await overflow(page)]).toEqual([path, 0])
  }
  await context.close()
})
