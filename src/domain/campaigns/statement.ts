import type { Day } from '../calendar/day.ts'
import { longDate } from '../calendar/wording.ts'
import { type Agreement, fewestForKappa } from '../statistics/index.ts'
import { counted } from '../words/numbers.ts'
import { outcomeWords, type ReviewOutcome } from './outcome.ts'
import type { Progress } from './progress.ts'

/** Everything an assurance statement rests on: counts and names of reviewers, and nothing of a child. */
export interface CampaignEvidence {
  /** The definition as frozen, in words. */
  readonly words: string
  readonly on: Day
  readonly dataVersion: number
  readonly dueOn: Day
  readonly today: Day
  readonly progress: Progress
  readonly reviewers: readonly { readonly name: string; readonly done: number; readonly left: number }[]
  /** Reviews handed in by whoever leads the unit that held the child. */
  readonly byOwnLead: number
  /** As they stand: settled where two readers differed, the first reader’s otherwise. */
  readonly outcomes: readonly { readonly outcome: ReviewOutcome; readonly count: number }[]
  readonly plans: {
    readonly given: number
    readonly done: number
    readonly overdue: number
    /** Neither done and confirmed nor withdrawn when the case was closed: overdue no more, and not done. */
    readonly caseClosed: number
  }
  readonly secondReadings: {
    readonly perCent: number
    readonly seed: number
    readonly asked: number
    readonly both: number
    readonly agreement: Agreement | undefined
    readonly settled: number
  }
  /** Questions answered “not known”, with how often. */
  readonly notKnown: readonly { readonly question: string; readonly count: number }[]
}

/** One thing the statement says, with the count it rests on where it has one. */
export interface StatementLine {
  readonly says: string
  readonly count?: number
  readonly of?: number
}

export interface StatementSection {
  readonly heading: string
  readonly lines: readonly StatementLine[]
}

/**
 * What a campaign can assure and what it cannot: what was looked at, by whom, what was found, and what is not known. The
 * last is never empty: what has not been read is not known, whatever the rest looks like.
 */
export function statementOf(evidence: CampaignEvidence): StatementSection[] {
  return [
    { heading: 'What was looked at', lines: lookedAt(evidence) },
    { heading: 'By whom', lines: byWhom(evidence) },
    { heading: 'What was found', lines: found(evidence) },
    { heading: 'What is not known', lines: notKnown(evidence) },
  ]
}

function lookedAt({ words, on, dataVersion, progress }: CampaignEvidence): StatementLine[] {
  return [
    {
      says: `${words} Fixed as at ${longDate(on)} from data version ${dataVersion}, and not changed since.`,
      count: progress.all,
    },
    {
      says: 'Reviewed, each by a form that begins with the child’s lived experience',
      count: progress.done,
      of: progress.all,
    },
  ]
}

function byWhom({ reviewers, byOwnLead, progress, secondReadings }: CampaignEvidence): StatementLine[] {
  const { perCent, seed, asked, both, agreement, settled } = secondReadings
  return [
    ...reviewers.map(each => ({ says: each.name, count: each.done, of: each.done + each.left })),
    { says: 'None was reviewed by whoever holds the case.' },
    {
      says: 'Reviewed by whoever leads the unit that holds the child, and so not independently',
      count: byOwnLead,
      of: progress.done,
    },
    ...(asked === 0
      ? [{ says: 'No child was read a second time.' }]
      : [
          {
            says: `Read a second time by somebody else who had not seen the first reading: ${perCent} in 100, drawn with the seed ${seed}`,
            count: both,
            of: asked,
          },
        ]),
    ...(agreement === undefined ? [] : [agreementLine(agreement)]),
    ...(agreement !== undefined && agreement.agreed < agreement.pairs
      ? [
          {
            says: 'Readings that differed and have been settled',
            count: settled,
            of: agreement.pairs - agreement.agreed,
          },
        ]
      : []),
  ]
}

function agreementLine({ pairs, agreed, kappa }: Agreement): StatementLine {
  const beyond =
    pairs < fewestForKappa
      ? 'too few pairs to tell agreement beyond chance'
      : kappa === undefined
        ? 'all came to one outcome, so that agreement beyond chance cannot be told'
        : `kappa ${kappa.toFixed(2)}, where 1 is full agreement and 0 no more than chance`
  return { says: `Both readers came to the same outcome (${beyond})`, count: agreed, of: pairs }
}

function found({ outcomes, plans, progress }: CampaignEvidence): StatementLine[] {
  return [
    ...outcomes.map(({ outcome, count }) => ({ says: outcomeWords[outcome].name, count, of: progress.done })),
    { says: 'Have something that is to change, with an owner and a day', count: plans.given, of: progress.done },
    { says: 'Of those, done and confirmed', count: plans.done, of: plans.given },
    { says: 'Of those, overdue', count: plans.overdue, of: plans.given },
    ...(plans.caseClosed > 0
      ? [
          {
            says: 'Of those, not done and confirmed when the case was closed',
            count: plans.caseClosed,
            of: plans.given,
          },
        ]
      : []),
  ]
}

function notKnown({ progress, dueOn, today, secondReadings, notKnown: unanswered }: CampaignEvidence): StatementLine[] {
  const late = progress.late > 0 ? `, ${counted(today - dueOn, 'day')} after the last day` : ''
  const { asked, both, agreement, settled } = secondReadings
  const differing = agreement === undefined ? 0 : agreement.pairs - agreement.agreed - settled
  return [
    { says: `Not reviewed yet${late}: nothing is said of them here`, count: progress.left, of: progress.all },
    ...(progress.notSharedOut > 0 ? [{ says: 'Of those, nobody’s to review', count: progress.notSharedOut }] : []),
    ...(asked > both ? [{ says: 'Second readings that are not in', count: asked - both, of: asked }] : []),
    ...(differing > 0
      ? [{ says: 'Readings that differ and are not settled: the first is counted', count: differing }]
      : []),
    ...unanswered
      .filter(each => each.count > 0)
      .map(({ question, count }) => ({ says: `“Not known” to: ${question}`, count, of: progress.done })),
    { says: 'Restricted children are in it only where whoever began the campaign is named on them.' },
    {
      says: 'A review reads the record and what people tell: whether the family would say the same was not asked here.',
    },
  ]
}
