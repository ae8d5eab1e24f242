import { hash } from 'node:crypto'
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { day, iso } from '../../../domain/calendar/day.ts'
import { buildRecord } from '../../../domain/record/build.ts'
import type { ChildRecord } from '../../../domain/record/facts.ts'
import { noMappings } from '../../../domain/record/local-mappings.ts'
import { periodsOfCare } from '../../../domain/record/period-of-care.ts'
import { readChildRows } from '../../../store/case-records.ts'
import { readIssues } from '../../../store/issues.ts'
import { withStores } from '../../../store/testing.ts'
import type { ReceivedFile } from '../../format.ts'
import { importPath } from '../../import.ts'
import { publishBatch } from '../../import-batch.ts'
import { fakeUnderstanding } from '../../import-testing.ts'
import { ssda903 } from './index.ts'

const filesFolder = mkdtempSync(join(tmpdir(), 'sightline-files-'))
afterAll(() => rmSync(filesFolder, { recursive: true, force: true }))

/** One row of the Episodes file, from its start to its end, with nothing held back. */
interface Row {
  readonly child: string
  readonly from: string
  readonly to: string | undefined
  readonly rne: string
  readonly ls: string
  readonly place: string
  readonly rec: string
}

interface History {
  readonly rows: readonly Row[]
  readonly reviews: readonly string[]
}

const years = ['2022', '2023', '2024', '2025']

/** A child's time in care: one row after another, with reviews, perhaps twice. */
const history = (child: string): fc.Arbitrary<History> =>
  fc
    .record({
      start: fc.integer({ min: 0, max: 1200 }),
      rows: fc.array(
        fc.record({
          days: fc.integer({ min: 5, max: 420 }),
          rne: fc.constantFrom('L', 'P', 'B', 'T'),
          ls: fc.constantFrom('C1', 'C2', 'V2'),
          place: fc.constantFrom('U1', 'U6', 'K2'),
          leaves: fc.integer({ min: 0, max: 7 }),
        }),
        { minLength: 1, maxLength: 6 },
      ),
      isOpen: fc.boolean(),
      every: fc.integer({ min: 40, max: 200 }),
    })
    .map(({ start, rows, isOpen, every }) => {
      let at = day('2020-11-01') + start
      let before: Row | undefined
      const made: Row[] = []
      for (const [index, { days, rne, ls, place, leaves }] of rows.entries()) {
        const comes = before === undefined || before.rec !== 'X1'
        const last = index === rows.length - 1
        const row: Row = {
          child,
          from: iso(at),
          to: last && isOpen ? undefined : iso(at + days),
          rne: comes ? 'S' : rne,
          ls: comes || rne === 'L' || rne === 'B' || before === undefined ? ls : before.ls,
          place: comes || rne !== 'L' || before === undefined ? place : before.place,
          rec: last ? (isOpen ? '' : 'E4A') : leaves === 0 ? 'E8' : 'X1',
        }
        made.push(row)
        before = row
        at += days + (row.rec === 'X1' ? 0 : 30)
      }
      const end = made.at(-1)!.to ?? '2025-03-31'
      const reviews: string[] = []
      for (let on = day(made[0]!.from) + 20; iso(on) <= end; on += every) reviews.push(iso(on))
      return { rows: made, reviews }
    })

/** The files of the collection year that ends on 31 March of a year, as an authority would make them. */
function filesOf(histories: readonly History[], year: string): ReceivedFile[] {
  const [first, last] = [`${Number(year) - 1}-04-01`, `${year}-03-31`]
  const told = histories.flatMap(({ rows }) => rows).filter(({ from, to }) => from <= last && (to ?? last) >= first)
  const episodes = told.map(({ child, from, to, rne, ls, place, rec }) => {
    const ended = to !== undefined && to <= last
    return [child, from, rne, ls, 'N1', place, 'PR1', ended ? to : '', ended ? rec : '', '', '', '', ''].join()
  })
  const reviews = histories.flatMap(each =>
    each.reviews.filter(on => first <= on && on <= last).map(on => [each.rows[0]!.child, '', on, 'PN1'].join()),
  )
  return [
    file(
      `${year}/episodes.csv`,
      'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN',
      episodes,
    ),
    file(`${year}/reviews.csv`, 'CHILD,DOB,REVIEW,REVIEW_CODE', reviews),
  ]
}

function file(name: string, headings: string, lines: readonly string[]): ReceivedFile {
  const content = Buffer.from([headings, ...lines].join('\n'))
  return {
    name,
    bytes: content.length,
    hash: hash('sha256', content),
    async *open() {
      yield content
    },
  }
}

/** All that is read of care from what is held. */
function careOf(record: ChildRecord) {
  const { careEpisodes, placements, legalStatuses, careReviews, reviewYears } = record
  return { careEpisodes, placements, legalStatuses, careReviews, reviewYears, periods: periodsOfCare(record) }
}

withStores('returns of several years', getStore => {
  let authorities = 0

  /** Imports one set of files after another, and answers with what is then read of care, and how many rows went. */
  async function importing(
    imports: readonly (readonly ReceivedFile[])[],
    children: readonly string[],
    acceptGone = false,
  ) {
    const store = getStore()
    const authority = `years${++authorities}`
    let gone = 0
    let last = 0
    for (const files of imports) {
      const bytes = files.reduce((sum, each) => sum + each.bytes, 0)
      const digest = hash('sha256', files.map(each => each.name + each.hash).join())
      const { rows, batch } = await importPath(store, {
        source: { received: { files, hash: digest, bytes, issues: [], dispose: async () => {} } },
        authority,
        mode: 'replace',
        confirm: 'yes',
        acceptGone,
        by: 'test',
        at: new Date(0),
        understand: fakeUnderstanding({ formats: [ssda903] }),
        rulesVersion: '1',
        filesFolder,
      })
      gone += rows.gone
      last = batch
    }
    const issues = await readIssues(store.db, authority, last)
    const held = await readChildRows(store.db, authority, children)
    const records = children.map(child => buildRecord(child, held.get(child) ?? [], noMappings))
    return { care: records.map(careOf), records, issues, gone }
  }

  it('come to the same one after another as all together, whichever is imported first', async () => {
    const children = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    const order = fc.shuffledSubarray(years, { minLength: years.length })
    await fc.assert(
      fc.asyncProperty(fc.tuple(...children.map(history)), order, async (histories, shuffled) => {
        const files = (year: string) => filesOf(histories, year)
        const together = await importing([years.flatMap(files)], children)
        const { care, gone } = await importing(years.map(files), children)
        expect({ care, gone }).toEqual({ care: together.care, gone: 0 })
        expect((await importing(shuffled.map(files), children, true)).care).toEqual(together.care)
      }),
      { numRuns: 1, endOnFailure: true },
    )
  }, 180_000)

  it('are put right by a return that comes again', async () => {
    const wrong = filesOf([of(['2021-01-10', undefined, 'S', 'V2', 'U6'])], '2023')
    const right = filesOf(
      [of(['2021-01-12', '2022-08-01', 'S', 'V2', 'U6'], ['2022-08-01', undefined, 'P', 'V2', 'K2'])],
      '2023',
    )
    const before = filesOf([of(['2021-01-10', undefined, 'S', 'V2', 'U6'])], '2022')
    const alone = await importing([right], ['a'])
    expect((await importing([wrong, right], ['a'], true)).care).toEqual(alone.care)
    // Of the year before it is told, beside what is right, that nothing was reviewed.
    const [after] = (await importing([before, wrong, right], ['a'], true)).care
    expect({ ...after, reviewYears: undefined }).toEqual({ ...alone.care[0], reviewYears: undefined })
  })

  it('keep from when reviews were told where a year comes again without its reviews', async () => {
    const files = filesOf([of(['2021-01-10', undefined, 'S', 'V2', 'U6'])], '2022')
    const whole = await importing([files], ['a'])
    expect(whole.care[0]!.reviewYears?.map(each => iso(each.from))).toEqual(['2021-04-01'])
    const episodesAlone = files.filter(each => !each.name.endsWith('reviews.csv'))
    expect((await importing([files, episodesAlone], ['a'])).care).toEqual(whole.care)
  })

  it('are believed when a return whose rows reach past its year comes again', async () => {
    const until = (to: string) =>
      filesOf([of(['2022-01-10', to, 'S', 'V2', 'U6'], [to, undefined, 'P', 'V2', 'K2'])], '2023')
    const right = await importing([until('2023-04-15')], ['a'])
    expect((await importing([until('2023-04-12'), until('2023-04-15')], ['a'], true)).care).toEqual(right.care)
  })

  it('know from the year in which it ended that a child was found, though a newer one was imported before it', async () => {
    const missing = (year: string, ...rows: string[]) => [
      ...filesOf([of(['2021-01-10', undefined, 'S', 'V2', 'U6'])], year),
      file(`${year}/missing.csv`, 'CHILD,DOB,MISSING,MIS_START,MIS_END', rows),
    ]
    const first = missing('2023', 'a,,M,2023-03-28,')
    const second = missing('2024', 'a,,M,2023-03-28,2023-04-02')
    const third = missing('2025', 'a,,M,2025-02-01,')
    const found = async (...imports: (readonly ReceivedFile[])[]) => {
      const { records } = await importing(imports, ['a'])
      return records[0]!.missingEpisodes.map(each => [
        iso(each.startedOn),
        each.endedOn === undefined ? undefined : iso(each.endedOn),
      ])
    }
    const expected = [
      ['2023-03-28', '2023-04-02'],
      ['2025-02-01', undefined],
    ]
    expect(await found(first, second, third)).toEqual(expected)
    expect(await found(first, third, second)).toEqual(expected)
    expect(await found(third, first, second)).toEqual(expected)
  })

  it('are of the year that the folder itself is named after, also when they are read again as kept', async () => {
    const above = mkdtempSync(join(tmpdir(), 'sightline-return-'))
    try {
      mkdirSync(join(above, '2024'))
      for (const each of filesOf([of(['2021-01-10', undefined, 'S', 'V2', 'U6'])], '2024')) {
        for await (const content of each.open()) writeFileSync(join(above, each.name), content)
      }
      const store = getStore()
      const options = {
        authority: `years${++authorities}`,
        by: 'test',
        at: new Date(0),
        understand: fakeUnderstanding({ formats: [ssda903] }),
        rulesVersion: '1',
        filesFolder,
      }
      const path = join(above, '2024')
      const { batch } = await importPath(store, { ...options, source: { path }, mode: 'replace', confirm: 'ask' })
      await publishBatch(store, options.authority, batch, options)
      const rows = (await readChildRows(store.db, options.authority, ['a'])).get('a') ?? []
      expect(buildRecord('a', rows, noMappings).reviewYears?.map(each => iso(each.from))).toEqual(['2023-04-01'])
    } finally {
      rmSync(above, { recursive: true, force: true })
    }
  })

  it('say which episodes open by the year before the newest does not tell, and leave them open', async () => {
    const inCare = of(['2021-06-01', undefined, 'S', 'V2', 'U6'])
    const other = (rows: History) => ({ ...rows, rows: rows.rows.map(each => ({ ...each, child: 'b' })) })
    const before = filesOf([inCare, other(inCare)], '2023')
    const left = async (after: readonly ReceivedFile[]) => {
      const { records, issues, gone } = await importing([before, after], ['a', 'b'])
      const told = issues.filter(each => each.code === 'told-no-more')
      const standing = records.map(({ toldNoMore = [] }) => toldNoMore.map(each => iso(each.since)))
      const open = records.map(each => each.careEpisodes.some(episode => episode.endedOn === undefined))
      return { told: told.map(each => [each.file, each.column, each.value]), standing, open, gone }
    }
    const expected = {
      told: [['2024/episodes.csv', 'DECOM', 'a']],
      standing: [['2024-03-31'], []],
      open: [true, true],
      gone: 0,
    }
    // One child is not in it at all.
    expect(await left(filesOf([other(inCare)], '2024'))).toEqual(expected)
    // Or with an episode that does not follow on.
    const next = of(['2023-09-01', undefined, 'P', 'V2', 'K2'])
    expect(await left(filesOf([next, other(inCare)], '2024'))).toEqual(expected)
    // Without its Episodes file it says nothing of them.
    const reviewsAlone = filesOf([{ ...other(inCare), reviews: ['2023-05-05'] }], '2024').slice(1)
    expect(await left(reviewsAlone)).toMatchObject({ told: [], standing: [[], []] })
  })

  it('say that a start of care was not seen only where no earlier return held has told of it', async () => {
    const whole = of(['2021-06-01', '2022-09-01', 'S', 'V2', 'U6'], ['2022-09-01', undefined, 'P', 'V2', 'K2'])
    const [before, after] = ['2023', '2024'].map(year => filesOf([whole], year)) as [ReceivedFile[], ReceivedFile[]]
    const unseen = async (...imports: (readonly ReceivedFile[])[]) => {
      const { issues } = await importing(imports, ['a'])
      return issues.filter(each => each.code === 'start-not-seen').map(each => each.message.slice(0, 5))
    }
    expect(await unseen(after)).toEqual(['1 row'])
    expect(await unseen(before, after)).toEqual([])
    // What is held ended long before.
    const left = of(['2020-06-01', '2022-08-01', 'S', 'V2', 'U6'])
    expect(await unseen(filesOf([left], '2023'), after)).toEqual(['1 row'])
  })

  it('are read again under another year’s name, though their contents are known', async () => {
    const above = mkdtempSync(join(tmpdir(), 'sightline-return-'))
    try {
      const path = join(above, '2023')
      mkdirSync(path)
      for (const each of filesOf([of(['2021-01-10', undefined, 'S', 'V2', 'U6'])], '2024')) {
        for await (const content of each.open()) writeFileSync(join(above, each.name.replace('2024', '2023')), content)
      }
      const store = getStore()
      const importing = (path: string) =>
        importPath(store, {
          source: { path },
          authority: `years${authorities}`,
          mode: 'replace',
          confirm: 'yes',
          by: 'test',
          at: new Date(0),
          understand: fakeUnderstanding({ formats: [ssda903] }),
          rulesVersion: '1',
          filesFolder,
        })
      authorities++
      expect((await importing(path)).unchangedFile).toBeUndefined()
      renameSync(path, join(above, '2024'))
      expect((await importing(join(above, '2024'))).unchangedFile).toBeUndefined()
      const rows = (await readChildRows(store.db, `years${authorities}`, ['a'])).get('a') ?? []
      const years = buildRecord('a', rows, noMappings).reviewYears?.map(each => iso(each.to))
      expect(years).toEqual(['2023-03-31', '2024-03-31'])
      expect((await importing(join(above, '2024'))).unchangedFile).toBe(true)
    } finally {
      rmSync(above, { recursive: true, force: true })
    }
  })

  it('leave what an earlier year told where a year between was never imported', async () => {
    const whole = [of(['2021-06-01', '2022-09-01', 'S', 'V2', 'U6'], ['2022-09-01', '2024-01-05', 'P', 'V2', 'K2'])]
    const { care, gone } = await importing([filesOf(whole, '2022'), filesOf(whole, '2024')], ['a'])
    expect(gone).toBe(0)
    expect(care[0]!.periods.map(each => [iso(each.startedOn), iso(each.endedOn!)])).toEqual([
      ['2021-06-01', '2024-01-05'],
    ])
  })
})

/** A child "a" with these rows: from, to, RNE, LS, PLACE. */
function of(...rows: [string, string | undefined, string, string, string][]): History {
  return {
    reviews: [],
    rows: rows.map(([from, to, rne, ls, place], index) => {
      const rec = to === undefined ? '' : index === rows.length - 1 ? 'E4A' : 'X1'
      return { child: 'a', from, to, rne, ls, place, rec }
    }),
  }
}
