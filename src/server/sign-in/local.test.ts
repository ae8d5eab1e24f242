import { generate } from 'otplib'
import { expect, it } from 'vitest'
import { readChangeLog } from '../../store/change-log.ts'
import { setPasswordHash } from '../../store/people/local-accounts.ts'
import { setDisabled } from '../../store/people/people.ts'
import { givePost } from '../../store/people/posts.ts'
import { makeLink } from '../../store/people/sign-in-links.ts'
import type { Store } from '../../store/store.ts'
import { withStores } from '../../store/testing.ts'
import { createAttempts } from './attempts.ts'
import { browserOf, invite, type SignInServer, signInServer, testKey } from './testing.tsx'

const env = { SIGHTLINE_LOCAL_ACCOUNTS: 'yes', SIGHTLINE_SECRET_KEY: testKey }
const password = 'lantern orchard fifteen'
const email = 'dana@example.gov.uk'

const minutes = (count: number) => count * 60_000
const later = ({ time }: SignInServer, by: number) => {
  time.at = new Date(time.at.getTime() + by)
}
const codeAt = ({ time }: SignInServer, secret: string) =>
  generate({ secret, epoch: Math.floor(time.at.getTime() / 1000) })

/** Follows an invitation to the end: password, authenticator app, recovery codes. */
async function joined(server: SignInServer, token: string, chosen = password) {
  const browser = browserOf(server)
  await browser.get(`/sign-in/link/${token}`)
  const sent = await browser.post(`/sign-in/link/${token}`, { password: chosen, again: chosen })
  expect(sent.headers.location).toBe('/sign-in/set-up-code')
  const setUp = await browser.get('/sign-in/set-up-code')
  const secret = /<code class="sl-breaks">([A-Z2-7 ]+)<\/code>/.exec(setUp.body)![1]!.replaceAll(' ', '')
  const done = await browser.post('/sign-in/set-up-code', { code: await codeAt(server, secret) })
  const recovery = [...done.body.matchAll(/<code>([a-z0-9-]{19})<\/code>/g)].map(each => each[1]!)
  return { browser, secret, recovery, done, setUp }
}

async function withPassword(server: SignInServer, typed = password, as = email) {
  const browser = browserOf(server)
  await browser.get('/sign-in')
  return { browser, answer: await browser.post('/sign-in/password', { email: as, password: typed }) }
}

withStores('local accounts', store => {
  let made = 0
  async function fresh(role?: string) {
    const authority = `local-${++made}`
    const server = await signInServer(store(), authority, { env })
    const token = await invite(store(), authority, {
      id: 'dana',
      email,
      at: server.time.at,
      ...(role === undefined ? {} : { role }),
    })
    return { server, authority, token }
  }
  const loggedOf = (server: SignInServer) => server.entries.map(each => `${each.event} ${each.allowed} ${each.because}`)
  const changed = async (authority: string, from: Store = store()) =>
    (await readChangeLog(from.db, authority)).map(each => each.event).reverse()

  it('begin with a link: a password, an authenticator app, recovery codes shown once, and in', async () => {
    const { server, authority, token } = await fresh()
    const { browser, recovery, done, setUp } = await joined(server, token)
    expect(done.statusCode).toBe(200)
    expect(recovery).toHaveLength(10)
    expect(new Set(recovery).size).toBe(10)
    expect(setUp.body).toMatch(/<svg[^>]*role="img"[^>]*aria-label="QR code/)
    expect(setUp.body).not.toMatch(/style=|<script/)
    expect((await browser.get('/')).body).toContain('Hello Dana Example')
    expect(await changed(authority)).toEqual(['password chosen', 'second factor set up', 'recovery codes made'])
    expect(loggedOf(server)).toContain('password.changed true first password by link')
    // Neither log holds a secret.
    const said = JSON.stringify([server.entries, await readChangeLog(store().db, authority)])
    for (const each of [password, token, ...recovery]) expect(said).not.toContain(each)
    const again = await browserOf(server).get(`/sign-in/link/${token}`)
    expect(again.statusCode).toBe(404)
    await server.app.close()
  })

  it('come in by password and code, each code once', async () => {
    const { server, token } = await fresh()
    const { secret } = await joined(server, token)
    later(server, 30_000)
    const { browser, answer } = await withPassword(server)
    expect(answer.headers.location).toBe('/sign-in/code')
    expect((await browser.get('/')).statusCode).toBe(303)
    const code = await codeAt(server, secret)
    const before = browser.cookie()
    expect((await browser.post('/sign-in/code', { code })).headers.location).toBe('/')
    expect(browser.cookie()).not.toBe(before)
    expect((await browser.get('/')).statusCode).toBe(200)
    const second = await withPassword(server)
    const refused = await second.browser.post('/sign-in/code', { code: `${code.slice(0, 3)} ${code.slice(3)}` })
    expect(refused.statusCode).toBe(422)
    expect(loggedOf(server)).toContain('second-factor.confirmed false one-time code used before')
    expect((await second.browser.get('/')).statusCode).toBe(303)
    await server.app.close()
  })

  it('take a recovery code in place of the phone, once', async () => {
    const { server, token } = await fresh()
    const { recovery } = await joined(server, token)
    const one = await withPassword(server)
    const used = recovery[0]!.toUpperCase().replaceAll('-', ' ')
    expect((await one.browser.post('/sign-in/code', { code: used })).headers.location).toBe('/')
    const other = await withPassword(server)
    expect((await other.browser.post('/sign-in/code', { code: recovery[0]! })).statusCode).toBe(422)
    await server.app.close()
  })

  it('say the same of an unknown address as of a wrong password, and lock both alike', async () => {
    const { server, token } = await fresh()
    await joined(server, token)
    const main = (html: string) => /<main>.*<\/main>/s.exec(html)![0].replace(/value="[^"]*"/g, '')
    const told = async (as: string) => {
      const answers: string[] = []
      for (let attempt = 0; attempt < 6; attempt++) {
        answers.push(main((await withPassword(server, 'not the password', as)).answer.body))
      }
      return answers
    }
    const known = await told(email)
    expect(await told('nobody@example.gov.uk')).toEqual(known)
    expect(known[0]).toContain('do not belong together')
    expect(known[5]).toContain('Wait 1 minute, then try again')
    // The right password is not taken meanwhile, and is afterwards.
    expect((await withPassword(server)).answer.statusCode).toBe(422)
    later(server, minutes(1) + 1)
    expect((await withPassword(server)).answer.headers.location).toBe('/sign-in/code')
    expect(loggedOf(server)).toContain('password.confirmed false locked out')
    await server.app.close()
  })

  it('wait longer after each failure, up to a quarter of an hour', async () => {
    const { server, token } = await fresh()
    await joined(server, token)
    const waits: string[] = []
    for (let attempt = 0; attempt < 11; attempt++) {
      const { body } = (await withPassword(server, 'wrong')).answer
      waits.push(/Wait (\d+ minutes?)/.exec(body)?.[1] ?? '')
      if (waits.at(-1) !== '') later(server, minutes(Number.parseInt(waits.at(-1)!, 10)))
    }
    expect(waits.slice(3)).toEqual([
      '',
      '1 minute',
      '2 minutes',
      '4 minutes',
      '8 minutes',
      '15 minutes',
      '15 minutes',
      '15 minutes',
    ])
    await server.app.close()
  })

  it('work out no hash for an address that is to wait', async () => {
    const { server, authority } = await fresh()
    const attempts = createAttempts(store(), authority)
    const guess = (at: number) => ({ account: `guess-${at}`, of: 'password' }) as const
    for (let at = 0; at < 150; at++) await attempts.failed(guess(at), '127.0.0.1', server.time.at)
    // No hash can be worked out with so little memory: whoever tries fails.
    const hash = `$argon2id$v=19$m=1,t=1,p=1$AAAA$${'A'.repeat(43)}`
    await setPasswordHash(store().db, authority, 'dana', { hash, at: server.time.at })
    expect((await withPassword(server)).answer.body).toContain('Wait 10 minutes')
    later(server, minutes(11))
    expect((await withPassword(server)).answer.statusCode).toBe(500)
    await server.app.close()
  })

  it('lock codes as they lock passwords', async () => {
    const { server, token } = await fresh()
    await joined(server, token)
    const { browser } = await withPassword(server)
    let body = ''
    for (let attempt = 0; attempt < 6; attempt++) body = (await browser.post('/sign-in/code', { code: '000000' })).body
    expect(body).toContain('too many attempts')
    await server.app.close()
  })

  it('count guesses at codes by themselves: a right password in between forgives none', async () => {
    const { server, token } = await fresh()
    const { secret, browser: signedIn } = await joined(server, token)
    const told: string[] = []
    for (let round = 0; round < 3; round++) {
      const { browser, answer } = await withPassword(server)
      expect(answer.headers.location).toBe('/sign-in/code')
      for (let guess = 0; guess < 4; guess++) {
        told.push((await browser.post('/sign-in/code', { code: '000000' })).body)
      }
    }
    expect(told.slice(0, 4).join('')).not.toContain('too many attempts')
    for (const each of told.slice(5)) expect(each).toContain('too many attempts')
    // Only a right code begins anew, once the wait is over.
    later(server, minutes(15))
    const own = await withPassword(server)
    expect((await own.browser.post('/sign-in/code', { code: await codeAt(server, secret) })).headers.location).toBe('/')
    expect((await signedIn.get('/')).statusCode).toBe(200)
    const { browser } = await withPassword(server)
    expect((await browser.post('/sign-in/code', { code: '000000' })).body).not.toContain('too many attempts')
    await server.app.close()
  })

  it.each([
    ['short', 'too short', '12 characters or more'],
    ['', '', 'Enter a password'],
    ['Password1234!', 'Password1234!', 'lists that attackers try first'],
    ['dana lantern orchard', 'dana lantern orchard', 'must not have your name'],
    ['lantern orchard fifteen', 'lantern orchard fiften', 'not the same'],
  ])('do not take the password %j, and say what would do', async (one, other, words) => {
    const { server, token } = await fresh()
    const browser = browserOf(server)
    await browser.get(`/sign-in/link/${token}`)
    const answer = await browser.post(`/sign-in/link/${token}`, { password: one, again: other })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(words)
    if (one !== '') expect(answer.body).not.toContain(`value="${one}"`)
    expect((await browser.get(`/sign-in/link/${token}`)).statusCode).toBe(200)
    await server.app.close()
  })

  it('are reset by a link that ends every session, lasts a day and keeps the second factor', async () => {
    const { server, authority, token } = await fresh()
    const { browser, secret } = await joined(server, token)
    const link = () =>
      makeLink(store().db, authority, { personId: 'dana', kind: 'reset', at: server.time.at, by: 'admin' })
    const first = (await link()).token
    const reset = (await link()).token
    expect((await browserOf(server).get(`/sign-in/link/${first}`)).statusCode).toBe(404)
    const elsewhere = browserOf(server)
    await elsewhere.get(`/sign-in/link/${reset}`)
    const other = 'harbour violet seventeen'
    const sent = await elsewhere.post(`/sign-in/link/${reset}`, { password: other, again: other })
    expect(sent.headers.location).toBe('/sign-in/code')
    expect((await browser.get('/')).statusCode).toBe(303)
    later(server, 30_000)
    const code = await codeAt(server, secret)
    expect((await elsewhere.post('/sign-in/code', { code })).headers.location).toBe('/')
    expect((await withPassword(server)).answer.statusCode).toBe(422)
    const late = (await link()).token
    later(server, minutes(24 * 60))
    expect((await browserOf(server).get(`/sign-in/link/${late}`)).statusCode).toBe(404)
    await server.app.close()
  })

  it('end at once when the account is closed, and are not taken again', async () => {
    const { server, authority, token } = await fresh()
    const { browser } = await joined(server, token)
    await setDisabled(store().db, authority, 'dana', { at: server.time.at, because: 'left' })
    expect((await browser.get('/')).statusCode).toBe(303)
    const { answer } = await withPassword(server)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('do not belong together')
    await server.app.close()
  })

  it('whose person holds no post come in nowhere', async () => {
    const { server, token } = await fresh('')
    const { browser, done } = await joined(server, token)
    expect(done.statusCode).toBe(403)
    expect(done.body).toContain('You have no role in Sightline')
    expect((await browser.get('/')).statusCode).toBe(303)
    await server.app.close()
  })

  it('go on under a new token when their posts change; the former is worth nothing soon after', async () => {
    const { server, authority, token } = await fresh()
    const { browser } = await joined(server, token)
    const former = browser.cookie()
    await browser.get('/')
    expect(browser.cookie()).toBe(former)
    await givePost(store().db, authority, {
      ...{ personId: 'dana', role: 'analyst', placeKind: 'directorate', placeId: '', kind: 'own' },
      ...{ from: server.time.at, because: 'test', at: server.time.at, by: 'test' },
    })
    // What an open page asks of its own has no forms in its answer: those of the page would be refused from then on.
    const headers = { host: 'localhost:3000', cookie: former, accept: 'application/json' }
    expect((await server.app.inject({ url: '/', headers })).headers['set-cookie']).toBeUndefined()
    await browser.get('/')
    expect(browser.cookie()).not.toBe(former)
    later(server, minutes(1))
    expect((await browser.get('/')).statusCode).toBe(200)
    const old = await server.app.inject({ url: '/', headers: { host: 'localhost:3000', cookie: former } })
    expect(old.statusCode).toBe(303)
    expect(await server.sessions.of('dana', server.time.at)).toHaveLength(1)
    await server.app.close()
  })

  it('cannot be entered from another browser, without a step, or by a form without its token', async () => {
    const { server, token } = await fresh()
    const { secret } = await joined(server, token)
    later(server, 30_000)
    await withPassword(server)
    const other = browserOf(server)
    await other.get('/sign-in')
    const answer = await other.post('/sign-in/code', { code: await codeAt(server, secret) })
    expect(answer.headers.location).toBe('/sign-in')
    expect((await other.post('/sign-in/password', { _csrf: 'forged', email, password })).statusCode).toBe(403)
    await server.app.close()
  })
})
