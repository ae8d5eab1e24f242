import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { iso, partsOf } from '../src/domain/calendar/day.ts'
import { englandDay } from '../src/domain/calendar/england-day.ts'
import { readChangeLog } from '../src/store/index.ts'
import { announceDecision } from '../src/store/people/announce.ts'
import { savePerson } from '../src/store/people/people.ts'
import { type AccessHouse, authority, type Fields, idOf, openAccessHouse } from './access/house.ts'
import { seenBy, textOf } from './access/seen.ts'

let house: AccessHouse
const today = englandDay(new Date())
const campaignId = uuid()

beforeAll(async () => {
  house = await openAccessHouse()
  const at = new Date()
  await house.place.store.transaction(async trx => {
    // The unit lead is also the consultant social worker who holds a case of the unit's.
    const lead = {
      id: idOf('unit-lead'),
      name: 'Pat unit-lead',
      workerId: 'w2',
      origin: 'invited',
      at,
      by: 'test',
    } as const
    await savePerson(trx, authority, lead)
    await announceDecision(trx, authority, { because: 'test', at })
  })
  await house.live.upTo(house.live.dataVersion())
}, 120_000)
afterAll(() => house?.close())

const post = (who: string, url: string, fields: Fields) => house.ask(who, 'POST', url, fields)
const see = (who: string, url: string) => seenBy(house, who, url)
const rows = () =>
  house.place.store.db.selectFrom('campaign_child').selectAll().where('authority_id', '=', authority).execute()
const open = (who: string) => see(who, `/campaigns/${campaignId}`)
const formOf = (childId: string) => `/children/${childId}/campaigns/${campaignId}`

const definition = {
  on: iso(today),
  clock: 'involvement',
  months: '0',
  status: '',
  overdue: '',
  'plan-months': '',
  part: '',
}
const due = partsOf(today + 30)
const dueFields = { 'due-day': String(due.date), 'due-month': String(due.month), 'due-year': String(due.year) }

const life = 'Wren wakes at five to dress her brother, walks him to nursery and falls asleep in maths most days.'
const soon = partsOf(today + 5)
const review = (id: string, change: Fields = {}): Fields => ({
  'review-id': id,
  version: '1',
  revision: '0',
  do: 'hand-in',
  'answer-lived-experience': life,
  'answer-safety': 'Seen on Monday with her brother.',
  'answer-change': 'Nothing since the spring.',
  'unknown-long-term': 'yes',
  'answer-right-help': 'No: it is practical help she needs.',
  'answer-no-change': 'A conference in four weeks.',
  outcome: 'change the plan',
  rationale: 'Attendance has fallen for two terms.',
  'what-changes': 'Morning help for the family, five days a week',
  owner: 'w2',
  'by-when-day': String(soon.date),
  'by-when-month': String(soon.month),
  'by-when-year': String(soon.year),
  ...change,
})

describe('a campaign is defined from the live data and then fixed', () => {
  it('shows its number before anything is kept, and fixes exactly that', async () => {
    const before = await see('head-of-service', `/campaigns/new?${new URLSearchParams(definition)}`)
    const count = before.querySelector('#found')!.textContent!.trim()
    // Five of the six: the restricted child is in it for nobody who is not named.
    expect(count).toBe('5 children')
    const fields = { ...definition, ...dueFields, campaign: campaignId, counted: '5', name: 'All open, this month' }
    const made = await post('head-of-service', '/campaigns', fields)
    expect(made.headers.location).toBe(`/campaigns/${campaignId}/sharing?done=begun`)
    // Sent twice it is one campaign.
    expect((await post('head-of-service', '/campaigns', fields)).headers.location).toBe(`/campaigns/${campaignId}`)
    const fixed = await rows()
    expect(fixed.map(each => each.child_id).sort()).toEqual(['c-far', 'c-kin', 'c-other', 'c-own', 'c-unit'])
    expect(textOf(await open('head-of-service'))).toContain(`All children open on`)
  })

  it('is told where the number is another than was seen', async () => {
    const fields = { ...definition, ...dueFields, campaign: uuid(), counted: '175', name: 'Another' }
    const answer = await post('head-of-service', '/campaigns', fields)
    expect(answer.body).toContain('It was 175 when you last saw it and is 5 now')
  })

  it('cannot be changed afterwards, not even by the application itself', async () => {
    const { db } = house.place.store
    const allowed = await db
      .selectFrom('campaign')
      .select(['children', 'as_at', 'data_version'])
      .where('campaign_id', '=', campaignId)
      .executeTakeFirstOrThrow()
    expect(allowed.children).toBe(5)
    const updating = (column: string) =>
      house.place.store.transaction(async trx => {
        const { sql } = await import('kysely')
        await sql`set local role sightline_app`.execute(trx)
        await sql`update ${sql.table(column.split('.')[0]!)} set ${sql.ref(column.split('.')[1]!)} = null`.execute(trx)
      })
    for (const column of [
      'campaign.definition',
      'campaign.words',
      'campaign.as_at',
      'campaign_child.months',
      'campaign_child.frozen_worker',
    ])
      await expect(updating(column), column).rejects.toThrow(/permission denied/)
    await house.place.store
      .transaction(async trx => {
        const { sql } = await import('kysely')
        await sql`set local role sightline_app`.execute(trx)
        await sql`delete from campaign_child`.execute(trx)
      })
      .then(
        () => expect.unreachable(),
        error => expect(String(error)).toMatch(/permission denied/),
      )
  })
})

describe('3.4 unit meetings and oversight: “consultant social workers’ own cases unsupervised”: reviewer ≠ case-holder', () => {
  it('shares out evenly, and nobody gets a child whose case they hold or whom they may not open', async () => {
    const readers = ['unit-lead', 'service-manager', 'quality-lead'].map(idOf)
    const shared = await post('head-of-service', `/campaigns/${campaignId}/sharing`, { do: 'evenly', readers })
    expect(shared.headers.location).toContain('done=shared')
    const by = new Map((await rows()).map(each => [each.child_id, each.first_reader]))
    // w2 holds c-unit and is the unit lead; c-kin is a relative of theirs; c-far is in another service.
    expect(by.get('c-unit')).not.toBe(idOf('unit-lead'))
    expect(by.get('c-kin')).not.toBe(idOf('unit-lead'))
    expect(by.get('c-far')).toBe(idOf('quality-lead'))
    expect(by.get('c-own')).toBe(idOf('unit-lead'))
    expect([...by.values()].filter(each => each === null)).toEqual([])
  })

  it('does not give by hand what may not be given', async () => {
    const { headers } = await post('head-of-service', `/campaigns/${campaignId}/sharing`, {
      ...{ do: 'by-hand', reader: idOf('unit-lead'), children: ['c-unit', 'c-own'] },
    })
    expect(headers.location).toContain('done=shared-some')
    const by = new Map((await rows()).map(each => [each.child_id, each.first_reader]))
    expect(by.get('c-unit')).not.toBe(idOf('unit-lead'))
  })

  it('draws the sample that is read twice from its seed, once, by other readers', async () => {
    const give = async (reader: string, ids: readonly string[]) =>
      post('head-of-service', `/campaigns/${campaignId}/sharing`, {
        do: 'by-hand',
        reader: idOf(reader),
        children: ids,
      })
    await give('service-manager', ['c-unit', 'c-other'])
    const url = `/campaigns/${campaignId}/sharing`
    const draw = {
      do: 'sample',
      readers: [idOf('quality-lead'), idOf('head-of-service')],
      'per-cent': '100',
      seed: '7',
      revision: '1',
    }
    expect((await post('head-of-service', url, { ...draw, revision: '9' })).headers.location).toContain('done=stale')
    expect((await post('head-of-service', url, draw)).headers.location).toContain('done=sampled')
    const sampled = await rows()
    expect(sampled.every(each => each.in_sample && each.second_reader !== each.first_reader)).toBe(true)
    await post('head-of-service', url, { ...draw, seed: '8', revision: '2' })
    expect(textOf(await open('head-of-service'))).toContain('drawn with the seed 7')
  })
})

describe('a review begins with the child’s lived experience', () => {
  it('has the facts there, and is not taken without it', async () => {
    const form = await see('service-manager', formOf('c-unit'))
    expect(textOf(form)).toContain('Last seen')
    expect(form.querySelector('textarea')!.getAttribute('name')).toBe('answer-lived-experience')
    const refused = await post(
      'service-manager',
      formOf('c-unit'),
      review(uuid(), { 'answer-lived-experience': 'Fine.' }),
    )
    expect(refused.body).toContain('Say more of what this child’s life is like')
    expect(refused.body).toContain('Attendance has fallen for two terms.')
    const undated = await post(
      'service-manager',
      formOf('c-unit'),
      review(uuid(), { 'by-when-day': '', 'by-when-month': '', 'by-when-year': '' }),
    )
    expect(undated.body).toContain('without one it is no plan')
  })

  it('keeps a draft for its writer alone, and tells two windows of each other with nothing lost', async () => {
    const id = uuid()
    const saved = await post('service-manager', formOf('c-unit'), review(id, { do: 'save', rationale: 'First window' }))
    expect(saved.headers.location).toContain('done=saved')
    const other = await post(
      'service-manager',
      formOf('c-unit'),
      review(uuid(), { do: 'save', rationale: 'Second window' }),
    )
    expect(other.body).toContain('First window')
    expect(other.body).toContain('Second window')
    expect(textOf(await see('director', formOf('c-unit')))).not.toContain('First window')
    const kept = await post(
      'service-manager',
      formOf('c-unit'),
      review(id, { revision: '1', rationale: 'Second window' }),
    )
    expect(kept.headers.location).toContain('done=handed-in')
  })

  it('becomes a direction of its owner, once, and counts as a senior review', async () => {
    const again = await post('service-manager', formOf('c-unit'), review(uuid(), { revision: '2' }))
    expect(again.headers.location).toContain('done=handed-in')
    const given = await house.place.store.db
      .selectFrom('direction')
      .selectAll()
      .where('child_id', '=', 'c-unit')
      .where('given_in', '=', 'review campaign')
      .execute()
    expect(given).toHaveLength(1)
    expect(given[0]).toMatchObject({ given_in: 'review campaign', owner_id: 'w2', due_on: iso(today + 5) })
    const number = house.live.model.numberOf('c-unit')!
    const reviews = house.live.model.columns('review')
    const { first, count } = reviews.rowsOf(number)
    const kinds = Array.from({ length: count }, (_, at) => reviews.text('kind', first + at))
    expect(kinds).toContain('progress')
  })

  it('is for nobody but its reader', async () => {
    const answer = await post('director', formOf('c-other'), review(uuid()))
    expect(answer.headers.location).toContain('done=handed-in')
    const made = await house.place.store.db
      .selectFrom('campaign_review')
      .selectAll()
      .where('child_id', '=', 'c-other')
      .execute()
    expect(made).toEqual([])
  })
})

describe('a second reading', () => {
  const givenInReview = () =>
    house.place.store.db
      .selectFrom('direction')
      .selectAll()
      .where('child_id', '=', 'c-unit')
      .where('given_in', '=', 'review campaign')
      .execute()
  const setDue = (directionId: string, on: number) =>
    house.place.store.db
      .updateTable('direction')
      .set({ due_on: iso(on) })
      .where('direction_id', '=', directionId)
      .execute()

  it('is blind to the first until both are in', async () => {
    const second = (await rows()).find(each => each.child_id === 'c-unit')!.second_reader!
    const who = second.slice(2)
    for (const url of [
      formOf('c-unit'),
      '/children/c-unit/campaigns',
      `/campaigns/${campaignId}/children`,
      `/campaigns/${campaignId}`,
    ]) {
      const said = textOf(await see(who, url))
      expect([url, said.includes('Morning help'), said.includes('Attendance has fallen')]).toEqual([url, false, false])
    }
    // Nor does anything else tell them: not the child’s oversight, not the lists of directions, not the record.
    const elsewhere = [
      '/children/c-unit/oversight',
      '/directions?show=open',
      '/children/c-unit/record?table=directions',
      '/children/c-unit/record?table=progress_reviews',
      '/children/c-unit/progress',
      '/children/c-unit/oversight/new?kind=case+supervision',
    ]
    for (const url of elsewhere) {
      const said = textOf(await see(who, url))
      expect([url, said.includes('Morning help'), said.includes('Attendance has fallen')]).toEqual([url, false, false])
    }
    for (const url of elsewhere.slice(0, 2))
      expect(textOf(await see(who, url))).toContain('you are the second reader of a bulk review')
    const [direction] = await givenInReview()
    const directionUrl = `/children/c-unit/directions/${direction!.direction_id}`
    expect((await house.ask(who, 'GET', directionUrl)).statusCode).toBe(404)
    // Whoever is to do it, and whoever leads, see it all the same.
    for (const url of elsewhere.slice(0, 3))
      expect([url, textOf(await see('unit-lead', url)).includes('Morning help')]).toEqual([url, true])
    // Overdue it is kept from nobody: the child comes first.
    await setDue(direction!.direction_id, today - 1)
    expect(textOf(await see(who, '/children/c-unit/oversight'))).toContain('Morning help')
    await setDue(direction!.direction_id, today + 5)
    const listed = await see(who, `/campaigns/${campaignId}/children?outcome=change%20the%20plan`)
    expect(listed.querySelector('.sl-result-count')!.textContent).toContain('0 children')
    // Somebody with no part in it sees what is in.
    expect(textOf(await see('director', formOf('c-unit')))).toContain('Morning help')
    const read = await post(
      who,
      formOf('c-unit'),
      review(uuid(), { outcome: 'step up', rationale: 'Too long, too little.' }),
    )
    expect(read.headers.location).toContain('done=handed-in')
    for (const url of elsewhere.slice(0, 3))
      expect([url, textOf(await see(who, url)).includes('Morning help')]).toEqual([url, true])
    expect((await house.ask(who, 'GET', directionUrl)).statusCode).toBe(200)
    const both = textOf(await see(who, formOf('c-unit')))
    expect(both).toContain('Second window')
    expect(both).toContain('Too long, too little.')
    // A second reading asks nobody for anything.
    const given = await house.place.store.db
      .selectFrom('direction')
      .selectAll()
      .where('child_id', '=', 'c-unit')
      .where('given_in', '=', 'review campaign')
      .execute()
    expect(given).toHaveLength(1)
  })

  it('that differs is counted as such and settled with a reason', async () => {
    expect(textOf(await open('director'))).toContain('Same outcome0 of 1')
    const settled = await post('director', `${formOf('c-unit')}/settle`, {
      settled: 'step up',
      because: 'Read together.',
    })
    expect(settled.headers.location).toContain('done=settled')
    expect(textOf(await see('director', `/campaigns/${campaignId}/children?outcome=step%20up`))).toContain('Step up')
  })
})

describe('a campaign at a glance', () => {
  it('counts what is done, left and late, and every number opens to its children within scope', async () => {
    const page = await open('director')
    expect(textOf(page)).toMatch(/Reviewed1 of 5/)
    const links = [...page.querySelectorAll('main .sl-number a')]
    expect(links.length).toBeGreaterThan(8)
    for (const link of links) {
      const list = await see('director', link.getAttribute('href')!)
      const count = list.querySelector('.sl-result-count')!.textContent!.trim()
      expect([link.getAttribute('href'), count.split(' ')[0]]).toEqual([
        link.getAttribute('href'),
        link.firstChild!.textContent,
      ])
    }
    // The unit lead counts all and opens their own.
    const lead = await see('unit-lead', `/campaigns/${campaignId}/children`)
    expect(lead.querySelector('.sl-result-count')!.textContent).toMatch(/^5 children, 3 of them outside your scope/)
    expect(textOf(lead)).not.toContain('Fennel')
  })

  it('is saved with plan, owner and date for each child', async () => {
    const file = await house.ask('director', 'GET', `/campaigns/${campaignId}/children/export?format=csv&stage=done`)
    expect(file.body).toContain('Morning help for the family')
    expect(file.body).toContain(iso(today + 5))
  })

  it('keeps no name and no free text in the change log’s subjects', async () => {
    const log = await readChangeLog(house.place.store.db, authority)
    const own = log.filter(each => each.event.startsWith('campaign'))
    expect(own.length).toBeGreaterThan(6)
    for (const each of own) expect(each.subject).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('the assurance statement', () => {
  it('is signed with its evidence, says what is not known, and stays as it was', async () => {
    const id = uuid()
    const url = `/campaigns/${campaignId}/statement`
    expect((await post('director', url, { statement: id, conclusion: ' ' })).body).toContain('Enter what you conclude')
    const signed = await post('director', url, {
      statement: id,
      conclusion: 'One of five read. Nothing to rely on yet.',
    })
    expect(signed.headers.location).toBe(`${url}?signed=${id}&done=signed`)
    const said = textOf(await see('unit-lead', `${url}?signed=${id}`))
    expect(said).toContain('Nothing to rely on yet.')
    expect(said).toContain('Not reviewed yet: nothing is said of them here4 of 5 (80%)')
    expect(said).toContain('“Not known” to: Where is this going')
    const file = await house.ask('director', 'GET', `${url}/export?format=csv&signed=${id}`)
    expect(file.body).toContain('What is not known')
    expect(file.body).not.toMatch(/Teasel|Sorrel|Fennel|Lovage|Yarrow|Borage/)
  })
})

describe('a campaign that is repeated', () => {
  it('is compared with the one before it', async () => {
    const later = uuid()
    const fields = { ...definition, ...dueFields, campaign: later, counted: '5', name: 'Again', repeats: campaignId }
    expect((await post('head-of-service', '/campaigns', fields)).statusCode).toBe(303)
    const compared = await see('director', `/campaigns/${later}/compare`)
    expect(textOf(compared)).toContain('In both5')
    const link = compared.querySelector('main .sl-number a')!.getAttribute('href')!
    expect((await see('director', link)).querySelector('.sl-result-count')!.textContent).toMatch(/^5 children/)
  })

  it('is closed, and takes nothing more', async () => {
    const { revision } = await house.place.store.db
      .selectFrom('campaign')
      .select('revision')
      .where('campaign_id', '=', campaignId)
      .executeTakeFirstOrThrow()
    await post('director', `/campaigns/${campaignId}/change`, { do: 'close', revision: String(revision) })
    const left = (await rows()).find(each => each.campaign_id === campaignId && each.child_id === 'c-far')!
    const late = await post(left.first_reader!.slice(2), formOf('c-far'), review(uuid()))
    expect(late.body).toContain('The campaign is closed')
  })
})
