import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { trackingWords } from '../src/app/demonstration/tracking-words.ts'
import { iso, partsOf } from '../src/domain/calendar/day.ts'
import { englandDay } from '../src/domain/calendar/england-day.ts'
import { monthOf } from '../src/domain/calendar/months.ts'
import { isFormula, sayMore } from '../src/domain/oversight/lived-experience.ts'
import { criticalQuestions } from '../src/domain/oversight/question-set.ts'
import { closeWhatWasCarriedOut } from '../src/rooms/tracking/index.ts'
import { recordRows } from '../src/store/recorded-rows.ts'
import { beginMeeting } from '../src/store/tracking/index.ts'
import { type AccessHouse, authority, children, meetingId, openAccessHouse, recorded } from './access/house.ts'
import { seenBy, textOf, typedDay } from './access/seen.ts'

let house: AccessHouse
const today = englandDay(new Date())
const due = partsOf(today + 5)
const own = children.own.id
const head = 'head-of-service'
const ids = ['71', '72', '73', '74', '75'].map(each => `0197f1f0-0000-7000-8000-0000000000${each}`)

const form = (decisionId: string, more: Record<string, string> = {}) => ({
  'decision-id': decisionId,
  revision: '0',
  ...Object.fromEntries(criticalQuestions.map(each => [`answer-${each}`, 'not known'])),
  'answer-lived-experience': 'He shares a bed with his brother, and says that nights are loud and mornings are quick.',
  decision: 'strategy discussion',
  rationale: 'Nothing has changed since March.',
  owner: 'w1',
  'by-day': String(due.date),
  'by-month': String(due.month),
  'by-year': String(due.year),
  ...more,
})
const inMeeting = (childId: string, query = '') => `/tracking/meetings/${meetingId}/children/${childId}${query}`
const decide = (childId: string, fields: Record<string, string>, who = head) =>
  house.ask(who, 'POST', inMeeting(childId), fields)
const decisions = (childId: string) =>
  house.place.store.db
    .selectFrom('tracking_decision')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('child_id', '=', childId)
    .where('decision_id', '<>', recorded[childId]!.decisionId)
    .execute()
const directions = (decisionId: string) =>
  house.place.store.db
    .selectFrom('direction')
    .selectAll()
    .where('from_id', '=', decisionId)
    .orderBy('revision')
    .execute()

beforeAll(async () => {
  house = await openAccessHouse()
  await house.live.takeIn()
}, 120_000)
afterAll(() => house?.close())

describe('a decision of a progress meeting', () => {
  it('sent twice is one decision, one direction and one row for the standards', async () => {
    for (const answer of [await decide(own, form(ids[0]!)), await decide(own, form(ids[0]!))]) {
      expect(answer.statusCode).toBe(303)
      expect(answer.headers.location).toContain('said=recorded')
    }
    expect(await decisions(own)).toHaveLength(1)
    expect(await directions(ids[0]!)).toHaveLength(1)
    const page = (await house.ask('practitioner', 'GET', `/children/${own}/decisions/${ids[0]}`)).body
    expect(page).toContain('Nothing has changed since March.')
    expect(page).toContain('OV-15')
  })

  it('offers its check to those who may record one, and not to a quality lead, who is refused', async () => {
    const url = `/children/${own}/decisions/${ids[0]}`
    expect((await house.ask('unit-lead', 'GET', url)).body).toContain('Record the check')
    expect((await house.ask('quality-lead', 'GET', url)).body).not.toMatch(/Record the check|Record that it was/)
    expect((await house.ask('quality-lead', 'POST', `${url}/check`, { words: 'x' })).statusCode).toBe(403)
  })

  it('without an owner, a day or a reason is not taken, and nothing typed is lost', async () => {
    const answer = await decide(
      own,
      form(ids[1]!, { owner: '', 'by-day': '', rationale: '', conditions: 'He is told' }),
    )
    expect(answer.statusCode).toBe(422)
    for (const words of ['a decision without an owner is not one', 'must include a day', 'He is told'])
      expect(answer.body).toContain(words)
    expect(await decisions(own)).toHaveLength(1)
  })

  it('begins with the child’s life: “not known” and a formula are refused, as in a note', async () => {
    for (const lived of ['', 'not known', 'No change since last time.']) {
      const answer = await decide(own, form(ids[1]!, { 'answer-lived-experience': lived }))
      expect([lived, answer.statusCode, answer.body.includes(sayMore)]).toEqual([lived, 422, true])
    }
    expect(await decisions(own)).toHaveLength(1)
  })

  it('is made up, for a demonstration, in words that the rule takes', () => {
    for (const { lived } of Object.values(trackingWords).flat())
      expect([lived, isFormula(lived)]).toEqual([lived, false])
  })

  it('changed by two people at once: the second is told, sees both, and loses nothing', async () => {
    const first = await decide(own, form(ids[0]!, { revision: '1', conditions: 'First' }))
    expect(first.headers.location).toContain('said=changed')
    const second = await decide(own, form(ids[0]!, { revision: '1', conditions: 'Second' }), 'director')
    expect(second.body).toContain('Somebody else changed it')
    expect(second.body).toContain('First')
    expect(second.body).toContain('Second')
    expect((await decisions(own))[0]).toMatchObject({ conditions: 'First', revision: 2 })
    // The direction of the first wording is withdrawn, and there is one of the new.
    const given = await directions(ids[0]!)
    expect(given.map(each => each.withdrawn_on !== null).sort()).toEqual([false, true])
  })

  it('"continue" twice running asks for an independent view', async () => {
    const other = children['other service'].id
    const more = { decision: 'continue', change: 'A worker who speaks his language', owner: 'w4' }
    expect((await decide(other, form(ids[2]!, more))).statusCode).toBe(303)
    // Decided anew in the same meeting, it is no second time.
    expect((await decide(other, form(ids[3]!, more))).statusCode).toBe(303)
    await reviewedBefore(other, iso(today - 40))
    const again = await decide(other, form(ids[4]!, more))
    expect(again.statusCode).toBe(422)
    expect(again.body).toContain('twice running')
    const viewed = { ...more, 'independent-view': 'Agreed, for the last time', 'independent-by': 'Reviewing officer' }
    expect((await decide(other, form(ids[4]!, viewed))).statusCode).toBe(303)
  })

  it('withdrawn takes its direction and its row with it, with the reason', async () => {
    const url = `/children/${children['other service'].id}/decisions/${ids[3]}/withdraw`
    expect((await house.ask(head, 'POST', url, { revision: '1', words: '' })).statusCode).toBe(422)
    expect((await house.ask(head, 'POST', url, { revision: '9', words: 'Mistyped' })).body).toContain('Somebody else')
    expect((await house.ask(head, 'POST', url, { revision: '1', words: 'Mistyped' })).statusCode).toBe(303)
    expect((await directions(ids[3]!)).every(each => each.withdrawn_because === 'The decision was withdrawn')).toBe(
      true,
    )
    const row = await house.place.store.db
      .selectFrom('recorded_row')
      .select('ended_at')
      .where('row_id', '=', ids[3]!)
      .executeTakeFirstOrThrow()
    expect(row.ended_at).not.toBeNull()
  })

  it('told as carried out by somebody other than its owner closes the direction; its owner’s word does not', async () => {
    const url = `/children/${own}/decisions/${ids[0]}/carried-out`
    const now = partsOf(today)
    const on = { 'on-day': String(now.date), 'on-month': String(now.month), 'on-year': String(now.year) }
    const fields = { revision: '2', words: 'The police lead confirmed it', ...on }
    const byOwner = await house.ask('practitioner', 'POST', url, fields)
    expect(byOwner.body).toContain('somebody else has to say')
    expect((await house.ask('unit-lead', 'POST', url, fields)).statusCode).toBe(303)
    expect(await closeWhatWasCarriedOut(house.live, { at: new Date(), today })).toBe(1)
    expect(await closeWhatWasCarriedOut(house.live, { at: new Date(), today })).toBe(0)
    const done = (await directions(ids[0]!)).find(each => each.withdrawn_on === null)
    expect(done).toMatchObject({ done_on: iso(today), confirmed_on: iso(today) })
  })

  it('four-week check: recorded once, with what was found', async () => {
    const url = `/children/${own}/decisions/${ids[0]}/check`
    const answer = await house.ask('unit-lead', 'POST', url, { revision: '3', words: 'He sleeps in his own bed' })
    expect(answer.statusCode).toBe(303)
    expect((await house.ask('practitioner', 'GET', `/children/${own}/progress`)).statusCode).toBe(200)
    expect((await decisions(own))[0]).toMatchObject({ checked_on: iso(today), check_found: 'He sleeps in his own bed' })
  })
})

describe('minutes typed up later', () => {
  const heldOn = today - 3
  const meeting = '0197f1f0-0000-7000-8000-000000000076'
  const childId = children['other unit'].id
  const url = `/tracking/meetings/${meeting}/children/${childId}`
  const id = '0197f1f0-0000-7000-8000-00000000006a'

  it('take the day of the meeting, and no day before it or ahead of today', async () => {
    const begun = { meetingId: meeting, month: iso(heldOn).slice(0, 7), heldOn, attendance: [] }
    const said = { by: 'test', byName: 'Hope Test', at: new Date() }
    await house.place.store.transaction(trx => beginMeeting(trx, authority, begun, said))
    const page = await seenBy(house, head, url)
    const shown = ['day', 'month', 'year'].map(each =>
      page.querySelector(`[name="decided-${each}"]`)!.getAttribute('value'),
    )
    expect(shown).toEqual(Object.values(typedDay('x', heldOn)))
    for (const [on, message] of [
      [heldOn - 1, 'must be the day of the meeting'],
      [today + 1, 'must be today or earlier'],
    ] as const) {
      const answer = await house.ask(head, 'POST', url, form(id, { owner: 'w3', ...typedDay('decided', on) }))
      expect([answer.statusCode, answer.body.includes(message)]).toEqual([422, true])
    }
    const owned = { owner: 'w3', ...typedDay('decided', heldOn) }
    expect((await house.ask(head, 'POST', url, form(id, owned))).statusCode).toBe(303)
    const found = (await decisions(childId)).find(each => each.decision_id === id)
    expect(found).toMatchObject({ decided_on: iso(heldOn) })
    // What is asked of its owner counts from then as well: it may have been done before the minutes were typed.
    const directions = await house.place.store.db
      .selectFrom('direction')
      .select('given_on')
      .where('from_id', '=', id)
      .execute()
    expect(directions).toEqual([{ given_on: iso(heldOn) }])
  })
})

describe('the agenda', () => {
  const month = iso(today).slice(0, 7)

  it('leaves out who is restricted and who is outside the reader’s scope', async () => {
    const shown = async (who: string) => {
      const parts = ['this-month', 'waiting', 'taken-off']
      const bodies = await Promise.all(
        parts.map(async part => (await house.ask(who, 'GET', `/tracking?month=${month}&part=${part}`)).body),
      )
      return Object.entries(children)
        .filter(([, { name }]) => bodies.some(body => body.includes(name)))
        .map(([standing]) => standing)
    }
    expect(await shown('unit-lead')).toEqual(['own', 'unit'])
    expect(await shown(head)).toEqual(['own', 'unit', 'other unit', 'other service', 'conflict'])
    expect(await shown('director')).toEqual(['own', 'unit', 'other unit', 'other service', 'restricted'])
  })

  it('takes a child off, and puts one on, by hand and with a reason', async () => {
    const url = `/children/${children.unit.id}/progress/agenda`
    const put = (changeId: string, put: string, reason: string) =>
      house.ask(head, 'POST', url, { 'change-id': changeId, put, reason })
    expect((await put(ids[4]!, 'off', '')).statusCode).toBe(422)
    // What was decided stays on the agenda: this child's decision is withdrawn first.
    const withdrawn = `/children/${children.unit.id}/decisions/${recorded[children.unit.id]!.decisionId}/withdraw`
    expect((await house.ask(head, 'POST', withdrawn, { revision: '1', words: 'For a test' })).statusCode).toBe(303)
    for (let twice = 0; twice < 2; twice++)
      expect((await put(ids[4]!, 'off', 'Moves away on Monday')).statusCode).toBe(303)
    const off = await house.ask(head, 'GET', '/tracking?part=taken-off')
    expect(off.body).toContain('Moves away on Monday')
    expect((await put(ids[3]!, 'on', 'She did not move')).statusCode).toBe(303)
    expect((await house.ask(head, 'GET', '/tracking')).body).toContain('She did not move')
  })

  it('knows no month that is none, nor one far off', async () => {
    expect((await house.ask(head, 'GET', '/tracking?month=2026-13')).statusCode).toBe(400)
    expect((await house.ask(head, 'GET', '/tracking?month=2090-01')).statusCode).toBe(404)
    expect(monthOf(today)).toBeGreaterThan(0)
  })
})

describe('the minutes', () => {
  it('are read and saved with what was decided of the children the reader may open', async () => {
    const page = await house.ask('unit-lead', 'GET', `/tracking/meetings/${meetingId}`)
    expect(page.body).toContain(children.own.name)
    expect(page.body).not.toContain(children['other service'].name)
    const saved = await house.ask(head, 'GET', `/tracking/meetings/${meetingId}/export?format=csv`)
    expect(saved.body).toContain('Nothing has changed since March.')
    expect(saved.body).not.toContain(children.restricted.name)
  })

  it('keep what was withdrawn once they are settled, marked, on the page, in the file and on the child’s list', async () => {
    const url = `/tracking/meetings/${meetingId}`
    const saved = await house.ask(head, 'GET', `${url}/export?format=csv`)
    expect(saved.body).toMatch(/Pat head-of-service, [^,]*: Mistyped/)
    const page = textOf(await seenBy(house, head, url))
    expect(page).toMatch(/withdrawn \(Continue, with a specific change\).*Pat head-of-service, .*: Mistyped/)
    expect(page).toMatch(/Changed since ?Pat head-of-service/)
    const list = textOf(await seenBy(house, head, `/children/${children['other service'].id}/progress`))
    expect(list).toMatch(/Withdrawn by Pat head-of-service, .*: Mistyped/)
  })

  it('attendance: kept with the revision shown, a stale one told', async () => {
    const url = `/tracking/meetings/${meetingId}/attendance`
    const sent = (revision: string, name: string) =>
      house.ask(head, 'POST', url, { revision, 'name-0': name, 'post-0': 'Legal adviser' })
    expect((await sent('1', 'Lee Example')).statusCode).toBe(303)
    const stale = await sent('1', 'Lou Example')
    expect(stale.statusCode).toBe(422)
    expect(stale.body).toContain('Lou Example')
    expect((await house.ask(head, 'GET', `/tracking/meetings/${meetingId}`)).body).toContain('Lee Example')
  })

  it('whoever was asked to the last meeting is named in the next, and is there once somebody says so', async () => {
    const url = `/tracking/meetings/${meetingId}/attendance`
    const there = { 'name-0': 'Lee Example', 'there-0': 'no', 'name-1': 'Pat head-of-service', 'there-1': 'yes' }
    expect((await house.ask(head, 'POST', url, { revision: '2', ...there })).statusCode).toBe(303)
    const begun = { 'meeting-id': '0197f1f0-0000-7000-8000-000000000078', month: iso(today).slice(0, 7) }
    expect((await house.ask(head, 'POST', '/tracking/meetings', begun)).statusCode).toBe(303)
    const { attendance } = await house.place.store.db
      .selectFrom('tracking_meeting')
      .select('attendance')
      .where('meeting_id', '=', begun['meeting-id'])
      .executeTakeFirstOrThrow()
    expect(attendance.map(each => [each.name, each.present])).toEqual([
      ['Lee Example', undefined],
      ['Pat head-of-service', true],
    ])
  })

  it('once those of the latest meeting are settled, the agenda leads into the one still open, and so does the latest', async () => {
    const latest = '/tracking/meetings/0197f1f0-0000-7000-8000-000000000078'
    const settled = await house.ask(head, 'POST', `${latest}/attendance`, { revision: '1', minuted: 'yes' })
    expect(settled.statusCode).toBe(303)
    const agenda = (await house.ask(head, 'GET', '/tracking?part=this-month')).body
    expect(agenda).toContain(`/tracking/meetings/${meetingId}/children/`)
    expect(agenda).not.toContain(`${latest}/children/`)
    const child = (await house.ask(head, 'GET', `${latest}/children/${children.own.id}`)).body
    expect(child).toContain('Decide in the meeting of')
    expect(child).toContain(`/tracking/meetings/${meetingId}/children/${children.own.id}`)
  })

  it('once settled, no further child is offered', async () => {
    const url = `/tracking/meetings/${meetingId}`
    const goOn = async () => (await house.ask(head, 'GET', url)).body.includes('Go on with the next child')
    expect(await goOn()).toBe(true)
    const settled = await house.ask(head, 'POST', `${url}/attendance`, { revision: '3', minuted: 'yes' })
    expect([settled.statusCode, await goOn()]).toEqual([303, false])
  })
})

describe('the measures', () => {
  it('open, each number, to exactly the decisions it counts, and these can be saved', async () => {
    await takeReviews([
      `c-own,${iso(today - 200)},close,w1,${iso(today - 190)}`,
      `c-unit,${iso(today - 120)},continue,w2,${iso(today - 90)}`,
      `c-far,${iso(today - 200)},continue,w4,${iso(today - 150)}`,
    ])
    const outsideOf = new Map<string, number>()
    for (const who of ['director', 'unit-lead']) {
      const page = await seenBy(house, who, '/tracking/measures')
      const links = [...page.querySelectorAll('main .sl-number a')]
      expect(links.some(each => each.getAttribute('href')!.includes('after=six'))).toBe(true)
      expect(links.some(each => each.getAttribute('href')!.includes('done=yes'))).toBe(true)
      let outside = 0
      for (const link of links) {
        const href = link.getAttribute('href')!
        const list = await seenBy(house, who, href)
        const said = list.querySelector('.sl-result-count')!.textContent!
        expect([href, /^\d+/.exec(said)![0]]).toEqual([href, link.firstChild!.textContent])
        const hidden = Number(/(\d+) of them outside your scope/.exec(said)?.[1] ?? 0)
        outside += hidden
        const rows = list.querySelectorAll('main tbody tr').length
        expect([href, rows + hidden]).toEqual([href, Number(link.firstChild!.textContent)])
        const file = await house.ask(who, 'GET', `${href.replace('/decisions?', '/decisions/export?')}&format=csv`)
        expect([href, file.statusCode, file.body.trimEnd().split('\r\n').length]).toEqual([href, 200, rows + 1])
      }
      outsideOf.set(who, outside)
    }
    expect(outsideOf.get('unit-lead')).toBeGreaterThan(outsideOf.get('director')!)
  })
})

/** Tells the record of a review that continued, held on a day. */
async function reviewedBefore(childId: string, reviewed_on: string): Promise<void> {
  const rowId = '0197f1f0-0000-7000-8000-000000000079'
  const row = { rowId, childId, table: 'progress_reviews', data: { reviewed_on, decision: 'continue' } }
  const said = { by: 'test', at: new Date() }
  await house.place.store.transaction(trx => recordRows(trx, authority, [row], said))
  await house.live.takeIn()
}

/** Imports senior reviews of earlier months, and waits until pages are made from them. */
async function takeReviews(lines: readonly string[]): Promise<void> {
  const path = await mkdtemp(join(tmpdir(), 'sightline-reviews-'))
  const headings = 'child_id,reviewed_on,decision,owner,carry_out_by'
  await writeFile(join(path, 'sightline_progress_reviews.csv'), [headings, ...lines].join('\n'))
  const asked = { path, authority, mode: 'full', confirm: 'yes', acceptGone: true, by: 'test' } as const
  expect((await house.place.intake.run({ kind: 'import', ...asked })).state).toBe('published')
  await house.live.upTo(Number.MAX_SAFE_INTEGER)
  await rm(path, { recursive: true, force: true })
}
