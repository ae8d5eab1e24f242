import { hash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { iso } from '../../../domain/calendar/day.ts'
import { buildRecord } from '../../../domain/record/build.ts'
import { noMappings } from '../../../domain/record/local-mappings.ts'
import { readChildRows } from '../../../store/case-records.ts'
import { readIssues } from '../../../store/issues.ts'
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
    return (await rowsAfter(imports)).rows.map(({ data }) => data)
  }

  /** All rows then held of the child, and what the last import said was told no more. */
  async function rowsAfter(imports: readonly (readonly ReceivedFile[])[], lastMode: 'replace' | 'full' = 'replace') {
    const store = getStore()
    const authority = `census${++authorities}`
    let last = 0
    for (const [index, files] of imports.entries()) {
      const bytes = files.reduce((sum, each) => sum + each.bytes, 0)
      const digest = hash('sha256', files.map(each => each.name + each.hash).join())
      const { batch } = await importPath(store, {
        source: { received: { files, hash: digest, bytes, issues: [], dispose: async () => {} } },
        authority,
        mode: index === imports.length - 1 ? lastMode : 'replace',
        confirm: 'yes',
        acceptGone: true,
        acceptRefused: true,
        by: 'test',
        at: new Date(0),
        understand: fakeUnderstanding({ formats: [cinCensus] }),
        rulesVersion: '1',
        filesFolder,
      })
      last = batch
    }
    const rows = (await readChildRows(store.db, authority, ['C1'])).get('C1') ?? []
    return { rows, issues: await readIssues(store.db, authority, last, { code: 'told-no-more' }) }
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

  it('list what the newest that has a list lists, in whatever order they come', async () => {
    const first = censusOf('2022', ['HAND'], 'A123456789123')
    const second = censusOf('2023', ['AUT'], 'B123456789123')
    const silent = censusOf('2024', [])
    const none = censusOf('2024', ['NONE'], 'C123456789123')
    for (const [third, expected] of [
      [silent, 'AUT B123456789123'],
      [none, 'C123456789123 NONE'],
    ] as const) {
      expect(await listsAfter([[first, second, third]])).toBe(expected)
      expect(await listsAfter([[first], [second], [third]])).toBe(expected)
      expect(await listsAfter([[first], [third], [second]])).toBe(expected)
      expect(await listsAfter([[third], [first], [second]])).toBe(expected)
      expect(await listsAfter([[third], [second], [first]])).toBe(expected)
      expect(await listsAfter([[second], [third], [first]])).toBe(expected)
    }
    // The newest once more, and nothing listed: what it listed before stays.
    expect(await listsAfter([[first], [none], [silent], [second]])).toBe('C123456789123 NONE')
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

  it('say what the newest does not tell any more, whichever is imported first, and leave it open', async () => {
    const older = censusTelling('2024', {
      assessed: [['2024-03-04']],
      inNeed: [['2024-03-01']],
      protected: [['2023-09-01']],
    })
    // It tells of other plans, begun before and after those it leaves out.
    const newer = censusTelling('2025', {
      protected: [['2023-08-20'], ['2024-12-01']],
      assessed: [['2024-03-04', '2024-05-01']],
      inNeed: [['2024-02-20', '2024-12-01']],
    })
    const without = censusTelling('2025', {})
    const nobody = fileOf('2025.xml', (await textOf(without)).replace('C1', 'C2'))
    const left = async (...imports: (readonly ReceivedFile[])[]) => {
      const { rows, issues } = await rowsAfter(imports)
      const { toldNoMore = [] } = buildRecord('C1', rows, noMappings)
      const told = issues.map(each => `${each.file} ${each.column} ${each.message.replace(/ that .*/, '')}`).sort()
      const standing = toldNoMore.map(({ source, since }) => `${source.table} ${source.key} since ${iso(since)}`)
      return { told, standing: standing.sort() }
    }
    const plans = {
      told: ['2025.xml CINPlanDates 1 child in need plan', '2025.xml ChildProtectionPlans 1 child protection plan'],
      standing: ['cin_plans C1|2024-03-01 since 2025-03-31', 'cp_plans C1|2023-09-01 since 2025-03-31'],
    }
    const assessmentToo = {
      told: ['2025.xml Assessments 1 assessment', ...plans.told],
      standing: ['cin_assessments C1|2024-03-04 since 2025-03-31', ...plans.standing],
    }
    const all = {
      told: [...assessmentToo.told.slice(0, 2), '2025.xml CINdetails 1 referral', ...plans.told.slice(1)],
      standing: [
        ...assessmentToo.standing.slice(0, 1),
        'cin_episodes C1|2023-08-01 since 2025-03-31',
        ...plans.standing,
      ],
    }
    for (const [newest, expected] of [
      [newer, plans],
      [without, assessmentToo],
      [nobody, all],
    ] as const) {
      expect(await left([older], [newest])).toEqual(expected)
      // Then the issue stands in the file there is, that of the older year.
      const late = await left([newest], [older])
      expect(late.standing).toEqual(expected.standing)
      expect(late.told).toEqual(expected.told.map(each => each.replace('2025', '2024')))
    }
    expect(await left([older, nobody])).toEqual(all)
    // The same year once more with the ends, and nothing is left to be said.
    const ended = censusTelling('2025', {
      inNeed: [['2024-03-01', '2024-09-01']],
      assessed: [['2024-03-04', '2024-05-01']],
      protected: [['2023-09-01', '2024-10-01']],
    })
    expect(await left([older], [nobody], [ended])).toEqual({ told: [], standing: [] })
    const { issues } = await rowsAfter([[older], [nobody]])
    expect(issues.find(each => each.column === 'CINdetails')!.message).toBe(
      '1 referral that an earlier census told as open is not in that of the year to 31 Mar 2025, which has to tell whatever was open at any time in its year: C1. It stays open, since nobody has told an end.',
    )
  })

  it('still say what the newest leaves out when an older year comes again', async () => {
    const first = censusTelling('2023', { protected: [['2022-09-01']] })
    const second = censusTelling('2024', { protected: [['2022-09-01']] })
    const again = fileOf('2024.xml', (await textOf(second)).replace('</CollectionDetails>', ' </CollectionDetails>'))
    const third = fileOf('2025.xml', (await textOf(censusTelling('2025', {}))).replace('C1', 'C2'))
    const standing = async (imports: readonly (readonly ReceivedFile[])[]) => {
      const { toldNoMore = [] } = buildRecord('C1', (await rowsAfter(imports)).rows, noMappings)
      return toldNoMore.map(({ source, since }) => `${source.table} since ${iso(since)}`).sort()
    }
    const expected = ['cin_episodes since 2025-03-31', 'cp_plans since 2025-03-31']
    expect(await standing([[first], [second], [third]])).toEqual(expected)
    expect(await standing([[first], [second], [third], [again]])).toEqual(expected)
    expect(await standing([[first], [second], [third], [again], [first]])).toEqual(expected)
  })

  it('leave nothing of a child told by mistake when the year comes again in full without it', async () => {
    const mistaken = censusTelling('2024', { protected: [['2023-09-01']] })
    const without = fileOf('2024.xml', (await textOf(mistaken)).replace('C1', 'C2'))
    const next = fileOf('2025.xml', (await textOf(censusTelling('2025', {}))).replace('C1', 'C2'))
    expect((await rowsAfter([[mistaken], [next], [without]], 'full')).rows).toEqual([])
  })

  it('let go of what a year told as open by mistake when it comes again without it, and of that alone', async () => {
    const mistaken = censusTelling('2024', { protected: [['2023-09-01']], inNeed: [['2022-05-01', '2023-06-01']] })
    // Another child has a plan that is over.
    const other = (await textOf(censusTelling('2024', { protected: [['2023-05-01', '2023-06-01']] }))).replace(
      'C1',
      'C2',
    )
    const children = other.slice(other.indexOf('<Child>'), other.indexOf('</Message>'))
    const text = (await textOf(censusTelling('2024', {}))).replace('</Message>', `${children}</Message>`)
    const without = fileOf('2024.xml', text)
    const next = censusTelling('2025', {})
    // What was over, and how it ended, is not asked about here.
    const ended = ['in need 2022-05-01 to 2023-06-01']
    const standing = [...ended, 'protected 2023-09-01 to now']
    expect(await spansAfter([[mistaken], [without]])).toEqual(ended)
    expect(await spansAfter([[mistaken], [next], [without]])).toEqual(ended)
    expect(await spansAfter([[mistaken], [next]])).toEqual(standing)
    // Told by another year as well, or not known to be left out.
    const before = censusTelling('2023', { protected: [['2022-09-01']] })
    const both = censusTelling('2024', { protected: [['2022-09-01']] })
    const broken = fileOf('2024.xml', text.replace('</Message>', '<Child>'))
    const refused = fileOf('2024.xml', text.replace('</CINdetails>', '<ChildProtectionPlans/></CINdetails>'))
    expect(await spansAfter([[before], [both], [without]])).toEqual(['protected 2022-09-01 to now'])
    expect(await spansAfter([[both], [before], [without]])).toEqual(['protected 2022-09-01 to now'])
    const later = censusTelling('2025', { protected: [['2023-09-01']] })
    expect(await spansAfter([[mistaken], [later], [without]])).toEqual(standing)
    const closed = censusTelling('2025', { protected: [['2023-09-01', '2024-06-01']] })
    expect(await spansAfter([[mistaken], [closed], [without]])).toEqual([
      ...ended,
      'protected 2023-09-01 to 2024-06-01',
    ])
    expect(await spansAfter([[mistaken], [broken]])).toEqual(standing)
    expect(await spansAfter([[mistaken], [refused]])).toEqual(standing)
    expect(await spansAfter([[mistaken], [fileOf('2024.xml', other)]])).toEqual(standing)
    // Nobody is told to have had a plan: they may have dropped out of the file.
    expect(await spansAfter([[mistaken], [censusTelling('2024', {})]])).toEqual(standing)
  })

  it('say nothing of children whom one that broke off does not name, until it comes whole', async () => {
    const older = censusTelling('2024', { protected: [['2023-09-01']] })
    const text = await textOf(censusTelling('2025', {}))
    const children = text.slice(text.indexOf('<Child>'), text.indexOf('</Message>'))
    const withOther = text.replace('<Child>', `${children.replace('C1', 'C2')}<Child>`)
    const broken = fileOf('2025.xml', withOther.slice(0, withOther.lastIndexOf('<CINdetails>')))
    const nobody = fileOf('2025.xml', text.replace('C1', 'C2'))
    const told = async (...imports: (readonly ReceivedFile[])[]) => {
      const { rows, issues } = await rowsAfter(imports)
      return [issues.length, buildRecord('C1', rows, noMappings).toldNoMore?.length ?? 0]
    }
    expect(await told([older], [broken])).toEqual([0, 0])
    expect(await told([broken], [older])).toEqual([0, 0])
    expect(await told([older, broken])).toEqual([0, 0])
    expect(await told([older], [broken], [nobody])).toEqual([2, 2])
    expect(await told([broken], [nobody], [older])).toEqual([2, 2])
  })

  it('leave open what the newest tells with an end that cannot be read, without saying it were not told', async () => {
    const older = censusTelling('2024', { protected: [['2023-09-01']] })
    const unreadable = censusTelling('2025', { protected: [['2023-09-01', '2024-10-01']] })
    const text = (await textOf(unreadable)).replace('2024-10-01', 'October')
    const { rows, issues } = await rowsAfter([[older], [fileOf('2025.xml', text)]])
    expect(issues).toEqual([])
    const { protectionPlans, toldNoMore } = buildRecord('C1', rows, noMappings)
    expect(protectionPlans.map(each => each.endedOn)).toEqual([undefined])
    expect(toldNoMore).toBeUndefined()
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

async function textOf(file: ReceivedFile): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const each of file.open()) pieces.push(each)
  return Buffer.concat(pieces).toString()
}
