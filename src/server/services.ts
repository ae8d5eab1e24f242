import type { Organisation } from '../domain/access/organisation.ts'
import type { Principal } from '../domain/access/principal.ts'
import type { ChildFacts } from '../domain/access/scope.ts'
import type { PageProps } from '../ui/layout/page.tsx'
import type { AccessEntry } from './audit.ts'
import type { Caseload } from './demonstration-people.ts'

/** What the server itself asks of the product. Rooms may ask for more: their services extend this. */
export interface ServerServices {
  readonly authority: { readonly id: string; readonly name: string; readonly synthetic: boolean }
  /** As last published. Held in memory: asked on every request. */
  organisation(): Organisation
  /** Who holds a child now; undefined when no such child is held. */
  childFacts(childId: string): Promise<ChildFacts | undefined>
  /**
   * How somebody whose session is open stands at this moment: their posts may have ended since they signed in. Undefined
   * when their account is closed. Where it is left out, a session stands as it began.
   */
  standing?(principal: Principal, at: Date): Promise<Principal | undefined>
  /** The record's own decision whether a person may read a child, made apart from the decision of domain/access. */
  mayRead?(principal: Principal, childId: string): Promise<boolean>
  /** Waits until pages are made from this data version or a later one. */
  upTo?(version: number): Promise<void>
  recordAccess(entries: readonly AccessEntry[]): Promise<void>
  /** The data version pages are made from. */
  dataVersion(): number
  /** Calls back when pages can be made from a newer version. Returns what stops it. */
  onVersion(listener: (version: number) => void): () => void
  /** The line under the header, with links only to what this person may open. */
  dataLine(principal: Principal): PageProps['dataLine']
  /** How many children each worker holds in each unit, to choose whom the demonstration signs in as. */
  caseloads?(): readonly Caseload[]
}
