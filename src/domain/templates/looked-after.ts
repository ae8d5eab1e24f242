import { choice, day, endDay, endOfExcuse, id, neededChoice, neededDay, template, text, yesOrNo } from './template.ts'

export const carePlans = template({
  name: 'care_plans',
  title: 'Care plans, placement plans and plans for permanence',
  says: 'One row for each plan recorded for a looked-after child.',
  columns: {
    recorded_on: neededDay('The day the plan was recorded'),
    kind: neededChoice(
      'Which plan',
      'care plan',
      'placement plan',
      'permanence plan',
      'short break plan',
      'detention placement plan',
    ),
    placement_started_on: day('Of a placement plan: the day the placement started'),
  },
  key: ['recorded_on', 'kind'],
  day: 'recorded_on',
})

export const placementNotices = template({
  name: 'placement_notices',
  title: 'Notices of placement',
  says: 'One row for each placement: when notice of it was given to those who must be told.',
  columns: {
    placement_started_on: neededDay('The day the placement started'),
    emergency: yesOrNo('Whether it was made in an emergency'),
    sent_on: day('The day notice was given'),
  },
  key: ['placement_started_on'],
  day: 'placement_started_on',
})

export const parentPlacements = template({
  name: 'parent_placements',
  title: 'Placements with a parent',
  says: 'One row for each placement of a child in care with a parent, or another person with parental responsibility, made before the assessment was complete (regulation 19).',
  columns: {
    placement_started_on: neededDay('The day the placement started'),
    assessed_on: day('The day the assessment of the parent was completed'),
    decided_on: day('The day the decision to place was confirmed, or the placement was ended'),
  },
  key: ['placement_started_on'],
  day: 'placement_started_on',
})

export const secureReviews = template({
  name: 'secure_reviews',
  title: 'Reviews of secure accommodation',
  says: 'One row for each review of whether a child still needs to be kept in secure accommodation.',
  columns: { held_on: neededDay('The day it was held') },
  key: ['held_on'],
  day: 'held_on',
})

export const temporaryApprovals = template({
  name: 'temporary_approvals',
  title: 'Temporary approvals of connected persons',
  says: 'One row for each temporary approval of a relative or friend to care for a child (regulation 24).',
  columns: {
    approved_on: neededDay('The day of the temporary approval'),
    extended_on: day('The day it was extended by eight weeks, if it was'),
    review_sought_on: day('The day a review of a refusal was asked for, if it was'),
    fully_approved_on: day('The day of full approval as foster carer'),
    ended_on: endDay('The day the placement ended'),
  },
  key: ['approved_on'],
  day: 'approved_on',
})

export const reviewRecords = template({
  name: 'review_records',
  title: 'Records of looked-after reviews',
  says: 'One row for each review of a looked-after child: when its decisions and record were sent.',
  columns: {
    review_on: neededDay('The day the review was held'),
    decisions_sent_on: day('The day its decisions were sent'),
    record_completed_on: day('The day its full record was completed'),
    distributed_on: day('The day the record was sent to all who have it'),
  },
  key: ['review_on'],
  day: 'review_on',
})

export const extraReviews = template({
  name: 'extra_reviews',
  title: 'Extra reviews called for',
  says: 'One row for each time a review is needed before its usual date, and the day by which.',
  columns: {
    called_for_on: neededDay('The day it was called for'),
    before_on: neededDay('The day of the change it must come before'),
    why: neededChoice(
      'Why',
      'the reviewing officer asks',
      'a visit found welfare not safeguarded',
      'accommodation would cease',
      'before release from detention',
      'significant change to the care plan',
      'the placement is to be ended',
      'placement with a parent',
      'pattern of going missing',
    ),
  },
  key: ['called_for_on', 'why'],
  day: 'called_for_on',
})

export const visitRequests = template({
  name: 'visit_requests',
  title: 'Visits asked for',
  says: 'One row for each time a visit to a looked-after child is asked for, or a concern about where the child lives is raised.',
  columns: {
    asked_on: neededDay('The day'),
    kind: neededChoice('What happened', 'visit asked for', 'concern about the setting'),
    by: text('By whom'),
  },
  key: ['asked_on', 'kind'],
  day: 'asked_on',
})

export const longTermAgreements = template({
  name: 'long_term_agreements',
  title: 'Agreements to fewer visits',
  says: 'One row for each child in a long-term foster placement who has agreed to visits every six months.',
  columns: {
    placement_started_on: neededDay('The day the placement started'),
    agreed_on: neededDay('The day the child’s agreement was recorded'),
    ended_on: endOfExcuse('The day the child no longer agreed, if so'),
  },
  key: ['placement_started_on', 'agreed_on'],
  day: 'agreed_on',
})

export const healthAssessments = template({
  name: 'health_assessments',
  title: 'Health assessments, first and later',
  says: 'One row for each health assessment of a looked-after child, saying whether it was the first (the extract does not tell).',
  columns: {
    assessed_on: neededDay('The day'),
    kind: neededChoice('Which', 'initial', 'review'),
    outcome: choice('What came of it', 'done', 'refused', 'not needed: assessed within three months before'),
    report_on: day('The day the report was received'),
    by: choice('By whom', 'doctor', 'nurse or midwife'),
  },
  key: ['assessed_on', 'kind'],
  day: 'assessed_on',
})

export const educationPlans = template({
  name: 'education_plans',
  title: 'Personal education plans',
  says: 'One row for each personal education plan meeting of a looked-after child.',
  columns: {
    held_on: neededDay('The day of the meeting'),
    quality: choice('How good it was judged to be', 'red', 'amber', 'green'),
    school: id('The school’s number'),
  },
  key: ['held_on'],
  day: 'held_on',
})
