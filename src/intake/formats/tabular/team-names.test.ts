import { describe, expect, it } from 'vitest'
import { localWords } from '../../map/local-words.ts'
import { ssd, ssdWith } from '../ssd/ssd.ts'
import { read } from '../ssd/testing.ts'

describe('teams', () => {
  const departments = 'dept_team_id,dept_team_name\nT1,Family Support\nT2,Family Support\nT3,Assessment'
  const heading = 'cine_person_id,cine_referral_id,cine_referral_date,cine_referral_team'
  const referrals = (...teams: string[]) => ({
    'ssd_cin_episodes.csv': [heading, ...teams.map((team, at) => `${at + 1},R${at},2026-01-05,${team}`)].join('\n'),
  })

  it('by a name that two departments have are told of once, and kept as they came', async () => {
    const files = {
      ...referrals('T1', 'Family Support', 'Assessment', 'Elsewhere', 'Family Support'),
      'ssd_department.csv': departments,
    }
    const { rows, issues } = await read(files)
    expect(issues.filter(each => each.code === 'team-ambiguous')).toMatchObject([
      {
        file: 'ssd_cin_episodes.csv',
        row: 3,
        column: 'cine_referral_team',
        value: 'Family Support',
        severity: 'warning',
      },
    ])
    const { message } = issues.find(each => each.code === 'team-ambiguous')!
    expect(message).toContain('2 rows name a team that several departments are called (T1, T2).')
    expect(rows.filter(each => each.data.cine_referral_team === 'Family Support')).toHaveLength(2)
  })

  it('are told of no more once it has been said which department they are, as teams and as departments of workers', async () => {
    const files = {
      ...referrals('Family Support', 'Family Support'),
      'ssd_professionals.csv': 'prof_professional_id,prof_professional_department\nw1,Family Support\nw2,T1',
      'ssd_department.csv': departments,
    }
    const told = async (format = ssd) =>
      (await read(files, format)).issues.filter(each => each.code === 'team-ambiguous').map(each => each.message)
    const ofWorker = expect.stringMatching(/^1 row names as the worker’s department .* the worker counts in none\.$/)
    const ofTeam = expect.stringMatching(/^2 rows name a team .* the worker’s own unit is taken/)
    expect((await told()).sort()).toEqual([ofWorker, ofTeam])
    const words = localWords([{ domain: 'team', from: 'Family Support', to: 'T1' }])
    expect(await told(ssdWith({ words }))).toEqual([])
  })

  it('by a name that what stands above a department has as well are told of', async () => {
    const told = async (above: string) => {
      const heading = 'dept_team_id,dept_team_name,dept_team_parent_id,dept_team_parent_name'
      const files = { ...referrals('Assessment'), 'ssd_department.csv': `${heading}\n${above}` }
      const found = (await read(files)).issues.filter(each => each.code === 'team-ambiguous')
      return found.map(each => /\((.*)\)/.exec(each.message)?.[1])
    }
    expect(await told('T3,Assessment,S1,Assessment\nT4,North,S1,Assessment')).toEqual(['S1, T3'])
    expect(await told('T3,North,S1,Assessment\nT4,South,S2,Assessment')).toEqual(['S1, S2'])
    // Its own row says what it is called.
    expect(await told('T3,Assessment,S1,Assessment\nS1,Service,,')).toEqual([])
  })

  it('by a name that is a department’s id as well, or where no departments came, are not', async () => {
    const asId = { ...referrals('Family Support'), 'ssd_department.csv': `${departments}\nFamily Support,Other` }
    for (const files of [asId, referrals('Family Support')])
      expect((await read(files)).issues.map(each => each.code)).not.toContain('team-ambiguous')
  })
})
