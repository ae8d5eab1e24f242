import {
  choice,
  day,
  endOfExcuse,
  id,
  neededDay,
  neededDayAhead,
  neededText,
  template,
  text,
  yesOrNo,
} from './template.ts'

export const needReviews = template({
  name: 'need_reviews',
  title: 'Reviews of child in need plans',
  says: 'One row for each child in each review of a child in need plan held.',
  columns: { held_on: neededDay('The day it was held') },
  key: ['held_on'],
  day: 'held_on',
})

export const progressReviews = template({
  name: 'progress_reviews',
  title: 'Senior reviews of progress',
  says: 'One row for each child reviewed at a tracking meeting, or otherwise by a senior manager for how far the child’s situation has changed. What is decided in a progress meeting here becomes such a row.',
  columns: {
    reviewed_on: neededDay('The day of the review'),
    decision: choice(
      'What was decided',
      'continue',
      'step up',
      'step down',
      'close',
      'legal advice',
      'strategy discussion',
      'legal gateway',
      'family group decision-making',
      'change of intervention or worker',
      'escalate to another agency',
      'transfer',
    ),
    reason: text('Why'),
    reviewer: id('The senior manager who decided'),
    owner: id('Who is to carry it out'),
    carry_out_by: day('The day by which it is to be carried out'),
    carried_out_on: day('The day it was carried out, where no other row of the record shows it'),
    checked_on: day('The day somebody checked what had come of it'),
    independent_view: yesOrNo('Whether somebody from outside the case gave a view'),
    status: choice('Whether it still stands', 'standing', 'withdrawn'),
  },
  key: ['reviewed_on'],
  day: 'reviewed_on',
})

export const exceptions = template({
  name: 'exceptions',
  title: 'Exceptions approved',
  says: 'One row for each standard that a manager has decided does not apply to a child for a time, with the reason.',
  columns: {
    standard: id('The standard’s number, such as CN-07'),
    from_on: neededDayAhead('The first day it does not apply'),
    until_on: endOfExcuse('The last day, if there is one'),
    reason: neededText('Why'),
    approved_by: id('Who approved it'),
  },
  key: ['standard', 'from_on'],
  day: 'from_on',
})

export const closureDecisions = template({
  name: 'closure_decisions',
  title: 'Decisions to close',
  says: 'One row for each decision to close a child’s case.',
  columns: {
    decided_on: neededDay('The day it was decided'),
    summary_on: day('The day the closing summary was completed'),
  },
  key: ['decided_on'],
  day: 'decided_on',
})
