import { describe, expect, it } from 'vitest'
import { read } from '../ssd/testing.ts'

describe('natural keys', () => {
  it('falls back where the first form cannot be filled', async () => {
    const { keys } = await read({
      'ssd_cin_episodes.csv': 'cine_person_id,cine_referral_id,cine_referral_date\n1,55,2019-05-01\n1,,2019-05-01\n',
      'ssd_cla_reviews.csv':
        'clar_cla_person_id,clar_cla_review_date,clar_cla_review_due_date,clar_cla_review_cancelled\n1,2019-05-01,,N\n1,,2019-05-01,Y\n',
    })
    expect(keys).toEqual(['1|55', '1|2019-05-01|by date', '1|2019-05-01', '1|2019-05-01|due'])
  })

  it('does not fall back past a cell that cannot be read', async () => {
    const { rows, told } = await read({
      'ssd_cla_reviews.csv':
        'clar_cla_person_id,clar_cla_review_date,clar_cla_review_due_date\n1,2019-02-30,2019-05-01\n',
    })
    expect([rows, told]).toEqual([[], ['2 clar_cla_review_date date-impossible error']])
  })

  it('tells apart assessments begun on one day by their ids, and drops nothing itself', async () => {
    const { keys } = await read({
      'ssd_cin_assessments.csv':
        'cina_assessment_id,cina_person_id,cina_assessment_start_date\n7,1,2019-05-01\n8,1,2019-05-01\n7,1,2019-05-01\n',
    })
    expect(keys).toEqual(['1|2019-05-01', '1|2019-05-01|8', '1|2019-05-01'])
  })

  it('stays short and of one part a value', async () => {
    const long = 'x'.repeat(5000)
    const { keys } = await read({
      'ssd_early_help_episodes.csv': `earl_person_id,earl_episode_start_date,earl_episode_organisation\n1,2019-05-01,${long}a\n1,2019-05-01,${long}b\n1,2019-05-01,a|b\n`,
    })
    expect(keys.every(each => each.length <= 300)).toBe(true)
    expect(new Set(keys).size).toBe(3)
    expect(keys[2]).toBe('1|2019-05-01|a/b')
  })
})
