import { describe, expect, it } from 'vitest'
import { read } from '../ssd/testing.ts'

describe('children found through another table', () => {
  const episodes = {
    'ssd_cla_episodes.csv':
      'clae_person_id,clae_cla_id,clae_cla_episode_start_date,clae_cla_episode_start_reason\n1,P1,2019-01-01,S\n1,P1,2019-02-01,P\n2,P2,2019-01-01,S\n',
  }

  it('whatever order the files come in', async () => {
    const { rows, told } = await read({
      'ssd_cla_placement.csv':
        'clap_cla_id,clap_cla_placement_start_date\nP1,2019-01-01\nP2,2019-01-01\nP9,2019-01-01\n',
      'ssd_cla_reviews.csv': 'clar_cla_id,clar_cla_review_date\nP2,2019-03-01\n',
      ...episodes,
    })
    expect(rows.filter(each => each.table !== 'cla_episodes')).toMatchObject([
      { key: '1|2019-01-01', childId: '1', data: { clap_person_id: '1', clap_cla_id: 'P1' } },
      { key: '2|2019-01-01', childId: '2' },
      { key: '2|2019-03-01', childId: '2', table: 'cla_reviews' },
    ])
    expect(told).toEqual(['4 clap_cla_id child-unknown error'])
  })

  it('for plans’ visits and reviews, referrals’ involvements and visits', async () => {
    const { rows, told } = await read({
      'cp_plans.csv': 'cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date\nCP1,1,2019-01-01\n',
      'cin_episodes.csv':
        'cine_referral_id,cine_person_id,cine_referral_date\nR1,1,2019-01-01\nR2,2,2019-01-01\nR2,3,2019-01-01\n',
      'cp_visits.csv': 'cppv_cp_plan_id,cppv_cp_visit_date\nCP1,2019-01-05\n',
      'cp_reviews.csv': 'cppr_cp_plan_id,cppr_cp_review_date\nCP1,2019-03-05\n',
      'cin_visits.csv': 'cinv_cin_plan_id,cinv_cin_visit_date\nR1,2019-01-06\nR2,2019-01-07\n',
      'involvements.csv':
        'invo_referral_id,invo_professional_id,invo_professional_role_id,invo_involvement_start_date\nR1,W1,CW,2019-01-02\n',
    })
    expect(rows.slice(4).map(each => `${each.table} ${each.key}`)).toEqual([
      'cin_visits 1|2019-01-06',
      'cp_visits 1|2019-01-05',
      'cp_reviews 1|2019-03-05',
      'involvements 1|W1|CW|2019-01-02',
    ])
    // Two siblings share the referral: a visit to one is not taken for a visit to both.
    expect(told).toEqual(['3 cinv_cin_plan_id child-ambiguous error'])
  })

  it('says that a cell is empty, not that its column is missing', async () => {
    const { issues } = await read({
      'cin_plans.csv': 'cinp_cin_plan_id,cinp_person_id,cinp_cin_plan_start_date\nP1,1,2019-01-01\n',
      'cin_visits.csv': 'cinv_person_id,cinv_cin_plan_id,cinv_cin_visit_date\n,,2019-01-06\n,P9,2019-01-07\n',
      'cp_visits.csv': 'cppv_cp_visit_date,cppv_person_id\n2019-01-06,\n',
    })
    const unknown = issues.filter(each => each.code === 'child-unknown')
    expect(unknown.map(each => [each.column, each.message.includes('is empty in this row'), each.remedy])).toEqual([
      [
        'cinv_person_id',
        true,
        'Fill in cinv_person_id in this row. Or give the id by which the child can be found in ssd_cin_plans or ssd_cin_episodes.',
      ],
      [
        'cinv_cin_plan_id',
        false,
        'Check that ssd_cin_plans or ssd_cin_episodes holds the record it belongs to. Or fill in cinv_person_id, which is empty in this row.',
      ],
      [
        'cppv_person_id',
        true,
        'Fill in cppv_person_id in this row. Or give the id by which the child can be found in ssd_cp_plans.',
      ],
    ])
  })

  it('refuses a file whose parent table was not sent', async () => {
    const { tables, told } = await read({ 'ssd_cp_visits.csv': 'cppv_cp_plan_id,cppv_cp_visit_date\nCP1,2019-01-05\n' })
    expect([tables, told]).toEqual([[], ['1 cppv_person_id parent-table-missing error']])
  })

  it('gives factors to the assessment, or by Mosaic’s shared step id to each sibling’s', async () => {
    const { rows, told } = await read({
      'ssd_cin_assessments.csv':
        'cina_assessment_id,cina_person_id,cina_assessment_start_date\nA1,1,2019-01-01\n2777,2,2019-01-01\n3777,3,2019-01-01\n',
      'ssd_assessment_factors.csv':
        'cinf_table_id,cinf_assessment_id,cinf_assessment_factors_json\n1,A1,"[""4B"",""3B""]"\n2,777,"{""1A"":""Yes"",""2A"":""No""}"\n3,888,[]\n4,A1,"[""99Z""]"\n',
    })
    const factors = rows.filter(each => each.table === 'assessment_factors')
    expect(factors.map(each => [each.childId, each.key, each.data.cinf_assessment_factors_json])).toEqual([
      ['1', 'A1', '["3B","4B"]'],
      ['2', '2777', '["1A"]'],
      ['3', '3777', '["1A"]'],
      ['1', 'A1', '["99Z"]'],
    ])
    expect(told).toEqual([
      '4 cinf_assessment_id child-unknown error',
      '5 cinf_assessment_factors_json code-unknown warning',
    ])
  })

  it('keeps for each sibling what is held where a cell of their row cannot be read, and says so once', async () => {
    const { unread, told } = await read({
      'ssd_cin_assessments.csv':
        'cina_assessment_id,cina_person_id,cina_assessment_start_date\n2777,2,2019-01-01\n3777,3,2019-01-01\n',
      'ssd_assessment_factors.csv': 'cinf_table_id,cinf_assessment_id\n1.2E+11,777\n',
    })
    expect(unread.slice(2)).toEqual([['cinf_table_id'], ['cinf_table_id']])
    expect(told).toEqual(['2 cinf_table_id id-damaged warning'])
  })
})
