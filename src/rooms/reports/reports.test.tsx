import fc from 'fast-check'
import { renderToString } from 'preact-render-to-string'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Board, type BoardLine, ReadModel } from '../../analysis/index.ts'
import { may } from '../../domain/access/permissions.ts'
import { knownRoles } from '../../domain/access/principal.ts'
import { day } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { factTables } from '../../domain/indicators/facts/index.ts'
import { unsetStandards } from '../../domain/standards/local/set-standards.ts'
import { standards } from '../../domain/standards/registry.ts'
import type { Published } from '../../domain/statistics/index.ts'
import type { Reply } from '../../server/index.ts'
import type { RoomRequest } from '../../server/route.ts'
import { ensureAuthority, readChangeLog } from '../../store/index.ts'
import { listReports, publishReport } from '../../store/published-reports.ts'
import { withStores } from '../../store/testing.ts'
import type { RoomServices } from '../services.ts'
import { reportOf, reportTable } from './content.ts'
import { routes } from './index.ts'
import { ReportNumbers } from './pages/report.tsx'

const few = fc.oneof(fc.nat(8), fc.nat(400))
const line = (given: Partial<BoardLine> & { standardId: string }): BoardLine => ({
  ...{ open: 0, overdue: 0, ageing: [0, 0, 0], dueSoon: 0, noData: 0, inTime: { met: 0, of: 0 }, months: [] },
  ...given,
})
const boardOf = (lines: readonly BoardLine[]) =>
  ({ day: day('2026-11-26'), lines: new Map(lines.map(each => [each.standardId, each])) }) as unknown as Board
const someLines = standards.map(({ id }, index) =>
  line({
    standardId: id,
    open: 40 + index,
    overdue: index,
    dueSoon: 10,
    noData: 0,
    inTime: { met: 80, of: 80 + index },
  }),
)

/** A total is what its parts come to where all of them are shown, and more than those that are otherwise. */
function expectSum(parts: readonly Published[], total: Published): void {
  const shown = parts.filter(each => each !== 'c')
  const sum = shown.reduce((before, each) => before + each, 0)
  if (total === 'c') expect(shown.length).toBeLessThan(parts.length)
  else if (shown.length === parts.length) expect(total).toBe(sum)
  else expect(total).toBeGreaterThan(sum)
}

describe('what is published', () => {
  it('has no number of 1 to 5 in it, whatever the board has', () => {
    const some = standards.slice(0, 16)
    const anyLine = fc.tuple(few, few, few, few, few, few)
    fc.assert(
      fc.property(
        fc.array(anyLine, { minLength: some.length, maxLength: some.length }),
        few,
        (counts, childrenOpen) => {
          const lines = some.map(({ id }, index) => {
            const [overdue, dueSoon, later, noData, met, missed] = counts[index]!
            const open = overdue + dueSoon + later + noData
            return line({ standardId: id, open, overdue, dueSoon, noData, inTime: { met, of: met + missed } })
          })
          const content = reportOf(boardOf(lines), childrenOpen, some)
          const sums = new Set(['open', 'fellDue'])
          // A sum of 5 stands for 6 or 7.
          for (const each of content.lines) {
            for (const [name, value] of Object.entries(each))
              if (typeof value === 'number' && name !== 'percentage')
                expect(value === 0 || value > (sums.has(name) ? 4 : 5)).toBe(true)
            if (each.percentage !== null) expect([each.inTime, each.missed]).not.toContain('c')
          }
          for (const each of content.lines) {
            expectSum([each.overdue, each.soon, each.later, each.noData], each.open)
            expectSum([each.inTime, each.missed], each.fellDue)
          }
          for (const name of ['overdue', 'soon', 'later', 'noData', 'inTime', 'missed'] as const)
            expectSum(
              content.lines.map(each => each[name]),
              content.all[name],
            )
          expect(content.childrenOpen === 'c' || content.childrenOpen % 5 === 0).toBe(true)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('says what c is before any number, has the sum first, and tells nothing due from what is not shown', () => {
    const content = reportOf(boardOf(someLines), 312, standards)
    const none = { ...content.lines[0]!, inTime: 0, missed: 0, fellDue: 0, percentage: null }
    const hidden = { ...content.lines[1]!, inTime: 'c', missed: 'c', fellDue: 20, percentage: null } as const
    const shown = renderToString(
      <ReportNumbers content={{ ...content, lines: [none, hidden] }} asAt="2026-11-26" source="x" dataVersion={1} />,
    )
    const inOrder = (...words: string[]) => expect(shown).toMatch(new RegExp(words.join('.*'), 's'))
    inOrder('c: not shown', 'All standards', none.title)
    inOrder('In time', 'not given', 'none due', 'not shown', 'About these numbers')
  })

  it('is the same in the file, with its sum', () => {
    const content = reportOf(boardOf(someLines), 312, standards)
    const table = reportTable(content, '2026-11-26')
    expect(table.rows).toHaveLength(standards.length + 1)
    expect(content.childrenOpen).toBe(310)
    expect(content.lines[0]).toMatchObject({ overdue: 0, soon: 10, later: 30, inTime: 80, missed: 0, percentage: 100 })
    expect(content.lines[3]!.overdue).toBe('c')
    expect(content.lines[7]).toMatchObject({ overdue: 7, open: 47, missed: 7, fellDue: 87 })
    expect(table.columns.map(each => each.heading)).toContain('Open (to the nearest 5 where a part is not shown)')
  })
})

it('is published by directors and quality leads, and read by all but administrators and partner auditors', () => {
  for (const { path, permission } of routes) {
    const who = knownRoles.filter(role => may({ role }, permission as never))
    if (path === '/reports/new' || path.endsWith('/withdraw')) expect(who, path).toEqual(['director', 'quality-lead'])
    else
      expect(
        knownRoles.filter(each => !who.includes(each)),
        path,
      ).toEqual(['administrator', 'partner-auditor'])
  }
})

let number = 0
withStores('published reports', getStore => {
  const at = new Date('2026-11-26T09:00:00Z')
  let authority: { id: string; name: string; synthetic: boolean }
  let services: RoomServices
  let version: number

  beforeEach(async () => {
    authority = { id: `r${++number}`, name: 'Example', synthetic: true }
    version = 7
    await ensureAuthority(getStore().db, { authority: authority.id })
    services = {
      authority,
      store: getStore(),
      model: new ReadModel(authority.id, factTables, englandAndWales),
      dataVersion: () => version,
      dataLine: () => ({ version, source: 'Case system extract of Mon 23 Nov 2026, 06:00' }),
      standards: () => unsetStandards,
    } as unknown as RoomServices
  })

  const ask = (role: string, method: string, path: string, given: object = {}): Promise<Reply> => {
    const route = routes.find(each => each.method === method && each.path === path)!
    const { body = {}, query = {}, ...more } = given as { body?: object; query?: object }
    return route.handler({
      ...{ services, at, csrf: 'token', today: day('2026-11-26'), principal: { id: role, role } },
      ...{ numbersScope: { kind: 'authority' } },
      ...more,
      query: route.query?.parse(query) ?? {},
      body: route.body?.parse(body) ?? {},
    } as unknown as RoomRequest<RoomServices>)
  }
  const html = (reply: Reply) => {
    if (reply.kind !== 'page') throw new Error(reply.kind)
    return renderToString(reply.body)
  }
  const typed = { title: 'Timeliness <b>', note: 'As usual', 'on-day': '1', 'on-month': '11', 'on-year': '2026' }
  async function published() {
    const form = { ...typed, step: 'publish', 'looked-at': '7' }
    const reply = await ask('director', 'POST', '/reports/new', { body: form })
    if (reply.kind !== 'redirect') throw new Error(reply.kind)
    return /^\/reports\/([0-9a-f-]+)\?done=published$/.exec(reply.to)![1]!
  }

  it('are looked at first, and again where newer data has come in', async () => {
    const look = html(await ask('director', 'POST', '/reports/new', { body: { ...typed, step: 'look' } }))
    expect(look).toContain('Not yet published')
    expect(look).toContain('As at Sun 1 Nov 2026')
    expect(look).not.toContain('<b>')
    version = 8
    const again = { ...typed, step: 'publish', 'looked-at': '7' }
    expect(html(await ask('director', 'POST', '/reports/new', { body: again }))).toContain('Newer data has come in')
    expect(await listReports(getStore().db, authority.id)).toEqual([])
  })

  it('stay as they were, with their source and data version, and who published them', async () => {
    const reportId = await published()
    version = 9
    const shown = html(await ask('scrutiny-member', 'GET', '/reports/:reportId', { params: { reportId } }))
    expect(shown).toContain('Case system extract of Mon 23 Nov 2026, 06:00, data version 7')
    expect(shown).not.toContain('by director')
    expect(html(await ask('scrutiny-member', 'GET', '/reports'))).toContain('Timeliness &lt;b>')
    const file = await ask('scrutiny-member', 'GET', '/reports/:reportId/export', { params: { reportId } })
    expect(file).toMatchObject({ kind: 'file', name: 'published-2026-11-01.csv' })
    const [entry] = await readChangeLog(getStore().db, authority.id)
    expect(entry).toMatchObject({ principal: 'director', event: 'report published', subject: reportId })
    const rewritten = getStore().db.updateTable('published_report').set({ title: 'Other' }).execute()
    await expect(rewritten).rejects.toThrow(/permission denied/)
    await expect(getStore().db.deleteFrom('published_report').execute()).rejects.toThrow(/permission denied/)
  })

  it('withdrawn are there for publishers alone, with the reason', async () => {
    const reportId = await published()
    const params = { reportId }
    expect(html(await ask('director', 'POST', '/reports/:reportId/withdraw', { params }))).toContain('Enter why')
    await ask('director', 'POST', '/reports/:reportId/withdraw', { params, body: { because: 'A number was wrong' } })
    expect(html(await ask('director', 'GET', '/reports/:reportId', { params }))).toContain('A number was wrong. Only')
    expect(html(await ask('director', 'GET', '/reports'))).toContain('Withdrawn')
    expect(html(await ask('inspector', 'GET', '/reports'))).toContain('Nothing has been published yet')
    for (const path of ['/reports/:reportId', '/reports/:reportId/export'])
      expect((await ask('inspector', 'GET', path, { params })).kind).toBe('not-found')
  })

  it('are of a real day that has come, and have a title', async () => {
    for (const [form, words] of [
      [{ ...typed, title: ' ' }, 'Enter a title'],
      [{ ...typed, 'on-day': '31' }, 'must be a real date'],
      [{ ...typed, 'on-year': '2027' }, 'must be today'],
      [{ ...typed, note: 'x'.repeat(5001) }, '5,000 characters or fewer'],
    ] as const)
      expect(html(await ask('director', 'POST', '/reports/new', { body: form }))).toContain(words)
    const part = { numbersScope: { kind: 'part' }, body: typed }
    expect((await ask('director', 'POST', '/reports/new', part)).kind).toBe('forbidden')
  })

  it('of another authority are not there', async () => {
    await ensureAuthority(getStore().db, { authority: 'elsewhere' })
    const report = { title: 'T', note: '', asAt: '2026-11-01', dataVersion: 1, source: 's', content: {} }
    const reportId = await publishReport(getStore().db, 'elsewhere', report, { by: 'x', at })
    expect((await ask('director', 'GET', '/reports/:reportId', { params: { reportId } })).kind).toBe('not-found')
  })
})
