import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { iso } from '../src/domain/calendar/day.ts'
import { englandDay } from '../src/domain/calendar/england-day.ts'
import { readFramework } from '../src/domain/thresholds/framework.ts'
import { sampleFrameworkText } from '../src/domain/thresholds/sample-framework.ts'
import { readChangeLog } from '../src/store/index.ts'
import { type AccessHouse, authority, type Fields, openAccessHouse } from './access/house.ts'
import { seenBy, textOf, typedDay } from './access/seen.ts'

let house: AccessHouse
const today = englandDay(new Date())

beforeAll(async () => {
  house = await openAccessHouse()
}, 120_000)
afterAll(() => house?.close())

const post = (who: string, url: string, fields: Fields) => house.ask(who, 'POST', url, fields)
const see = (who: string, url: string) => seenBy(house, who, url)

const need = 'the-child-s-daily-life/is-often-tired-hungry-or-not-dressed-for-the-weather'
const decision = (id: string, change: Fields = {}): Fields => ({
  ...{ decision: id, version: '0', at: 'screening', before: 'universal', after: 'intensive', referrer: 'specialist' },
  ...typedDay('decided', today),
  ...typedDay('next', today + 60),
  ...{ indicators: need, protective: 'none', contexts: ['peers', 'place'], consent: 'dispensed with' },
  'why-dispensed': 'Asking first would have put him at risk of harm.',
  ...{ partner: 'Elm School', 'partner-view': 'disagrees', 'partner-says': 'We think it is more than that.' },
  rationale: 'Two hungry days a week, and the older boys wait for him at the park.',
  ...change,
})

const decideUrl = '/children/c-unit/thresholds/decide'
const id = uuid()

describe('3.4 in 2024: “step-down slows progress”: threshold decisions recorded with framework version, rationale, partner’s view and disagreement (B27)', () => {
  it('has its grounds, or says that there were none', async () => {
    const bare = await post('service-manager', decideUrl, { decision: uuid(), version: '0' })
    for (const said of [
      'Choose the level that was decided',
      'say that nothing was found',
      'Choose whether the family consented',
      'Enter why',
    ])
      expect([said, bare.body.includes(said)]).toEqual([said, true])
    expect((await post('service-manager', decideUrl, decision(uuid(), { contexts: [] }))).body).toContain(
      'Choose where outside home',
    )
  })

  it('is recorded once, with the framework of its day', async () => {
    for (let times = 0; times < 2; times++) {
      const made = await post('service-manager', decideUrl, decision(id))
      expect(made.headers.location).toBe('/children/c-unit/thresholds?done=decided')
    }
    const rows = await house.place.store.db
      .selectFrom('threshold_decision')
      .selectAll()
      .where('child_id', '=', 'c-unit')
      .execute()
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      version: 0,
      level_name: 'Intensive',
      direction: 'up',
      contexts: ['peers', 'place'],
      decided_on: iso(today),
    })
    const page = textOf(await see('unit-lead', `/children/c-unit/thresholds/${id}`))
    for (const said of [
      'Version 0',
      'PeersPlace',
      'dispensed with: Asking first',
      'Elm School: disagrees: We think it is more',
      'Intensive, up from Universal',
    ])
      expect([said, page.includes(said)]).toEqual([said, true])
  })

  it('is read with its own words after the framework has changed', async () => {
    const newer = sampleFrameworkText.replace('Level: Intensive |', 'Level: Family help |')
    const bad = await post('quality-lead', '/thresholds/edit', { text: `${newer}\nNonsense`, note: 'x', after: '0' })
    expect(bad.body).toContain('Begin the line with Level')
    const preview = await post('quality-lead', '/thresholds/edit', {
      text: newer,
      note: 'Agreed in March',
      after: '0',
      do: 'preview',
    })
    expect(preview.body).toContain('New: Level: Family help')
    expect((await see('quality-lead', '/thresholds')).querySelector('.govuk-caption-l')!.textContent).toContain(
      'Version 0',
    )
    const kept = await post('quality-lead', '/thresholds/edit', {
      text: newer,
      note: 'Agreed in March',
      after: '0',
      do: 'keep',
    })
    expect(kept.headers.location).toBe('/thresholds?done=kept')
    // Made from a version that is no longer the latest, it is not kept, and nothing of it is lost.
    const late = await post('head-of-service', '/thresholds/edit', {
      text: sampleFrameworkText,
      note: 'Mine',
      after: '0',
      do: 'keep',
    })
    expect(late.body).toContain('Somebody else made a new version meanwhile')
    expect(textOf(await see('unit-lead', `/children/c-unit/thresholds/${id}`))).toContain(
      'Intensive, up from Universal',
    )
    const page = await see('unit-lead', '/thresholds')
    expect(textOf(page)).toContain('Family help')
    expect(page.querySelector('.govuk-breadcrumbs a')!.getAttribute('href')).toBe('/oversight')
    const old = await post('service-manager', decideUrl, decision(uuid()))
    expect(old.body).toContain('A new version of the framework holds')
    expect(old.body).toContain('Two hungry days a week')
  })

  it('cannot be changed by the application', async () => {
    const { sql } = await import('kysely')
    for (const change of [
      "update threshold_decision set rationale = ''",
      'delete from threshold_decision',
      "update threshold_framework set note = ''",
    ]) {
      const doing = house.place.store.transaction(async trx => {
        await sql`set local role sightline_app`.execute(trx)
        await sql.raw(change).execute(trx)
      })
      await expect(doing, change).rejects.toThrow(/permission denied/)
    }
  })

  it('says who has read a version', async () => {
    expect((await post('practitioner', '/thresholds/read', { version: '1' })).headers.location).toBe(
      '/thresholds?done=read',
    )
    await post('practitioner', '/thresholds/read', { version: '1' })
    expect(textOf(await see('director', '/thresholds'))).toContain('1 person says they have read this version.')
  })
})

describe('3.4 threshold decisions: agreement between referrer, screener and auditor', () => {
  it('is measured, and nobody audits their own decision', async () => {
    const url = `/children/c-unit/thresholds/${id}/audit`
    await post('service-manager', url, { level: 'specialist', because: 'Mine.' })
    const before = await house.place.store.db.selectFrom('threshold_audit').selectAll().execute()
    expect(before).toEqual([])
    expect((await post('auditor', url, { level: 'specialist', because: '' })).body).toContain('Enter why')
    expect((await post('auditor', url, { level: 'specialist', because: 'The park.' })).headers.location).toContain(
      'done=audited',
    )
    const page = textOf(await see('director', '/thresholds/measures'))
    expect(page).toContain('Whoever asked for help, and the screener0 of 1 (too few to judge)')
    expect(page).toContain('Whoever asked for help, and an auditor1 of 1 (too few to judge)')
  })

  it('and every number of the measures opens to exactly those', async () => {
    const page = await see('director', '/thresholds/measures')
    const links = [...page.querySelectorAll('main .sl-number a')]
    expect(links.length).toBeGreaterThan(4)
    for (const link of links) {
      const list = await see('director', link.getAttribute('href')!)
      const said = list.querySelector('.sl-result-count')!.textContent!.trim().split(' ')[0]
      expect([link.getAttribute('href'), said]).toEqual([link.getAttribute('href'), link.firstChild!.textContent])
    }
  })
})

const escalation = uuid()
const escalateUrl = '/children/c-unit/thresholds/escalate'
const at = `/children/c-unit/escalations/${escalation}`
const raised: Fields = {
  ...{
    escalation,
    decision: id,
    kind: 'disagreement between professionals',
    'raised-by': 'Deputy head',
    agency: 'Elm School',
  },
  ...{ what: 'He is not safe on the way home and the plan says nothing of it.', with: 'Social worker' },
}

describe('3.4 independent chairs: “no consistent challenge when plans stall”: challenge raised, level, response due, outcome for the child (B34)', () => {
  it('is raised once, with a clock in working days, and counts for the standards', async () => {
    expect((await post('service-manager', escalateUrl, { ...raised, what: '' })).body).toContain(
      'Enter what is not agreed',
    )
    for (let times = 0; times < 2; times++)
      expect((await post('service-manager', escalateUrl, raised)).headers.location).toContain('done=raised')
    const page = textOf(await see('unit-lead', at))
    expect(page).toContain('Worker to worker')
    const rows = await house.place.store.db
      .selectFrom('recorded_row')
      .selectAll()
      .where('table_name', '=', 'escalations')
      .execute()
    expect(rows).toHaveLength(1)
    expect(rows[0]!.data).toMatchObject({ kind: 'disagreement between professionals', to_whom: 'Social worker' })
    expect(rows[0]!.taken_in).not.toBeNull()
  })

  it('goes from stage to stage, and tells two people who move it at once', async () => {
    const answered = await post('service-manager', at, { do: 'answer', revision: '1', answer: 'The plan stands.' })
    expect(answered.headers.location).toContain('done=saved')
    const late = await post('head-of-service', at, { do: 'answer', revision: '1', answer: 'Another answer' })
    expect(late.body).toContain('Somebody else moved it on meanwhile')
    expect(late.body).toContain('Another answer')
    expect((await post('head-of-service', at, { do: 'next', revision: '2' })).body).toContain('Enter with whom')
    expect(
      (await post('head-of-service', at, { do: 'next', revision: '2', with: 'Service manager' })).headers.location,
    ).toContain('done=saved')
    expect(textOf(await see('unit-lead', at))).toContain('Manager to manager')
  })

  it('ends with the outcome for the child, and what is to be done becomes a direction', async () => {
    expect((await post('head-of-service', at, { do: 'settle', revision: '3' })).body).toContain(
      'Enter the outcome for the child',
    )
    const asked = { what: 'Walk the way home with him and the school', owner: 'w2', ...typedDay('due', today + 3) }
    const undated = await post('head-of-service', at, {
      do: 'settle',
      revision: '3',
      outcome: 'He is met at the gate.',
      what: 'Walk',
    })
    expect(undated.body).toContain('without an owner it is no direction')
    const settled = await post('head-of-service', at, {
      do: 'settle',
      revision: '3',
      outcome: 'He is met at the gate.',
      ...asked,
    })
    expect(settled.headers.location).toContain('done=saved')
    const directions = await house.place.store.db
      .selectFrom('direction')
      .selectAll()
      .where('child_id', '=', 'c-unit')
      .where('given_in', '=', 'escalation')
      .execute()
    expect(directions.map(each => [each.given_in, each.owner_id])).toEqual([['escalation', 'w2']])
    const file = await house.ask('director', 'GET', '/thresholds/escalations/export?format=csv')
    expect(file.body).toContain('He is met at the gate.')
  })

  it('3.4 a chair looks half way between conferences: it is a look by somebody else, and asks by name and day', async () => {
    const noteId = uuid()
    const checked: Fields = {
      ...{ kind: 'management oversight', revision: '0', do: 'sign', ...typedDay('held', today) },
      'answer-lived-experience':
        'She still shares the box room with two brothers, and has told her teacher that she does not sleep.',
      decision: 'Half way to the review conference: three of five points have not begun.',
      rationale: 'Nothing in her week is different from February.',
      'direction-0-id': uuid(),
      'direction-0-what': 'Begin the work with her father',
      'direction-0-owner': 'w2',
      ...typedDay('direction-0-due', today + 14),
    }
    expect((await post('independent-chair', `/children/c-far/oversight/${noteId}`, checked)).statusCode).toBe(403)
    const undated = {
      ...checked,
      ...Object.fromEntries(Object.keys(typedDay('direction-0-due', today)).map(each => [each, ''])),
    }
    expect((await post('independent-chair', `/children/c-unit/oversight/${uuid()}`, undated)).body).toContain(
      'without one it is no direction',
    )
    expect((await post('independent-chair', `/children/c-unit/oversight/${noteId}`, checked)).headers.location).toBe(
      `/children/c-unit/oversight/${noteId}`,
    )
    const child = textOf(await see('unit-lead', '/children/c-unit/oversight'))
    expect(child).toContain('Begin the work with her father')
    expect(child).toMatch(/Management oversight notePat independent-chairYes/)
  })

  it('3.4 a chair’s challenge goes up stage by stage until the child has an outcome, within the chair’s own children', async () => {
    const challenge = {
      ...raised,
      escalation: uuid(),
      decision: '',
      kind: 'raised by the conference chair',
      what: 'Eleven months, and the plan is the same.',
    }
    // The chair chairs for c-unit, and for nobody else here.
    expect((await post('independent-chair', '/children/c-far/thresholds/escalate', challenge)).statusCode).toBe(403)
    expect((await post('independent-chair', escalateUrl, challenge)).headers.location).toContain('done=raised')
    const log = textOf(await see('director', '/thresholds/escalations?state=open'))
    expect(log).toContain('Eleven months, and the plan is the same.')
    expect(log).not.toContain('He is met at the gate.')
    const own = `/children/c-unit/escalations/${challenge.escalation}`
    let revision = 1
    const moves = async (fields: Fields) => {
      const answer = await post('head-of-service', own, { ...fields, revision: String(revision++) })
      expect([fields.do, answer.headers.location]).toEqual([fields.do, expect.stringContaining('done=saved')])
    }
    const read = readFramework(sampleFrameworkText)
    const stages = 'framework' in read ? read.framework.stages : []
    expect(stages.length).toBeGreaterThan(2)
    for (const [index, { name }] of stages.entries()) {
      if (index > 0) await moves({ do: 'next', with: `Somebody at stage ${index + 1}` })
      expect(textOf(await see('unit-lead', own))).toContain(name)
      await moves({ do: 'answer', answer: `The plan stands, says stage ${index + 1}.` })
    }
    // From the last stage it can be taken no further.
    expect(
      (await post('head-of-service', own, { do: 'next', revision: String(revision), with: 'Nobody' })).statusCode,
    ).not.toBe(303)
    await moves({ do: 'settle', outcome: 'A new plan with two points that are about her sleep.' })
    const page = textOf(await see('unit-lead', own))
    for (const index of stages.keys()) expect(page).toContain(`The plan stands, says stage ${index + 1}.`)
    expect(textOf(await see('director', '/thresholds/escalations?state=settled'))).toContain(
      'A new plan with two points that are about her sleep.',
    )
  })

  it('shows nothing of a child to whoever may not open it, and counts it all the same', async () => {
    const own = { ...raised, escalation: uuid(), decision: '', what: 'Words that only some may read' }
    await post('head-of-service', '/children/c-far/thresholds/escalate', own)
    const page = await see('unit-lead', '/thresholds/escalations')
    expect(textOf(page)).not.toContain('Words that only some may read')
    expect(page.querySelector('.sl-result-count')!.textContent).toContain('1 of them outside your scope')
  })

  it('keeps no name and no free text in the change log’s subjects', async () => {
    const log = (await readChangeLog(house.place.store.db, authority)).filter(each =>
      /^(threshold|escalation)/.test(each.event),
    )
    expect(log.length).toBeGreaterThan(8)
    for (const each of log) expect(each.subject).toMatch(/^([0-9a-f-]{36}|version \d+)$/)
  })
})
