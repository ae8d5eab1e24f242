import type { ChildRecord } from '../facts.ts'
import { type LocalMappings, teamOf } from '../local-mappings.ts'

/** A record with every team under the department id that the authority says it is. */
export function withTeams(record: ChildRecord, mappings: LocalMappings): ChildRecord {
  if (mappings.teams.size === 0) return record
  const meant = <T extends { readonly team: string | undefined }>(fact: T): T => {
    const team = fact.team === undefined ? undefined : teamOf(fact.team, mappings)
    return team === fact.team ? fact : { ...fact, team }
  }
  return {
    ...record,
    referrals: record.referrals.map(meant),
    assessments: record.assessments.map(meant),
    enquiries: record.enquiries.map(meant),
    needPlans: record.needPlans.map(meant),
    involvements: record.involvements.map(meant),
    careLeaver: record.careLeaver && meant(record.careLeaver),
  }
}
