import type { Selectable } from 'kysely'
import type { CohortDefinition } from '../../domain/campaigns/definition.ts'
import type { ReviewOutcome } from '../../domain/campaigns/outcome.ts'
import type { ReviewAnswer } from '../../domain/campaigns/review.ts'
import type { StatementSection } from '../../domain/campaigns/statement.ts'
import type { AboutChild } from '../child-tables.ts'
import type { Defaulted, Instant, Json, Later } from '../column-types.ts'

/** Days are as "2027-03-01". */
export interface CampaignTable {
  authority_id: string
  campaign_id: string
  name: string
  definition: Json<CohortDefinition>
  words: string
  as_at: string
  data_version: number
  children: number
  frozen_at: Instant
  frozen_by: string
  frozen_by_name: string
  repeats: string | null
  due_on: string
  sample_per_cent: Later<number>
  sample_seed: Later<number>
  closed_at: Later<Date>
  closed_by: Later<string>
  revision: number
}

export interface CampaignChildTable extends AboutChild {
  authority_id: string
  campaign_id: string
  status: string
  months: number
  since: string | null
  frozen_unit: string | null
  frozen_worker: string | null
  first_reader: Later<string>
  second_reader: Later<string>
  in_sample: Defaulted<boolean>
  settled_outcome: Later<ReviewOutcome>
  settled_because: Later<string>
  settled_by: Later<string>
  settled_at: Later<Date>
}

export type Reading = 'first' | 'second'

export interface CampaignReviewTable extends AboutChild {
  authority_id: string
  review_id: string
  campaign_id: string
  reading: Reading
  reader: string
  reader_name: string
  state: 'draft' | 'handed in'
  questions_version: number
  answers: Json<Readonly<Record<string, ReviewAnswer>>>
  outcome: ReviewOutcome | null
  rationale: string
  what_changes: string
  owner_id: string
  by_when: string | null
  direction_id: string | null
  by_own_lead: Defaulted<boolean>
  begun_at: Instant
  changed_at: Instant
  handed_in_at: Later<Date>
  revision: number
}

export interface CampaignStatementTable {
  authority_id: string
  statement_id: string
  campaign_id: string
  conclusion: string
  sections: Json<readonly StatementSection[]>
  signed_at: Instant
  signed_by: string
  signed_by_name: string
  data_version: number
}

declare module '../tables.ts' {
  interface Database {
    campaign: CampaignTable
    campaign_child: CampaignChildTable
    campaign_review: CampaignReviewTable
    campaign_statement: CampaignStatementTable
  }
}

export type Campaign = Selectable<CampaignTable>
export type CampaignChild = Selectable<CampaignChildTable>
export type CampaignReview = Selectable<CampaignReviewTable>
export type CampaignStatement = Selectable<CampaignStatementTable>
