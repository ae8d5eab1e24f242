import { expect, it } from 'vitest'
import { day } from '../domain/calendar/day.ts'
import { returnYearColumns, returnYearsTable } from '../domain/record/return-years.ts'
import { ensureAuthority } from '../store/authorities.ts'
import { createBatch, endBatch } from '../store/batches.ts'
import { insertRecords } from '../store/case-records.ts'
import { writeIssues } from '../store/issues.ts'
import { withStores } from '../store/testing.ts'
import { dataLineAt, readLastImports, returnsToldUntil } from './data-line.ts'

interface Brought {
  /** By table, the rows in it. */
  readonly tables?: Readonly<Record<string, number>>
  readonly held?: number
  readonly mode?: 'replace' | 'full' | 'delta'
  readonly contentHash?: string
}

const byTable = (tables: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(tables).map(([table, rows]) => [table, { new: rows, unchanged: 0 }]))

const need = { cin_episodes: 400, cin_visits: 900, cp_visits: 300 }
const care = { cla_episodes: 100, cla_visits: 500 }
const whole = { tables: { person: 600, ...need, ...care, involvements: 700 }, held: 3500 }

withStores('the data line', getStore => {
  let authorities = 0
  const fresh = async () => {
    const authority = `D${++authorities}-${getStore().engine}`
    const { db } = getStore()
    await ensureAuthority(db, { authority })
    let version = 0
    const came = async (
      format: string,
      at: string,
      state: 'published' | 'failed' = 'published',
      warnings = 0,
      { tables, held = 0, mode = 'replace', contentHash = `${at}${format}` }: Brought = {},
    ) => {
      const about = { format, mode, contentHash, authorityFrom: 'asked' } as const
      const batch = await createBatch(db, { ...about, authority, by: 'test', at: new Date(at) })
      const issue = { file: 'a.csv', code: 'date-ahead', severity: 'warning', message: 'm', remedy: 'r' } as const
      await writeIssues(
        db,
        authority,
        batch,
        Array.from({ length: warnings }, () => issue),
      )
      await endBatch(db, authority, batch, {
        state,
        at: new Date(at),
        ...(state === 'published' ? { version: ++version } : {}),
        ...(tables === undefined ? {} : { comparison: { byTable: byTable(tables), held } }),
      })
      return batch
    }
    const line = async (now: string) => dataLineAt(await readLastImports(db, authority), version, new Date(now), 36)
    return { authority, came, line }
  }

  it('is of the case system, whatever else was imported since, and grows stale by itself', async () => {
    const { came, line } = await fresh()
    expect(await line('2026-11-23T08:00:00Z')).toMatchObject({ source: 'Nothing has been imported yet' })
    await came('sightline', '2026-11-22T06:00:00Z')
    expect(await line('2026-11-23T08:00:00Z')).toMatchObject({
      source: 'No case system extract has been imported yet',
      stale: undefined,
    })
    await came('ssd', '2026-11-23T06:00:00Z')
    await came('sightline', '2026-12-07T06:00:00Z')
    const of = { source: 'Case system extract of Mon 23 Nov 2026, 06:00' }
    expect(await line('2026-11-24T17:00:00Z')).toMatchObject({ ...of, stale: undefined })
    expect(await line('2026-12-07T08:00:00Z')).toMatchObject({
      ...of,
      stale: 'no extract since Mon 23 Nov 2026, 06:00',
    })
    // A yearly return tells nothing of how old the nightly extract is.
    await came('ssda903', '2026-12-07T07:00:00Z')
    expect(await line('2026-12-07T08:00:00Z')).toMatchObject(of)
  })

  it('stays of the last whole extract after a correction, and counts what needs attention in both', async () => {
    const { came, line } = await fresh()
    await came('ssd', '2026-11-28T14:44:00Z', 'published', 11, whole)
    const correction = { tables: { cp_visits: 3 }, held: 300, mode: 'delta' } as const
    await came('ssd', '2026-11-28T19:20:00Z', 'published', 1, correction)
    expect(await line('2026-11-29T08:00:00Z')).toMatchObject({
      source: 'Case system extract of Sat 28 Nov 2026, 14:44, and a correction at 19:20',
      attention: { count: 12, href: '/imports' },
      stale: undefined,
    })
    // Nor does one clear that it is old, or one that was not declared and holds a few rows of everything.
    await came('ssd', '2026-11-30T07:00:00Z', 'published', 0, correction)
    await came('ssd', '2026-11-30T08:00:00Z', 'published', 0, { ...whole, tables: { cin_visits: 3, person: 1 } })
    expect(await line('2026-11-30T08:05:00Z')).toMatchObject({
      source: 'Case system extract of Sat 28 Nov 2026, 14:44, and a correction of Mon 30 Nov 2026, 08:00',
      stale: 'no extract since Sat 28 Nov 2026, 14:44',
    })
    const next = await came('ssd', '2026-12-01T06:00:00Z', 'published', 2, whole)
    expect(await line('2026-12-01T08:00:00Z')).toMatchObject({
      source: 'Case system extract of Tue 1 Dec 2026, 06:00',
      attention: { count: 2, href: `/imports/${next}` },
    })
  })

  it('is of the last night whose changes came, where an authority sends what changed and never the whole again', async () => {
    const { came, line } = await fresh()
    await came('ssd', '2026-11-02T06:00:00Z', 'published', 7, whole)
    const changes = { tables: { person: 9, cin_episodes: 2, cin_visits: 31, cla_visits: 4, involvements: 3 } }
    const night = { ...changes, held: 3500, mode: 'delta' } as const
    await came('ssd', '2026-11-25T06:00:00Z', 'published', 2, night)
    await came('ssd', '2026-11-26T06:00:00Z', 'published', 0, night)
    // What the first brought is held still, but for what changed.
    expect(await line('2026-11-26T08:00:00Z')).toMatchObject({
      source: 'Case system extract of Thu 26 Nov 2026, 06:00',
      attention: { count: 9, href: '/imports' },
      stale: undefined,
    })
    await came('ssd', '2026-11-27T09:00:00Z', 'published', 0, { tables: { cp_visits: 1 }, held: 300, mode: 'delta' })
    expect(await line('2026-11-28T08:00:00Z')).toMatchObject({
      source: 'Case system extract of Thu 26 Nov 2026, 06:00, and a correction of Fri 27 Nov 2026, 09:00',
      stale: 'no extract since Thu 26 Nov 2026, 06:00',
    })
  })

  it('is as old as what is oldest of the tables most standards rest on', async () => {
    const { came, line } = await fresh()
    await came('ssd', '2026-11-23T06:00:00Z', 'published', 5, whole)
    const part = { tables: { person: 600, ...need, involvements: 700 }, held: 2900 }
    await came('ssd', '2026-11-24T06:00:00Z', 'published', 3, part)
    await came('ssd', '2026-11-25T06:00:00Z', 'published', 3, part)
    const later = await line('2026-11-25T08:00:00Z')
    expect(later).toMatchObject({
      source: 'Case system extract of Mon 23 Nov 2026, 06:00, and a part of it of Wed 25 Nov 2026, 06:00',
      stale: 'nothing of ssd_cla_episodes and ssd_cla_visits since Mon 23 Nov 2026, 06:00',
      // Not of Tuesday's, nothing of which is held as it brought it.
      attention: { count: 8, href: '/imports' },
    })
    await came('ssd', '2026-11-25T06:10:00Z', 'published', 0, { tables: care, held: 600 })
    expect(await line('2026-11-25T08:00:00Z')).toMatchObject({
      source: 'Case system extract of Wed 25 Nov 2026, 06:00, and a part of it at 06:10',
      stale: undefined,
    })
    await came('ssd', '2026-11-25T07:00:00Z', 'published', 0, { tables: { cp_visits: 1 }, held: 300, mode: 'delta' })
    expect((await line('2026-11-25T08:00:00Z')).source).toBe(
      'Case system extract of Wed 25 Nov 2026, 06:00, with a part of it at 06:10 and a correction at 07:00',
    )
    // Headings without rows bring nothing, unless they are all there is.
    const without = { tables: { ...whole.tables, cla_visits: 0 }, held: 3500 }
    await came('ssd', '2026-11-26T06:00:00Z', 'published', 0, without)
    expect((await line('2026-11-27T08:00:00Z')).stale).toBe('nothing of ssd_cla_visits since Wed 25 Nov 2026, 06:10')
    await came('ssd', '2026-11-27T06:00:00Z', 'published', 0, { ...without, mode: 'full' })
    expect((await line('2026-11-27T08:00:00Z')).source).toBe('Case system extract of Fri 27 Nov 2026, 06:00')
  })

  it('is no younger for reading the same files again', async () => {
    const { came, line } = await fresh()
    await came('ssd', '2026-11-23T06:00:00Z', 'published', 5, { ...whole, contentHash: 'same' })
    await came('ssd', '2026-11-26T09:00:00Z', 'published', 1, { ...whole, contentHash: 'same' })
    expect(await line('2026-11-26T10:00:00Z')).toMatchObject({
      source: 'Case system extract of Mon 23 Nov 2026, 06:00',
      stale: 'no extract since Mon 23 Nov 2026, 06:00',
      attention: { count: 1 },
    })
  })

  it('is of the yearly returns where there is no extract of the case system, and as old as their year', async () => {
    const { authority, came, line } = await fresh()
    const { db } = getStore()
    const tells = async (format: 'cin-census' | 'ssda903', batch: number, years: readonly string[]) => {
      const rows = years.map(year => ({
        ...{ table: returnYearsTable, key: `C1 ${year}`, childId: 'C1', hash: year },
        json: JSON.stringify({ [returnYearColumns.yearEnd]: year }),
      }))
      await insertRecords(db, { authority, format, batch }, rows)
    }
    const first = await came('cin-census', '2026-05-20T06:00:00Z')
    expect(await line('2026-05-20T08:00:00Z')).toMatchObject({
      source: 'Yearly return of an unknown year (census)',
      stale: 'of which year the census tells is not known',
    })
    await tells('cin-census', first, ['2025-03-31', '2026-03-31'])
    expect(await line('2026-05-20T08:00:00Z')).toMatchObject({
      source: 'Yearly return to 31 Mar 2026 (census)',
      stale: 'nothing after 31 Mar 2026 (census), so what fell due since shows as overdue, done or not',
    })
    // One that comes before its year is over tells of it until then.
    await tells('ssda903', await came('ssda903', '2026-05-20T07:00:00Z'), ['2027-03-31'])
    expect(await line('2026-05-20T08:00:00Z')).toMatchObject({
      source: 'Yearly returns to 31 Mar 2026 (census) and to 31 Mar 2027 (903, imported Wed 20 May 2026, 08:00)',
      stale: 'nothing after 31 Mar 2026 (census), so what fell due since shows as overdue, done or not',
    })
    const untilWhen = async () => returnsToldUntil(await readLastImports(db, authority))
    expect(await untilWhen()).toEqual([
      { name: 'census', on: day('2026-03-31') },
      { name: '903', on: day('2026-05-20') },
    ])
    await came('ssd', '2026-05-21T06:00:00Z')
    expect((await line('2026-05-21T08:00:00Z')).source).toBe('Case system extract of Thu 21 May 2026, 07:00')
    expect(await untilWhen()).toEqual([])
  })

  it('counts what needs attention in the last import of each source', async () => {
    const { came, line } = await fresh()
    await came('ssd', '2026-11-22T06:00:00Z', 'published', 5)
    const ssd = await came('ssd', '2026-11-23T06:00:00Z', 'published', 3)
    await came('sightline', '2026-11-23T07:00:00Z')
    expect((await line('2026-11-23T08:00:00Z')).attention).toEqual({ count: 3, href: `/imports/${ssd}` })
    await came('cin-census', '2026-11-23T09:00:00Z', 'published', 2)
    expect((await line('2026-11-23T10:00:00Z')).attention).toEqual({ count: 5, href: '/imports' })
  })

  it('finds it behind however many that were not published', async () => {
    const { came, line } = await fresh()
    await came('ssd', '2026-11-23T06:00:00Z')
    for (let minute = 10; minute < 35; minute++) await came('ssd', `2026-11-23T07:${minute}:00Z`, 'failed')
    expect((await line('2026-11-23T08:00:00Z')).source).toBe('Case system extract of Mon 23 Nov 2026, 06:00')
  })

  it('finds it behind however many corrections', async () => {
    const { came, line } = await fresh()
    await came('ssd', '2026-11-23T06:00:00Z', 'published', 0, whole)
    const correction = { tables: { cin_visits: 3, cp_visits: 1 }, held: 1200, mode: 'delta' } as const
    for (let minute = 10; minute < 40; minute++)
      await came('ssd', `2026-11-23T07:${minute}:00Z`, 'published', 0, correction)
    expect((await line('2026-11-23T08:00:00Z')).source).toBe(
      'Case system extract of Mon 23 Nov 2026, 06:00, and a correction at 07:39',
    )
  })
})
