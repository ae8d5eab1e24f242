import { choice, endDay, neededChoice, neededDay, template, yesOrNo } from './template.ts'

export const leavingCareAssessments = template({
  name: 'leaving_care_assessments',
  title: 'Assessments of need for leaving care',
  says: 'One row for each assessment of what a young person will need on leaving care.',
  columns: { completed_on: neededDay('The day it was completed') },
  key: ['completed_on'],
  day: 'completed_on',
})

export const pathwayPlans = template({
  name: 'pathway_plans',
  title: 'Pathway plans and their reviews',
  says: 'One row for each pathway plan made and each review of one (the extract holds only the latest).',
  columns: {
    on_day: neededDay('The day'),
    kind: neededChoice('Which', 'plan', 'review'),
  },
  key: ['on_day', 'kind'],
  day: 'on_day',
})

export const accommodationProvided = template({
  name: 'accommodation_provided',
  title: 'Accommodation provided to care leavers',
  says: 'One row for each accommodation the authority provides under section 23B or 24B of the Children Act 1989.',
  columns: {
    provided_on: neededDay('The day it was first provided'),
    unregulated: yesOrNo('Whether it is accommodation that nobody registers'),
    ended_on: endDay('The last day'),
  },
  key: ['provided_on'],
  day: 'provided_on',
})

/** Kinds of contact at which the young person was seen, wherever it was. */
export const seenInPerson: readonly (string | undefined)[] = ['visit where the young person lives', 'met elsewhere']

export const careLeaverContacts = template({
  name: 'care_leaver_contacts',
  title: 'Contacts with care leavers',
  says: 'One row for each time the personal adviser was in touch with or visited a care leaver (the extract holds only the latest).',
  columns: {
    on_day: neededDay('The day'),
    kind: neededChoice('How', 'visit where the young person lives', 'met elsewhere', 'call or message', 'no answer'),
    asked_for_support: choice(
      'Aged 22 to 24: whether support was asked for and given',
      'asked and given',
      'asked, not given',
    ),
  },
  key: ['on_day', 'kind'],
  day: 'on_day',
})
