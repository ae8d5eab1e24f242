import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { ReceivedFile } from '../../format.ts'
import type { Issue } from '../../issue.ts'
import { ssda903 } from './index.ts'

const folder = fileURLToPath(new URL('../../../../../shared/inputs/ssda903/', import.meta.url))
const there = existsSync(folder)
if (!there) console.info('Skipped: the SSDA903 files of shared/inputs/ssda903 are not beside this checkout.')

describe.skipIf(!there)('the SSDA903 files of others', () => {
  it('are all taken: 2,675 children, 5,050 episodes of 2,123 of them, 12,582 reviews', async () => {
    const { counts, children, summary, issues } = await read()
    expect(summary).toEqual({ rows: 25_944, rejected: 0 })
    expect(issues.filter(each => each.severity === 'error')).toEqual([])
    expect(children.get('cla_episodes')?.size).toBe(2123)
    expect(counts).toEqual({
      // The Header's 2,675, and one whom only the social worker file knows.
      person: 2676,
      mother: 1,
      cla_episodes: 5050,
      cla_placement: 4275,
      legal_status: 3029,
      // 12,582 rows, two of which only repeat the row before.
      cla_reviews: 12_580,
      immigration_status: 132,
      sdq_scores: 2675,
      cla_health: 3994,
      cla_immunisations: 2675,
      cla_substance_misuse: 1348,
      cla_convictions: 1306,
      care_leavers: 53,
      permanence: 29,
      cla_previous_permanence: 2675,
      missing: 43,
      involvements: 1,
    })
  })

  it('have each thing amiss told of where it stands', async () => {
    const { codes, issues } = await read()
    expect(codes).toEqual({
      'reason-without-end': 1413,
      'review-outside-care': 2681,
      'reviews-without-episodes': 552,
      'code-unknown': 36,
      'episodes-overlap': 72,
      'gap-without-start': 3,
      'placement-differs': 3,
      'row-same-day': 12,
      'row-repeated': 2,
      'child-not-in-header': 1,
      'start-not-seen': 1,
      'year-taken': 1,
    })
    expect(issues.filter(each => each.code === 'row-repeated').map(each => [each.file, each.row])).toEqual([
      ['reviews.csv', 9826],
      ['reviews.csv', 12_074],
    ])
    for (const issue of issues) expect(issue.remedy).not.toBe('')
  })
})

async function read() {
  const files: ReceivedFile[] = readdirSync(folder).map(name => ({
    name,
    bytes: statSync(folder + name).size,
    hash: '',
    open: () => createReadStream(folder + name),
  }))
  expect(await ssda903.recognises(files)).toBe(true)
  const counts: Record<string, number> = {}
  const codes: Record<string, number> = {}
  const children = new Map<string, Set<string>>()
  const keys = new Set<string>()
  const issues: Issue[] = []
  const summary = await ssda903.read(files, {
    table: () => {},
    row: row => {
      counts[row.table] = (counts[row.table] ?? 0) + 1
      keys.add(`${row.table} ${row.key}`)
      if (!children.has(row.table)) children.set(row.table, new Set())
      children.get(row.table)?.add(row.childId)
    },
    refused: () => {},
    issue: issue => {
      codes[issue.code] = (codes[issue.code] ?? 0) + 1
      issues.push(issue)
    },
    progress: () => {},
  })
  expect(keys.size).toBe(Object.values(counts).reduce((sum, count) => sum + count, 0))
  return { counts, codes, children, issues, summary }
}
