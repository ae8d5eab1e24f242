import { choice, day, endDay, id, neededChoice, neededDay, template, text, yesOrNo } from './template.ts'

export const supervisions = template({
  name: 'supervisions',
  title: 'Supervision and management oversight',
  says: 'One row for each time a child was discussed in supervision or a manager recorded oversight of the child’s case.',
  columns: {
    held_on: neededDay('The day'),
    kind: neededChoice(
      'Which',
      'case supervision',
      'management oversight',
      'direction at allocation',
      'unit discussion',
      'assessment checkpoint',
      'senior oversight',
    ),
    by: id('The manager'),
    next_on: day('The day of the next one, if set'),
    lived_experience: yesOrNo('Whether the discussion opens with what the child’s life is like'),
    directions: yesOrNo('Whether it asked somebody for something by a day'),
  },
  key: ['held_on', 'kind'],
  day: 'held_on',
})

export const casePapers = template({
  name: 'case_papers',
  title: 'Chronologies, case summaries and genograms',
  says: 'One row for each time one was brought up to date.',
  columns: {
    updated_on: neededDay('The day'),
    kind: neededChoice('Which', 'chronology', 'case summary', 'genogram'),
  },
  key: ['updated_on', 'kind'],
  day: 'updated_on',
})

export const caseTransfers = template({
  name: 'case_transfers',
  title: 'Transfers between units',
  says: 'One row for each agreed transfer of a child’s case from one unit to another.',
  columns: {
    agreed_on: neededDay('The day it was agreed'),
    joint_visit_on: day('The day both workers visited together'),
    completed_on: day('The day the new unit took it over'),
    to_unit: text('The unit it went to'),
  },
  key: ['agreed_on'],
  day: 'agreed_on',
})

/** Where a direction may be given. */
export const givenIns = [
  'case supervision',
  'management oversight',
  'unit discussion',
  'senior oversight',
  'tracking meeting',
  'review campaign',
  'legal gateway',
  'escalation',
] as const

export const directions = template({
  name: 'directions',
  title: 'Directions',
  says: 'One row for each thing a manager or a meeting asked somebody to do for a child by a day. Without somebody and a day it is not a direction.',
  columns: {
    given_on: neededDay('The day it was given'),
    direction_id: id('What the case system calls it: its own number, or any other name that stays the same'),
    given_in: choice('Where it was given', ...givenIns),
    what: text('What is to be done'),
    owner: id('Who is to do it'),
    due_on: neededDay('The day by which it is to be done'),
    done_on: day('The day it was done'),
    confirmed_on: day('The day somebody other than its owner confirmed that it was done'),
    confirmed_by: id('Who confirmed it'),
    withdrawn_on: endDay('The day it was withdrawn, if it was'),
  },
  key: ['direction_id'],
  day: 'given_on',
})
