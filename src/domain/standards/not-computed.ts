import type { Source } from './standard.ts'

/**
 * A timescale that belongs in the catalogue and is not worked out, with what is missing: data that neither the extract
 * nor any template holds, or a clock that is not a child's.
 */
export interface NotComputed {
  readonly id: string
  readonly title: string
  readonly source: readonly Source[]
  /** The data it lacks, in a sentence. */
  readonly missingData: string
  /** The template that would bring it, where there is one. */
  readonly template?: string
}
