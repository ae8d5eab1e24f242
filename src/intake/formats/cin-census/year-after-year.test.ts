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

/** From when to when: a plan, or an assessment and its authorisation. */
type Span = readonly [from: string, to?: string]

interface Told {
  readonly assessed?: readonly Span[]
  readonly inNeed?: readonly Span[]
  readonly protected?: readonly Span[]
}

/** What the census of a year would tell of "C1": of what was so at some time in it, with the ends known by its 31 March. */
function censusTelling(year: string, { assessed = [], inNeed = [], protected: plans = [] }: Told): ReceivedFile {
  const [first, last] = [`${Number(year) - 1}-04-01`, `${year}-03-31`]
  const each = (spans: readonly Span[], block: string, starts: string, ends: string) =>
    spans
      .filter(([from, to = last]) => from <= last && to >= first)
      .map(([from, to]) => {
        const end = to === undefined || to > last ? '' : `<${ends}>${to}</${ends}>`
        return `<${block}><${starts}>${from}</${starts}>${end}</${block}>`
      })
      .join('')
  return fileOf(
    `${year}.xml`,
    `<Message><Header><CollectionDetails><Collection>CIN</Collection><ReferenceDate>${last}</ReferenceDate></CollectionDetails></Header>
    <Child><ChildIdentifiers><LAchildID>C1</LAchildID><PersonBirthDate>2012-02-29</PersonBirthDate></ChildIdentifiers>
    <CINdetails><CINreferralDate>2023-08-01</CINreferralDate>
    ${each(assessed, 'Assessments', 'AssessmentActualStartDate', 'AssessmentAuthorisationDate')}
    ${each(inNeed, 'CINPlanDates', 'CINPlanStartDate', 'CINPlanEndDate')}
    ${each(plans, 'ChildProtectionPlans', 'CPPstartDate', 'CPPendDate')}</CINdetails></Child></Message>`,
  )
}

withStores('censuses of several years', getStore => {
  let authorities = 0

  /** Imports one set of files after another, and answers with the lists then held of the child. */
  async function listsAfter(imports: readonly (readonly ReceivedFile[])[]) {
    return (await dataAfter(imports))
      .flatMap(data => data.disa_disability_code ?? data.link_identifier_value ?? [])
      .sort()
      .join(' ')
  }

  /** And with the spans of its assessments and plans. */
  async function spansAfter(imports: readonly (readonly ReceivedFile[])[]) {
    return (await dataAfter(imports))
      .flatMap(data => {
        if (data.cina_assessment_id)
          return [['assessed', data.cina_assessment_start_date, data.cina_assessment_auth_date]]
        if (data.cinp_cin_plan_id) return [['in need', data.cinp_cin_plan_start_date, data.cinp_cin_plan_end_date]]
        if (data.cppl_cp_plan_id) return [['protected', data.cppl_cp_plan_start_date, data.cppl_cp_plan_end_date]]
        return []
      })
      .map(([what, from, to]) => `${what} ${from} to ${to ?? 'now'}`)
      .sort()
  }

  async function dataAfter(imports: readonly (readonly ReceivedFile[])[]) {
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
    return (await readChildRows(store.db, authority, ['C1'])).get('C1')?.map(({ data }) => data) ?? []
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

  const right: Told = {
    assessed: [
      ['2023-08-01', '2023-09-29'],
      ['2024-03-04', '2024-05-01'],
    ],
    inNeed: [['2024-03-01', '2024-09-01'], ['2024-11-20']],
    protected: [['2023-09-01', '2024-11-15']],
  }
  const [told2024, told2025, told2026] = ['2024', '2025', '2026'].map(year => censusTelling(year, right)) as [
    ReceivedFile,
    ReceivedFile,
    ReceivedFile,
  ]
  const inOrder = [[told2024], [told2025], [told2026]]

  it('know how something ended by the year it ended in, whenever that is imported', async () => {
    const expected = await spansAfter(inOrder)
    expect(expected).toEqual([
      'assessed 2023-08-01 to 2023-09-29',
      'assessed 2024-03-04 to 2024-05-01',
      'in need 2024-03-01 to 2024-09-01',
      'in need 2024-11-20 to now',
      'protected 2023-09-01 to 2024-11-15',
    ])
    expect(await spansAfter([inOrder.flat()])).toEqual(expected)
    expect(await spansAfter([[told2024], [told2026], [told2025]])).toEqual(expected)
    expect(await spansAfter([[told2026], [told2024], [told2025]])).toEqual(expected)
    expect(await spansAfter([[told2026], [told2025], [told2024]])).toEqual(expected)
    expect(await spansAfter([[told2024, told2026], [told2025]])).toEqual(expected)
  })

  it('know how something ended by a year that comes again corrected, after the next', async () => {
    const asFirstSent = censusTelling('2025', { ...right, protected: [['2023-09-01']] })
    expect(await spansAfter([[told2024], [asFirstSent], [told2026], [told2025]])).toEqual(await spansAfter(inOrder))
  })

  it('believe the newest of what it tells as open, and of that alone', async () => {
    const open = censusTelling('2026', { protected: [['2023-09-01'], ['2024-05-01']] })
    const older = censusTelling('2025', {
      protected: [
        ['2023-09-01', '2024-11-15'],
        ['2024-05-01', '2025-01-01'],
      ],
    })
    const expected = ['protected 2023-09-01 to now', 'protected 2024-05-01 to now']
    expect(await spansAfter([[older, open]])).toEqual(expected)
    expect(await spansAfter([[older], [open]])).toEqual(expected)
    expect(await spansAfter([[open], [older]])).toEqual(expected)
  })
})
