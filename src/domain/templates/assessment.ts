import { day, id, neededDay, template, text } from './template.ts'

export const assessmentDetails = template({
  name: 'assessment_details',
  title: 'More on assessments',
  says: 'One row for each assessment, by the day it started: what the extract does not say of it.',
  columns: {
    started_on: neededDay('The day the assessment started, as in the extract'),
    reason_past_45: text('Why it took longer than 45 working days'),
    reason_given_by: id('The manager who recorded why'),
    reason_given_on: day('The day the reason was recorded'),
    shared_with_family_on: day('The day it was shared with the family'),
  },
  key: ['started_on'],
  day: 'started_on',
})

export const reassessmentDecisions = template({
  name: 'reassessment_decisions',
  title: 'Decisions to assess again',
  says: 'One row for each decision to make a new assessment of a child whose case is open already.',
  columns: {
    decided_on: neededDay('The day it was decided'),
    why: text('Why'),
  },
  key: ['decided_on'],
  day: 'decided_on',
})
