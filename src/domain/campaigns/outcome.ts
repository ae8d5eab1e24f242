/** What a review comes to: the present plan is right, is to change, or there is a step to take. */
export const reviewOutcomes = ['plan is right', 'change the plan', 'step up', 'step down', 'close'] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]

export const outcomeWords: Readonly<Record<ReviewOutcome, { readonly name: string; readonly says: string }>> = {
  'plan is right': {
    name: 'The plan is right',
    says: 'It is changing this child’s life, fast enough for the child’s age.',
  },
  'change the plan': { name: 'Change the plan', says: 'The right level of help, but not the right help, or too slow.' },
  'step up': { name: 'Step up', says: 'More is needed: a strategy discussion, a conference, legal advice.' },
  'step down': { name: 'Step down', says: 'The change is real and holds; less is enough.' },
  close: { name: 'Close', says: 'Nothing more is needed from us, and the family knows who is there for them.' },
}

/** Text as one of the outcomes; undefined for anything else. */
export function outcomeFrom(text: string | null | undefined): ReviewOutcome | undefined {
  return reviewOutcomes.find(each => each === text)
}

/** The decision that a senior review of progress comes to, in the words of the template of such reviews. */
export const progressDecision: Readonly<Record<ReviewOutcome, string>> = {
  'plan is right': 'continue',
  'change the plan': 'continue',
  'step up': 'step up',
  'step down': 'step down',
  close: 'close',
}

/** How many came to each outcome, in their order. */
export function countOutcomes(outcomes: Iterable<ReviewOutcome>): { outcome: ReviewOutcome; count: number }[] {
  const counts = new Map<ReviewOutcome, number>()
  for (const each of outcomes) counts.set(each, (counts.get(each) ?? 0) + 1)
  return reviewOutcomes.map(outcome => ({ outcome, count: counts.get(outcome) ?? 0 }))
}
