import type { StepPart } from '../../domain/legal/index.ts'

/** What is held of a child before and in court, and where it is referred. */
export function legalHref(childId: string, rest = ''): string {
  return `/children/${encodeURIComponent(childId)}/legal${rest}`
}

interface OfProcess {
  readonly child_id: string
  readonly process_id: string
}

/** One process, or what is done with it. */
export function processHref({ child_id, process_id }: OfProcess, rest = ''): string {
  return legalHref(child_id, `/${process_id}${rest}`)
}

export function stepsHref(process: OfProcess, part: StepPart): string {
  return processHref(process, `/steps/${part}`)
}
