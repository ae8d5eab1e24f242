import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { day } from '../../domain/calendar/day.ts'
import { ChildNumbers } from '../../store/child-numbers.ts'
import { readIssues } from '../../store/issues.ts'
import type { Store } from '../../store/store.ts'
import { readDigests } from '../../store/table-digests.ts'
import { withStores } from '../../store/testing.ts'
import type { ReturnFormat, RowSink } from '../format.ts'
import { ssdWith } from '../formats/ssd/index.ts'
import { importPath } from '../import.ts'
import { fakeDerive } from '../import-testing.ts'
import { noWords } from '../map/local-words.ts'
import { fileOf } from '../read/made-files.ts'

// Rows that stand in a file as they did are not read again. Nothing but the time it takes may show it.

const filesFolder = mkdtempSync(join(tmpdir(), 'sightline-files-'))
afterAll(() => rmSync(filesFolder, { recursive: true, force: true }))

type Files = Readonly<Record<string, readonly string[]>>

const child = fc.constantFrom('1', '2', '3', ' 3', '', '0', 'NULL')
const date = fc.constantFrom('2019-05-01', '01/06/2019', '2020-02-03 00:00', '31/02/2019', '43586', '', '2099-01-01')
const text = fc.constantFrom('Ann', 'Ann ', '"Smith, Jo"', '"two\nlines"', '')
const row = (...cells: fc.Arbitrary<string>[]) => fc.tuple(...cells).map(each => each.join(','))
const lines = (heading: string, each: fc.Arbitrary<string>) =>
  fc.array(each, { maxLength: 8 }).map(rows => [heading, ...rows])

/** Small extracts in which children, keys and faults meet often: people, referrals, visits, and factors found by a link. */
const extract: fc.Arbitrary<Files> = fc.record({
  'ssd_person.csv': lines('pers_person_id,pers_forename,pers_dob', row(child, text, date)),
  'ssd_cin_assessments.csv': lines(
    'cina_assessment_id,cina_person_id,cina_assessment_start_date,cina_assessment_auth_date',
    row(fc.constantFrom('A1', 'A2', '1A3'), child, date, date),
  ),
  'ssd_assessment_factors.csv': lines(
    'cinf_table_id,cinf_assessment_id,cinf_assessment_factors_json',
    row(
      fc.constantFrom('F1', 'F2'),
      fc.constantFrom('A1', 'A2', 'A3'),
      fc.constantFrom('"[""1A""]"', '"[""ZZ""]"', ''),
    ),
  ),
  'ssd_cp_visits.csv': lines(
    'cppv_cp_visit_id,cppv_person_id,cppv_cp_visit_date,cppv_cp_visit_seen',
    row(fc.constantFrom('V1', 'V2', 'V3'), child, date, fc.constantFrom('Y', 'N', 'maybe', '')),
  ),
})

/** The first extract with some of its lines changed for the second's, some gone, and the rest in another order. */
const twoExtracts = fc.tuple(extract, extract, fc.nat({ max: 3 }), fc.boolean()).map(([first, other, some, turned]) => {
  const mixed = Object.entries(first).map(([name, [heading, ...rows]]) => {
    const kept = rows.slice(0, Math.max(0, rows.length - some))
    const added = other[name]!.slice(1, 1 + some)
    return [name, [heading!, ...(turned ? [...added, ...kept.reverse()] : [...kept, ...added])]] as const
  })
  return [first, Object.fromEntries(mixed) as Files] as const
})

/** The same with some headings of the second written as no column is. */
const twoWithHeadingsRenamed = fc
  .tuple(twoExtracts, fc.subarray(['pers_dob', 'pers_forename', 'cina_assessment_auth_date', 'cppv_cp_visit_seen']))
  .map(([[first, second], renamed]) => {
    const written = Object.entries(second).map(([name, [heading, ...rows]]) => {
      const other = renamed.reduce((line, column) => line.replace(column, `${column}_nn`), heading!)
      return [name, [other, ...rows]] as const
    })
    return [first, Object.fromEntries(written) as Files] as const
  })

const today = day('2026-11-26')

/** As the SSD is read, but knowing nothing of what is held beyond who is. */
function forgetful(): ReturnFormat {
  const { read, ...rest } = ssdWith({ today })
  return {
    ...rest,
    read: (files, sink) =>
      read(files, {
        ...told(sink),
        held: sink.held && { ...sink.held, children: new ChildNumbers(), table: () => undefined },
      }),
  }
}

/** A sink that takes what every sink takes. */
function told(sink: RowSink): RowSink {
  return {
    table: each => sink.table(each),
    row: (each, at) => sink.row(each, at),
    issue: each => sink.issue(each),
    refused: (childId, table) => sink.refused(childId, table),
    progress: (bytes, rows) => sink.progress(bytes, rows),
  }
}

/** A format, and how many rows it has given. */
function counting(format: ReturnFormat): { readonly format: ReturnFormat; given(): number } {
  let given = 0
  const read: ReturnFormat['read'] = (files, sink) => {
    given = 0
    return format.read(files, {
      ...told(sink),
      row: (each, at) => {
        given++
        sink.row(each, at)
      },
      held: sink.held,
      unchanged: rows => sink.unchanged!(rows),
      asWritten: (childId, table, digest) => sink.asWritten!(childId, table, digest),
    })
  }
  return { format: { ...format, read }, given: () => given }
}

withStores('rows passed over as unchanged', getStore => {
  let authorities = 0

  function importOne(store: Store, authority: string, extract: Files, mark: string, format: ReturnFormat) {
    const files = Object.entries(extract).map(([name, rows]) => fileOf(name, `${rows.join('\r\n')}\r\n`))
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
    return importPath(store, {
      source: { received: { files, hash: `${authority} ${mark}`, bytes, issues: [], dispose: async () => {} } },
      authority,
      mode: 'full',
      confirm: 'yes',
      acceptGone: true,
      acceptRefused: true,
      by: 'test',
      at: new Date(0),
      understand: async () => ({ formats: [format], derive: fakeDerive }),
      rulesVersion: '1',
      filesFolder,
    })
  }

  async function importAll(store: Store, extracts: readonly Files[], format: ReturnFormat) {
    const authority = `a${++authorities}`
    const told: unknown[] = []
    for (const each of extracts) {
      const outcome = await importOne(store, authority, each, String(told.length), format)
      const { batch, rows, issues, children, keptColumns } = outcome
      const listed = await readIssues(store.db, authority, batch)
      told.push({
        rows,
        issues,
        children,
        ...(keptColumns === undefined ? {} : { keptColumns }),
        listed: listed.map(issue => JSON.stringify({ ...issue, ordinal: 0 })).sort(),
      })
    }
    const held = await store.db
      .selectFrom('case_record')
      .select(['table_name', 'natural_key', 'child_id', 'data', 'content_hash', 'from_batch', 'to_batch'])
      .where('authority_id', '=', authority)
      .orderBy('table_name')
      .orderBy('natural_key')
      .orderBy('from_batch')
      .execute()
    const digests = [...(await readDigests(store.db, authority)).of('ssd')].flatMap(([table, kept]) =>
      Array.from(kept.entries(), ([childId, { content, rows }]) => [table, childId, content, rows]),
    )
    return { told, held, digests: digests.sort() }
  }

  it('are so again where they were read only because something by which they are read has changed', async () => {
    const store = getStore()
    const people = Array.from({ length: 40 }, (_, at) => `${100 + at},Ann,2012-05-0${1 + (at % 9)}`)
    const extract = (...rows: string[]): Files => ({
      'ssd_person.csv': ['pers_person_id,pers_forename,pers_dob', ...rows, ...people],
    })
    const words = { ...noWords, codes: new Map([['sex', new Map([['WOMAN', 'F']])]]) }
    const before = counting(ssdWith({ today }))
    const after = counting(ssdWith({ today, words }))
    const authority = `b${++authorities}`
    const given: number[] = []
    for (const [format, first] of [
      [before, '1,Ann,2012-01-01'],
      [before, '1,Ann,2012-01-02'],
      [after, '1,Ann,2012-01-03'],
      [after, '1,Ann,2012-01-04'],
    ] as const) {
      await importOne(store, authority, extract(first), String(given.length), format.format)
      given.push(format.given())
    }
    expect(given).toEqual([41, 1, 41, 1])
  })

  it('are so where a column of dates begins with stand-ins for nothing', async () => {
    const store = getStore()
    const visits = Array.from(
      { length: 260 },
      (_, at) => `V${at},P${at},2019-05-01,${at === 250 ? '2020-06-01' : 'NULL'}`,
    )
    const extract = (first: string): Files => ({
      'ssd_cin_plans.csv': [
        'cinp_cin_plan_id,cinp_person_id,cinp_cin_plan_start_date,cinp_cin_plan_end_date',
        first,
        ...visits,
      ],
    })
    const { format, given } = counting(ssdWith({ today }))
    const authority = `c${++authorities}`
    const counts: number[] = []
    for (const first of ['A,a,2019-01-01,', 'A,a,2019-01-02,', 'A,a,2019-01-03,NULL']) {
      await importOne(store, authority, extract(first), String(counts.length), format)
      counts.push(given())
    }
    expect(counts).toEqual([261, 1, 1])
  })

  it('are not so where two that share a key, told apart by which comes first, come the other way round', async () => {
    const store = getStore()
    const heading = 'cina_assessment_id,cina_person_id,cina_assessment_start_date,cina_assessment_auth_date'
    const rows = ['A1,2,2019-06-01,2019-05-01', '1A3,2,2019-06-01,2019-05-01']
    const extracts = [rows, rows.toReversed(), rows].map(each => ({ 'ssd_cin_assessments.csv': [heading, ...each] }))
    const found = await importAll(store, extracts, ssdWith({ today }))
    expect(found).toEqual(await importAll(store, extracts, forgetful()))
    expect(found.told[1]).toMatchObject({ rows: { unchanged: 0 } })
  })

  it('lose nothing where a table comes in two files and a child has rows in both', async () => {
    const store = getStore()
    const heading = 'cppv_person_id,cppv_cp_visit_date'
    const [one, two, three] = ['1,2019-05-01', '1,2019-06-01', '2,2019-06-01']
    const parts = (...second: string[]): Files => ({
      'ssd_cp_visits.csv': [heading, one, three],
      'ssd_cp_visits_2.csv': [heading, ...second],
    })
    const whole: Files = { 'ssd_cp_visits.csv': [heading, one, two, three] }
    const extracts = [whole, parts(two), parts('1,2019-06-02'), whole]
    const found = await importAll(store, extracts, ssdWith({ today }))
    expect(found).toEqual(await importAll(store, extracts, forgetful()))
    expect(found.told).toMatchObject([
      { rows: { new: 3 } },
      { rows: { unchanged: 3, new: 0, gone: 0 } },
      { rows: { unchanged: 2, new: 1, gone: 1 } },
      { rows: { unchanged: 2, new: 1, gone: 1 } },
    ])
    const twice: Files = { 'ssd_cp_visits.csv': whole['ssd_cp_visits.csv']!, 'old/ssd_cp_visits.csv': [heading, one] }
    const refused = importOne(store, `d${++authorities}`, twice, '', ssdWith({ today }))
    await expect(refused).rejects.toMatchObject({ code: 'not-one-return' })
  })

  it('keep what was held where a cell cannot be read, but not where it is blank', async () => {
    const store = getStore()
    const person = (born: string, sex = 'F'): Files => ({
      'ssd_person.csv': ['pers_person_id,pers_sex,pers_dob,pers_send_flag', `1,${sex},${born},`, '2,M,2011-03-04,Y'],
    })
    const extracts = [person('2010-05-01'), person('31/02/2010'), person('31/02/2010', 'M'), person('', 'M')]
    const found = await importAll(store, extracts, ssdWith({ today }))
    expect(found).toEqual(await importAll(store, extracts, forgetful()))
    const held = found.held.filter(each => each.child_id === '1').map(each => each.data)
    expect(held).toEqual([
      { pers_person_id: '1', pers_sex: 'F', pers_dob: '2010-05-01' },
      { pers_person_id: '1', pers_sex: 'M', pers_dob: '2010-05-01' },
      { pers_person_id: '1', pers_sex: 'M' },
    ])
  })

  it('keep what was held of a column that is no longer in the file, and say so each time', async () => {
    const store = getStore()
    const people = (born: string, ...rows: string[]): Files => ({
      'ssd_person.csv': [`pers_person_id,pers_sex,${born}`, ...rows],
    })
    const extracts = [
      people('pers_dob', '1,F,2010-05-01', '2,M,2011-03-04'),
      people('born', '1,M,2010-05-02', '2,M,2011-03-04', '3,M,2012-01-01'),
      people('born', '1,M,2010-05-02', '2,M,2011-03-04', '3,M,2012-01-01'),
      people('pers_dob', '1,M,', '2,M,2011-03-04', '3,M,2012-01-01'),
    ]
    const found = await importAll(store, extracts, ssdWith({ today }))
    expect(found).toEqual(await importAll(store, extracts, forgetful()))
    const keptColumns = [{ table: 'person', column: 'pers_dob', rows: 2 }]
    expect(found.told).toMatchObject([
      { rows: { new: 2 } },
      { rows: { new: 1, changed: 1, unchanged: 1 }, keptColumns },
      { rows: { new: 0, changed: 0, unchanged: 3 }, keptColumns },
      { rows: { new: 0, changed: 2, unchanged: 1 } },
    ])
    expect(found.told[0]).not.toHaveProperty('keptColumns')
    expect(found.held.filter(each => each.child_id !== '3').map(each => each.data)).toEqual([
      { pers_person_id: '1', pers_sex: 'F', pers_dob: '2010-05-01' },
      { pers_person_id: '1', pers_sex: 'M', pers_dob: '2010-05-01' },
      { pers_person_id: '1', pers_sex: 'M' },
      { pers_person_id: '2', pers_sex: 'M', pers_dob: '2011-03-04' },
    ])
  })

  it('are the same where their file has lost a column by which they were named', async () => {
    const store = getStore()
    const involvements = (worker: string, ...rows: string[]): Files => ({
      'ssd_involvements.csv': [
        `invo_person_id,${worker},invo_professional_role_id,invo_involvement_start_date,invo_involvement_end_date`,
        ...rows,
      ],
    })
    const extracts = [
      involvements('invo_professional_id', '1,W1,SW,2026-01-05,', '1,W2,IRO,2026-01-05,', '2,W1,SW,2026-02-05,'),
      involvements('who', '1,W1,SW,2026-01-05,2026-03-01', '1,W2,IRO,2026-01-05,', '2,W1,SW,2026-02-05,'),
      involvements('invo_professional_id', '1,W1,SW,2026-01-05,', '1,W2,IRO,2026-01-05,', '2,W1,SW,2026-02-05,'),
    ]
    const found = await importAll(store, extracts, ssdWith({ today }))
    expect(found).toEqual(await importAll(store, extracts, forgetful()))
    expect(found.told).toMatchObject([
      { rows: { new: 3 } },
      {
        rows: { new: 0, changed: 1, unchanged: 2, gone: 0 },
        keptColumns: [{ table: 'involvements', column: 'invo_professional_id', rows: 3 }],
      },
      { rows: { new: 0, changed: 1, unchanged: 2, gone: 0 } },
    ])
  })

  it('all stay where their file has lost the column by which two of them are told apart', async () => {
    const store = getStore()
    const involvements = (worker: string, ...rows: string[]): Files => ({
      'ssd_involvements.csv': [
        `invo_person_id,${worker},invo_professional_role_id,invo_involvement_start_date,invo_involvement_end_date`,
        ...rows,
      ],
    })
    const rows = ['1,W1,SW,2026-01-05,', '1,W2,SW,2026-01-05,', '2,W1,SW,2026-02-05,']
    const extracts = ['invo_professional_id', 'who', 'invo_professional_id'].map(each => involvements(each, ...rows))
    const found = await importAll(store, extracts, ssdWith({ today }))
    expect(found.told).toMatchObject([
      { rows: { new: 3 } },
      { rows: { new: 0, changed: 0, unchanged: 3, gone: 0 } },
      { rows: { new: 0, changed: 0, unchanged: 3, gone: 0 } },
    ])
  })

  it('are told of each time where they name a team by a name that two have, from when two have it', async () => {
    const store = getStore()
    const extract = (second: string): Files => ({
      'ssd_department.csv': ['dept_team_id,dept_team_name', 'T1,North', `T2,${second}`],
      'ssd_cin_episodes.csv': [
        'cine_person_id,cine_referral_id,cine_referral_date,cine_referral_team',
        '1,R1,2026-01-05,North',
        '2,R2,2026-01-05,T1',
      ],
    })
    const extracts = [extract('South'), extract('North'), extract('North'), extract('South')]
    const found = await importAll(store, extracts, ssdWith({ today }))
    expect(found).toEqual(await importAll(store, extracts, forgetful()))
    const isTold = found.told.map(each => JSON.stringify(each).includes('team-ambiguous'))
    expect(isTold).toEqual([false, true, true, false])
  })

  it('are warned of each time where nothing in the file shows whether years of two figures stand in front', async () => {
    const store = getStore()
    const extract = (...last: string[]): Files => ({
      'ssd_cp_plans.csv': [
        'cppl_person_id,cppl_cp_plan_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date',
        ...Array.from({ length: 230 }, (_, at) => `${at},P${at},2019-05-01,2020-06-01`),
        ...last.map((each, at) => `${900 + at},Q${at},2019-05-01,${each}`),
      ],
    })
    const either = ['21-03-04', '21-04-05']
    const extracts = [either, either, [...either, '28-03-22'], [...either, '28-03-22', '2020-01-01'], either]
    const found = await importAll(
      store,
      extracts.map(each => extract(...each)),
      ssdWith({ today }),
    )
    expect(found).toEqual(
      await importAll(
        store,
        extracts.map(each => extract(...each)),
        forgetful(),
      ),
    )
    const warned = found.told.map(each => JSON.stringify(each).includes('date-order-unsettled'))
    expect(warned).toEqual([true, true, false, false, true])
  })

  it('are told of where they name such a team until it has been said which it is, and again once that is taken back', async () => {
    const store = getStore()
    const extract: Files = {
      'ssd_department.csv': ['dept_team_id,dept_team_name', 'T1,North', 'T2,North'],
      'ssd_cin_episodes.csv': [
        'cine_person_id,cine_referral_id,cine_referral_date,cine_referral_team',
        '1,R1,2026-01-05,North',
      ],
    }
    const authority = `f${++authorities}`
    const warned: number[] = []
    for (const teams of [[], ['North'], ['North'], [], []]) {
      const format = ssdWith({ today, words: { ...noWords, teams: new Set(teams) } })
      const { batch } = await importOne(store, authority, extract, String(warned.length), format)
      const listed = await readIssues(store.db, authority, batch)
      warned.push(listed.filter(each => each.code === 'team-ambiguous').length)
    }
    expect(warned).toEqual([1, 0, 0, 1, 1])
  })

  it('are passed over where their file never had the column', async () => {
    const store = getStore()
    const { format, given } = counting(ssdWith({ today }))
    const authority = `e${++authorities}`
    const counts: number[] = []
    for (const first of ['1,F', '1,M', '1,F']) {
      const files = { 'ssd_person.csv': ['pers_person_id,pers_sex', first, '2,M', '3,F'] }
      await importOne(store, authority, files, String(counts.length), format)
      counts.push(given())
    }
    expect(counts).toEqual([3, 1, 1])
  })

  it('leave the same held, counted and told where headings come to be written otherwise', async () => {
    const store = getStore()
    await fc.assert(
      fc.asyncProperty(twoWithHeadingsRenamed, async ([first, second]) => {
        const extracts = [first, second, second, first, second]
        const found = await importAll(store, extracts, ssdWith({ today }))
        expect(found).toEqual(await importAll(store, extracts, forgetful()))
      }),
      { numRuns: 5 },
    )
  })

  it('leave the same held, counted and told as if every row had been read', async () => {
    const store = getStore()
    await fc.assert(
      fc.asyncProperty(twoExtracts, async ([first, second]) => {
        const extracts = [first, second, second, first]
        const found = await importAll(store, extracts, ssdWith({ today }))
        expect(found).toEqual(await importAll(store, extracts, forgetful()))
      }),
      { numRuns: 8 },
    )
  })
})
