import { choice, day, moment, neededDay, neededMoment, template, yesOrNo } from './template.ts'

export const returnInterviews = template({
  name: 'return_interviews',
  title: 'Return home interviews',
  says: 'One row for each time a child came back from being missing: when, and when the interview was offered and held.',
  columns: {
    missing_from_at: moment('When the child went missing'),
    returned_at: neededMoment('When the child came back'),
    offered_on: day('The day an interview was offered'),
    held_at: moment('When it was held'),
    declined: yesOrNo('Whether the child declined it'),
    outcome: choice('What it led to', 'no change', 'plan changed', 'strategy discussion'),
  },
  key: ['returned_at'],
  day: 'returned_at',
})

export const missingMeetings = template({
  name: 'missing_meetings',
  title: 'Meetings about children who go missing',
  says: 'One row for each child in each meeting held because of long or repeated missing.',
  columns: { held_on: neededDay('The day it was held') },
  key: ['held_on'],
  day: 'held_on',
})
