import type { Defaulted, DefaultedJson, Instant, Json, Later, LaterJson, OnceOrNever } from './column-types.ts'

export type BatchState =
  | 'received'
  | 'compared'
  | 'awaiting-confirmation'
  | 'published'
  | 'failed'
  | 'abandoned'
  /** Was published, and is so no more. */
  | 'taken-back'
  /** No import: it took one back. */
  | 'take-back'
export type ImportMode = 'replace' | 'full' | 'delta'
/** How an import's authority was known: named by the files, asked for, the only one held, or set. */
export type AuthorityFrom = 'file' | 'asked' | 'only' | 'setting'

/** The process working on a batch, told apart from another that was given the same number later. */
export interface ProcessMark {
  readonly host: string
  readonly pid: number
  readonly started: string
}

export interface AuthorityTable {
  authority_id: string
  name: string
  synthetic: Defaulted<boolean>
}

export interface DataVersionTable {
  authority_id: string
  version: Defaulted<number>
  published_at: Later<Date>
}

export interface BatchCounterTable {
  authority_id: string
  last_batch: Defaulted<number>
}

export interface ImportBatchTable {
  authority_id: string
  batch: number
  state: BatchState
  format: string
  mode: ImportMode
  content_hash: string
  started_at: Instant
  finished_at: Later<Date>
  started_by: string
  authority_from: AuthorityFrom
  process: LaterJson<ProcessMark>
  version: Later<number>
  counts: DefaultedJson<Record<string, number>>
  comparison: LaterJson<unknown>
  message: Later<string>
  /** Of a batch that takes another back: which, and why. */
  takes_back: OnceOrNever<number>
  reason: OnceOrNever<string>
}

export interface ReceivedFileTable {
  authority_id: string
  batch: number
  ordinal: number
  name: string
  bytes: number
  hash: string
  kept_as: string | null
}

export interface ImportIssueTable {
  authority_id: string
  batch: number
  ordinal: number
  file: string
  row_number: number | null
  column_name: string | null
  value: string | null
  code: string
  severity: 'error' | 'warning' | 'note'
  message: string
  remedy: string
  child_id: string | null
}

export interface CaseRecordTable {
  authority_id: string
  table_name: string
  format: string
  natural_key: string
  child_id: string
  data: Json<Record<string, string>>
  content_hash: string
  from_batch: number
  to_batch: number | null
  /** Where taking an import back brought this version again, the import that brought what it says. */
  brought_by: OnceOrNever<number>
  unit: Later<string>
  worker: Later<string>
  restricted: Defaulted<boolean>
}

export interface TableDigestTable {
  authority_id: string
  format: string
  table_name: string
  digests: string
}

export interface ChildDerivationTable {
  authority_id: string
  child_id: string
  from_version: number
  to_version: number | null
  rules_version: string
  unit: string | null
  worker: string | null
  restricted: Defaulted<boolean>
  payload: string
}

export interface LocalMappingTable {
  authority_id: string
  domain: string
  from_value: string
  to_value: string | null
  changed_at: Instant
  changed_by: string
}

export interface SessionTable {
  authority_id: string
  session_id: string
  principal: string
  data: DefaultedJson<Record<string, unknown>>
  created_at: Instant
  seen_at: Instant
  expires_at: Instant
}

/** The place of an entry in its log, and what it is known by there: see log-chain.ts. */
interface Chained {
  seq: number
  /** Null once what the entry said has been erased. */
  salt: string | null
  digest: string
  chain: string
}

export interface AccessLogTable extends Chained {
  authority_id: string
  id: string
  at: Instant
  principal: string
  role: string | null
  event: string
  page: string | null
  child_id: string | null
  allowed: boolean
  because: string
  request: string | null
}

export interface ChangeLogTable extends Chained {
  authority_id: string
  id: string
  at: Instant
  principal: string
  event: string
  subject: string
  child_id: string | null
  before: LaterJson<unknown>
  after: LaterJson<unknown>
}

/** Where each log of an authority ends. */
export interface LogHeadTable {
  authority_id: string
  log: 'access' | 'change'
  seq: number
  chain: string
}

export interface SettingTable {
  authority_id: string
  name: string
  value: Json<unknown>
  changed_at: Instant
  changed_by: string
}

export interface OutboxTable {
  authority_id: string
  version: number
  id: string
  kind: string
  detail: DefaultedJson<Record<string, unknown>>
  made_at: Instant
}

export interface PersonTable {
  authority_id: string
  person_id: string
  name: string
  email: Later<string>
  worker_id: Later<string>
  origin: 'invited' | 'directory' | 'staff-list' | 'demonstration'
  made_at: Instant
  made_by: string
  seen_at: Later<Date>
  disabled_at: Later<Date>
  disabled_because: Later<string>
}

/** What ends says when, and by whom. */
interface Ends {
  ended_at: Later<Date>
  ended_by: Later<string>
}

export interface PostTable extends Ends {
  authority_id: string
  post_id: string
  person_id: string
  role: string
  place_kind: 'directorate' | 'service' | 'unit' | 'worker'
  place_id: Defaulted<string>
  kind: 'own' | 'cover' | 'delegated'
  on_behalf_of: Later<string>
  from_at: Instant
  until_at: Later<Date>
  because: string
  made_at: Instant
  made_by: string
  ended_because: Later<string>
}

export interface GivenChildTable extends Ends {
  authority_id: string
  given_id: string
  person_id: string
  child_id: string
  from_at: Instant
  until_at: Instant
  because: string
  made_at: Instant
  made_by: string
}

export interface RestrictedChildTable extends Ends {
  authority_id: string
  restriction_id: string
  child_id: string
  because: string
  made_at: Instant
  made_by: string
}

export interface NamedReaderTable extends Ends {
  authority_id: string
  naming_id: string
  child_id: string
  person_id: string
  because: string
  made_at: Instant
  made_by: string
}

export interface ConflictOfInterestTable extends Ends {
  authority_id: string
  conflict_id: string
  person_id: string
  child_id: string
  because: string
  made_at: Instant
  made_by: string
}

export interface OpenedWithReasonTable {
  authority_id: string
  opening_id: string
  person_id: string
  child_id: string
  reason: string
  opened_at: Instant
  until_at: Instant
  reviewed_at: Later<Date>
  reviewed_by: Later<string>
  finding: Later<'justified' | 'not-justified' | 'more-to-ask'>
  note: Later<string>
}

/** The tables of the record, as Kysely knows them. Rooms add theirs by declaration merging. */
export interface Database {
  authority: AuthorityTable
  data_version: DataVersionTable
  batch_counter: BatchCounterTable
  import_batch: ImportBatchTable
  received_file: ReceivedFileTable
  import_issue: ImportIssueTable
  case_record: CaseRecordTable
  table_digest: TableDigestTable
  child_derivation: ChildDerivationTable
  local_mapping: LocalMappingTable
  session: SessionTable
  access_log: AccessLogTable
  change_log: ChangeLogTable
  log_head: LogHeadTable
  setting: SettingTable
  outbox: OutboxTable
  person: PersonTable
  post: PostTable
  given_child: GivenChildTable
  restricted_child: RestrictedChildTable
  named_reader: NamedReaderTable
  conflict_of_interest: ConflictOfInterestTable
  opened_with_reason: OpenedWithReasonTable
}
