import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { day } from '../calendar/day.ts'
import { type Comparator, comparatorKnown, comparatorPeriod, comparatorValue } from './comparator.ts'
import { comparators, comparatorsOf } from './comparators.ts'
import { findIndicator, indicatorsNotComputed } from './registry.ts'

describe('published figures', () => {
  it('are each of an indicator of the catalogue, on a day, from a source', () => {
    for (const each of comparators) {
      const known = findIndicator(each.indicator) ?? indicatorsNotComputed.find(other => other.id === each.indicator)
      expect(known, each.indicator).toBeDefined()
      expect(day(each.period.day)).toBeGreaterThan(day('2000-01-01'))
      expect(each.source).not.toBe('')
    }
  })

  it('agree with the counts behind them', () => {
    for (const { indicator, place, value, counts } of comparators) {
      if (counts === undefined) continue
      const share = (100 * counts.count) / counts.of
      // Whole per cent in some tables, one decimal in others; England is rounded to the nearest ten.
      expect(Math.abs(share - value), `${indicator} ${place}`).toBeLessThanOrEqual(value % 1 === 0 ? 0.5 : 0.051)
    }
  })

  it('read as people write them', () => {
    const one: Comparator = {
      indicator: 'I-07',
      place: 'England',
      period: { kind: 'year to', day: '2019-03-31' },
      value: 83.1,
      unit: 'per cent',
      source: 'x',
      known: 'memory',
    }
    expect([comparatorValue(one), comparatorPeriod(one), comparatorKnown(one)]).toEqual([
      '83.1%',
      'year to 31 Mar 2019',
      'from memory, to be checked',
    ])
    expect(comparatorValue({ value: 650_930, unit: 'number' })).toBe('650,930')
    expect(comparatorPeriod({ period: { kind: 'at', day: '2024-03-31' } })).toBe('31 Mar 2024')
  })

  it('come England first, then by the latest', () => {
    const shown = comparatorsOf('I-32').map(each => `${each.place} ${each.period.day.slice(0, 4)}`)
    expect(shown).toEqual(['England 2024', 'England 2019', 'Hackney 2024', 'Hackney 2019'])
  })
})

const folder = resolve(import.meta.dirname, '../../../../shared/inputs/dfe-statistics')
const there = existsSync(folder)
if (!there)
  console.info('Not checked against the statistics: shared/inputs/dfe-statistics is not beside this checkout.')

/** Where each indicator stands in the files: its file, and what of a row it is. */
const columns: Readonly<Record<string, { file: string; count?: string[]; of?: string; value?: string }>> = {
  'I-03': { file: 'c1_children_in_need_referrals_and_rereferrals_2013_to_2024.csv' },
  'I-04': {
    file: 'c1_children_in_need_referrals_and_rereferrals_2013_to_2024.csv',
    count: ['Re_referrals'],
    of: 'Referrals',
    value: 'Re_referrals_percent',
  },
  'I-05': {
    file: 'c1_children_in_need_referrals_and_rereferrals_2013_to_2024.csv',
    count: ['No_Further_Action'],
    of: 'Referrals',
    value: 'No_Further_Action_percent',
  },
  'I-06': {
    file: 'c1_children_in_need_referrals_and_rereferrals_2013_to_2024.csv',
    count: ['Not_in_Need'],
    of: 'Referrals',
    value: 'Not_in_Need_percent',
  },
  'I-07': {
    file: 'c2_children_in_need_assessments_duration_2014_to_2024.csv',
    count: ['Same_day', '1-10_days', '11-20_days', '21-30_days', '31-40_days', '41-45_days'],
    of: 'Assessments_completed',
  },
  'I-08': { file: 'c2_children_in_need_assessments_duration_2014_to_2024.csv', value: 'Median_days' },
  'I-21': {
    file: 'c4_children_in_need_section_47s_and_icpcs_2013_to_2024.csv',
    count: ['ICPC'],
    of: 'Section47',
  },
  'I-23': {
    file: 'c4_children_in_need_section_47s_and_icpcs_2013_to_2024.csv',
    count: ['Duration_0-10_days', 'Duration_11-15_days'],
    of: 'ICPC',
  },
  'I-25': {
    file: 'd3_cpps_subsequent_plan_2013_to_2024.csv',
    count: ['CPP_subsequent'],
    of: 'CPP_start',
    value: 'CPP_subsequent_percent',
  },
  'I-32': {
    file: 'd6_cpps_reviewed_within_timescales_2013_to_2024.csv',
    count: ['Reviewed_within_timescales'],
    of: 'CPP_At31_3Months',
    value: 'Reviewed_within_timescales_percent',
  },
}

describe.skipIf(!there)('published figures said to be of the files', () => {
  const ofFiles = comparators.filter(each => each.source.includes('files for 2013 to 2024'))

  it.each(ofFiles.filter(each => columns[each.indicator]?.count ?? columns[each.indicator]?.value))(
    '$indicator $place $period.day',
    each => {
      const { file, count, of, value } = columns[each.indicator]!
      const row = rowOf(file, each)
      if (each.counts !== undefined && count !== undefined && of !== undefined) {
        const sum = count.reduce((total, name) => total + Number(row[name]), 0)
        expect([each.counts.count, each.counts.of]).toEqual([sum, Number(row[of])])
      }
      if (value !== undefined) expect(each.value).toBe(Number(row[value]))
    },
  )

  it.each(ofFiles.filter(each => /I-(03|20)/.test(each.indicator)))('$indicator $place $period.day $unit', each => {
    const [file, name] =
      each.indicator === 'I-03'
        ? ['c1_children_in_need_referrals_and_rereferrals_2013_to_2024.csv', 'Referrals']
        : ['c4_children_in_need_section_47s_and_icpcs_2013_to_2024.csv', 'Section47']
    expect(each.value).toBe(Number(rowOf(file!, each)[each.unit === 'number' ? name! : `${name}_rate`]))
  })
})

function rowOf(file: string, { place, period }: Comparator): Readonly<Record<string, string>> {
  const [head, ...lines] = readFileSync(`${folder}/${file}`, 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
  const names = head!.split(',')
  const rows = lines.map(line => Object.fromEntries(line.split(',').map((cell, at) => [names[at]!, cell])))
  const isPlace = (row: Record<string, string>) =>
    place === 'England' ? row.geographic_level === 'National' : row.la_name === place
  return rows.find(row => row.time_period === period.day.slice(0, 4) && isPlace(row))!
}
