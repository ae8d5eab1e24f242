import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runImport } from '../src/app/commands/import.ts'
import { type Serving, serveAuthority } from '../src/app/serve.ts'
import { openWorkplace, type Workplace } from '../src/app/workplace.ts'
import { type Day, iso, partsOf, weekdayOf } from '../src/domain/calendar/day.ts'
import { englandDay } from '../src/domain/calendar/england-day.ts'
import { addMonths } from '../src/domain/calendar/months.ts'
import { longDate } from '../src/domain/calendar/wording.ts'
import { settingsFrom } from '../src/server/settings.ts'
import { ensureAuthority } from '../src/store/authorities.ts'
import { emptyRecord } from '../src/store/testing-record.ts'
import { axe, openBrowser, overflow } from './browser.ts'

// One journey: an import brings a child to nine months, a meeting decides, the day passes, and a later import shows that
// what was decided was done. The days pass on the server's own clock.

const authority = '204'
const today = englandDay(new Date())
/** The first Friday after today. */
const friday = today + ((5 - weekdayOf(today) + 7) % 7 || 7)
const monday = friday + 3
const child = { id: 'c-nine', name: 'Nina Tansy', referredOn: addMonths(today, -9) }
const young = { id: 'c-new', name: 'Newt Tansy', referredOn: addMonths(today, -2) }

let folder: string
let place: Workplace
let serving: Serving
let browser: Browser
let page: Page
/** How many days the server's clock is ahead. */
let ahead = 0

/** Imports files of one return, each by its name as lines of CSV. */
async function importFiles(files: Readonly<Record<string, readonly string[]>>): Promise<void> {
  const path = await mkdtemp(join(folder, 'extract-'))
  for (const [name, lines] of Object.entries(files)) await writeFile(join(path, `${name}.csv`), lines.join('\n'))
  const outcome = await runImport(place, {
    ...{ path, authority, mode: 'full', confirm: 'yes', acceptGone: true, by: 'test' },
  })
  expect(outcome.state).toBe('published')
}

/** Imports these children, each open since its referral and held by the same worker. */
function bringIn(children: readonly (typeof child)[]): Promise<void> {
  return importFiles({
    ssd_department: [
      'dept_team_id,dept_team_name,dept_team_parent_id,dept_team_parent_name',
      'U1,Unit Kite,S1,Family Intervention',
      'S1,Family Intervention,D,Children',
      'D,Children,,',
    ],
    ssd_professionals: [
      'prof_professional_id,prof_staff_id,prof_professional_name,prof_professional_department',
      'w1,w1,Wil Example,U1',
    ],
    ssd_person: [
      'pers_person_id,pers_forename,pers_surname,pers_dob',
      ...children.map(each => `${each.id},${each.name.split(' ').join(',')},2017-05-01`),
    ],
    ssd_cin_episodes: [
      'cine_person_id,cine_referral_id,cine_referral_date,cine_referral_team',
      ...children.map(each => `${each.id},r-${each.id},${iso(each.referredOn)},U1`),
    ],
    ssd_involvements: [
      'invo_involvements_id,invo_person_id,invo_professional_id,invo_professional_role_id,invo_professional_team,invo_involvement_start_date',
      ...children.map(each => `i-${each.id},${each.id},w1,CW,U1,${iso(each.referredOn)}`),
    ],
  })
}

/** Signs in as one of the people of the demonstration; the days that passed have ended every session. */
async function as(name: RegExp): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`${serving.address}sign-in`)
  await page.getByRole('button', { name }).first().click()
  await page.waitForURL(/\/home/)
}

const open = (path: string) => page.goto(new URL(path, serving.address).href)
const seen = async (path: string) => {
  await open(path)
  return main()
}
const main = async () => (await page.textContent('main'))!.replace(/\s+/g, ' ')

/** The page stands at both widths, with nothing that axe finds wrong. */
async function stands(): Promise<void> {
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 800 })
    expect(await overflow(page)).toBe(0)
    expect(await axe(page)).toEqual([])
  }
}

async function typeDate(id: string, on: Day): Promise<void> {
  const { date, month, year } = partsOf(on)
  await page.fill(`#${id}-day`, String(date))
  await page.fill(`#${id}-month`, String(month))
  await page.fill(`#${id}-year`, String(year))
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-tracking-'))
  await emptyRecord(join(folder, 'record'))
  place = await openWorkplace(folder, undefined)
  await ensureAuthority(place.store.db, { authority, name: 'Demonstration Council', synthetic: true })
  await bringIn([young])
  const settings = settingsFrom({ SIGHTLINE_DATA: folder, PORT: '0', SIGHTLINE_LOG_LEVEL: 'silent' }, folder)
  const clock = () => new Date(Date.now() + ahead * 86_400_000)
  serving = await serveAuthority(place, authority, settings, { clock })
  browser = await openBrowser()
  page = await (await browser.newContext({ bypassCSP: true })).newPage()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await serving?.close()
  await place?.close()
  await rm(folder, { recursive: true, force: true })
})

describe('from nine months to what was decided being done', () => {
  let decision: string
  let direction: string

  it('an import brings a child to nine months, and the agenda has them', async () => {
    await as(/Hope/)
    await open('/tracking')
    expect(await main()).toContain('Nobody to talk about')
    await bringIn([young, child])
    await expect.poll(() => seen('/tracking'), { timeout: 20_000 }).toContain(child.name)
    expect(await main()).toContain('9 months of involvement')
    expect(await main()).not.toContain(young.name)
    await stands()
  }, 60_000)

  it('the meeting decides a strategy discussion by Friday, with reason and owner', async () => {
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole('button', { name: 'Begin the meeting' }).click()
    await page.waitForURL(/\/tracking\/meetings\//)
    await stands()
    await page.getByRole('link', { name: 'Go on with the next child' }).click()
    await page.waitForURL(/\/children\/c-nine/)
    expect(await main()).toContain('0 decided, 1 left')
    await stands()
    // Nothing filled in: told of every part that is missing, and nothing is recorded.
    await page.getByRole('button', { name: 'Record the decision' }).click()
    await page.locator('.govuk-error-summary').waitFor()
    expect(await page.textContent('.govuk-error-summary')).toMatch(/a decision without an owner is not one/)
    await stands()
    for (const box of await page.locator('textarea[name^="answer-"]').all()) await box.fill('not known')
    await page.fill(
      '[name="answer-lived-experience"]',
      'She sleeps at her aunt’s when it is loud, and takes her school bag with her every time.',
    )
    await page.getByLabel('Strategy discussion').check()
    await page.fill(
      '[name=rationale]',
      'Nina says she sleeps at her aunt’s when it is loud. Nothing has changed since March.',
    )
    await page.selectOption('[name=owner]', 'w1')
    await typeDate('by', friday)
    await page.fill('[name=if-not]', 'The head of service calls the police lead on Monday.')
    await page.getByRole('button', { name: 'Record the decision' }).click()
    await page.getByText('The decision is recorded').waitFor()
    expect(await main()).toContain('1 decided, 0 left')
    await stands()
    await page.getByRole('link', { name: 'What becomes of it' }).click()
    await page.waitForURL(/\/decisions\//)
    decision = new URL(page.url()).pathname
    expect(await main()).toContain('Looked for in every import')
    await stands()
    await open('/tracking')
    expect(await main()).toMatch(/Decided1 of 1/)
  }, 90_000)

  it('it is on its owner’s home', async () => {
    await as(/Wil/)
    expect(await main()).toContain('Hold a strategy discussion with police and health')
    direction = (await page.locator('a[href*="/directions/"]').first().getAttribute('href'))!
    await open(`/children/${child.id}/progress`)
    expect(await main()).toMatch(/Strategy discussion.*nothing recorded/)
    await stands()
    await open('/due?standard=OV-15')
    expect(await main()).toContain(child.name)
  }, 60_000)

  it('Friday passes, and it escalates: on every screen it is overdue', async () => {
    ahead = monday - today
    await as(/Uma/)
    expect(await main()).toContain('Hold a strategy discussion with police and health')
    expect(await main()).toMatch(/1 working day late/)
    await open(direction)
    expect(await main()).toMatch(/1 working day late/)
    await as(/Hope/)
    await open(decision)
    expect(await main()).toMatch(/Carried out.*overdue/i)
    await open('/due?standard=OV-15&band=overdue')
    expect(await main()).toContain(child.name)
    await open(`/children/${child.id}`)
    expect(await main()).toContain('What a progress meeting decided is carried out by its day')
  }, 60_000)

  it('a later import brings the discussion: the decision closes itself with its evidence, on every screen', async () => {
    await importFiles({
      sightline_strategy_discussions: [
        'child_id,needed_at,held_at,police,health,outcome',
        `${child.id},${iso(friday)},${iso(monday)},Y,Y,section 47 enquiry`,
      ],
    })
    await expect.poll(() => seen(decision), { timeout: 20_000 }).toMatch(/Strategy discussion held/)
    expect(await main()).toMatch(/met late/i)
    await stands()
    await expect
      .poll(() => seen(direction), { timeout: 20_000 })
      .toContain(`Strategy discussion held on ${longDate(monday)}, as the record has it`)
    await open('/due?standard=OV-15')
    expect(await main()).not.toContain(child.name)
    await open('/due?standard=OV-14')
    expect(await main()).not.toContain(child.name)
    await open(`/children/${child.id}/progress`)
    expect(await main()).toMatch(/Strategy discussion.*Strategy discussion held/)
    await open('/tracking/measures')
    expect(await main()).toMatch(/1 decided: Strategy discussion1 carried out so far: Strategy discussion of 1/)
    await stands()
    for (const [who, path] of [
      [/Wil/, '/home'],
      [/Uma/, '/home'],
    ] as const) {
      await as(who)
      await open(path)
      expect(await main()).not.toContain('Hold a strategy discussion with police and health')
    }
  }, 90_000)
})
