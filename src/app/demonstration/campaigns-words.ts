import type { ReviewOutcome } from '../../domain/campaigns/outcome.ts'
import type { ReviewAnswer } from '../../domain/campaigns/review.ts'
import type { Stream } from '../../synthetic/random.ts'

const days = [
  'gets up before the others and is at the school gate when the caretaker opens it',
  'shares a bed with a younger brother and wakes when he does',
  'spends most evenings at a friend’s and is asked no questions about it',
  'has not been in the park since the summer, and asks about it',
  'sets the table for four although two come',
  'does homework on the stairs, where the light is',
  'was in the nativity play and nobody from home was there',
  'has learned to cook rice, and is proud of it',
  'keeps a packed bag under the bed',
  'sleeps through the night since the move to the aunt’s',
]
const hows = [
  'Seen at home twice and at school once; spoke alone with the worker in the car.',
  'The record tells of visits and hardly of the child: most of this is from the school.',
  'The worker has drawn it with the child, and the drawing is in the file.',
  'Nobody has asked the child since the last review.',
]
const safety = [
  'Safe by day. The nights when the older sister is away are not accounted for.',
  'Yes, and the aunt says so as well.',
  'Not known since the last visit was missed.',
  'Seen on Thursday, well. The bedroom has not been seen since spring.',
]
const change = [
  'Four plans say the same; the child was six when the first was written.',
  'Real since the summer: on time, fed and asleep by nine.',
  'The parents attend everything. The child’s evenings are as they were.',
  'Much in the first three months, nothing since.',
]
const longTerm = [
  'At home with grandmother near, as long as she is well.',
  'Nobody has written down where the child will grow up.',
  'With the aunt; the assessment has no date.',
]
const rightHelp = [
  'Support where there should be a decision.',
  'Yes, and it can be less from the spring.',
  'The course is finished; what worries us was not in it.',
]
const noChange = [
  'A conference, and the family knows the day.',
  'Not written anywhere.',
  'Legal advice in eight weeks, as the last review said.',
]

const whys: Readonly<Record<ReviewOutcome, readonly string[]>> = {
  'plan is right': [
    'The child’s days have changed and hold. The end is written, with a day.',
    'Slow, and in the child’s own time: she is fifteen and part of it.',
  ],
  'change the plan': [
    'It asks the parents to attend, and nothing in the child’s day to be different.',
    'It is the plan of last spring with a new date.',
    'The brother’s needs have taken it over; hers are one line.',
  ],
  'step up': [
    'Thirteen months, and the nights are what they were at the start.',
    'The same injury has been explained three times in three ways.',
  ],
  'step down': [
    'What is left can be done by the school and the aunt.',
    'The change has held for two terms, and the child says so.',
  ],
  close: [
    'Nothing has been done for three months because nothing needs doing.',
    'The family has what it asked for, and knows whom to call.',
  ],
}
const asks: Readonly<Record<ReviewOutcome, readonly string[]>> = {
  'plan is right': ['', '', 'Write to the family what has changed, and what comes last'],
  'change the plan': [
    'Write the plan again with the child: what her evenings are to be like',
    'Visit on two evenings and one weekend, and write what was seen',
    'Bring the father into the plan: meet him before the next review',
  ],
  'step up': [
    'Strategy discussion with police and health',
    'Legal planning meeting',
    'Initial child protection conference',
  ],
  'step down': [
    'Handover meeting with the school and the early help worker',
    'Family group conference, then step down',
  ],
  close: ['Closing visit, and a letter in the child’s own words', 'Closing summary, and the name of whom to call'],
}

/** A made-up review, plainly so, that comes to an outcome. */
export function madeUpReview(random: Stream, outcome: ReviewOutcome) {
  const said = (texts: readonly string[], mayBeUnknown = true): ReviewAnswer =>
    mayBeUnknown && random.chance(0.12) ? { text: '', notKnown: true } : { text: random.pick(texts), notKnown: false }
  const lived = `At the moment this child ${random.pick(days)}, and ${random.pick(days)}. ${random.pick(hows)}`
  return {
    answers: {
      'lived-experience': { text: lived, notKnown: false },
      safety: said(safety),
      change: said(change, false),
      'long-term': said(longTerm),
      'right-help': said(rightHelp, false),
      'no-change': said(noChange),
    },
    rationale: random.pick(whys[outcome]),
    whatChanges: random.pick(asks[outcome]),
  }
}
