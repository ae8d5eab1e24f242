import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'otplib'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { main } from '../src/app/main.ts'
import { type Serving, serveAuthority } from '../src/app/serve.ts'
import { openWorkplace, type Workplace } from '../src/app/workplace.ts'
import { settingsFrom } from '../src/server/settings.ts'
import { emptyRecord } from '../src/store/testing-record.ts'
import { axe, openBrowser, overflow } from './browser.ts'

const authority = '998'
const email = 'robin@example.gov.uk'
const password = 'lantern orchard fifteen'
let folder: string
let place: Workplace
let serving: Serving
let browser: Browser

/** Runs a command line as somebody at the server's terminal would; returns what it printed. */
async function command(...argv: string[]): Promise<string> {
  let said = ''
  const io = {
    cwd: folder,
    env: {},
    interactive: false,
    out: (text: string) => void (said += text),
    err: (text: string) => void (said += text),
    confirm: async () => false,
  }
  const code = await main([...argv, '--data', folder], io, place)
  expect([code, said]).toEqual([0, said])
  return said
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-sign-in-'))
  const env = {
    SIGHTLINE_DATA: folder,
    PORT: '0',
    SIGHTLINE_LOG_LEVEL: 'silent',
    SIGHTLINE_LOCAL_ACCOUNTS: 'yes',
    SIGHTLINE_SECRET_KEY: Buffer.alloc(32, 5).toString('base64'),
  }
  const settings = settingsFrom(env, folder)
  await emptyRecord(join(folder, 'record'))
  place = { ...(await openWorkplace(folder, undefined)), served: settings }
  await command(
    'people',
    'add',
    '--name',
    'Ada Example',
    '--email',
    'ada@example.gov.uk',
    '--role',
    'administrator',
    '--authority',
    authority,
  )
  serving = await serveAuthority(place, authority, settings)
  browser = await openBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await serving?.close()
  await place?.close()
  await rm(folder, { recursive: true, force: true })
})

for (const javaScriptEnabled of [true, false]) {
  describe(`an account with a password, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, { timeout: 180_000 }, () => {
    let context: BrowserContext
    let page: Page
    let secret: string
    const own = javaScriptEnabled ? email : `plain.${email}`
    const address = (path: string) => new URL(path, serving.address).href

    async function stands(): Promise<void> {
      // The page asked for last may still be on its way.
      await page.locator('h1').first().waitFor()
      expect(await page.locator('h1').count()).toBe(1)
      for (const width of [1280, 375]) {
        await page.setViewportSize({ width, height: 800 })
        if (javaScriptEnabled) expect(await overflow(page)).toBe(0)
      }
      if (javaScriptEnabled) expect(await axe(page)).toEqual([])
    }
    const proceed = (name: string) => page.locator('main').getByRole('button', { name }).click()

    beforeAll(async () => {
      context = await browser.newContext({ javaScriptEnabled, bypassCSP: true })
      page = await context.newPage()
    })
    afterAll(() => context?.close())

    it('begins with a link from the command line: password, authenticator app, recovery codes', async () => {
      const said = await command('people', 'add', '--name', 'Robin Example', '--email', own, '--role', 'analyst')
      expect(said).toContain('Robin Example is added as Analyst')
      const path = /\/sign-in\/link\/[\w-]{43}/.exec(said)![0]
      await page.goto(address(path))
      await stands()
      await page.getByLabel('New password').fill('Password1234')
      await page.getByLabel('The same password again').fill('Password1234')
      await proceed('Continue')
      await page.getByRole('alert').getByText('lists that attackers try first').waitFor()
      await stands()
      for (const label of ['New password', 'The same password again']) await page.getByLabel(label).fill(password)
      await proceed('Continue')
      await page.getByRole('img', { name: 'QR code of the key below' }).waitFor()
      await stands()
      secret = (await page.locator('main code').textContent())!.replaceAll(' ', '')
      await page.getByLabel('Code from the app').fill(await generate({ secret }))
      await proceed('Continue')
      await page.getByRole('heading', { name: 'Keep your recovery codes' }).waitFor()
      expect(await page.locator('main code').count()).toBe(10)
      await stands()
      const code = (await page.locator('main code').first().textContent())!
      await page.getByRole('button', { name: 'I have kept them: continue' }).click()
      await page.getByRole('button', { name: 'Sign out' }).first().click()
      await page.waitForURL(/\/sign-in$/)
      await stands()
      // The phone is lost: a recovery code, once.
      await page.getByLabel('Email address').fill(own)
      await page.getByLabel('Password').fill(password)
      await proceed('Sign in')
      await page.getByLabel('Enter the code').fill('12')
      await proceed('Continue')
      await page.getByRole('alert').getByText('six figures').waitFor()
      await stands()
      await page.getByLabel('Enter the code').fill(code)
      await proceed('Continue')
      await page.getByText('Robin Example').first().waitFor()
    })

    it('shows where one is signed in, changes the password, and ends every session', async () => {
      await page.getByRole('link', { name: 'Robin Example' }).click()
      await page.getByRole('heading', { name: 'Your account' }).waitFor()
      expect(await page.textContent('main')).toMatch(/Chrome on Linux.*127\.0\.0\.1.*9 left/s)
      await stands()
      const former = (await context.cookies())[0]!.value
      await page.getByRole('link', { name: 'Change your password' }).click()
      await stands()
      await page.getByLabel('Current password').fill('not this one')
      for (const label of ['New password', 'The same password again'])
        await page.getByLabel(label).fill('harbour violet seventeen')
      await proceed('Change password')
      await page.getByRole('alert').getByText('not the password you have now').waitFor()
      await stands()
      await page.getByLabel('Current password').fill(password)
      for (const label of ['New password', 'The same password again'])
        await page.getByLabel(label).fill('harbour violet seventeen')
      await proceed('Change password')
      await page.getByText('Your password is changed').waitFor()
      expect((await context.cookies())[0]!.value).not.toBe(former)
      await proceed('Sign out')
      await page.waitForURL(/\/sign-in$/)
      await page.goto(address('/account'))
      expect(page.url()).toContain('/sign-in?next=')
    })
  })
}
