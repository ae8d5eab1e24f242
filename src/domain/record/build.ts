import {
  readCareEpisodes,
  readCareReviews,
  readLegalStatuses,
  readPermanencePlans,
  readPlacements,
  readReviewYears,
} from './build/care.ts'
import { readContacts, readEarlyHelp } from './build/front-door.ts'
import { readDifficultiesScores, readHealthChecks, readImmunisations } from './build/health.ts'
import { readInvolvements } from './build/involvements.ts'
import { readMissingEpisodes } from './build/missing.ts'
import { readAssessments, readEnquiries, readNeedPlans, readReferrals } from './build/need.ts'
import { readOwnRows, readProgressReviews } from './build/own.ts'
import { readPermanenceRoutes } from './build/permanence.ts'
import { readCareLeaver, readDisabilities, readPerson } from './build/person.ts'
import { readConferences, readProtectionPlans, readProtectionReviews } from './build/protection.ts'
import { readReturnsEnd } from './build/returns-end.ts'
import { groupByTable } from './build/rows-by-table.ts'
import { withTeams } from './build/teams.ts'
import { readToldNoMore } from './build/told-no-more.ts'
import { readVisits } from './build/visits.ts'
import type { ChildRecord } from './facts.ts'
import type { LocalMappings } from './local-mappings.ts'
import type { SourceRow } from './source-row.ts'

/**
 * One child's record, from all the rows held of the child whatever return they came in. Never throws: what cannot be
 * read is left out, and intake has said so at the time.
 */
export function buildRecord(childId: string, rows: readonly SourceRow[], mappings: LocalMappings): ChildRecord {
  const tables = groupByTable(rows)
  const own = readOwnRows(tables)
  const reviewYears = readReviewYears(tables)
  const returnsEnd = readReturnsEnd(tables)
  const record: ChildRecord = {
    childId,
    person: readPerson(tables),
    disabilities: readDisabilities(tables),
    referrals: readReferrals(tables),
    assessments: readAssessments(tables),
    enquiries: readEnquiries(tables),
    conferences: readConferences(tables),
    needPlans: readNeedPlans(tables),
    protectionPlans: readProtectionPlans(tables),
    protectionReviews: readProtectionReviews(tables),
    visits: readVisits(tables),
    careEpisodes: readCareEpisodes(tables),
    placements: readPlacements(tables),
    careReviews: readCareReviews(tables),
    ...(reviewYears ? { reviewYears } : {}),
    ...(returnsEnd === undefined ? {} : { returnsEnd }),
    legalStatuses: readLegalStatuses(tables),
    permanencePlans: readPermanencePlans(tables),
    involvements: readInvolvements(tables, mappings),
    careLeaver: readCareLeaver(tables),
    healthChecks: readHealthChecks(tables),
    difficultiesScores: readDifficultiesScores(tables),
    immunisations: readImmunisations(tables),
    missingEpisodes: readMissingEpisodes(tables),
    permanenceRoutes: readPermanenceRoutes(tables),
    contacts: readContacts(tables),
    earlyHelp: readEarlyHelp(tables),
    progressReviews: readProgressReviews(own),
    own,
  }
  const toldNoMore = readToldNoMore(tables, record)
  return withTeams(toldNoMore ? { ...record, toldNoMore } : record, mappings)
}
