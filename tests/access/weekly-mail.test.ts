import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mailerFor } from '../../src/app/weekly-mail/mailer.ts'
import { sendWeeklyMail } from '../../src/app/weekly-mail/send.ts'
import { Secret } from '../../src/server/secret.ts'
import { readAccessLog } from '../../src/store/access-log.ts'
import { readChangeLog } from '../../src/store/change-log.ts'
import { chooseWeeklyMail } from '../../src/store/weekly-mail.ts'
import { type AccessHouse, askOf, authority, children, idOf, openAccessHouse } from './house.ts'

let house: AccessHouse
let server: SMTPServer
let taken: { from: string; to: string[]; content: string }[] = []
let refuses = false
let knows = (_: string) => true
let troubles: string[] = []

beforeAll(async () => {
  house = await openAccessHouse()
  for (const who of ['unit-lead', 'director', 'practitioner', 'administrator'])
    await db()
      .updateTable('person')
      .set({ email: `${who}@example.gov.uk` })
      .where('person_id', '=', idOf(who))
      .execute()
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _, done) {
      done(knows(address) ? null : Object.assign(new Error('No such address'), { responseCode: 550 }))
    },
    onData(stream, session, done) {
      let content = ''
      stream.on('data', (each: Buffer) => {
        content += each.toString()
      })
      stream.on('end', () => {
        if (refuses) return done(new Error('Not now'))
        const { mailFrom, rcptTo } = session.envelope
        taken.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(each => each.address), content })
        done()
      })
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
}, 120_000)
afterAll(async () => {
  await new Promise<void>(resolve => server.close(() => resolve()))
  await house?.close()
})
beforeEach(() => {
  taken = []
  refuses = false
  knows = () => true
  troubles = []
})

const db = () => house.place.store.db
const origin = 'https://sightline.example.gov.uk'

async function send(at: string, services: typeof house.live = house.live) {
  const { port } = server.server.address() as AddressInfo
  const mailer = mailerFor({ url: new Secret(`smtp://127.0.0.1:${port}`), from: 'sightline@example.gov.uk' })
  try {
    return await sendWeeklyMail({
      ...{ services, mailer, origin, at: new Date(at) },
      onTrouble: (error, personId) => troubles.push(`${personId}: ${error}`),
    })
  } finally {
    mailer.close()
  }
}
const choose = (who: string, isWanted = true) =>
  house.place.store.transaction(trx =>
    chooseWeeklyMail(trx, authority, { personId: idOf(who), isWanted, at: new Date() }),
  )
/** The first Monday from the day the test runs, at seven in the evening by Greenwich. */
function monday(weeks = 0): string {
  const at = new Date()
  at.setUTCDate(at.getUTCDate() + ((8 - at.getUTCDay()) % 7) + 7 * weeks)
  at.setUTCHours(19, 0, 0, 0)
  return at.toISOString()
}
const textOf = (content: string) => content.replaceAll('=\r\n', '').replaceAll('=3D', '=')

describe('the weekly mail', () => {
  it('goes to nobody who has not asked for it, and on no other day', async () => {
    expect(await send(monday())).toMatchObject({ sent: 0, failed: 0 })
    await choose('unit-lead')
    expect(await send(new Date(Date.parse(monday()) + 86_400_000).toISOString())).toMatchObject({ sent: 0, failed: 0 })
    expect(taken).toEqual([])
  })

  it('goes once a Monday to who asked, holds counts and links, and nothing of a child', async () => {
    // Their post of this test lasts an hour: for longer than the test.
    await db().updateTable('post').set({ until_at: null }).where('person_id', '=', idOf('unit-lead')).execute()
    house.live.forgetStandings()
    expect(await send(monday())).toMatchObject({ sent: 1, failed: 0 })
    expect(await send(monday())).toMatchObject({ sent: 0, failed: 0 })
    const [mail] = taken
    expect(mail).toMatchObject({ from: 'sightline@example.gov.uk', to: ['unit-lead@example.gov.uk'] })
    const text = textOf(mail!.content)
    expect(text).toMatch(/Subject: Your week in Sightline, Mon /)
    expect(text).toContain(`${origin}/due?unit=U1&band=overdue`)
    expect(text).toContain(`${origin}/account/digest`)
    for (const { id, name } of Object.values(children)) {
      expect(text).not.toContain(id)
      for (const each of name.split(' ')) expect(text).not.toContain(each)
    }
    const log = await readAccessLog(db(), authority, { limit: 100 })
    expect(log.filter(each => each.page === 'weekly mail').map(each => each.principal)).toEqual([idOf('unit-lead')])
    expect(await send(monday(1))).toMatchObject({ sent: 1 })
  })

  it('is tried again where the mail server did not take it', async () => {
    refuses = true
    expect(await send(monday(2))).toMatchObject({ sent: 0, failed: 1 })
    refuses = false
    expect(await send(monday(2))).toMatchObject({ sent: 1, failed: 0 })
  })

  const forget = () => db().updateTable('weekly_mail').set({ sent_for: null }).execute()

  it('has one name however often it is sent to one person for one Monday', async () => {
    for (const weeks of [4, 4, 5]) {
      await forget()
      await send(monday(weeks))
    }
    const [first, second, next] = taken.map(each => /Message-ID:\s+(\S+)/i.exec(each.content)?.[1])
    expect(first).toMatch(/^<.+@sightline>$/)
    expect([second, next === first]).toEqual([first, false])
    await forget()
  })

  it('is given up for the Monday where the address is refused for good, with a word to the log', async () => {
    knows = () => false
    expect(await send(monday(2))).toEqual({ sent: 0, failed: 0, refused: 1 })
    expect(troubles.join()).toContain(idOf('unit-lead'))
    expect(troubles.join()).not.toContain('@')
    knows = () => true
    expect(await send(monday(2))).toEqual({ sent: 0, failed: 0, refused: 0 })
    expect(await send(monday(3))).toMatchObject({ sent: 1 })
    await forget()
  })

  it('reaches the others where one person’s week cannot be worked out', async () => {
    await choose('administrator')
    const standingOf = async (id: string, at: Date) => {
      if (id === idOf('administrator')) throw new Error('cannot be worked out')
      return house.live.standingOf(id, at)
    }
    expect(idOf('administrator') < idOf('unit-lead')).toBe(true)
    const services = new Proxy(house.live, {
      get(live, name) {
        const value = name === 'standingOf' ? standingOf : Reflect.get(live, name, live)
        return typeof value === 'function' ? value.bind(live) : value
      },
    })
    expect(await send(monday(2), services)).toEqual({ sent: 1, failed: 1, refused: 0 })
    expect(troubles).toEqual([`${idOf('administrator')}: Error: cannot be worked out`])
    await choose('administrator', false)
    await forget()
  })

  it('stops when it is no longer wanted, and when the account is closed; every choice is in the change log', async () => {
    await choose('unit-lead', false)
    expect(await send(monday(3))).toMatchObject({ sent: 0, failed: 0 })
    await choose('unit-lead')
    await db()
      .updateTable('person')
      .set({ disabled_at: new Date() })
      .where('person_id', '=', idOf('unit-lead'))
      .execute()
    house.live.forgetStandings()
    expect(await send(monday(3))).toMatchObject({ sent: 0, failed: 0 })
    const all = await readChangeLog(db(), authority, { event: 'weekly mail chosen' })
    const log = all.filter(each => each.subject === idOf('unit-lead'))
    expect(log.map(each => each.after)).toEqual([{ wanted: true }, { wanted: false }, { wanted: true }])
  })

  it('can be chosen on its preview where mail is sent, and only there', async () => {
    expect((await house.ask('director', 'POST', '/account/digest', { mail: 'yes' })).statusCode).toBe(404)
    expect((await house.ask('director', 'GET', '/account/digest')).body).not.toContain('by mail every Monday')
    const sending = await house.with({ sendsMail: true })
    const ask = (method: 'GET' | 'POST', fields = {}) =>
      askOf(sending, house.tokens, 'director', method, '/account/digest', fields)
    expect((await ask('GET')).body).toContain('director@example.gov.uk')
    expect((await ask('POST', { mail: 'yes' })).headers.location).toBe('/account/digest?saved=yes')
    expect((await ask('GET')).body).toContain('Stop the weekly mail')
    expect((await ask('POST', { mail: 'no' })).headers.location).toBe('/account/digest?saved=no')
  })
})
