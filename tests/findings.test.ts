import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runImport } from '../src/app/commands/import.ts'
import { type Serving, serveAuthority } from '../src/app/serve.ts'
import { openWorkplace, type Workplace } from '../src/app/workplace.ts'
import { type Day, iso } from '../src/domain/calendar/day.ts'
import { englandDay } from '../src/domain/calendar/england-day.ts'
import { addMonths } from '../src/domain/calendar/months.ts'
import { englandAndWales } from '../src/domain/calendar/working-calendar.ts'
import { settingsFrom } from '../src/server/settings.ts'
import { ensureAuthority } from '../src/store/authorities.ts'
import { emptyRecord } from '../src/store/testing-record.ts'
import { textOf, typedDay } from './access/seen.ts'

// What inspectors found in 2019 and 2024 of the devices a head of service is promised (inspection-and-quality 3.4). Each
// test begins with "3.4", the device, and the finding in its own words; `vitest -t "3.4 "` runs them all. Those of a room
// that has a house of its own stand with it: chairs and thresholds in thresholds.test.ts, pre-proceedings in
// legal-gateway.test.ts, shared reviews in campaigns.test.ts.

const authority = '204'
const today = englandDay(new Date())
let folder: string
let place: Workplace
let serving: Serving
/** How many days the server's clock is ahead. */
let ahead = 0

interface Child {
  readonly id: string
  readonly name: string
  readonly referredOn: Day
  readonly worker: string
}

const nine = addMonths(today, -9)
const eight = addMonths(today, -8)
const own: Child = { id: 'c-own', name: 'Owen Tansy', referredOn: addMonths(today, -4), worker: 'w1' }
const others = ['w2', 'w3'].map(
  (worker, index): Child => ({
    ...{ id: `c-quiet-${index}`, name: `Quill${index} Tansy`, referredOn: addMonths(today, -3), worker },
  }),
)
const inNeed: Child = { id: 'c-need', name: 'Nessa Fennel', referredOn: nine, worker: 'w2' }
const onPlan: Child = { id: 'c-plan', name: 'Piers Fennel', referredOn: nine, worker: 'w2' }
const inPre: Child = { id: 'c-pre', name: 'Petra Fennel', referredOn: nine, worker: 'w2' }
const youngInNeed: Child = { id: 'c-young-need', name: 'Yan Sorrel', referredOn: eight, worker: 'w3' }
const youngOnPlan: Child = { id: 'c-young-plan', name: 'Yva Sorrel', referredOn: eight, worker: 'w3' }
const down: Child = { id: 'c-down', name: 'Dora Yarrow', referredOn: addMonths(today, -7), worker: 'w3' }
const everybody = [own, ...others, inNeed, onPlan, inPre, youngInNeed, youngOnPlan, down]

/** Imports files of one return, each by its name as lines of CSV, and waits until pages are made from it. */
async function importFiles(files: Readonly<Record<string, readonly string[]>>): Promise<void> {
  const path = await mkdtemp(join(folder, 'extract-'))
  for (const [name, lines] of Object.entries(files)) await writeFile(join(path, `${name}.csv`), lines.join('\n'))
  const asked = { path, authority, mode: 'full', confirm: 'yes', acceptGone: true, by: 'test' } as const
  expect((await runImport(place, asked)).state).toBe('published')
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sightline-findings-'))
  await emptyRecord(join(folder, 'record'))
  place = await openWorkplace(folder, undefined)
  await ensureAuthority(place.store.db, { authority, name: 'Demonstration Council', synthetic: true })
  await importFiles({
    ssd_department: [
      'dept_team_id,dept_team_name,dept_team_parent_id,dept_team_parent_name',
      'U1,Unit Kite,S1,Family Intervention',
      'S1,Family Intervention,D,Children',
      'D,Children,,',
    ],
    // The first of them leads the unit and holds cases: with most children, the demonstration signs in as them.
    ssd_professionals: [
      'prof_professional_id,prof_staff_id,prof_professional_name,prof_professional_department',
      ...['w1', 'w2', 'w3'].map(each => `${each},${each},Wil Example ${each},U1`),
    ],
    ssd_person: [
      'pers_person_id,pers_forename,pers_surname,pers_dob',
      ...everybody.map(each => `${each.id},${each.name.split(' ').join(',')},2017-05-01`),
      ...more.map(each => `${each},Extra,Sedge,2017-05-01`),
    ],
    ssd_cin_episodes: [
      'cine_person_id,cine_referral_id,cine_referral_date,cine_referral_team',
      ...everybody.map(each => `${each.id},r-${each.id},${iso(each.referredOn)},U1`),
      ...more.map(each => `${each},r-${each},${iso(today - 20)},U1`),
    ],
    ssd_cin_plans: [
      'cinp_person_id,cinp_cin_plan_id,cinp_referral_id,cinp_cin_plan_start_date',
      ...[inNeed, youngInNeed].map(each => `${each.id},n-${each.id},r-${each.id},${iso(each.referredOn)}`),
      `${down.id},n-${down.id},r-${down.id},${iso(today - 40)}`,
    ],
    ssd_cp_plans: [
      'cppl_person_id,cppl_cp_plan_id,cppl_referral_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date',
      ...[onPlan, youngOnPlan].map(each => `${each.id},p-${each.id},r-${each.id},${iso(each.referredOn)},`),
      `${down.id},p-${down.id},r-${down.id},${iso(down.referredOn)},${iso(today - 40)}`,
    ],
    ssd_involvements: [
      'invo_involvements_id,invo_person_id,invo_professional_id,invo_professional_role_id,invo_professional_team,invo_involvement_start_date',
      ...everybody.map(each => `i-${each.id},${each.id},${each.worker},CW,U1,${iso(each.referredOn)}`),
      ...more.map(each => `i-${each},${each},w1,CW,U1,${iso(today - 20)}`),
    ],
  })
  await importFiles({
    sightline_pre_proceedings_steps: ['child_id,decided_on,letter_on', `${inPre.id},${iso(nine)},${iso(nine + 3)}`],
  })
  const settings = settingsFrom({ SIGHTLINE_DATA: folder, PORT: '0', SIGHTLINE_LOG_LEVEL: 'silent' }, folder)
  const clock = () => new Date(Date.now() + ahead * 86_400_000)
  serving = await serveAuthority(place, authority, settings, { clock })
}, 120_000)

/** Children who make the first worker the busiest; open for three weeks, so that nothing is asked about them. */
const more = ['c-x1', 'c-x2', 'c-x3', 'c-x4', 'c-x5']

afterAll(async () => {
  await serving?.close()
  await place?.close()
  await rm(folder, { recursive: true, force: true })
})

type Typed = Readonly<Record<string, string>>

/** Somebody with a browser without scripts. */
class Person {
  #cookie = ''

  /** Signs in as somebody of the demonstration, by their role. */
  static async as(role: string): Promise<Person> {
    const person = new Person()
    const page = await person.open('/sign-in')
    const csrf = page.querySelector('input[name="_csrf"]')!.getAttribute('value')!
    expect((await person.post('/sign-in', { person: role, next: '/', _csrf: csrf })).status).toBe(303)
    return person
  }

  async open(path: string): Promise<Document> {
    const answer = await fetch(new URL(path, serving.address), { headers: { cookie: this.#cookie } })
    for (const each of answer.headers.getSetCookie()) this.#cookie = each.split(';')[0]!
    expect([path, answer.status]).toEqual([path, 200])
    return documentOf(await answer.text())
  }

  async read(path: string): Promise<string> {
    return textOf(await this.open(path))
  }

  async post(path: string, fields: Typed): Promise<Response> {
    const headers = { cookie: this.#cookie, origin: new URL(serving.address).origin }
    const body = new URLSearchParams(fields)
    const answer = await fetch(new URL(path, serving.address), { method: 'POST', body, headers, redirect: 'manual' })
    for (const each of answer.headers.getSetCookie()) this.#cookie = each.split(';')[0]!
    return answer
  }

  /** Fills in the form of a note as it is drawn, and signs it. */
  async signs(kind: string, { id }: Pick<Child, 'id'>, typed: Typed): Promise<Response> {
    const page = await this.open(`/children/${id}/oversight/new?kind=${encodeURIComponent(kind)}`)
    const form = page.querySelector('form[data-autosave]')!
    const drawn = [...form.querySelectorAll('input[name]')]
      .filter(each => !['checkbox', 'radio'].includes(each.getAttribute('type') ?? ''))
      .map(each => [each.getAttribute('name')!, each.getAttribute('value') ?? ''])
    return this.post(form.getAttribute('action')!, { ...Object.fromEntries(drawn), ...typed, do: 'sign' })
  }
}

function documentOf(html: string): Document {
  return parseHTML(html).document as unknown as Document
}

const said: Typed = {
  'answer-lived-experience':
    'He walks home the long way because the older boys wait at the park, and he eats when his sister cooks.',
  ...Object.fromEntries(
    ['safety', 'change', 'long-term', 'right-help', 'no-change', 'men'].map(each => [`unknown-${each}`, 'yes']),
  ),
  decision: 'Go on, with somebody to meet him at the gate.',
  rationale: 'He says it is the walk that frightens him.',
  'manager-view': 'hold',
}

/** What Explore says that an indicator is now: its value, and who of these stands behind it. */
async function exploring(reader: Person, id: string): Promise<{ readonly value: string; readonly listed: string }> {
  const board = await reader.open('/oversight')
  const rows = [...board.querySelectorAll('.sl-board tbody tr')]
  const row = rows.find(each => each.querySelector('a')!.getAttribute('href')!.endsWith(`indicator=${id}`))!
  const value = row.querySelectorAll('td, th')[1]!.querySelector('a')
  const listed = await reader.read(`/explore?indicator=${id}&show=children&which=counted`)
  return { value: value?.firstChild?.textContent?.trim() ?? row.textContent!, listed }
}

describe('3.4 unit meetings and oversight: “over-optimism, no routine challenge, consultant social workers’ own cases unsupervised”', () => {
  let before: Awaited<ReturnType<typeof exploring>>

  it('3.4 a case nobody but its own worker looks at is on the list “no second pair of eyes”', async () => {
    const lead = await Person.as('unit-lead')
    // Where no look of anybody's was ever recorded, it is not known whether anybody looked.
    expect((await lead.signs('management oversight', others[0]!, said)).status).toBe(303)
    before = await exploring(lead, 'I-73.eyes')
    expect(before.listed).toContain(own.name)
    expect(await lead.read('/oversight')).toMatch(new RegExp(`No second pair of eyes.*${own.name}`))
  }, 30_000)

  it('3.4 a consultant social worker’s oversight of a case they hold is kept, shown as not counting, and closes no gap', async () => {
    const [holder, lead] = [await Person.as('practitioner'), await Person.as('unit-lead')]
    const gap = (await exploring(lead, 'I-73.gap')).value
    const form = await holder.read(`/children/${own.id}/oversight/new?kind=management+oversight`)
    expect(form).toContain('You hold this child’s case')
    expect((await holder.signs('management oversight', own, said)).status).toBe(303)
    const child = await lead.read(`/children/${own.id}/oversight`)
    expect(child).toContain('No: by the worker who held the case')
    expect(child).toContain('Since somebody else last lookedNobody yet')
    const after = await exploring(lead, 'I-73.eyes')
    expect(after.listed).toContain(own.name)
    expect(after.value).toBe(before.value)
    expect((await exploring(lead, 'I-73.gap')).value).toBe(gap)
    expect(await lead.read('/explore?indicator=I-73.own&show=children&which=counted')).toContain(own.name)
  }, 30_000)

  it('3.4 another manager’s look takes the child off the list, and the gap falls', async () => {
    const lead = await Person.as('unit-lead')
    const gap = Number((await exploring(lead, 'I-73.gap')).value)
    for (const child of [own, ...others, inNeed, onPlan, inPre])
      expect((await lead.signs('management oversight', child, said)).status).toBe(303)
    const after = await exploring(lead, 'I-73.eyes')
    expect(after.listed).not.toContain(own.name)
    expect(Number.parseFloat(after.value)).toBeLessThan(Number.parseFloat(before.value))
    expect(Number((await exploring(lead, 'I-73.gap')).value)).toBeLessThan(gap)
    const child = await lead.read(`/children/${own.id}/oversight`)
    expect(child).toContain('Since somebody else last looked0 days')
    // What the holder wrote stays, as what it is.
    expect(child).toContain('No: by the worker who held the case')
  }, 30_000)
})

describe('3.4 progress and tracking: “CIN oversight better; CP plans for years, pre-proceedings not progressed”', () => {
  it('3.4 in need, on a plan and in pre-proceedings, children of equal age reach the agenda by the same clocks', async () => {
    const agenda = await (await Person.as('head-of-service')).open('/tracking')
    const rows = [...agenda.querySelectorAll('main tbody tr')].map(each => each.textContent!.replace(/\s+/g, ' '))
    const rowOf = ({ name }: Child) => rows.find(each => each.includes(name))
    expect(rowOf(inNeed)).toMatch(/9 months on the child in need plan/i)
    expect(rowOf(onPlan)).toMatch(/9 months on the protection plan/i)
    expect(rowOf(inPre)).toMatch(/9 months in pre-proceedings/i)
    for (const child of [inNeed, onPlan, inPre]) expect(rowOf(child)).toMatch(/9 months of involvement/i)
    for (const child of [youngInNeed, youngOnPlan]) expect([child.name, rowOf(child)]).toEqual([child.name, undefined])
  })

  it('3.4 and a month later those who were too young for it are there too, in need and on a plan alike', async () => {
    const next = iso(addMonths(today, 1)).slice(0, 7)
    const agenda = await (await Person.as('head-of-service')).read(`/tracking?month=${next}`)
    for (const child of [youngInNeed, youngOnPlan]) expect(agenda).toContain(child.name)
  })
})

describe('3.4 in 2024: “supervision lacks direction”', () => {
  const asked = 'Meet him at the gate on Mondays'
  const fields = { 'direction-0-what': asked, 'direction-0-owner': 'w2', ...typedDay('direction-0-due', today + 1) }
  const child = inNeed
  const given = () =>
    place.store.db
      .selectFrom('direction')
      .selectAll()
      .where('authority_id', '=', authority)
      .where('child_id', '=', child.id)
      .execute()

  it.each([
    [
      'a day',
      { ...fields, ...Object.fromEntries(Object.keys(typedDay('direction-0-due', today)).map(name => [name, ''])) },
      'without one it is no direction',
    ],
    ['an owner', { ...fields, 'direction-0-owner': '' }, 'without an owner it is no direction'],
  ] as const)('3.4 a direction without %s is refused, and nothing is signed', async (_, typed, message) => {
    const lead = await Person.as('unit-lead')
    const answer = await lead.signs('case supervision', child, { ...said, ...typed })
    expect(answer.status).toBe(422)
    const page = documentOf(await answer.text())
    expect(page.querySelector('.govuk-error-summary')!.textContent).toContain(message)
    // What was typed is still there.
    expect(page.querySelector('[name="direction-0-what"]')!.textContent).toContain(asked)
    expect(await given()).toEqual([])
  })

  it('3.4 one with a person and a day is chased: overdue it goes up, until another confirms it', async () => {
    const lead = await Person.as('unit-lead')
    expect((await lead.signs('case supervision', child, { ...said, ...fields })).status).toBe(303)
    expect(await given()).toHaveLength(1)
    expect(await lead.read('/directions?show=open')).toContain(asked)
    expect(await lead.read('/directions?show=overdue')).not.toContain(asked)
    // Whose home it stands on, by how late it is.
    for (const [days, from] of [
      [2, 'unit-lead'],
      [6, 'service-manager'],
      [11, 'head-of-service'],
    ] as const) {
      ahead = englandAndWales.add(today + 1, days)! - today
      const reader = await Person.as(from)
      expect([from, (await reader.read('/directions?show=escalated')).includes(asked)]).toEqual([from, true])
      expect([from, (await reader.read('/home')).includes(asked)]).toEqual([from, true])
      const above =
        from === 'unit-lead' ? 'head-of-service' : from === 'service-manager' ? 'head-of-service' : 'director'
      const higher = await Person.as(above)
      expect([above, (await higher.read('/directions?show=escalated')).includes(asked)]).toEqual([above, false])
    }
    const [direction] = await given()
    const manager = await Person.as('service-manager')
    const url = `/children/${child.id}/directions/${direction!.direction_id}`
    const csrf = (await manager.open(url)).querySelector('input[name="_csrf"]')!.getAttribute('value')!
    const done = { _csrf: csrf, step: 'done', words: 'Seen at the gate twice.', revision: String(direction!.revision) }
    expect((await manager.post(url, done)).status).toBe(303)
    expect(await manager.read('/directions?show=overdue')).not.toContain(asked)
    ahead = 0
  }, 60_000)
})

describe('3.4 in 2024: “step-down slows progress”', () => {
  it('3.4 twelve weeks’ watch after stepping down: a child who came back shows, with what brought them', async () => {
    const reader = await Person.as('head-of-service')
    const watched = await reader.read('/tracking/watch')
    expect(watched).toContain(down.name)
    expect(watched).toContain('Came back so far0')
    await importFiles({
      sightline_strategy_discussions: [
        'child_id,needed_at,held_at,police,health,outcome',
        `${down.id},${iso(today - 6)},${iso(today - 5)},Y,Y,section 47 enquiry`,
      ],
    })
    await expect.poll(() => reader.read('/tracking/watch'), { timeout: 20_000 }).toContain('Came back so far1')
    expect(await reader.read('/tracking/watch')).toMatch(new RegExp(`${down.name}.*Strategy discussion held`))
  }, 40_000)

  it('3.4 and the watch ends after twelve weeks', async () => {
    ahead = 84 - 40 + 1
    expect(await (await Person.as('head-of-service')).read('/tracking/watch')).not.toContain(down.name)
    ahead = 0
  })
})
