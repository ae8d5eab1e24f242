import { day, id, neededChoice, neededDay, template, text } from './template.ts'

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
