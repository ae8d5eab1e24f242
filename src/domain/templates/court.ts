import { choice, day, endDay, neededChoice, neededDay, neededText, template, text } from './template.ts'

export const legalReferrals = template({
  name: 'legal_referrals',
  title: 'Referrals to legal',
  says: 'One row for each child in each referral to the authority’s lawyers for advice on whether to go to court.',
  columns: {
    referred_on: neededDay('The day it was referred'),
    advice_on: day('The day the legal advice was received'),
    withdrawn_on: endDay('The day it was withdrawn, if it was'),
  },
  key: ['referred_on'],
  day: 'referred_on',
})

/** What a legal gateway panel, or legal planning meeting, may answer on whether the threshold for proceedings is met. */
export const thresholdAnswers = ['yes', 'no', 'not yet'] as const

/** What it may decide. 'come back' decides nothing yet. */
export const gatewayDecisions = [
  'pre-proceedings',
  'issue proceedings',
  'continue pre-proceedings',
  'step down',
  'no legal action',
  'come back',
] as const

export const gatewayDecisionRows = template({
  name: 'gateway_decisions',
  title: 'Legal gateway decisions',
  says: 'One row for each child each time a legal planning meeting or gateway panel decided, or put off deciding.',
  columns: {
    decided_on: neededDay('The day of the meeting'),
    threshold_met: choice('Whether the threshold for proceedings is met', ...thresholdAnswers),
    decision: neededChoice('What was decided', ...gatewayDecisions),
  },
  key: ['decided_on'],
  day: 'decided_on',
})

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

export const commissionedAssessments = template({
  name: 'commissioned_assessments',
  title: 'Assessments commissioned before and in proceedings',
  says: 'One row for each assessment commissioned of a child or of somebody in the child’s family: parenting, psychological, of kin carers, tests.',
  columns: {
    commissioned_on: neededDay('The day it was commissioned'),
    what: neededText('Which assessment, and of whom'),
    from: text('Who makes it'),
    due_on: day('The day it is due'),
    received_on: day('The day it was received'),
    cancelled_on: endDay('The day it was cancelled, if it was'),
  },
  key: ['commissioned_on', 'what'],
  day: 'commissioned_on',
})

export const agreementItems = template({
  name: 'agreement_items',
  title: 'What was agreed in pre-proceedings',
  says: 'One row for each thing that was agreed with the parents, or asked of the authority, at a meeting before proceedings.',
  columns: {
    agreed_on: neededDay('The day it was agreed'),
    what: neededText('What was agreed'),
    review_on: day('The day by which it is to be looked at again'),
    reviewed_on: day('The day it was'),
    result: choice('What was found', 'kept', 'partly kept', 'not kept'),
    dropped_on: endDay('The day it was dropped, if it was'),
  },
  key: ['agreed_on', 'what'],
  day: 'agreed_on',
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
