import { expect, it } from 'vitest'
import { ensureAuthority } from './authorities.ts'
import { createBatch, endBatch, readBatch, withdrawBatch } from './batches.ts'
import { readReceivedFiles, writeReceivedFiles } from './received-files.ts'
import { withStores } from './testing.ts'

const begun = {
  format: 'ssd',
  mode: 'replace',
  contentHash: 'a',
  authorityFrom: 'only',
  by: 'sam',
  at: new Date('2026-03-01T09:00:00Z'),
} as const

withStores('batches', getStore => {
  it('are taken back with their files while they have only begun, and not afterwards', async () => {
    const { db } = getStore()
    await ensureAuthority(db, { authority: '204' })
    const file = { name: 'a.csv', bytes: 1, hash: 'a'.repeat(64) }
    const batches = [
      await createBatch(db, { ...begun, authority: '204' }),
      await createBatch(db, { ...begun, authority: '204' }),
    ]
    for (const each of batches) await writeReceivedFiles(db, '204', each, [file])
    await endBatch(db, '204', batches[1]!, { state: 'published', at: begun.at, version: 1 })
    for (const each of batches) await withdrawBatch(db, '204', each)
    expect(await readBatch(db, '204', batches[0]!)).toBeUndefined()
    expect(await readReceivedFiles(db, '204', batches[0]!)).toEqual([])
    expect(await readBatch(db, '204', batches[1]!)).toMatchObject({ state: 'published' })
    expect(await readReceivedFiles(db, '204', batches[1]!)).toHaveLength(1)
  })
})
