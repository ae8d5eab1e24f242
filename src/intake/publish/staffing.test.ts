import { expect, it } from 'vitest'
import { noMappings, standingOf } from '../../domain/record/local-mappings.ts'
import { ensureAuthority } from '../../store/authorities.ts'
import { insertRecords } from '../../store/case-records.ts'
import { withStores } from '../../store/testing.ts'
import { childrenMovedBy, type StandsUnder, sameStaffing } from './staffing.ts'

const rows = [
  ['c1', 'involvements', { invo_professional_team: 'Old Team', invo_professional_id: 'w1' }],
  ['c2', 'cin_episodes', { cine_referral_team: 'Old Team', cine_referral_worker_id: 'w1' }],
  ['c3', 'cin_assessments', { cina_assessment_team: 'Old Team', cina_assessment_worker_id: 'w1' }],
  ['c4', 'cin_plans', { cinp_cin_plan_team: 'Old Team', cinp_cin_plan_worker_id: 'w1' }],
  ['c5', 's47_enquiry', { s47e_s47_completed_by_team: 'Old Team', s47e_s47_completed_by_worker_id: 'w1' }],
  ['c6', 'care_leavers', { clea_care_leaver_allocated_team: 'Old Team', clea_care_leaver_worker_id: 'w1' }],
  ['known', 'involvements', { invo_professional_team: 'U1', invo_professional_id: 'w1' }],
  ['another’s', 'involvements', { invo_professional_team: 'Old Team', invo_professional_id: 'w2' }],
  ['nobody’s', 'cin_episodes', { cine_referral_team: 'Old Team' }],
  ['mapped', 'involvements', { invo_professional_team: 'Said', invo_professional_id: 'w1' }],
  ['no team', 'involvements', { invo_professional_id: 'w1' }],
] as const

const departments = new Map([
  ['U1', 'U1'],
  ['U2', 'U2'],
])
const with1 = (unit: string) => ({ departments, workers: new Map([['w1', unit]]) })
const standsUnder: StandsUnder = (team, worker, staffing) =>
  standingOf(team, worker, { ...noMappings, teams: new Map([['Said', 'U2']]), staffing })

withStores('children whose unit is another by who works where', getStore => {
  it('are those in a team that is no department, or comes or ceases to be one', async () => {
    const { db } = getStore()
    const authority = 'staffing'
    await ensureAuthority(db, { authority, synthetic: true })
    const records = rows.map(([childId, table, data]) => ({
      ...{ table, childId, key: childId, hash: 'x', json: JSON.stringify(data) },
    }))
    await insertRecords(db, { authority, format: 'ssd', batch: 1 }, records)
    const moved = async (before: ReturnType<typeof with1>, after: ReturnType<typeof with1>) =>
      (await childrenMovedBy(db, authority, { before, after }, standsUnder)).sort()
    const own = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6']
    expect(await moved(with1('U1'), with1('U2'))).toEqual(own)
    const more = new Map([...departments, ['Old Team', 'Old Team']])
    expect(await moved(with1('U1'), { ...with1('U1'), departments: more })).toEqual(['another’s', ...own, 'nobody’s'])
    const fewer = new Map([['U1', 'U1']])
    expect(await moved(with1('U1'), { ...with1('U1'), departments: fewer })).toEqual(['mapped'])
    expect(sameStaffing(with1('U1'), with1('U1'))).toBe(true)
    expect(sameStaffing(with1('U1'), with1('U2'))).toBe(false)
  })
})
