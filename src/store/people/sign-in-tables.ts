import type { Defaulted, Instant, Json, Later } from '../column-types.ts'

export interface IdentityTable {
  authority_id: string
  issuer: string
  subject: string
  person_id: string
  linked_at: Instant
  seen_at: Instant
}

export interface LocalAccountTable {
  authority_id: string
  person_id: string
  password_hash: Later<string>
  password_at: Later<Date>
  code_secret: Later<string>
  code_at: Later<Date>
  last_step: Defaulted<number>
}

export interface RecoveryCodeTable {
  authority_id: string
  person_id: string
  code_digest: string
  made_at: Instant
  used_at: Later<Date>
}

export interface SignInLinkTable {
  authority_id: string
  link_digest: string
  person_id: string
  kind: 'invitation' | 'reset'
  made_at: Instant
  made_by: string
  expires_at: Instant
  used_at: Later<Date>
}

export interface SignInAttemptTable {
  authority_id: string
  attempt_key: string
  failures: number
  last_at: Instant
  locked_until: Later<Date>
}

export interface SignInStepTable {
  authority_id: string
  step_digest: string
  kind: 'provider' | 'code' | 'code-set-up'
  data: Json<Record<string, unknown>>
  expires_at: Instant
}

declare module '../tables.ts' {
  interface Database {
    identity: IdentityTable
    local_account: LocalAccountTable
    recovery_code: RecoveryCodeTable
    sign_in_link: SignInLinkTable
    sign_in_attempt: SignInAttemptTable
    sign_in_step: SignInStepTable
  }
}
