import type { Stream } from '../../synthetic/random.ts'

const days = [
  'wakes before anybody else and gets breakfast for the little ones',
  'sleeps on the sofa most nights because the bedroom is damp',
  'goes to breakfast club every day and eats two bowls',
  'plays outside until the street lights come on',
  'stays in the bedroom with the door shut when there is shouting',
  'walks to school alone and is often the first one there',
  'draws the same house again and again, always without a door',
  'is collected late and waits in the office with the secretary',
  'has begun to read to the cat and will not stop',
  'spends weekends at grandmother’s and does not want to leave on Sunday',
]
const says = [
  'told the worker that nights are loud',
  'did not say anything, and held the worker’s sleeve',
  'says that home is fine and looks at mum first',
  'asked whether the worker would still come next week',
  'told the teacher about the broken window before anybody asked',
  'laughed for the first time at the last visit',
  'says that nobody at home has been cross this week',
  'would not come to the door',
]
const hows = [
  'Seen at home on two afternoons, once alone.',
  'Seen at school; not seen at home this month.',
  'We know this from the school nurse and from one visit.',
  'Seen alone in the park, and together with the parents at home.',
  'The last two visits found nobody in; we know it from school only.',
]
const safety = [
  'Safe at school. At home we do not know enough about the evenings.',
  'Yes today: grandmother is staying. That ends on Sunday.',
  'Not when father visits unannounced, which he did twice.',
  'Seen on Tuesday, well and fed. Nobody has seen the bedroom.',
  'We think so, and nobody but the parents says so.',
]
const change = [
  'The parents have kept every appointment. Nothing in the child’s evenings has changed.',
  'Mornings are calmer since the new routine: on time on eight of ten days.',
  'Too slow for a child of this age: it was the same list in spring.',
  'Mother has been free of drink for nine weeks, and the child sleeps through.',
  'Little. The worker has changed twice, and the plan began again each time.',
]
const longTerm = [
  'To grow up at home, with grandmother as the one to call. To be settled at the next review.',
  'Not clear. Two plans are followed at once and neither has a date.',
  'With the aunt, if the assessment supports it by the end of next month.',
  'At home with less help by spring, if the mornings hold.',
]
const rightHelp = [
  'Probably a level too low: the harm goes on while we support.',
  'Yes for now. If the school’s count of late days rises it is not.',
  'It may be time for less: what is left can be done by the school.',
  'The parenting course is finished. It did not touch what worries us.',
]
const noChange = [
  'A strategy discussion by the date below. The parents have been told.',
  'Legal advice after the next review. The family has not been told yet.',
  'We meet the family together and say what happens next, and when.',
  'Close to an early help plan if the next four weeks are like the last.',
]
const men = [
  'Father, seen twice by the worker, wants more time with the child. An uncle stays at weekends and nobody has met him.',
  'Mother’s partner works nights. He has been invited once and has not been seen.',
  'Father’s whereabouts are not known; a letter went to an old address.',
  'Grandfather takes the child to football, and is the one the child talks about.',
  'An older brother does much of the caring. Nobody has asked him how that is.',
]
const wrong = [
  'That the parents’ warmth to us is the same as warmth to the child.',
  'We may take quiet for calm.',
  'That the school sees everything. It has not been asked about Mondays.',
  'We have believed the account that is easiest to hear.',
]
const decisions = [
  'Go on with the plan for eight weeks, with one change: visits in the evening.',
  'Hold a strategy discussion.',
  'Ask for legal advice.',
  'Bring the family together to make their own plan.',
  'Step down after the next review if nothing has gone back.',
  'Keep the plan. Two of its actions are done and one has never begun.',
]
const reasons = [
  'What has changed is in the diary, not in the child’s day.',
  'The mornings show that change is possible, and it has lasted ten weeks.',
  'Three months is a long time at this age, and nobody can say what is different.',
  'Two people who do not agree with one another both worry about the weekends.',
]
const asks = [
  'See the child alone, away from home, and write down what they say',
  'Visit in the evening, unannounced',
  'Find and meet the father',
  'Bring the chronology up to date',
  'Ask the school about Mondays',
  'Agree with the parents what happens if the door is not opened again',
  'Speak to the health visitor about weight',
  'Draw the genogram with grandmother',
  'Write to the housing office about the damp bedroom',
  'Ask the uncle to come to the next meeting',
]
const evidences = [
  'Seen on Thursday at the library for an hour; note on the record.',
  'Met at his home; he will come to the review.',
  'Chronology runs to last week, and says what the pattern is.',
  'The school’s answer is on file: late on four Mondays of five.',
  'Visited at seven in the evening. Everybody was in; notes written the same night.',
]
const whyNots = [
  'The worker was away for two weeks; it goes to a colleague.',
  'Two attempts, nobody in. A third is booked.',
  'Waiting for the school’s answer since last month.',
]

/** What a made-up note says, put together from parts. */
export interface MadeUpNote {
  readonly answers: Readonly<Record<string, { readonly text: string; readonly notKnown: boolean }>>
  readonly decision: string
  readonly rationale: string
}

/** A note in the words of somebody who knows the child a little. Nobody in it is real. */
export function madeUpNote(random: Stream): MadeUpNote {
  const answer = (texts: readonly string[], known = 0.9) =>
    random.chance(known) ? { text: random.pick(texts), notKnown: false } : { text: '', notKnown: true }
  const lived = `This child ${random.pick(days)}, and ${random.pick(says)}. ${random.pick(hows)}`
  return {
    answers: {
      'lived-experience': { text: lived, notKnown: false },
      safety: answer(safety),
      change: answer(change),
      'long-term': answer(longTerm, 0.8),
      'right-help': answer(rightHelp),
      'no-change': answer(noChange, 0.85),
      men: answer(men, 0.8),
      'another-view': { text: random.chance(0.6) ? random.pick(wrong) : '', notKnown: false },
    },
    decision: random.pick(decisions),
    rationale: random.pick(reasons),
  }
}

export const madeUpAsk = (random: Stream): string => random.pick(asks)
export const madeUpEvidence = (random: Stream): string => random.pick(evidences)
export const madeUpWhyNot = (random: Stream): string => random.pick(whyNots)
