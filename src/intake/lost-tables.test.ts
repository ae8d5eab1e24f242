import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { waitingHeadings } from '../rooms/imports/waiting-words.ts'
import { readIssues } from '../store/issues.ts'
import { withStores } from '../store/testing.ts'
import { ssd } from './formats/ssd/index.ts'
import { templatesWith } from './formats/templates/index.ts'
import { importPath } from './import.ts'
import { publishBatch } from './import-batch.ts'
import { fakeUnderstanding } from './import-testing.ts'
import { fileOf } from './read/made-files.ts'
import { combined } from './receive/received.ts'

const filesFolder = mkdtempSync(join(tmpdir(), 'sightline-files-'))
afterAll(() => rmSync(filesFolder, { recursive: true, force: true }))

const people = `pers_person_id,pers_sex\n${Array.from({ length: 100 }, (_, at) => `${at + 1},F`).join('\n')}\n`
const visits = (day: string) => `cppv_person_id,${day}\n1,2026-01-05\n2,2026-01-06\n`
const whole = { 'ssd_person.csv': people, 'ssd_cp_visits.csv': visits('cppv_cp_visit_date') }

withStores('a table of which nothing comes', getStore => {
  let authorities = 0
  const fresh = () => {
    const authority = `L${++authorities}-${getStore().engine}`
    const understand = fakeUnderstanding({ formats: [ssd, templatesWith({})] })
    const publishing = { by: 'test', at: new Date('2026-03-01T08:00:00Z'), understand, rulesVersion: '1', filesFolder }
    const run = (files: Readonly<Record<string, string>>, mode: 'replace' | 'delta' | 'full' = 'replace') => {
      const received = combined(
        Object.entries(files).map(([name, text]) => fileOf(name, text)),
        [],
      )
      return importPath(getStore(), { ...publishing, source: { received }, authority, mode, confirm: 'yes' })
    }
    const told = async (batch: number) =>
      (await readIssues(getStore().db, authority, batch))
        .filter(each => /^table-|^column-unknown|key-column/.test(each.code))
        .map(({ file, column, code, severity }) => [file, column, code, severity].filter(each => each).join(' '))
    return { authority, publishing, run, told }
  }

  it('is asked about where its file cannot be read and rows of it are held; its headings are listed', async () => {
    const { authority, publishing, run, told } = fresh()
    await run(whole)
    const lost = await run({ ...whole, 'ssd_cp_visits.csv': visits('Visit Day') })
    expect(lost).toMatchObject({ state: 'awaiting-confirmation', rows: { rejected: 2, gone: 0 } })
    expect(lost.message).toContain('Nothing of ssd_cp_visits.csv (2 rows held) could be read')
    expect(await told(lost.batch)).toEqual([
      'ssd_cp_visits.csv cppv_cp_visit_date key-column-missing error',
      'ssd_cp_visits.csv Visit Day column-unknown note',
    ])
    expect(await waitingHeadings(getStore().db, authority)).toMatchObject([
      { domain: 'heading:cp_visits', from: 'Visit Day' },
    ])
    const done = await publishBatch(getStore(), authority, lost.batch, { ...publishing, acceptRefused: true })
    expect(done).toMatchObject({ state: 'published', rows: { rejected: 2, gone: 0 } })
  })

  it('is told where the last extract brought it, and nothing of it is asked', async () => {
    const { run, told } = fresh()
    await run(whole)
    const empty = await run({ ...whole, 'ssd_cp_visits.csv': 'cppv_person_id,cppv_cp_visit_date\n' })
    expect(empty).toMatchObject({ state: 'published', rows: { gone: 0 } })
    expect(await told(empty.batch)).toEqual(['ssd_cp_visits.csv table-empty warning'])
    await run({ ...whole, 'ssd_department.csv': 'dept_team_id\nT1\n' })
    const without = await run({ 'ssd_person.csv': people })
    expect(await told(without.batch)).toEqual([
      'ssd_cp_visits.csv table-left-out warning',
      'ssd_department.csv table-left-out warning',
    ])
  })

  it('is not told of a part by intent, and of the templates only by the way: they are sent one by one', async () => {
    const { run, told } = fresh()
    await run(whole)
    expect(await told((await run({ 'ssd_person.csv': `${people}101,F\n` }, 'delta')).batch)).toEqual([])
    await run({ 'sightline_core_groups.csv': 'child_id,held_on\n1,2026-01-05\n' })
    const other = await run({ 'sightline_need_reviews.csv': 'child_id,held_on\n1,2026-01-05\n' })
    expect(await told(other.batch)).toEqual(['sightline_core_groups.csv table-left-out note'])
  })
})
