import { day, endDay, neededChoice, neededDay, template, text, yesOrNo } from './template.ts'

export const privateFostering = template({
  name: 'private_fostering',
  title: 'Private fostering',
  says: 'One row for each notice of private fostering: a proposal, or an arrangement that has begun.',
  columns: {
    notified_on: neededDay('The day the authority received notice or became aware'),
    kind: neededChoice('What the notice is of', 'proposal', 'arrangement'),
    decided_on: day('The day its suitability was decided'),
    ended_on: endDay('The day the arrangement ended'),
  },
  key: ['notified_on', 'kind'],
  day: 'notified_on',
})

export const privateFosteringVisits = template({
  name: 'private_fostering_visits',
  title: 'Visits to privately fostered children',
  says: 'One row for each visit.',
  columns: {
    visited_on: neededDay('The day'),
    child_seen_alone: yesOrNo('Whether the child was spoken to alone'),
    why_not_alone: text('Why that was inappropriate, if the child was not: without it the visit does not count'),
    report_written: yesOrNo('Whether a written report was made'),
  },
  key: ['visited_on'],
  day: 'visited_on',
})
