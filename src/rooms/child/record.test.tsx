import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import type { ImportedRow } from '../../store/index.ts'
import { rowId } from './addresses.ts'
import { cameFrom } from './came-in.ts'
import { importedTables, type RecordAsked, tablesOf } from './imported.ts'
import { RecordTab } from './pages/record.tsx'
import { imported, someRows } from './testing.ts'

const visit = (on: string, seen?: string) =>
  imported('cp_visits', on, { cppv_cp_visit_date: on, ...(seen ? { cppv_cp_visit_seen: seen } : {}) })

const rows: ImportedRow[] = [
  ...someRows.filter(each => each.table !== 'cp_visits'),
  visit('2019-05-14', 'Y'),
  { ...visit('2019-05-24', 'N'), fromBatch: 2 },
  visit('2019-06-03'),
  { ...imported('person', 'p1', { pers_dob: '2012-06-15' }), format: 'cin-census' },
  imported('not_in_the_standard', 'x', { b: '1', a: '2' }),
]

const keys = (asked: RecordAsked, table: string) =>
  importedTables(rows, asked)
    .find(each => each.table === table)!
    .rows.map(each => each.key)

describe('the record as imported', () => {
  it('is in the order of the journey, whatever is not in the standard last', () => {
    const order = importedTables(rows, {}).map(each => each.table)
    expect(order).toEqual([
      'person',
      'cin_episodes',
      's47_enquiry',
      'initial_cp_conference',
      'cp_plans',
      'cp_visits',
      'involvements',
      'not_in_the_standard',
    ])
    expect(tablesOf(rows).map(each => each.table)).toEqual(order)
  })

  it('has the latest first, else as asked, and what has nothing there last', () => {
    expect(keys({}, 'cp_visits')).toEqual(['2019-06-03', '2019-05-24', '2019-05-14'])
    const sort = 'cp_visits.cppv_cp_visit_seen'
    expect(keys({ sort, order: 'ascending' }, 'cp_visits')).toEqual(['2019-05-24', '2019-05-14', '2019-06-03'])
    expect(keys({ sort, order: 'descending' }, 'cp_visits')).toEqual(['2019-05-14', '2019-05-24', '2019-06-03'])
    expect(keys({ sort: 'cp_visits.import', order: 'descending' }, 'cp_visits')[0]).toBe('2019-05-24')
    expect(keys({ sort: 'no_such.column' }, 'cp_visits')).toHaveLength(3)
  })

  it('is looked through by words that a row must all hold', () => {
    const found = (words: string, table?: string) =>
      importedTables(rows, { words, table }).flatMap(each => each.rows.map(row => row.key))
    expect(found('ROBIN')).toEqual(['p1'])
    expect(found('2019-05-24  n')).toEqual(['2019-05-24'])
    expect(found('visits', 'cp_visits')).toHaveLength(3)
    expect(found('2019', 'cp_plans')).toEqual(['pl1'])
    expect(found('nothing like it')).toEqual([])
    expect(found(' ')).toHaveLength(rows.length)
  })

  const page = (part: RecordAsked, maySeeImports = true) =>
    renderToString(
      <RecordTab
        asked={{ childId: 'c/1', on: undefined }}
        rows={rows}
        files={new Map([[1, ['ssd_person.csv', 'june/ssd_CP_Visits.csv']]])}
        part={part}
        maySeeImports={maySeeImports}
        csrf="token"
      />,
    )

  it('says of each row which import it came in, with a link for those who may see imports, and which file', () => {
    const html = page({ table: 'cp_visits' })
    expect(html).toContain('href="/imports/2"')
    expect(html).toContain('june/ssd_CP_Visits.csv')
    expect(html).toContain('no file kept')
    expect(page({}, false)).not.toContain('href="/imports/')
    expect(page({}, false)).toContain('Import 1')
  })

  it('has one place to go to for each row that a fact may name', () => {
    const html = page({})
    for (const each of rows.filter(row => row.format === 'ssd')) {
      expect(html.split(`id="${rowId(each)}"`)).toHaveLength(2)
    }
  })

  it('sorts by an address that keeps the table, and never has what was looked for in one', () => {
    const html = page({ table: 'cp_visits', words: 'Robin Ash' })
    expect(html).toContain('No row holds that')
    expect(html).not.toMatch(/href="[^"]*Robin/)
    expect(html).not.toMatch(/action="[^"]*Robin/)
    const sorted = page({ table: 'cp_visits', sort: 'cp_visits.cppv_cp_visit_date', order: 'ascending' })
    expect(sorted).toContain('aria-sort="ascending"')
    expect(sorted).toContain('/children/c%2F1/record?table=cp_visits&amp;sort=cp_visits.key&amp;order=ascending')
    expect(page({ table: 'missing' })).toContain('This table holds no row of this child')
  })
})

describe('the file a row came from', () => {
  const of = (table: string, format: ImportedRow['format'], ...files: string[]) =>
    cameFrom({ ...imported(table, 'k', {}), format }, files)

  it.each<[string, string]>([
    [of('cp_visits', 'ssd', 'a/ssd_person.csv', 'a/##ssd_cp_visits.csv'), 'a/##ssd_cp_visits.csv'],
    [of('cp_visits', 'ssd', 'everything.csv'), 'everything.csv'],
    [of('cp_visits', 'ssd', 'one.csv', 'two.csv'), 'one of 2 files'],
    [
      of('cp_visits', 'ssd', 'ssd_cp_visits.csv', 'ssd_cp_visits (1).csv'),
      'ssd_cp_visits.csv or ssd_cp_visits (1).csv',
    ],
    [of('cp_visits', 'ssd'), 'no file kept'],
    [of('cin_plans', 'cin-census', 'readme.txt', 'CIN_2024.xml'), 'CIN_2024.xml'],
    [of('cla_reviews', 'ssda903', 'header.csv', 'episodes.csv', 'reviews.csv', 'sw_episodes.csv'), 'reviews.csv'],
    [of('cla_placement', 'ssda903', 'header.csv', 'episodes.csv', 'sw_episodes.csv'), 'episodes.csv'],
    [of('involvements', 'ssda903', 'header.csv', 'episodes.csv', 'sw_episodes.csv'), 'sw_episodes.csv'],
    [of('permanence', 'ssda903', 'ad1.csv', 'placed_for_adoption.csv'), 'ad1.csv or placed_for_adoption.csv'],
    [of('cla_previous_permanence', 'ssda903', 'previous_permanence.csv', 'oc2.csv'), 'previous_permanence.csv'],
  ])('%s', (said, wanted) => {
    expect(said).toBe(wanted)
  })
})
