import { createReadStream, existsSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { ReceivedFile } from '../../format.ts'
import { cinCensus } from './index.ts'

const folder = fileURLToPath(new URL('../../../../../shared/inputs/cin-census/', import.meta.url))
const there = existsSync(folder)
if (!there) console.info('Skipped: the census files of shared/inputs/cin-census are not beside this checkout.')

describe.skipIf(!there)('the census files of others', () => {
  it('takes CIN_Census_2021.xml whole', async () => {
    const { counts, codes, summary } = await read('CIN_Census_2021.xml')
    expect(summary).toEqual({ authority: '201', rows: 13, rejected: 0 })
    expect(counts).toEqual({ ...one, initial_cp_conference: 2, disability: 2 })
    expect(codes).toEqual({ 'date-implausible': 1, 'before-referral': 3, 'text-stray': 1 })
  })

  it('takes CIN_Census_2024.xml whole, saying what is amiss and where', async () => {
    const { counts, codes, summary, places } = await read('CIN_Census_2024.xml')
    expect(summary).toEqual({ authority: '201', rows: 17, rejected: 0 })
    expect(counts).toEqual({
      ...one,
      person: 2,
      disability: 3,
      cin_episodes: 2,
      cin_assessments: 2,
      initial_cp_conference: 2,
    })
    expect(codes).toEqual({
      'year-differs': 1,
      'code-outdated': 1,
      'date-after-collection': 3,
      'code-unknown': 1,
      'ends-before-start': 1,
      'before-referral': 3,
      'child-id-unlikely': 1,
      'text-stray': 1,
    })
    expect(places).toContain('46 AssessmentFactors RB')
    expect(places).toContain('75 LAchildID child_fails_assessments')
  })

  it('takes all 332 children and 402 referrals of fake_CIN_data.xml', async () => {
    const { counts, summary } = await read('fake_CIN_data.xml')
    expect(summary).toEqual({ authority: '975', rows: 1201, rejected: 0 })
    expect(counts).toEqual({ person: 332, cin_episodes: 402, initial_cp_conference: 350, disability: 112 })
  })

  it('takes all 500 children of third_party_from_csv.xml, which has no envelope', async () => {
    const { counts, summary } = await read('third_party_from_csv.xml')
    expect(summary).toEqual({ rows: 4284, rejected: 0 })
    expect(counts).toEqual({
      person: 500,
      linked_identifiers: 406,
      disability: 247,
      cin_episodes: 603,
      cin_assessments: 675,
      assessment_factors: 394,
      cin_plans: 490,
      s47_enquiry: 305,
      initial_cp_conference: 214,
      cp_plans: 250,
      cp_reviews: 188,
    })
  })

  it('takes the folder as one import', async () => {
    const names = ['CIN_Census_2021.xml', 'CIN_Census_2024.xml', 'fake_CIN_data.xml', 'third_party_from_csv.xml']
    const { counts, codes, summary } = await read(...names)
    expect(summary).toEqual({ authority: '201', rows: 5515, rejected: 0 })
    expect(counts.person).toBe(834)
    expect(codes['authority-differs']).toBe(1)
  })
})

const one = {
  person: 1,
  linked_identifiers: 1,
  disability: 1,
  cin_episodes: 1,
  cin_assessments: 1,
  assessment_factors: 1,
  cin_plans: 1,
  s47_enquiry: 1,
  initial_cp_conference: 1,
  cp_plans: 1,
  cp_reviews: 1,
}

async function read(...names: string[]) {
  const files: ReceivedFile[] = names.map(name => ({
    name,
    bytes: statSync(folder + name).size,
    hash: '',
    open: () => createReadStream(folder + name),
  }))
  expect(await cinCensus.recognises(files)).toBe(true)
  const counts: Record<string, number> = {}
  const codes: Record<string, number> = {}
  const places: string[] = []
  const keys = new Set<string>()
  const summary = await cinCensus.read(files, {
    table: () => {},
    row: row => {
      counts[row.table] = (counts[row.table] ?? 0) + 1
      keys.add(`${row.table} ${row.key}`)
    },
    refused: () => {},
    issue: issue => {
      codes[issue.code] = (codes[issue.code] ?? 0) + 1
      places.push(`${issue.row} ${issue.column} ${issue.value}`)
      expect(issue.remedy).not.toBe('')
    },
    progress: () => {},
  })
  expect(keys.size).toBe(Object.values(counts).reduce((sum, count) => sum + count, 0))
  return { counts, codes, places, summary }
}
