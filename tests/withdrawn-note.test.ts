import { afterAll, beforeAll, expect, it } from 'vitest'
import { iso } from '../src/domain/calendar/day.ts'
import { englandDay } from '../src/domain/calendar/england-day.ts'
import { sign } from '../src/rooms/oversight/index.ts'
import { readChangeLog } from '../src/store/change-log.ts'
import { giveDirections } from '../src/store/directions.ts'
import { type AccessHouse, authority, children, idOf, openAccessHouse, recorded } from './access/house.ts'
import { seenBy, textOf } from './access/seen.ts'

let house: AccessHouse
const today = englandDay(new Date())
const { id: childId } = children.own
const noteId = '0197f1f0-0000-7000-8000-000000000081'
const [open, done] = ['0197f1f0-0000-7000-8000-000000000082', '0197f1f0-0000-7000-8000-000000000083'] as const
/** Two earlier directions, of which the note says that one is done and the other no longer wanted. */
const earlier = ['0197f1f0-0000-7000-8000-000000000084', '0197f1f0-0000-7000-8000-000000000085'] as const
const url = `/children/${childId}/oversight/${noteId}`

beforeAll(async () => {
  house = await openAccessHouse()
  await house.live.takeIn()
  const said = { by: idOf('unit-lead'), byName: 'Uma Test', at: new Date(), today }
  const kind = 'management oversight' as const
  const direction = (directionId: string) => ({ directionId, what: 'Ring the school', ownerId: 'w1', dueOn: today + 7 })
  const note = {
    draft: { noteId, childId, kind, questionsVersion: 1, typed: { decision: 'Meant for another' }, revision: 0 },
    written: {
      ...{ kind, heldOn: today, answers: {}, decision: 'Meant for another', rationale: 'It was the next tab' },
      ...{ workerView: undefined, managerView: undefined, nextOn: undefined },
      directions: [direction(open), direction(done)],
    },
    ...{ present: '', steps: [], earlier: [], signingId: said.by, byOwnWorker: false },
  }
  await house.place.store.transaction(trx =>
    giveDirections(
      trx,
      authority,
      { childId, givenIn: kind, fromId: recorded[childId]!.noteId, directions: earlier.map(direction) },
      said,
    ),
  )
  const says = [
    { kind: 'done', on: today, evidence: 'The school rang back', byOwner: false },
    { kind: 'withdrawn', because: 'The child has moved' },
  ] as const
  const steps = says.map((step, index) => ({ directionId: earlier[index]!, revision: 1, step }))
  expect(await sign(house.live, { ...note, steps }, said)).toEqual({ kind: 'signed' })
  expect(await standing()).toEqual([
    ['The school rang back', iso(today), null],
    [null, null, iso(today)],
  ])
  // The meeting that looked at the child too is out of the way.
  const decision = `/children/${childId}/decisions/${recorded[childId]!.decisionId}/withdraw`
  const gone = await house.ask('head-of-service', 'POST', decision, { revision: '1', words: 'For a test' })
  expect(gone.statusCode).toBe(303)
  const confirmed = { revision: '1', step: 'done', words: 'Rung on Monday' }
  const told = await house.ask('unit-lead', 'POST', `/children/${childId}/directions/${done}`, confirmed)
  expect(told.statusCode).toBe(303)
}, 120_000)
afterAll(() => house?.close())

async function standing() {
  const found = await house.place.store.db
    .selectFrom('direction')
    .selectAll()
    .where('direction_id', 'in', [...earlier])
    .orderBy('direction_id')
    .execute()
  return found.map(each => [each.evidence, each.confirmed_on, each.withdrawn_on])
}

const counted = async () => textOf(await seenBy(house, 'unit-lead', `/children/${childId}/oversight`))

it('a note on the wrong child is withdrawn with a reason by its signer or somebody more senior, and by no one else', async () => {
  expect(await counted()).toMatch(/last looked ?0 days/)
  for (const who of ['practitioner', 'independent-chair']) {
    const offered = await house.ask(who, 'GET', url)
    expect([who, offered.body.includes('Withdraw this note')]).toEqual([who, false])
    const answer = await house.ask(who, 'POST', `${url}/withdraw`, { reason: 'I should like it gone' })
    expect([who, answer.statusCode < 300]).toEqual([who, false])
  }
  for (const who of ['unit-lead', 'service-manager'])
    expect(textOf(await seenBy(house, who, url))).toContain('Withdraw this note')
  expect((await house.ask('unit-lead', 'POST', `${url}/withdraw`, { reason: ' ' })).body).toContain(
    'Enter why it should not stand',
  )
  expect(textOf(await seenBy(house, 'unit-lead', url))).not.toContain('Withdrawn by')
  for (let twice = 0; twice < 2; twice++) {
    const answer = await house.ask('service-manager', 'POST', `${url}/withdraw`, {
      reason: 'Written on the wrong child',
    })
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `${url}?said=withdrawn`])
  }
  const log = await readChangeLog(house.place.store.db, authority, { event: 'oversight withdrawn' })
  expect(log.map(each => [each.principal, each.subject])).toEqual([[idOf('service-manager'), noteId]])
})

it('its words stay to be read, marked with who withdrew it, when and why', async () => {
  const page = textOf(await seenBy(house, 'practitioner', url))
  for (const words of [
    'Withdrawn by Pat service-manager',
    'Written on the wrong child',
    'Meant for another',
    'next tab',
  ])
    expect(page).toContain(words)
  expect(textOf(await seenBy(house, 'unit-lead', url))).not.toContain('Withdraw this note')
})

it('it counts nowhere any more, and the list of who has looked says so', async () => {
  const list = await counted()
  expect(list).toMatch(/last looked ?Nobody yet/)
  expect(list).toMatch(/Management oversight note ?Uma Test ?No: withdrawn by Pat service-manager/)
  const rows = await house.place.store.db
    .selectFrom('recorded_row')
    .select('ended_at')
    .where('child_id', '=', childId)
    .where('table_name', '=', 'supervisions')
    .execute()
  expect(rows.map(each => each.ended_at === null)).toEqual([false])
})

it('what it asked for is withdrawn; what somebody has confirmed is done stays so', async () => {
  const directions = await house.place.store.db
    .selectFrom('direction')
    .selectAll()
    .where('from_id', '=', noteId)
    .orderBy('direction_id')
    .execute()
  expect(directions.map(each => [each.withdrawn_on, each.withdrawn_because, each.confirmed_on])).toEqual([
    [iso(today), 'The note it was given in was withdrawn', null],
    [null, null, iso(today)],
  ])
})

it('what it said of earlier directions is taken back, in the standards too, and each says so', async () => {
  expect(await standing()).toEqual([
    [null, null, null],
    [null, null, null],
  ])
  const rows = await house.place.store.db
    .selectFrom('recorded_row')
    .select(['data'])
    .where('row_id', 'in', [...earlier])
    .where('ended_at', 'is', null)
    .execute()
  expect(rows).toHaveLength(2)
  for (const { data } of rows) expect(Object.keys(data as object)).not.toContain('done_on')
  for (const each of earlier) {
    const page = textOf(await seenBy(house, 'unit-lead', `/children/${childId}/directions/${each}`))
    expect(page).toMatch(/Management oversight note of .* said of it: that note was withdrawn/)
    expect(page).toContain('It is done')
  }
})
