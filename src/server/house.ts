import type { VNode } from 'preact'
import type { Permission } from '../domain/access/permissions.ts'
import type { PageProps } from '../ui/layout/page.tsx'
import type { AccessRecorder } from './access-recorder.ts'
import type { Jobs } from './progress.ts'
import type { ServerServices } from './services.ts'
import type { Sessions } from './sessions.ts'
import type { Settings } from './settings.ts'

/** One item of the main navigation; shown to those who hold its permission. */
export interface NavigationEntry {
  /** What a page names in `current`. */
  readonly key: string
  readonly href: string
  readonly text: string
  readonly permission: Permission
}

/** The whole document around a page's body, as a vnode whose root is `html`. */
export type Layout = (props: PageProps) => VNode

/** What answering a request takes, put together once. */
export interface House<S extends ServerServices = ServerServices> {
  readonly settings: Settings
  readonly services: S
  readonly sessions: Sessions
  readonly recorder: AccessRecorder
  readonly jobs: Jobs
  readonly layout: Layout
  readonly navigation: readonly NavigationEntry[]
  readonly clock: () => Date
}
