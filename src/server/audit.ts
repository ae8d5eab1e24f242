/** What a person did, as it stands in the access log: the thing, a dot, the deed. */
export type AuditEvent = `${Thing}.${Deed}`

type Thing = Lowercase<string>
type Deed =
  | 'viewed'
  | 'listed'
  | 'searched'
  | 'exported'
  | 'recorded'
  | 'changed'
  | 'started'
  | 'ended'
  | 'confirmed'
  | 'abandoned'

/** An event about one child. */
export interface ChildEvent {
  readonly event: AuditEvent
  readonly childId: string
}

/** What the access log is told: who, what, which child, on which page, allowed or not, and why. */
export interface AccessEntry {
  readonly authorityId: string
  readonly at: Date
  readonly principal: string
  readonly role: string
  readonly event: AuditEvent
  /** The route's pattern ("/children/:childId"), so that nothing typed or searched for is kept. */
  readonly page: string
  readonly childId?: string | undefined
  readonly allowed: boolean
  readonly because: string
  /** The request's reference, as on an error page and in the server's log. */
  readonly request: string
}
