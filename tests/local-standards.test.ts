import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { iso } from '../src/domain/calendar/day.ts'
import { englandDay } from '../src/domain/calendar/england-day.ts'
import { longDate } from '../src/domain/calendar/wording.ts'
import { englandAndWales } from '../src/domain/calendar/working-calendar.ts'
import { readAccessLog } from '../src/store/access-log.ts'
import { readChangeLog } from '../src/store/change-log.ts'
import { type AccessHouse, authority, children, idOf, openAccessHouse } from './access/house.ts'

const today = englandDay(new Date())
const hostile = '<script>alert("x")</script>'
/** Six working days ago: due in four more by the standard as written, and late by one of five. */
const seenOn = englandAndWales.add(today, -6)!

let house: AccessHouse
beforeAll(async () => {
  house = await openAccessHouse()
  const folder = join(house.place.folder, 'visits')
  await mkdir(folder, { recursive: true })
  const seen = [children.own, children.unit, children.restricted]
  await writeFile(
    join(folder, 'ssd_cp_visits.csv'),
    [
      'cppv_person_id,cppv_cp_visit_id,cppv_cp_plan_id,cppv_cp_visit_date,cppv_cp_visit_seen',
      ...seen.map(each => `${each.id},n-${each.id},p-${each.id},${iso(seenOn)},Y`),
    ].join('\n'),
  )
  const request = { path: folder, authority, mode: 'delta', confirm: 'yes', by: 'test' } as const
  await house.place.intake.run({ kind: 'import', ...request })
  await house.live.upTo(2)
}, 120_000)
afterAll(() => house?.close())

const section = '/standards/CP-11'
const parts = (on: number) => {
  const [year, month, date] = iso(on).split('-')
  return { 'from-year': year!, 'from-month': month!, 'from-day': date! }
}
const wanted = (changed: Record<string, string> = {}) => ({
  'interval-count': '5',
  'interval-unit': 'working day',
  'soon-count': '2',
  'soon-unit': 'working day',
  ...parts(today),
  reason: `Agreed by practice week ${hostile}`,
  approver: idOf('director'),
  ...changed,
})

/** Sends the form, waits until it has been worked out, and answers where that is. */
async function tried(changed: Record<string, string> = {}): Promise<string> {
  const sent = await house.ask('quality-lead', 'POST', `${section}/setting/try`, wanted(changed))
  expect(sent.statusCode).toBe(303)
  const address = String(sent.headers.location)
  await expect
    .poll(async () => (await house.ask('quality-lead', 'GET', address)).body, { timeout: 20_000 })
    .toContain('would become overdue')
  return address
}

async function proposed(changed: Record<string, string> = {}): Promise<string> {
  const address = await tried(changed)
  const sent = await house.ask('quality-lead', 'POST', `${section}/setting`, { tried: address.split('/').at(-1)! })
  expect(sent.statusCode).toBe(303)
  return String(sent.headers.location).split('?')[0]!
}

/** When the child is next due to be seen, as the board and the lists have it. */
function nextDue(childId: string): string | undefined {
  const { model } = house.live
  const deadlines = model.columns('deadline')
  const [due, met] = [deadlines.numbers('dueOn'), deadlines.numbers('metOn')]
  const number = model.numberOf(childId)
  for (let row = 0; row < deadlines.length; row++) {
    const isIt = deadlines.child[row] === number && deadlines.text('standard', row) === 'CP-11'
    if (isIt && met[row]! < 0) return iso(due[row]!)
  }
  return undefined
}

const ofOwn = () => nextDue(children.own.id)
const dueAsWritten = iso(englandAndWales.add(seenOn, 10)!)

describe('a setting that is tried', () => {
  it('says how many children it would make overdue, by unit, and lists those the reader may open', async () => {
    const page = (await house.ask('quality-lead', 'GET', await tried())).body
    expect(page).toContain(`2 children would become overdue on ${longDate(today + 1)}`)
    expect(page).toMatch(/Unit Kite[\s\S]*?2[\s\S]*?The children it would touch/)
    expect(page).toContain(children.own.name)
    expect(page).toContain(children.unit.name)
    expect(page).toContain('5 working days')
    expect(page).toContain('instead of 10 working days')
    expect(page).not.toContain('<script>alert')
    // Late under both rules, since they were last seen long ago.
    expect(page).not.toContain(children['other service'].name)
  })

  it('leaves no trace of a restricted child, and the children listed are in the access log', async () => {
    const page = (await house.ask('quality-lead', 'GET', await tried())).body
    expect(page).not.toContain(children.restricted.name.split(' ')[0])
    expect(page).not.toContain(children.restricted.id)
    const log = await readAccessLog(house.place.store.db, authority, { limit: 1000 })
    const listed = log.filter(each => each.because === 'listed among those a setting of a standard would touch')
    expect(new Set(listed.map(each => each.child_id))).toEqual(new Set([children.own.id, children.unit.id]))
  })

  it('changes nothing', async () => {
    await tried()
    expect(ofOwn()).toBe(dueAsWritten)
    expect((await house.ask('director', 'GET', '/standards/local')).body).toContain('Nothing has been set')
  })

  it('to begin later is counted when it begins, and as though it began today', async () => {
    const later = await tried(parts(englandAndWales.add(today, 3)!))
    const [then, now] = await Promise.all(
      ['', '?when=today'].map(async each => (await house.ask('quality-lead', 'GET', later + each)).body),
    )
    expect(now).toContain(`2 children would become overdue on ${longDate(today + 1)}`)
    expect(then).toContain('2 children would become overdue on')
    expect(then).toContain('As though it began today')
  })

  it('is seen by whoever tried it, and by nobody else', async () => {
    const address = await tried()
    for (const who of ['director', 'analyst', 'head-of-service'])
      expect((await house.ask(who, 'GET', address)).statusCode).toBe(403)
    const forgotten = address.replace(/[^/]+$/, '0197f1f0-0000-7000-8000-000000000000')
    const answer = await house.ask('quality-lead', 'GET', forgotten)
    expect(answer.headers.location).toBe('/standards/CP-11/setting?forgotten=yes')
    const form = await house.ask('quality-lead', 'GET', String(answer.headers.location))
    expect(form.body).toContain('no longer remembered')
  })

  it.each([
    [{ 'interval-count': 'x' }, 'whole number'],
    [{ 'interval-count': '10', 'soon-count': '5' }, 'Change something'],
    [{ reason: '' }, 'Enter why'],
    [{ approver: idOf('quality-lead') }, 'Choose who is to approve it'],
    [{ approver: idOf('analyst') }, 'Choose who is to approve it'],
    [{ 'from-year': '2019' }, 'or later'],
  ])('%o is not taken, and says what is wrong', async (changed, words) => {
    const answer = await house.ask('quality-lead', 'POST', `${section}/setting/try`, wanted(changed))
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(words)
    expect(answer.body).not.toContain('<script>alert')
  })

  it('of the law may be of the amber time alone', async () => {
    const page = (await house.ask('quality-lead', 'GET', '/standards/CP-08/setting')).body
    expect(page).toContain('set by law or statutory guidance')
    expect(page).not.toContain('name="interval-count"')
    expect(page).toContain('name="soon-count"')
  })
})

describe('a setting that is proposed', () => {
  it('waits for its approver, moves the dates when approved, and says so everywhere', async () => {
    const address = await proposed()
    expect(ofOwn()).toBe(dueAsWritten)
    // Nobody else may decide: not who proposed it, nor another who may approve.
    expect((await house.ask('quality-lead', 'POST', `${address}/decide`, { decision: 'approve' })).statusCode).toBe(403)
    const other = await house.ask('head-of-service', 'POST', `${address}/decide`, { decision: 'approve' })
    expect([other.statusCode, other.body.includes('does not wait for you')]).toEqual([422, true])
    expect((await house.ask('head-of-service', 'GET', address)).body).not.toContain('Your decision')
    // The director is told on their own page, and nobody else.
    const home = (await house.ask('director', 'GET', '/home')).body
    expect(home).toContain('for you to approve or decline: 1')
    expect(home).toContain(`href="${address}"`)
    expect((await house.ask('head-of-service', 'GET', '/home')).body).not.toContain('for you to approve')
    // They see it waiting on the standard's page, with what it was found to change.
    const standard = (await house.ask('director', 'GET', section)).body
    expect(standard).toContain('waits for you to approve or decline')
    expect(standard).not.toContain('<script>alert')
    const change = (await house.ask('director', 'GET', address)).body
    expect(change).toContain('2 children would become overdue')
    expect(change).not.toContain('<script>alert')
    expect((await house.ask('director', 'POST', `${address}/decide`, {})).body).toContain('Choose whether')

    const done = await house.ask('director', 'POST', `${address}/decide`, { decision: 'approve', note: hostile })
    expect(done.headers.location).toBe(`${address}?done=approved`)
    expect((await house.ask('director', 'GET', '/home')).body).not.toContain('for you to approve')
    // At once in words; the dates when every child has been worked out again. Nobody is late before the rule is there.
    expect((await house.ask('practitioner', 'GET', section)).body).toContain(
      'visited and seen at least every 5 working days',
    )
    await expect.poll(ofOwn, { timeout: 20_000 }).toBe(iso(today))
    expect(nextDue(children['other unit'].id)).toBe(iso(englandAndWales.add(englandDay(new Date('2025-02-10')), 10)!))
    const list = (await house.ask('practitioner', 'GET', '/due?standard=CP-11')).body
    expect(list).toContain('A visit at which the child is seen is due within 5 working days.')
    const child = (await house.ask('practitioner', 'GET', `/children/${children.own.id}/deadlines`)).body
    expect(child).toContain('Child on a protection plan seen every 5 working days')
    const explained = /href="([^"]*\/deadlines\/CP-11\/3[^"]*)"/.exec(child)![1]!.replaceAll('&amp;', '&')
    const why = (await house.ask('practitioner', 'GET', explained)).body
    expect(why).toContain('nothing falls due under a new time before its first day')
    expect(why).toContain('Local setting of this authority')
    expect(why).not.toContain('<script>alert')
    // What had been late before stays as it was judged.
    expect(why.includes('5 working days')).toBe(true)

    const log = await readChangeLog(house.place.store.db, authority, { subject: 'CP-11' })
    expect(log.map(each => [each.event, each.principal])).toEqual([
      ['local standard approved', idOf('director')],
      ['local standard proposed', idOf('quality-lead')],
    ])
    expect(log[0]).toMatchObject({ before: { state: 'pending' }, after: { state: 'approved', note: hostile } })
    // It has begun: another is proposed instead.
    const withdrawn = await house.ask('quality-lead', 'POST', `${address}/withdraw`, { because: 'Typing' })
    expect([withdrawn.statusCode, withdrawn.body.includes('propose another setting')]).toEqual([422, true])
  }, 60_000)

  it('may be declined with the reason, and then counts for nothing', async () => {
    const before = ofOwn()
    const address = await proposed({ 'interval-count': '3', 'soon-count': '1' })
    const silent = await house.ask('director', 'POST', `${address}/decide`, { decision: 'decline' })
    expect([silent.statusCode, silent.body.includes('Enter why you decline')]).toEqual([422, true])
    await house.ask('director', 'POST', `${address}/decide`, { decision: 'decline', note: 'Not in winter' })
    const page = (await house.ask('quality-lead', 'GET', address)).body
    expect(page).toContain('Declined')
    expect(page).toContain('Not in winter')
    const again = await house.ask('director', 'POST', `${address}/decide`, { decision: 'approve' })
    expect(again.statusCode).toBe(422)
    expect(ofOwn()).toBe(before)
  })

  it('approved for a day to come may be withdrawn until then, and the dates go back', async () => {
    const before = ofOwn()
    const first = englandAndWales.add(today, 4)!
    const address = await proposed({ 'interval-count': '12', 'soon-count': '5', ...parts(first) })
    const noReason = await house.ask('quality-lead', 'POST', `${address}/withdraw`, {})
    expect([noReason.statusCode, noReason.body.includes('Enter why')]).toEqual([422, true])
    await house.ask('director', 'POST', `${address}/decide`, { decision: 'approve' })
    await expect.poll(() => house.live.standards().dated('CP-11').local?.length, { timeout: 20_000 }).toBe(2)
    const done = await house.ask('quality-lead', 'POST', `${address}/withdraw`, { because: 'A number was mistyped' })
    expect(done.headers.location).toBe(`${address}?done=withdrawn`)
    expect(house.live.standards().dated('CP-11').local?.length).toBe(1)
    await expect.poll(ofOwn, { timeout: 20_000 }).toBe(before)
    const all = (await house.ask('inspector', 'GET', '/standards/local')).body
    for (const words of ['Approved, began', 'Declined', 'Withdrawn']) expect(all).toContain(words)
    expect(all).not.toContain('<script>alert')
  }, 60_000)

  it('is not there under another standard, nor for no standard', async () => {
    const none = '0197f1f0-0000-7000-8000-000000000000'
    expect((await house.ask('quality-lead', 'GET', `${section}/setting/${none}`)).statusCode).toBe(404)
    expect((await house.ask('quality-lead', 'GET', '/standards/XX-99/setting')).statusCode).toBe(404)
    const address = await proposed({ 'interval-count': '7', 'soon-count': '3' })
    expect((await house.ask('quality-lead', 'GET', address.replace('CP-11', 'CN-04'))).statusCode).toBe(404)
    const wrong = await house.ask('director', 'POST', `${address.replace('CP-11', 'CN-04')}/decide`, {
      decision: 'approve',
    })
    expect(wrong.statusCode).toBe(404)
    expect((await house.ask('quality-lead', 'GET', address)).body).toContain('Waiting for approval')
  })
})
