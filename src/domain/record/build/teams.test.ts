import { describe, expect, it } from 'vitest'
import { buildRecord } from '../build.ts'
import { holdersOf } from '../holder.ts'
import { type LocalMappings, noMappings } from '../local-mappings.ts'
import type { SourceRow } from '../source-row.ts'

const staffing = {
  departments: new Map([
    ['U1', 'U1'],
    ['U2', 'U2'],
    ['Unit Kite', 'U2'],
  ]),
  workers: new Map([['w1', 'U1']]),
}
const described: LocalMappings = { ...noMappings, staffing }

const row = (table: string, data: Record<string, string>): SourceRow => ({
  ...{ table, format: 'ssd', key: table, childId: 'c', data },
})
const allocation = (team: string, worker = 'w1') =>
  row('involvements', {
    invo_professional_id: worker,
    invo_professional_role_id: 'SW',
    invo_professional_team: team,
    invo_involvement_start_date: '2026-01-05',
  })

/** Who holds a child with these rows, and the team of its involvement that is no department. */
function heldBy(rows: readonly SourceRow[], mappings = described) {
  const record = buildRecord('c', rows, mappings)
  return [holdersOf(record).at(-1)?.unit, record.involvements[0]?.unknownTeam]
}

describe('the unit under which an allocation stands', () => {
  it('is the team where a department is called so, by its id or by a name that is only its own', () => {
    expect(heldBy([allocation('U2')])).toEqual(['U2', undefined])
    expect(heldBy([allocation('Unit Kite')])).toEqual(['U2', undefined])
  })

  it('is the worker’s own where no department is called as the team is', () => {
    expect(heldBy([allocation('Old Team')])).toEqual(['U1', 'Old Team'])
  })

  it('is the team as recorded where the worker’s own is not known either', () => {
    expect(heldBy([allocation('Old Team', 'w2')])).toEqual(['Old Team', 'Old Team'])
    expect(heldBy([allocation('Old Team', '')])).toEqual(['Old Team', 'Old Team'])
  })

  it('is what the authority says the team is, before the worker’s own', () => {
    const mapped = { ...described, teams: new Map([['Old Team', 'U2']]) }
    expect(heldBy([allocation('Old Team')], mapped)).toEqual(['U2', undefined])
    // A department that has been said to be meant and is there no more is no department either.
    const gone = { ...described, teams: new Map([['Old Team', 'U9']]) }
    expect(heldBy([allocation('Old Team')], gone)).toEqual(['U1', 'Old Team'])
  })

  it('is any team as recorded where no departments have been described', () => {
    expect(heldBy([allocation('Old Team')], noMappings)).toEqual(['Old Team', undefined])
  })
})

it('a child whom nobody is allocated stands under the unit of whose work it is, where the team is no department', () => {
  const referral = { cine_referral_date: '2026-01-05', cine_referral_team: 'Old Team', cine_referral_worker_id: 'w1' }
  expect(heldBy([row('cin_episodes', referral)])).toEqual(['U1', undefined])
})
