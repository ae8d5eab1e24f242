import { day, neededChoice, neededDay, template } from './template.ts'

export const adoptionDecisions = template({
  name: 'adoption_decisions',
  title: 'Agency decisions on adoption',
  says: 'One row for each time papers went to the agency’s decision maker.',
  columns: {
    papers_received_on: neededDay('The day the recommendation or the papers were received'),
    decided_on: day('The day of the decision'),
  },
  key: ['papers_received_on'],
  day: 'papers_received_on',
})

export const adoptionReviews = template({
  name: 'adoption_reviews',
  title: 'Reviews of children to be adopted',
  says: 'One row for each review held under the Adoption Agencies Regulations 2005, regulation 36.',
  columns: {
    held_on: neededDay('The day'),
    kind: neededChoice('Which', 'not yet placed', 'placed'),
  },
  key: ['held_on', 'kind'],
  day: 'held_on',
})

export const adoptionVisits = template({
  name: 'adoption_visits',
  title: 'Visits to children placed for adoption',
  says: 'One row for each visit to a child placed for adoption.',
  columns: {
    visited_on: neededDay('The day'),
    next_by: day('The day by which the review wants the next one, once a review has been held'),
  },
  key: ['visited_on'],
  day: 'visited_on',
})
