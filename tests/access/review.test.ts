import { afterAll, beforeAll, expect, it } from 'vitest'
import { logAccess, readAccessLog } from '../../src/store/access-log.ts'
import { logChange, readChangeLog } from '../../src/store/change-log.ts'
import { verifyLogs } from '../../src/store/log-verify.ts'
import { linkIdentity } from '../../src/store/people/identities.ts'
import { listOpenings, openWithReason } from '../../src/store/people/openings.ts'
import { givePost } from '../../src/store/people/posts.ts'
import { type AccessHouse, authority, children, idOf, openAccessHouse } from './house.ts'

let house: AccessHouse
const db = () => house.place.store.db
const get = (who: string, url: string) => house.ask(who, 'GET', url)
const text = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const activity = (who: string) => `/access/people/${encodeURIComponent(idOf(who))}`

beforeAll(async () => {
  house = await openAccessHouse()
}, 120_000)
afterAll(() => house?.close())

it('tells what somebody saw, when and why, by name, and keeps that it was looked at', async () => {
  await get('practitioner', `/children/${children.own.id}`)
  await get('practitioner', `/children/${children['other service'].id}`)
  const page = await get('quality-lead', activity('practitioner'))
  expect(page.statusCode).toBe(200)
  expect(text(page.body)).toContain('Activity of Pat practitioner')
  expect(text(page.body)).toMatch(
    /Viewed: what happens next and the journey Child c-own Social worker Allowed: holds this child/,
  )
  expect(text(page.body)).toMatch(/c-far Social worker Refused: held by another worker/)
  const refused = await get('quality-lead', `${activity('practitioner')}?what=refused`)
  expect(text(refused.body)).not.toContain('c-own')
  expect(text(refused.body)).toContain('c-far')
  const [kept] = await readAccessLog(db(), authority, { childId: children.own.id })
  expect(kept).toMatchObject({
    event: 'activity.viewed',
    principal: idOf('quality-lead'),
    because: `in the activity of ${idOf('practitioner')}`,
  })
  const all = await get('director', '/access/people')
  expect(text(all.body)).toContain('Pat practitioner')
  expect((await get('director', '/access/people/nobody-of-that-id')).statusCode).toBe(404)
})

it('saves the same, for whoever may, and hides which child was restricted, closed to the reader, or none', async () => {
  await get('director', `/children/${children.restricted.id}`)
  await get('practitioner', `/children/${children.restricted.id}`)
  await get('practitioner', '/children/nowhere')
  for (const url of [
    activity('director'),
    activity('practitioner'),
    '/access',
    `${activity('practitioner')}/saved?format=csv`,
  ]) {
    const { body, statusCode } = await get('quality-lead', url)
    expect([url, statusCode]).toEqual([url, 200])
    expect(body, url).not.toContain(children.restricted.id)
    expect(body, url).not.toContain('nowhere')
    expect(body, url).not.toMatch(/restricted, and not named|no such child/)
  }
  expect(text((await get('quality-lead', activity('practitioner'))).body)).toMatch(
    /a record not open to you Social worker Refused: not open to them .*a record not open to you Social worker Refused: not open to them/,
  )
  // The director is named on it, and so is told of it.
  const named = await get('director', activity('practitioner'))
  expect(named.body).toContain(children.restricted.id)
  const saved = await get('director', `${activity('practitioner')}/saved?format=xlsx`)
  expect(saved.rawPayload.subarray(0, 2).toString()).toBe('PK')
})

it('tells of unusual access with why, and of the same surname without the name', async () => {
  const look = { role: 'unit-lead', event: 'child.viewed', page: '/children/:childId', allowed: true, because: 'unit' }
  await db().updateTable('person').set({ name: 'Pat Sorrel' }).where('person_id', '=', idOf('unit-lead')).execute()
  const sunday = new Date()
  sunday.setUTCDate(sunday.getUTCDate() - (sunday.getUTCDay() || 7))
  sunday.setUTCHours(11)
  const recent = new Date(Date.now() - 3_600_000)
  await logAccess(db(), authority, [
    { ...look, at: recent, principal: idOf('unit-lead'), childId: children.unit.id },
    ...Array.from({ length: 45 }, (_, each) => ({
      ...look,
      at: recent,
      principal: idOf('analyst'),
      childId: `many-${each}`,
    })),
    ...Array.from({ length: 4 }, () => ({ ...look, at: sunday, principal: idOf('auditor'), childId: children.own.id })),
  ])
  const page = text((await get('quality-lead', '/access?days=365')).body)
  expect(page).toMatch(
    /Pat Sorrel p:unit-lead Same surname Looked once at a child who has the same surname\. Child c-unit/,
  )
  expect(page).toMatch(
    /Pat director p:director Restricted record Looked .* at a restricted record\. a record not open to you/,
  )
  expect(page).toMatch(/Pat analyst p:analyst Volume Opened 45 children on/)
  expect(page).toMatch(/Pat auditor p:auditor Out of hours Looked at children 4 times outside .*Sun \d+ \w+ \d{4}: 4/)
  expect(page).toMatch(/Pat practitioner p:practitioner Refused Tried \d+ times to open a child outside their scope/)
  expect(page).not.toContain('Unita')
  const one = text((await get('quality-lead', '/access?days=365&kind=surname')).body)
  expect(one).not.toContain('Opened 45 children')
  expect((await get('unit-lead', '/access')).statusCode).toBe(403)
})

it('tells of far-reaching posts: to whom, by whom, when and why, and of none that the directory gave', async () => {
  const at = new Date()
  const post = { placeKind: 'directorate', placeId: '', kind: 'own', from: at, at } as const
  const given = { ...post, personId: idOf('practitioner'), by: idOf('administrator') }
  await givePost(db(), authority, { ...given, role: 'director', because: 'Standing in' })
  await givePost(db(), authority, { ...given, role: 'project-manager', because: 'Numbers' })
  await givePost(db(), authority, { ...given, role: 'analyst', because: 'By a group.', by: 'directory' })
  const page = text((await get('quality-lead', '/access?kind=post')).body)
  expect(page).toMatch(
    /Pat practitioner p:practitioner Far-reaching post Given the post of director, who may open children of the whole authority, by Pat administrator on \w+ \d+ \w+ \d{4}: Standing in\./,
  )
  expect(page).not.toContain('Numbers')
  expect(page).not.toContain('By a group.')
})

it('tells of a link to a password for somebody whom the identity provider knows, and of no other', async () => {
  const at = new Date()
  const linked = { issuer: 'https://login.example', personId: idOf('auditor'), at: new Date(at.getTime() - 60_000) }
  await linkIdentity(db(), authority, { ...linked, subject: 'pat' })
  for (const subject of [idOf('auditor'), idOf('analyst')])
    await logChange(db(), authority, { at, principal: idOf('administrator'), event: 'sign-in link made', subject })
  const page = text((await get('quality-lead', '/access?kind=link')).body)
  expect(page).toMatch(/Pat auditor p:auditor Link to a password A link .* was made for them by Pat administrator on/)
  expect(page).not.toContain('p:analyst')
})

it('has openings reviewed by somebody else, once, with what stood there before', async () => {
  const at = new Date()
  const until = new Date(Date.now() + 3_600_000)
  const opened = { childId: children['other service'].id, reason: 'Police at the door, out of hours.', at, until }
  await openWithReason(db(), authority, { ...opened, personId: idOf('unit-lead') })
  const own = await openWithReason(db(), authority, { ...opened, personId: idOf('quality-lead') })
  const openings = await listOpenings(db(), authority)
  const other = openings.find(each => each.person_id === idOf('unit-lead'))!.opening_id
  const list = await get('quality-lead', '/access/openings')
  expect(text(list.body)).toMatch(/Opened with a reason 2/)
  expect(text(list.body)).toContain('2 wait for a review')
  const review = (id: string, fields: Record<string, string>, who = 'quality-lead') =>
    house.ask(who, 'POST', `/access/openings/${id}`, fields)

  expect((await get('quality-lead', `/access/openings/${own}`)).body).not.toContain('<textarea')
  expect((await review(own, { finding: 'justified' })).statusCode).toBe(403)
  for (const [fields, words] of [
    [{}, 'Choose what you found'],
    [{ finding: 'nonsense' }, 'Choose what you found'],
    [{ finding: 'not-justified', note: ' ' }, 'Say what was wrong'],
  ] as const) {
    const answer = await review(other, fields)
    expect([answer.statusCode, answer.body.includes(words)]).toEqual([422, true])
  }
  const more = await review(other, { finding: 'more-to-ask', note: 'Which officer?' })
  expect([more.statusCode, more.headers.location]).toEqual([303, `/access/openings/${other}?saved=yes`])
  expect((await review(other, { finding: 'justified', note: '' }, 'director')).statusCode).toBe(303)
  expect((await review(other, { finding: 'not-justified', note: 'No.' })).statusCode).toBe(403)
  expect((await review('0197f1f0-0000-7000-8000-000000000000', { finding: 'justified' })).statusCode).toBe(404)
  const log = await readChangeLog(db(), authority, { event: 'opening reviewed', subject: other })
  expect(log).toMatchObject([
    {
      principal: idOf('director'),
      child_id: opened.childId,
      before: { finding: 'more-to-ask', note: 'Which officer?', by: idOf('quality-lead') },
      after: { finding: 'justified', note: '', by: idOf('director') },
    },
    { before: { finding: null }, after: { finding: 'more-to-ask' } },
  ])
  expect(text((await get('director', '/access/openings')).body)).toContain('One waits for a review')
})

it('leaves both logs as they were written', async () => {
  const entries = await house.app.close().then(() => verifyLogs(db(), authority))
  expect(entries).toMatchObject([{ broken: undefined }, { broken: undefined }])
  expect(entries[0]!.rows).toBeGreaterThan(60)
})
