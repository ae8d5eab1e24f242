import { expect, it } from 'vitest'
import { ensureAuthority } from '../store/authorities.ts'
import { createBatch, endBatch } from '../store/batches.ts'
import { writeIssues } from '../store/issues.ts'
import { withStores } from '../store/testing.ts'
import { dataLineAt, readLastImports } from './data-line.ts'

withStores('the data line', getStore => {
  let authorities = 0
  const fresh = async () => {
    const authority = `D${++authorities}-${getStore().engine}`
    const { db } = getStore()
    await ensureAuthority(db, { authority })
    let version = 0
    const came = async (format: string, at: string, state: 'published' | 'failed' = 'published', warnings = 0) => {
      const about = { format, mode: 'replace', contentHash: `${at}${format}`, authorityFrom: 'asked' } as const
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
      })
      return batch
    }
    const line = async (now: string) => dataLineAt(await readLastImports(db, authority), version, new Date(now), 36)
    return { came, line }
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

  it('is of the last yearly return where there is no extract of the case system', async () => {
    const { came, line } = await fresh()
    await came('ssda903', '2026-11-20T06:00:00Z')
    await came('cin-census', '2026-11-23T06:00:00Z')
    expect(await line('2026-11-23T08:00:00Z')).toMatchObject({
      source: 'Case system extract of Mon 23 Nov 2026, 06:00',
    })
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
})
