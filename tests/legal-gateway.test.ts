import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Day, iso } from '../src/domain/calendar/day.ts'
import { englandDay } from '../src/domain/calendar/england-day.ts'
import { longDate, shortDate } from '../src/domain/calendar/wording.ts'
import { englandAndWales } from '../src/domain/calendar/working-calendar.ts'
import { type AccessHouse, children, openAccessHouse } from './access/house.ts'
import { typedDay } from './access/seen.ts'

let house: AccessHouse
const today = englandDay(new Date())
/** So many working days before today, or before the last working day: what is late is counted in those. */
const ago = (workingDays: number) =>
  englandAndWales.add(englandAndWales.lastWorkingDayOnOrBefore(today)!, -workingDays)!

beforeAll(async () => {
  house = await openAccessHouse()
}, 120_000)
afterAll(() => house?.close())

/** A page as somebody sees it, as plain text from its main part on. */
async function seen(who: string, url: string): Promise<string> {
  const { statusCode, body } = await house.ask(who, 'GET', url)
  expect([url, statusCode]).toEqual([url, 200])
  return plain(body)
}

const plain = (html: string) =>
  html
    .slice(html.indexOf('<main'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;|&#x27;/g, "'")
    .replace(/\s+/g, ' ')

/** Sends a form and gives where it led. */
async function send(who: string, url: string, fields: Record<string, string>): Promise<string> {
  const { statusCode, headers, body } = await house.ask(who, 'POST', url, fields)
  expect([url, statusCode, statusCode === 303 ? '' : plain(body).slice(0, 600)]).toEqual([url, 303, ''])
  return String(headers.location)
}

async function revisionOf(processId: string): Promise<string> {
  const row = await house.place.store.db
    .selectFrom('legal_process')
    .select('revision')
    .where('process_id', '=', processId)
    .executeTakeFirstOrThrow()
  return String(row.revision)
}

async function refer(childId: string, on: Day, id: string, who = 'head-of-service'): Promise<string> {
  const to = await send(who, `/children/${childId}/legal/refer`, {
    ...{ id, reason: 'He was found alone for the third time.', ...typedDay('referred_on', on) },
  })
  expect(to).toBe(`/children/${childId}/legal/${id}?done=referred`)
  return `/children/${childId}/legal/${id}`
}

async function decidePreProceedings(process: string, on: Day, more: Record<string, string> = {}) {
  const id = process.split('/').at(-1)!
  return house.ask('head-of-service', 'POST', `${process}/decision`, {
    id: crypto.randomUUID(),
    revision: await revisionOf(id),
    threshold_met: 'yes',
    decision: 'pre-proceedings',
    reasons: 'Nothing that was agreed has changed anything for him.',
    ...typedDay('held_on', on),
    ...more,
  })
}

describe('B28: the legal gateway tracker chases, with logs of duty-solicitor advice and of liaison with Cafcass and the judge', () => {
  const child = children.own
  const processId = '019aa0d0-0000-7000-8000-00000000b028'
  let process: string

  it('a referral begins it, and what is late stands first with who has to act', async () => {
    process = await refer(child.id, ago(12), processId, 'practitioner')
    const page = await seen('head-of-service', '/legal')
    const late = page.slice(page.indexOf('Late: '), page.indexOf('Every process under way'))
    expect(late).toContain(child.name)
    expect(late).toContain('Legal advice within five working days of referral')
    expect(late).toContain('7 working days late')
    expect(late).toContain('Legal gateway decision within ten working days of referral')
    expect(late).toContain('Whoever chairs the gateway')
    expect(late).toContain('Ask for it')
    // It stands before the list of every process.
    expect(page.indexOf('and who has to act')).toBeLessThan(page.indexOf('Every process under way'))
  })

  it('the same form sent twice is one process', async () => {
    await refer(child.id, ago(12), processId, 'practitioner')
    const rows = await house.place.store.db
      .selectFrom('legal_process')
      .select('process_id')
      .where('child_id', '=', child.id)
      .execute()
    expect(rows.filter(each => each.process_id === processId)).toHaveLength(1)
  })

  it('what is entered meets the standard, and the clock shows it at once', async () => {
    const to = await send('practitioner', `${process}/steps/advice`, {
      revision: await revisionOf(processId),
      advice: 'Strong on neglect; the chronology stops in May.',
      ...typedDay('advice_on', ago(8)),
    })
    expect(to).toBe(`${process}?done=entered`)
    const page = await seen('practitioner', process)
    expect(page).not.toContain('Legal advice within five working days')
    expect(page).toContain('Strong on neglect')
    const deadlines = await seen('practitioner', `/children/${child.id}/deadlines`)
    expect(deadlines).toMatch(/Legal advice within five working days.{0,300}Met in time/)
  })

  it('waits on the gateway’s agenda, and only who holds the gateway may decide', async () => {
    expect(await seen('head-of-service', '/legal/gateway')).toMatch(
      new RegExp(`Referrals that wait for a decision: \\d+.*${child.name}`),
    )
    expect((await house.ask('practitioner', 'GET', `${process}/decision`)).statusCode).toBe(403)
    const noReasons = await decidePreProceedings(process, ago(6), { reasons: '' })
    expect(noReasons.statusCode).toBe(422)
    expect(plain(noReasons.body)).toContain('Enter the reasons')
    const notMet = await decidePreProceedings(process, ago(6), { threshold_met: 'not yet' })
    expect(plain(notMet.body)).toContain('take a threshold that is met')
  })

  it('a decision holds threshold, reasons and dissent; what is to happen by when becomes a direction of its owner', async () => {
    const directionId = '019aa0d0-0000-7000-8000-0000000d1ec7'
    const answer = await decidePreProceedings(process, ago(6), {
      dissent: 'The unit’s lead would have waited for the paediatrician.',
      present: 'Head of service, lawyer, unit lead',
      'action-0-id': directionId,
      'action-0-what': 'Send the letter before proceedings',
      'action-0-owner': 'w1',
      ...typedDay('action-0-due', today),
    })
    expect(answer.headers.location).toBe(`${process}?done=decided`)
    const page = await seen('practitioner', process)
    expect(page).toContain('Threshold met Yes')
    expect(page).toContain('would have waited for the paediatrician')
    expect(page).toMatch(/Actions.*Send the letter before proceedings.*Wil Example/)
    expect(page).toContain('Week 2 of 16')
    // On its owner's home.
    expect(await seen('practitioner', '/home')).toContain('Send the letter before proceedings')
    // The letter was due in five working days.
    expect(await seen('head-of-service', '/legal')).toMatch(
      /Letter before proceedings sent within five working days.{0,120}1 working day late/,
    )
    expect(await seen('head-of-service', '/legal/gateway')).not.toContain(child.name)
  })

  it('an assessment is chased by its own day, until it is received', async () => {
    const id = '019aa0d0-0000-7000-8000-00000000a55e'
    await send('practitioner', `${process}/assessments`, {
      ...{ id, what: 'Parenting assessment of the father', from_whom: 'Independent social worker' },
      ...typedDay('commissioned_on', ago(5)),
      ...typedDay('due_on', ago(2)),
    })
    const late = /Parenting assessment of the father.{0,200}2 working days late/
    expect(await seen('head-of-service', '/legal')).toMatch(late)
    const wrong = await house.ask('practitioner', 'POST', `${process}/assessments/${id}`, {
      revision: '1',
      do: 'moved',
    })
    expect(wrong.statusCode).toBe(422)
    await send('practitioner', `${process}/assessments/${id}`, {
      revision: '1',
      do: 'received',
      ...typedDay('on', today),
    })
    expect(await seen('head-of-service', '/legal')).not.toMatch(late)
    // Changed by a form that was drawn before that: nothing is overwritten, and it is told.
    const again = await send('practitioner', `${process}/assessments/${id}`, {
      ...{ revision: '1', do: 'cancelled', because: 'Not needed', ...typedDay('on', today) },
    })
    expect(again).toContain('done=overtaken')
  })

  it('each point of the agreement is looked at by its day', async () => {
    const id = '019aa0d0-0000-7000-8000-00000000a62e'
    await send('practitioner', `${process}/agreement`, {
      ...{ id, what: 'Nobody who drinks stays overnight', who: 'Both parents' },
      ...typedDay('agreed_on', ago(4)),
      ...typedDay('review_on', ago(1)),
    })
    expect(await seen('head-of-service', '/legal')).toMatch(
      /Nobody who drinks stays overnight.{0,200}1 working day late/,
    )
    await send('practitioner', `${process}/agreement/${id}`, {
      ...{ revision: '1', result: 'partly kept', found: 'He sleeps in his own bed again.', ...typedDay('on', today) },
    })
    const page = await seen('practitioner', process)
    expect(page).toContain('partly kept')
    expect(page).toContain('He sleeps in his own bed again.')
  })

  it('duty-solicitor advice, Cafcass and the judge are logged, and legal tracking meets its standard', async () => {
    const entries = [
      ['duty solicitor advice', 'The duty solicitor', 'Issue if he is left alone again.'],
      ['Cafcass liaison', 'Cafcass duty manager', 'A guardian can be named within two days.'],
      ['judge and court liaison', 'The linked judge', 'A longer hearing is listed.'],
      ['legal tracking', 'Head of service', 'What is waited for is the paediatrician.'],
    ] as const
    for (const [kind, with_whom, said] of entries)
      await send('practitioner', `${process}/log`, {
        ...{ id: crypto.randomUUID(), kind, with_whom, said, ...typedDay('happened_on', today) },
      })
    const page = await seen('practitioner', process)
    for (const [, whom, said] of entries) {
      expect(page).toContain(whom)
      expect(page).toContain(said)
    }
    expect(await seen('practitioner', `/children/${child.id}/deadlines`)).toMatch(
      /Legal tracking by the head of service.{0,400}Met in time/,
    )
  })

  it('it is issued, and the clocks of proceedings take over', async () => {
    await send('practitioner', `${process}/steps/end`, {
      ...{ revision: await revisionOf(processId), outcome: 'proceedings issued', outcome_reason: 'Left alone again' },
      ...typedDay('ended_on', today),
      ...typedDay('issued_on', today),
    })
    const page = await seen('practitioner', process)
    expect(page).toContain('In proceedings')
    expect(page).toContain('Week 1 of 26')
    expect(page).toContain('Case management hearing by day 18 of proceedings')
  })

  it('nobody out of scope sees any of it, in a list or by its address', async () => {
    const other = await refer(children['other service'].id, today, '019aa0d0-0000-7000-8000-00000000fa00')
    expect(await seen('practitioner', '/legal')).not.toContain(children['other service'].name)
    for (const who of ['practitioner', 'unit-lead', 'service-manager'])
      expect((await house.ask(who, 'GET', other)).statusCode).toBe(403)
    const csv = await house.ask('unit-lead', 'GET', '/legal/export?format=csv')
    expect(csv.body).toContain(child.name)
    expect(csv.body).not.toContain(children['other service'].name)
    expect((await house.ask('practitioner', 'GET', '/legal/export?format=csv')).statusCode).toBe(403)
  })

  it('a restricted child’s process is there for whom the record names, and for nobody else', async () => {
    const hidden = children.restricted
    const to = await refer(hidden.id, ago(7), '019aa0d0-0000-7000-8000-0000000001d0', 'director')
    expect(await seen('director', '/legal')).toContain(hidden.name)
    for (const who of ['head-of-service', 'unit-lead', 'practitioner']) {
      expect(await seen(who, '/legal')).not.toContain(hidden.name)
      expect((await house.ask(who, 'GET', to)).statusCode).toBe(404)
    }
  })
})

describe('3.4 pre-proceedings: “pre-proceedings not progressed” shows by the same clock logic as children in need and on plans', () => {
  const child = children['other unit']
  const processId = '019aa0d0-0000-7000-8000-000000034001'
  const decidedOn = today - 17 * 7
  let process: string

  beforeAll(async () => {
    process = await refer(child.id, decidedOn - 7, processId)
    const answer = await decidePreProceedings(process, decidedOn)
    expect(answer.statusCode).toBe(303)
  })

  it('nothing entered since the decision: every step is late, on the tracker, in what is due and on the board', async () => {
    const tracker = await seen('head-of-service', '/legal')
    const late = tracker.slice(tracker.indexOf('Late: '), tracker.indexOf('Every process under way'))
    for (const what of [
      'Pre-proceedings decided within sixteen weeks',
      'Letter before proceedings sent',
      'First pre-proceedings meeting',
      'Pre-proceedings reviewed within six weeks',
      'Why it runs longer than sixteen weeks, and who agreed',
    ])
      expect(late).toMatch(new RegExp(`${child.name}.{0,20}${what}`))
    expect(tracker).toContain('Week 18, past 16')
    expect(await seen('head-of-service', '/due?standard=CT-02')).toContain(child.name)
    const lastDay = decidedOn + 16 * 7
    expect(await seen('head-of-service', `/children/${child.id}/deadlines`)).toContain(shortDate(lastDay))
    expect(await seen('head-of-service', '/explore?indicator=LG-06&show=children')).toContain(child.name)
  })

  it('is before the gateway from its thirteenth week on', async () => {
    expect(await seen('head-of-service', '/legal/gateway')).toMatch(
      new RegExp(`Near the end of sixteen weeks, or past it: \\d+.*${child.name}`),
    )
  })

  it('goes on only with a reason, who agreed and until when', async () => {
    const review = { midpoint_found: 'Nothing', ...typedDay('midpoint_review_on', ago(3)) }
    const without = await house.ask('service-manager', 'POST', `${process}/steps/review`, {
      ...{ revision: await revisionOf(processId), ...review },
    })
    expect(without.statusCode).toBe(422)
    const told = plain(without.body)
    expect(told).toContain('enter why it runs longer')
    expect(told).toContain('enter who agreed to that')
    expect(told).toContain(longDate(decidedOn + 16 * 7))
    await send('service-manager', `${process}/steps/review`, {
      ...{ revision: await revisionOf(processId), ...review },
      ...{ extended_reason: 'The test of the father came late', extended_agreed_by: 'Pat, head of service' },
      ...typedDay('extended_until', today + 7),
    })
    const tracker = await seen('head-of-service', '/legal')
    expect(tracker).not.toContain('Why it runs longer than sixteen weeks')
    expect(tracker).toContain('A decision: the extension runs out')
    // With a reason it is late all the same, and is told so.
    expect(tracker).toMatch(new RegExp(`${child.name}.{0,20}Pre-proceedings decided within sixteen weeks`))
  })

  it('of two who edit it the second is told, and sees both', async () => {
    const drawn = await revisionOf(processId)
    await send('service-manager', `${process}/steps/family`, { revision: drawn, kin_carers: 'An aunt in Leeds' })
    const second = await house.ask('head-of-service', 'POST', `${process}/steps/family`, {
      ...{ revision: drawn, kin_carers: 'A grandmother' },
    })
    expect(second.statusCode).toBe(422)
    const told = plain(second.body)
    expect(told).toContain('Now: An aunt in Leeds')
    expect(told).toContain('You typed: A grandmother')
    expect(told).toContain('Pat service-manager changed this')
    expect(second.body).toContain(`name="revision" value="${Number(drawn) + 1}"`)
    // The same sent twice is no conflict.
    await send('service-manager', `${process}/steps/family`, { revision: drawn, kin_carers: 'An aunt in Leeds' })
  })
})

describe('a process that imports tell of', () => {
  it('is chased, is taken up here, and is told where the two differ', async () => {
    const child = children.unit
    const decided = today - 42
    await takeTemplate('pre_proceedings_steps', [
      'child_id,decided_on,letter_on',
      `${child.id},${iso(decided)},${iso(decided + 3)}`,
    ])
    expect(await seen('head-of-service', '/legal')).toMatch(new RegExp(`${child.name}.{0,60}from the extract only`))
    const page = await house.ask('unit-lead', 'GET', `/children/${child.id}/legal`)
    const row = /name="row" value="([^"]+)"/.exec(page.body)![1]!.replaceAll('&amp;', '&')
    const to = await send('unit-lead', `/children/${child.id}/legal/take-up`, { row })
    expect(to).toMatch(/done=taken-up$/)
    const process = to.replace('?done=taken-up', '')
    expect(await seen('unit-lead', '/legal')).not.toMatch(new RegExp(`${child.name}.{0,60}from the extract only`))
    // A later extract says something else, and something more.
    await takeTemplate('pre_proceedings_steps', [
      'child_id,decided_on,letter_on,first_meeting_on',
      `${child.id},${iso(decided)},${iso(decided + 9)},${iso(decided + 14)}`,
    ])
    const told = await seen('unit-lead', process)
    expect(told).toContain('Shown and counted is what is entered here')
    expect(told).toMatch(
      new RegExp(`letter before proceedings was sent ${shortDate(decided + 3)} ${shortDate(decided + 9)}`),
    )
    // Counted once: the letter as entered here.
    const deadlines = await seen('unit-lead', `/children/${child.id}/deadlines`)
    expect(deadlines.match(/Letter before proceedings sent within five working days/g)).toHaveLength(1)
    const id = process.split('/').at(-1)!
    await send('unit-lead', `${process}/take-over`, { revision: await revisionOf(id) })
    const after = await seen('unit-lead', process)
    expect(after).toContain(`First pre-proceedings meeting with the parents ${shortDate(decided + 14)}`)
    expect(after).toContain(`Letter before proceedings sent ${shortDate(decided + 3)}`)
  })
})

/** Imports a file of a template, and waits until pages are made from it. */
async function takeTemplate(name: string, lines: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-legal-'))
  await writeFile(join(folder, `sightline_${name}.csv`), `${lines.join('\n')}\n`)
  const request = {
    path: folder,
    authority: '999',
    mode: 'full',
    confirm: 'yes',
    acceptGone: true,
    by: 'test',
  } as const
  const { state } = await house.place.intake.run({ kind: 'import', ...request })
  expect(state).toBe('published')
  await house.live.upTo(Number.MAX_SAFE_INTEGER)
}
