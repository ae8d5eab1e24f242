import { choice, day, id, moment, neededDay, neededMoment, template, text } from './template.ts'

export const contactDecisions = template({
  name: 'contact_decisions',
  title: 'Decisions on contacts',
  says: 'One row for each child in each contact: when it came, when a decision was made and what it was. From the front door’s contact form or the MASH record.',
  columns: {
    received_at: neededMoment('When the contact was received'),
    source: text('Who made it, as the case system says'),
    acknowledged_on: day('The day its receipt was acknowledged to whoever made it'),
    decided_at: moment('When the next step was decided'),
    decision: choice(
      'What was decided',
      'referral',
      'early help',
      'information and advice',
      'strategy discussion',
      'no further action',
    ),
    decided_by: id('The worker who decided'),
    colour: choice('The colour the screening gave it', 'red', 'amber', 'green'),
    screened_at: moment('When the multi-agency screening decided'),
    outcome_told_on: day('The day whoever made it was told the outcome'),
  },
  key: ['received_at'],
  day: 'received_at',
})

export const referralAllocations = template({
  name: 'referral_allocations',
  title: 'Allocation of referrals',
  says: 'One row for each referral accepted: when it reached the duty tray and when it was given to a social worker.',
  columns: {
    reached_duty_at: neededMoment('When it reached the duty tray'),
    allocated_at: moment('When it was allocated to a social worker'),
    worker: id('To whom'),
  },
  key: ['reached_duty_at'],
  day: 'reached_duty_at',
})

export const stepUpRequests = template({
  name: 'step_up_requests',
  title: 'Requests to step up from early help',
  says: 'One row for each request from early help that a child be taken to children’s social care.',
  columns: {
    requested_on: neededDay('The day it was asked for'),
    decided_on: day('The day it was decided'),
    decision: choice('What was decided', 'step up', 'stay in early help', 'close'),
  },
  key: ['requested_on'],
  day: 'requested_on',
})
