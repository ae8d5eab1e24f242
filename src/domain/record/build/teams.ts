import type { ChildRecord } from '../facts.ts'
import { type LocalMappings, standingOf } from '../local-mappings.ts'

interface OfTeam {
  readonly team: string | undefined
  readonly worker: string | undefined
}

/** A record with every team under the department id that it is taken to be. */
export function withTeams(record: ChildRecord, mappings: LocalMappings): ChildRecord {
  if (mappings.teams.size === 0 && mappings.staffing.departments.size === 0) return record
  const meant = <T extends OfTeam>(fact: T): T => {
    if (fact.team === undefined) return fact
    const { unit } = standingOf(fact.team, fact.worker, mappings)
    return unit === fact.team ? fact : { ...fact, team: unit }
  }
  return {
    ...record,
    referrals: record.referrals.map(meant),
    assessments: record.assessments.map(meant),
    enquiries: record.enquiries.map(meant),
    needPlans: record.needPlans.map(meant),
    involvements: record.involvements.map(each => {
      const unknownTeam = each.team === undefined ? undefined : standingOf(each.team, each.worker, mappings).unknownTeam
      return unknownTeam === undefined ? meant(each) : { ...meant(each), unknownTeam }
    }),
    careLeaver: record.careLeaver && meant(record.careLeaver),
  }
}
