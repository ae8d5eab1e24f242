import { choice, day, endDay, neededDay, template, text } from './template.ts'

export const preProceedings = template({
  name: 'pre_proceedings_steps',
  title: 'Pre-proceedings',
  says: 'One row for each child in each pre-proceedings process (the extract has a table for it that is usually empty).',
  columns: {
    decided_on: neededDay('The day the legal planning meeting decided on pre-proceedings'),
    letter_on: day('The day the letter before proceedings was sent'),
    first_meeting_on: day('The day of the first meeting with the parents'),
    midpoint_review_on: day('The day of the review half way'),
    ended_on: endDay('The day it ended'),
    outcome: choice('How it ended', 'proceedings issued', 'stepped down'),
    reason_extended: text('Why it ran longer than sixteen weeks, if it did'),
  },
  key: ['decided_on'],
  day: 'decided_on',
})

export const proceedings = template({
  name: 'proceedings',
  title: 'Care and supervision proceedings',
  says: 'One row for each child in each application to the court.',
  columns: {
    issued_on: neededDay('The day the application was issued'),
    case_management_hearing_on: day('The day of the first case management hearing'),
    issues_hearing_on: day('The day of the issues resolution hearing'),
    extended_until: day('The day to which the court has extended the timetable, if it has'),
    extension_granted_on: day('The day it granted that'),
    final_order_on: day('The day of the final order'),
    order: choice(
      'Which order',
      'care order',
      'supervision order',
      'placement order',
      'special guardianship order',
      'child arrangements order',
      'no order',
    ),
  },
  key: ['issued_on'],
  day: 'issued_on',
})

export const legalTracking = template({
  name: 'legal_tracking',
  title: 'Legal tracking',
  says: 'One row for each child looked at in each legal tracking meeting.',
  columns: { reviewed_on: neededDay('The day') },
  key: ['reviewed_on'],
  day: 'reviewed_on',
})
