import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../domain/calendar/day.ts'
import { setStandards } from '../../domain/standards/local/set-standards.ts'
import type { RoomRequest } from '../../server/route.ts'
import type { RoomServices } from '../services.ts'
import { explanationHref, rowId } from './addresses.ts'
import { countingOf } from './counting.ts'
import { ageWords, holderWords, openWords } from './identity.ts'
import { journeyOf } from './journey.ts'
import { ChildFrame } from './pages/child-frame.tsx'
import { DeadlinesTab } from './pages/deadlines.tsx'
import { ExplanationPage } from './pages/explanation.tsx'
import { NextSection } from './pages/next.tsx'
import { NowTab } from './pages/now.tsx'
import { RecordTab } from './pages/record.tsx'
import { routes } from './routes.tsx'
import { outstanding } from './standing.ts'
import {
  type ChildHouse,
  fileOn,
  fullCoverage,
  hostile,
  imported,
  noFamily,
  openChildHouse,
  organisation,
  someRows,
} from './testing.ts'

const asked = { childId: 'c/1', on: '2019-06-20' }

function safe(node: VNode): string {
  const html = renderToString(node)
  expect(html).not.toContain('<script')
  expect(html).not.toContain('style=')
  return html
}

describe("a child's page", () => {
  const file = fileOn('2019-06-20')

  it('says who the child is, what for, and who holds the case, with nothing hostile let through', () => {
    const html = safe(
      <ChildFrame
        seen={{ on: day('2019-04-01'), isLongAgo: true }}
        asked={asked}
        file={file}
        organisation={organisation}
        tab="now"
      >
        <NowTab
          wordsAsked={() => undefined}
          asked={asked}
          file={file}
          organisation={organisation}
          months="12"
          family={noFamily}
        />
      </ChildFrame>,
    )
    expect(html).toContain('Robin &lt;script>')
    expect(html).toContain('7 years')
    expect(html).toMatch(/Mon 1 Apr 2019 \(80 days ago\).*Overdue.*not seen for 8 weeks/s)
    expect(html).toContain('Child protection plan since 8 May 2019')
    expect(html).toContain('Unit Kite')
    expect(html).toContain('<svg')
    expect(html).toContain('The journey as a table')
  })

  it('puts what is overdue first, then the soonest', () => {
    const list = outstanding(file.standings)
    expect(list.length).toBeGreaterThan(2)
    expect(list[0]!.state).toBe('overdue')
    const late = list.filter(each => each.state === 'overdue').length
    expect(list.slice(late).every(each => each.state !== 'overdue')).toBe(true)
  })

  it('says from when late is counted, of what fell due before anything was supplied', () => {
    const [first, ...others] = file.standings.filter(each => each.state === 'overdue')
    const standings = [{ ...first!, lateAfter: day('2019-06-18') }, ...others]
    for (const tab of [
      <DeadlinesTab wordsAsked={() => undefined} asked={asked} file={{ ...file, standings }} />,
      <NextSection wordsAsked={() => undefined} asked={asked} file={{ ...file, standings }} />,
    ])
      expect(safe(tab).match(/counted from 18 Jun 2019/g)).toHaveLength(1)
    expect(safe(<DeadlinesTab wordsAsked={() => undefined} asked={asked} file={file} />)).not.toContain('counted from')
  })

  it('says what comes next in sentences that a phone shows from the left', () => {
    expect(safe(<NextSection wordsAsked={() => undefined} asked={asked} file={file} />)).toMatch(
      /<td class="[^"]*sl-cell-words" data-label="In words"/,
    )
  })

  it('claims nothing late where no evidence was ever supplied', () => {
    const bare = fileOn('2019-06-20', new Map())
    expect(bare.standings.some(each => each.state === 'overdue')).toBe(false)
    expect(bare.standings.some(each => each.state === 'no-data')).toBe(true)
    const html = safe(
      <NowTab
        wordsAsked={() => undefined}
        asked={asked}
        file={bare}
        organisation={organisation}
        months="all"
        family={noFamily}
      />,
    )
    expect(html).toContain('cannot be judged')
    // The first visit was late for FD-06: that a visit was made, and when, needs no further evidence.
    expect(html).not.toMatch(/Late: (?!FD-06)/)
  })

  it('names what applies to the child and is not judged, so that silence is not taken for nothing due', () => {
    const placed = [
      imported('person', 'p1', { pers_dob: '2017-06-01' }),
      imported('permanence', 'a1', { perm_placement_order_date: '2019-02-11' }),
      imported('cla_episodes', 'e1', { clae_cla_episode_start_date: '2018-04-03' }),
    ]
    const bare = fileOn('2019-06-20', fullCoverage, placed, setStandards([], new Set()))
    expect(bare.unsupplied.map(each => each.id)).toContain('AD-03')
    const html = safe(<NextSection wordsAsked={() => undefined} asked={asked} file={bare} />)
    expect(html).toMatch(/\d standards not judged/)
    expect(html).toContain('Child who may be placed for adoption and is not: reviewed</a> (reviews')
    const empty = safe(<NextSection wordsAsked={() => undefined} asked={asked} file={{ ...bare, standings: [] }} />)
    expect(empty).toContain('No clock of any standard that can be judged is running')
    expect(safe(<NextSection wordsAsked={() => undefined} asked={asked} file={file} />)).not.toContain('not judged')
    // Turned 18, nothing of it applies any more.
    expect(fileOn('2035-06-20', fullCoverage, placed, setStandards([], new Set())).unsupplied).not.toContainEqual(
      expect.objectContaining({ id: 'AD-03' }),
    )
  })

  it('is told as known on the day', () => {
    const before = fileOn('2019-05-01')
    expect(openWords(before.record, before.on)).toBe('Referral since 4 Mar 2019')
    const journey = journeyOf(before, organisation, 'all')
    expect(journey.markers).toEqual([])
    expect(journey.from).toBe(day('2019-03-04'))
    expect(journey.bars.filter(each => each.lane === 'Protection plan' && each.kind === 'episode')).toEqual([])
    expect(holderWords(before.record, organisation, day('2018-01-01')).worker).toBe('nobody recorded')
  })

  it('is headed as the lists name a child of whom no name is supplied', () => {
    const nameless = fileOn(
      '2019-06-20',
      undefined,
      someRows.filter(each => each.table !== 'person'),
    )
    const html = safe(
      <ChildFrame asked={asked} file={nameless} organisation={organisation} seen={undefined} tab="deadlines">
        {''}
      </ChildFrame>,
    )
    expect(html).toContain('<bdi>Child c/1</bdi></h1>')
  })

  it('says when an unborn child is expected', () => {
    const person = { ...file.record.person!, bornOn: undefined, expectedOn: day('2026-09-10') }
    expect(ageWords({ ...file.record, person }, day('2026-06-01'))).toBe('expected 10 Sep 2026')
    expect(ageWords({ ...file.record, person }, day('2026-09-25'))).toBe('not known, was expected 10 Sep 2026')
  })

  it('lists what is overdue first, then what is ahead, then what is over, each deadline once', () => {
    const html = safe(<DeadlinesTab wordsAsked={() => undefined} asked={asked} file={file} />)
    const places = ['Overdue', 'Ahead, the soonest first', 'Done or ended'].map(each => html.indexOf(`>${each}`))
    expect(places).toEqual(places.toSorted((x, y) => x - y))
    expect(places).not.toContain(-1)
    const links = html.match(/href="[^"]*\/deadlines\/[^"]*"/g) ?? []
    expect(links).toHaveLength(file.standings.length)
    expect(new Set(links).size).toBe(file.standings.length)
    const ahead = html.slice(places[1]!, places[2]!)
    expect(ahead).not.toContain('not recorded')
  })

  it('lists every deadline with its explanation, and every imported row', () => {
    const html = safe(<DeadlinesTab wordsAsked={() => undefined} asked={asked} file={file} />)
    for (const { deadline } of file.standings)
      expect(html).toContain(explanationHref(asked, deadline).replaceAll('&', '&amp;'))
    const files = new Map([[1, ['ssd_person.csv']]])
    const imported = safe(
      <RecordTab asked={asked} rows={file.rows} files={files} part={{}} maySeeImports csrf="token" />,
    )
    for (const each of file.rows) expect(imported).toContain(`id="${rowId(each)}"`)
  })
})

describe('the explanation of a deadline', () => {
  it.each(fileOn('2019-06-20').standings)('$standard.id is explained', standing => {
    const html = safe(<ExplanationPage asked={asked} file={fileOn('2019-06-20')} {...{ standing, organisation }} />)
    expect(html).toContain('What would meet it')
    expect(html).toContain('In force on')
    expect(html).toContain('The counting')
  })

  it('counts working days one by one, over Easter and May Day, from day 0 to the due date', () => {
    const file = fileOn('2019-06-20')
    const conference = file.standings.find(
      each => each.standard.stage === 'protection' && each.deadline.triggerOn === day('2019-04-12'),
    )!
    const counting = countingOf(conference, conference.standard, file.record)
    expect(counting.days[0]).toMatchObject({ on: day('2019-04-12'), count: 0 })
    expect(counting.days.at(-1)).toMatchObject({ on: conference.deadline.dueOn, count: 15 })
    expect(counting.sentence).toContain('Fri 19 Apr 2019 does not count (Good Friday)')
    expect(counting.sentence).toContain('Mon 6 May 2019 does not count')
  })

  it('links its facts to the rows they came from', () => {
    const file = fileOn('2019-06-20')
    const first = file.standings.find(each => each.standard.id === 'CP-08')!
    expect(safe(<ExplanationPage asked={asked} file={file} standing={first} organisation={organisation} />)).toContain(
      `/children/c%2F1/record?on=2019-06-20#${rowId({ table: 'initial_cp_conference', key: hostile })}`,
    )
  })
})

describe('the routes', () => {
  let house: ChildHouse

  beforeAll(async () => {
    house = await openChildHouse({ 'c/1': { worker: 'w1', unit: 'k' } })
    await house.hold(someRows)
  })
  afterAll(() => house?.close())

  const ask = (index: number, params: object, query: object) =>
    routes[index]!.handler({
      params,
      query,
      services: house.services,
      organisation,
      principal: { id: 'p', role: 'director' },
      scope: { kind: 'authority' },
      today: day('2019-06-20'),
      csrf: 'token',
      noteViewed: () => {},
    } as unknown as RoomRequest<RoomServices>)
  const { deadline } = fileOn('2019-06-20').standings[0]!
  const pages = [
    [0, { childId: 'c/1' }, { months: '12' }],
    [1, { childId: 'c/1' }, {}],
    [2, { childId: 'c/1' }, {}],
    [3, { childId: 'c/1', standardId: deadline.standardId, ordinal: deadline.ordinal }, { subject: deadline.subject }],
  ] as const

  it.each(pages)('route %i gives a page with no name in its title, and names the child for the log', async (...of) => {
    const reply = await ask(...of)
    expect(reply.kind).toBe('page')
    if (reply.kind === 'page') {
      expect(reply.title).not.toMatch(/Robin|script/)
      expect(JSON.stringify(reply.breadcrumbs)).not.toMatch(/Robin|script/)
      safe(reply.body)
    }
    const { audit } = routes[of[0]]!
    expect(typeof audit === 'function' && audit(of[1])).toEqual({ event: 'child.viewed', childId: 'c/1' })
  })

  it.each(pages)('route %i knows no other child', async (index, params, query) => {
    expect(await ask(index, { ...params, childId: 'nobody' }, query)).toEqual({ kind: 'not-found' })
  })

  it('takes no day that is not one', () => {
    expect(routes[0]!.query!.safeParse({ on: '2019-02-30' }).success).toBe(false)
    expect(routes[0]!.query!.safeParse({ months: '7' }).success).toBe(false)
  })
})
