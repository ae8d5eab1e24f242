import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Serving, serveAuthority } from '../src/app/serve.ts'
import { openWorkplace, type Workplace } from '../src/app/workplace.ts'
import { settingsFrom } from '../src/server/settings.ts'
import { clientId, clientSecret, startProvider, type TestProvider } from '../src/server/sign-in/provider-testing.ts'
import { ensureAuthority } from '../src/store/authorities.ts'
import { emptyRecord } from '../src/store/testing-record.ts'
import { openBrowser } from './browser.ts'

const authority = '997'
let folder: string
let place: Workplace
let serving: Serving
let provider: TestProvider
let browser: Browser
let origin: string

/** A port that was free a moment ago: the provider must know ours before we are there. */
async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>(resolve => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as { port: number }
  await new Promise(resolve => probe.close(resolve))
  return port
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-provider-'))
  const port = await freePort()
  // Another site than the provider's 127.0.0.1: a browser keeps same-site cookies to itself on the way back.
  origin = `http://localhost:${port}`
  provider = await startProvider(origin)
  provider.as({ sub: 'dana', name: 'Dana Example', groups: ['Analysts'] })
  const env = {
    SIGHTLINE_DATA: folder,
    PORT: String(port),
    SIGHTLINE_LOG_LEVEL: 'silent',
    SIGHTLINE_OIDC_ISSUER: provider.issuer,
    SIGHTLINE_OIDC_CLIENT_ID: clientId,
    SIGHTLINE_OIDC_CLIENT_SECRET: clientSecret,
    SIGHTLINE_OIDC_ROLES: '{"Analysts":{"role":"analyst"}}',
  }
  await emptyRecord(join(folder, 'record'))
  place = await openWorkplace(folder, undefined)
  await ensureAuthority(place.store.db, { authority })
  serving = await serveAuthority(place, authority, settingsFrom(env, folder))
  browser = await openBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await serving?.close()
  await provider?.stop()
  await place?.close()
  await rm(folder, { recursive: true, force: true })
})

describe.each([true, false])('a council account in a browser (JavaScript: %s)', javaScriptEnabled => {
  it('leads in, to the page that was asked for, and out of both', { timeout: 120_000 }, async () => {
    const context = await browser.newContext({ javaScriptEnabled })
    const page = await context.newPage()
    await page.goto(`${origin}/standards`)
    expect(page.url()).toBe(`${origin}/sign-in?next=%2Fstandards`)
    await page.getByRole('button', { name: 'Sign in with your council account' }).click()
    await page.waitForURL(`${origin}/standards`)
    await page.getByRole('link', { name: 'Dana Example' }).waitFor()
    const held = (await context.cookies(origin)).map(each => [each.name, each.sameSite, each.httpOnly])
    expect(held).toEqual([['sightline', 'Strict', true]])
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(`${provider.issuer}/**`)
    await page.getByRole('button', { name: /Yes/ }).click()
    await page.waitForURL(`${origin}/sign-in`)
    await page.goto(`${origin}/standards`)
    expect(page.url()).toContain('/sign-in?next=')
    await context.close()
  })
})
