import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { endBatch, readBatch } from '../../store/batches.ts'
import { readIssues } from '../../store/issues.ts'
import { readReceivedFiles } from '../../store/received-files.ts'
import { withStores } from '../../store/testing.ts'
import { type ImportOptions, importPath } from '../import.ts'
import { abandonBatch, publishBatch } from '../import-batch.ts'
import { type FakeExtract, fakeReceived, fakeUnderstanding } from '../import-testing.ts'
import { letGoOfFiles } from './let-go.ts'

const filesFolder = mkdtempSync(join(tmpdir(), 'sightline-let-go-'))
afterAll(() => rmSync(filesFolder, { recursive: true, force: true }))

const at = new Date('2026-03-01T08:00:00Z')
const publishing = {
  by: 'test',
  at,
  understand: fakeUnderstanding(),
  rulesVersion: '1',
  filesFolder,
  acceptRefused: true,
}
const abandoning = { by: 'test', at }

withStores('files of which nothing came', store => {
  let authorities = 0
  const newAuthority = () => `L${++authorities}-${store().engine}`
  const extractOf = (mark: string): FakeExtract => ({
    mark: `${mark} ${store().engine}`,
    rows: [
      { table: 'person', key: 'P1', childId: 'P1', data: { pers_person_id: 'P1', pers_forename: 'Sam' } },
      { bad: '31/02/2010' },
    ],
  })
  const run = (authority: string, extract: FakeExtract, more: Partial<ImportOptions> = {}) =>
    importPath(store(), {
      ...{ ...publishing, source: { received: fakeReceived(extract) }, authority },
      ...{ mode: 'replace', confirm: 'ask', ...more },
    })
  const kept = async (authority: string, batch: number) => {
    const [file] = await readReceivedFiles(store().db, authority, batch)
    return { there: existsSync(join(filesFolder, file!.hash.slice(0, 2), file!.hash)), keptAs: file!.kept_as }
  }

  it('are removed once their import was abandoned, and what was wrong with it is still told', async () => {
    const authority = newAuthority()
    const { batch } = await run(authority, extractOf('abandoned'))
    expect(await letGoOfFiles(store(), filesFolder)).toBe(0)
    expect((await kept(authority, batch)).there).toBe(true)
    await abandonBatch(store(), authority, batch, abandoning)
    expect(await letGoOfFiles(store(), filesFolder)).toBe(1)
    expect(await kept(authority, batch)).toEqual({ there: false, keptAs: null })
    expect(await readIssues(store().db, authority, batch)).toMatchObject([{ code: 'date-unreadable', row: 3 }])
    expect(await readBatch(store().db, authority, batch)).toMatchObject({ state: 'abandoned' })
    expect(await letGoOfFiles(store(), filesFolder)).toBe(0)
  })

  it('are removed once their import failed', async () => {
    const authority = newAuthority()
    const { batch } = await run(authority, extractOf('failed'))
    await endBatch(store().db, authority, batch, { state: 'failed', at, message: 'The import stopped.' })
    await letGoOfFiles(store(), filesFolder)
    expect(await kept(authority, batch)).toEqual({ there: false, keptAs: null })
  })

  it('stay where another import was made of the same file, even of another authority', async () => {
    const [one, other] = [newAuthority(), newAuthority()]
    const first = await run(one, extractOf('twice'))
    const second = await run(other, extractOf('twice'))
    await abandonBatch(store(), one, first.batch, abandoning)
    expect(await letGoOfFiles(store(), filesFolder)).toBe(0)
    expect((await kept(one, first.batch)).there).toBe(true)
    expect(await publishBatch(store(), other, second.batch, publishing)).toMatchObject({ state: 'published' })
    expect((await kept(other, second.batch)).there).toBe(true)
  })

  it('are kept anew when the same file comes again, even if they are let go of while it is read', async () => {
    const authority = newAuthority()
    const { batch } = await run(authority, extractOf('again'))
    await abandonBatch(store(), authority, batch, abandoning)
    // It names its authority itself, and there are several: until it is read no import is set down.
    for (const mark of ['one', 'other']) await run(newAuthority(), extractOf(mark))
    const received = fakeReceived({ ...extractOf('again'), authority })
    const [file] = received.files
    await run(authority, extractOf('again'), { source: { received } }).then(({ batch: own }) =>
      abandonBatch(store(), authority, own, abandoning),
    )
    let letGo = 0
    const meanwhile = {
      ...file!,
      async *open() {
        letGo += await letGoOfFiles(store(), filesFolder)
        yield* file!.open()
      },
    }
    const source = { received: { ...received, files: [meanwhile] } }
    const again = await run(authority, extractOf('again'), { source, authority: undefined })
    expect(letGo).toBe(2)
    expect((await kept(authority, again.batch)).there).toBe(true)
    expect(await publishBatch(store(), authority, again.batch, publishing)).toMatchObject({ state: 'published' })
  })
})
