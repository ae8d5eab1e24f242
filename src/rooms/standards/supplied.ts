import type { Day } from '../../domain/calendar/day.ts'
import { shortDate } from '../../domain/calendar/wording.ts'
import { templateNeededBy, templatesHolding } from '../../domain/catalogue/index.ts'
import { type Evidence, evidenceWords } from '../../domain/standards/evidence.ts'
import type { Standard } from '../../domain/standards/standard.ts'
import { type Coverage, evidenceFrom } from '../../domain/standards/state.ts'

/** Whether what a standard is judged on has been supplied, and since when. */
export interface Supplied {
  /** Undefined where it never was. */
  readonly since: Day | undefined
  /** What it is judged on, in words. */
  readonly evidence: string
  /** The template it comes in, where it comes in one alone. */
  readonly template: string | undefined
  /** Templates it may come in besides the extract. */
  readonly also: readonly string[]
}

export function suppliedOf({ evidence }: Pick<Standard, 'evidence'>, coverage: Coverage): Supplied {
  const template = templateNeededBy({ evidence })
  return {
    since: evidenceFrom(coverage, evidence) ?? undefined,
    evidence: evidenceText(evidence),
    template,
    also: template === undefined ? templatesHolding({ evidence }) : [],
  }
}

/** "since 1 Apr 2020", "never supplied" */
export function suppliedWords({ since }: Pick<Supplied, 'since'>): string {
  return since === undefined ? 'never supplied' : `since ${shortDate(since)}`
}

/** The evidence without the name of its file, which stands beside it as a link. */
function evidenceText(evidence: Evidence): string {
  return evidenceWords(evidence).replace(/ \([^()]*\.csv\)$/, '')
}
