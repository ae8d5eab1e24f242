import { describe, expect, it } from 'vitest'
import { day, iso } from '../calendar/day.ts'
import { buildRecord } from '../record/build.ts'
import { noMappings } from '../record/local-mappings.ts'
import type { SourceRow } from '../record/source-row.ts'
import { type RetentionRule, suggestions, verdictOn } from './retention.ts'

const row = (table: string, data: Record<string, string>): SourceRow => ({
  table,
  format: 'ssd',
  childId: 'c',
  key: JSON.stringify(data),
  data,
})
const born = (on: string, more: Record<string, string> = {}) =>
  row('person', { pers_person_id: 'c', pers_dob: on, ...more })
const referral = (from: string, until = '') =>
  row('cin_episodes', {
    cine_referral_id: from,
    cine_person_id: 'c',
    cine_referral_date: from,
    cine_close_date: until,
    cine_referral_nfa: 'N',
  })
const care = (from: string, until: string) =>
  row('cla_episodes', {
    clae_cla_episode_id: from,
    clae_person_id: 'c',
    clae_cla_placement_id: from,
    clae_cla_episode_start_date: from,
    clae_cla_episode_start_reason: 'S',
    clae_cla_episode_ceased_date: until,
    clae_cla_episode_ceased_reason: until === '' ? '' : 'E4A',
  })

const today = day('2026-11-26')
const verdict = (rows: SourceRow[], rules: readonly RetentionRule[] = suggestions, holds: string[] = []) => {
  const { because, ...rest } = verdictOn(buildRecord('c', rows, noMappings), rules, holds, today)
  const on = rest.goes ? rest.since : rest.until
  return [rest.goes, on === undefined ? undefined : iso(on), because] as const
}

describe('what would become of a record', () => {
  it('goes on the day its years are over, and not the day before', () => {
    const rows = (until: string) => [born('1999-01-01'), referral('2015-01-01', until)]
    expect(verdict(rows('2020-11-26'))).toEqual([true, '2026-11-26', expect.stringContaining('6 years from last open')])
    expect(verdict(rows('2020-11-27'))).toEqual([false, '2026-11-27', expect.stringContaining('child in need')])
  })

  it('stays while it is open, while it is held back, and where no rule has been set', () => {
    const over = [born('1999-01-01'), referral('2015-01-01', '2016-01-01')]
    expect(verdict([...over, referral('2020-01-01')], suggestions)[0]).toBe(true)
    expect(verdict([born('2015-01-01'), referral('2020-01-01')])).toEqual([false, undefined, 'still open'])
    expect(verdict(over, suggestions, ['Inquiry 3', 'Claim 9'])).toEqual([
      false,
      undefined,
      'legal hold: Inquiry 3; Claim 9',
    ])
    expect(verdict(over, [])).toEqual([false, undefined, 'no rule is set for: child in need'])
    const withoutCare = suggestions.filter(each => each.kind !== 'looked after')
    expect(verdict([...over, care('2015-02-01', '2015-03-01')], withoutCare)).toEqual([
      false,
      undefined,
      'no rule is set for: looked after',
    ])
  })

  it('stays for the longest of all that the child has been', () => {
    const rows = [born('1950-06-01'), referral('1960-01-01', '1961-01-01')]
    expect(verdict(rows)[0]).toBe(true)
    expect(verdict([...rows, care('1960-02-01', '1960-03-01')])).toEqual([
      true,
      '2025-06-01',
      'looked after: 75 years from birth (Regulation 50, 2010 Regulations)',
    ])
    const younger = [born('1951-12-01'), care('1960-02-01', '1960-03-01')]
    expect(verdict(younger)).toEqual([false, '2026-12-01', expect.stringContaining('looked after')])
  })

  it('goes by the rule from death for who has died, and by no other of its kind', () => {
    const rows = [born('2000-01-01', { pers_death_date: '2010-05-01' }), care('2005-01-01', '2006-01-01')]
    expect(verdict(rows)).toEqual([true, '2025-05-01', expect.stringContaining('15 years from death')])
  })

  it('stays where the date that counts is not known', () => {
    expect(verdict([care('1960-02-01', '1960-03-01')])).toEqual([false, undefined, 'not known: birth'])
  })
})
