import { hash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readChildRows } from '../../../store/case-records.ts'
import { withStores } from '../../../store/testing.ts'
import type { ReceivedFile } from '../../format.ts'
import { importPath } from '../../import.ts'
import { fakeUnderstanding } from '../../import-testing.ts'
import { fileOf } from '../../read/made-files.ts'
import { cinCensus } from './index.ts'

const filesFolder = mkdtempSync(join(tmpdir(), 'sightline-files-'))
afterAll(() => rmSync(filesFolder, { recursive: true, force: true }))

/** The census of the year that ends on 31 March of a year, of a child "C1". */
function censusOf(year: string, disabilities: readonly string[], formerNumber?: string): ReceivedFile {
  const former = formerNumber === undefined ? '' : `<FormerUPN>${formerNumber}</FormerUPN>`
  const listed = disabilities.map(each => `<Disability>${each}</Disability>`).join('')
  return fileOf(
    `${year}.xml`,
    `<Message><Header><CollectionDetails><Collection>CIN</Collection><ReferenceDate>${year}-03-31</ReferenceDate></CollectionDetails></Header>
    <Child><ChildIdentifiers><LAchildID>C1</LAchildID>${former}<PersonBirthDate>2012-02-29</PersonBirthDate></ChildIdentifiers>
    <ChildCharacteristics><Disabilities>${listed}</Disabilities></ChildCharacteristics>
    <CINdetails><CINreferralDate>2020-05-01</CINreferralDate></CINdetails></Child></Message>`,
  )
}

withStores('censuses of several years', getStore => {
  let authorities = 0

  /** Imports one set of files after another, and answers with the lists then held of the child. */
  async function listsAfter(imports: readonly (readonly ReceivedFile[])[]) {
    const store = getStore()
    const authority = `census${++authorities}`
    for (const files of imports) {
      const bytes = files.reduce((sum, each) => sum + each.bytes, 0)
      const digest = hash('sha256', files.map(each => each.name + each.hash).join())
      await importPath(store, {
        source: { received: { files, hash: digest, bytes, issues: [], dispose: async () => {} } },
        authority,
        mode: 'replace',
        confirm: 'yes',
        acceptGone: true,
        by: 'test',
        at: new Date(0),
        understand: fakeUnderstanding({ formats: [cinCensus] }),
        rulesVersion: '1',
        filesFolder,
      })
    }
    const rows = (await readChildRows(store.db, authority, ['C1'])).get('C1') ?? []
    return rows
      .flatMap(({ data }) => data.disa_disability_code ?? data.link_identifier_value ?? [])
      .sort()
      .join(' ')
  }

  it('list what the newest lists, whichever is imported first', async () => {
    const older = censusOf('2022', ['HAND', 'AUT'], 'A123456789123')
    const newer = censusOf('2024', ['AUT', 'VIS'], 'B123456789123')
    const expected = 'AUT B123456789123 VIS'
    expect(await listsAfter([[older, newer]])).toBe(expected)
    expect(await listsAfter([[older], [newer]])).toBe(expected)
    expect(await listsAfter([[newer], [older]])).toBe(expected)
  })

  it('list what an older lists where the newest lists nothing', async () => {
    const older = censusOf('2022', ['HAND'], 'A123456789123')
    const newer = censusOf('2024', [])
    const expected = 'A123456789123 HAND'
    expect(await listsAfter([[older, newer]])).toBe(expected)
    expect(await listsAfter([[older], [newer]])).toBe(expected)
    expect(await listsAfter([[newer], [older]])).toBe(expected)
  })
})
