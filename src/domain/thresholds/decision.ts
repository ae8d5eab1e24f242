import type { Day } from '../calendar/day.ts'
import { type Framework, rankOf } from './framework.ts'

/** Where in the work the level was decided. */
export const decidedAt = ['screening', 'assessment', 'review', 'step down', 'step up', 'closure'] as const

export const consents = ['given', 'dispensed with', 'not asked for'] as const
export const partnerViews = ['agrees', 'disagrees', 'not asked'] as const

/** A decision on the level of need and help, as it is written. Ids are those of the framework’s version. */
export interface DecisionWritten {
  readonly decidedOn: Day | undefined
  readonly at: string
  /** '' where none was decided before. */
  readonly levelBefore: string
  readonly levelAfter: string
  /** What whoever asked for help thought; '' where nobody said. */
  readonly referrerLevel: string
  /** Needs and protective things, by id. */
  readonly indicators: readonly string[]
  /** That no protective thing was found is said, not left out. */
  readonly noneProtective: boolean
  readonly contexts: readonly string[]
  /** That no place or group outside home matters is said, not left out. */
  readonly noContext: boolean
  readonly consent: string
  readonly whyDispensed: string
  readonly partner: string
  readonly partnerView: string
  readonly partnerSays: string
  readonly rationale: string
  readonly alternatives: string
  readonly nextOn: Day | undefined
}

export interface DecisionProblem {
  readonly field: string
  readonly message: string
}

/** What keeps a decision from being recorded, in the order of the form, in words that say what a good value looks like. */
export function decisionProblems(written: DecisionWritten, framework: Framework, today: Day): DecisionProblem[] {
  const problems: DecisionProblem[] = []
  const say = (field: string, message: string) => problems.push({ field, message })
  const { decidedOn, nextOn } = written
  if (decidedOn === undefined) say('decided', 'Enter the day it was decided, such as 27 3 2027')
  else if (decidedOn > today) say('decided', 'The day it was decided must be today or earlier')
  if (!isOneOf(decidedAt, written.at)) say('at', 'Choose where in the work it was decided')
  if (written.levelBefore !== '' && rankOf(framework, written.levelBefore) < 0) say('before', 'Choose the level before')
  if (rankOf(framework, written.levelAfter) < 0) say('after', 'Choose the level that was decided')
  problems.push(...groundProblems(written, framework))
  if (!isOneOf(consents, written.consent)) say('consent', 'Choose whether the family consented')
  else if (written.consent !== 'given' && written.whyDispensed === '')
    say(
      'why-dispensed',
      'Enter why it was done without consent, such as “Asking would have put the child at risk of harm”',
    )
  if (!isOneOf(partnerViews, written.partnerView)) say('partner-view', 'Choose what the partner thinks')
  else if (written.partnerView !== 'not asked' && written.partner === '')
    say('partner', 'Enter which partner, such as “School nurse”')
  else if (written.partnerView === 'disagrees' && written.partnerSays === '')
    say('partner-says', 'Enter what the partner says, in their words')
  if (written.rationale === '') say('rationale', 'Enter why: what in this child’s life makes it this level')
  if (nextOn === undefined) say('next', 'Enter the day on which the level is looked at again, such as 27 6 2027')
  else if (decidedOn !== undefined && nextOn <= decidedOn)
    say('next', 'The next review must be after the day of the decision')
  return problems
}

/** What the level rests on: needs where it is above the first, what protects, and what is outside home. */
function groundProblems(written: DecisionWritten, framework: Framework): DecisionProblem[] {
  const problems: DecisionProblem[] = []
  const known = new Map(framework.domains.flatMap(each => each.indicators).map(each => [each.id, each]))
  const kinds = written.indicators.map(each => known.get(each)?.kind)
  if (kinds.includes(undefined))
    problems.push({ field: 'indicators', message: 'Choose from what this framework names' })
  if (rankOf(framework, written.levelAfter) > 0 && !kinds.includes('need'))
    problems.push({ field: 'indicators', message: 'Choose at least one need that makes it more than the first level' })
  if (kinds.includes('protective') === written.noneProtective)
    problems.push({ field: 'protective', message: 'Choose what protects the child, or say that nothing was found' })
  const contexts = written.contexts.filter(each => framework.contexts.some(one => one.id === each))
  if (contexts.length > 0 === written.noContext)
    problems.push({ field: 'contexts', message: 'Choose where outside home, or say that nothing was found there' })
  return problems
}

/** Whether a decision goes up, down or stays; undefined where there was no level before. */
export function directionOf(
  framework: Pick<Framework, 'levels'>,
  { levelBefore, levelAfter }: Pick<DecisionWritten, 'levelBefore' | 'levelAfter'>,
): 'up' | 'down' | 'same' | undefined {
  const [before, after] = [rankOf(framework, levelBefore), rankOf(framework, levelAfter)]
  if (before < 0 || after < 0) return undefined
  return after > before ? 'up' : after < before ? 'down' : 'same'
}

function isOneOf<const T extends readonly string[]>(values: T, text: string): text is T[number] {
  return values.includes(text)
}
