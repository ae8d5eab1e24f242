import {
  choice,
  day,
  moment,
  neededChoice,
  neededDay,
  neededDayAhead,
  neededMoment,
  template,
  text,
  yesOrNo,
} from './template.ts'

export const strategyDiscussions = template({
  name: 'strategy_discussions',
  title: 'Strategy discussions',
  says: 'One row for each strategy discussion: when it was decided that one was needed, when it was held, and who was there.',
  columns: {
    needed_at: neededMoment('When reasonable cause to suspect significant harm was found'),
    held_at: moment('When the discussion was held'),
    police: yesOrNo('Whether the police took part'),
    health: yesOrNo('Whether health took part'),
    outcome: choice('What it decided', 'section 47 enquiry', 'assessment', 'no further action'),
  },
  key: ['needed_at'],
  day: 'needed_at',
})

export const transfersIn = template({
  name: 'transfers_in',
  title: 'Plans of other authorities, moved here',
  says: 'One row for each child on another authority’s child protection plan who has moved in to stay.',
  columns: {
    notified_on: neededDay('The day the other authority told of the move'),
    from_authority: text('Which authority'),
    moved_on: day('The day the child moved in'),
  },
  key: ['notified_on'],
  day: 'notified_on',
})

export const coreGroups = template({
  name: 'core_groups',
  title: 'Core groups',
  says: 'One row for each child in each core group meeting held.',
  columns: {
    held_on: neededDay('The day it was held'),
    parents_present: yesOrNo('Whether a parent was there'),
  },
  key: ['held_on'],
  day: 'held_on',
})

export const conferencePapers = template({
  name: 'conference_papers',
  title: 'Papers of child protection conferences',
  says: 'One row for each child in each conference: when its report was shared, and when its decisions and record were sent.',
  columns: {
    conference_on: neededDayAhead('The day of the conference'),
    kind: neededChoice('Which conference it was', 'initial', 'review'),
    report_shared_on: day('The day the social worker’s report was shared with the family'),
    decisions_sent_on: day('The day its decisions were sent out'),
    minutes_sent_on: day('The day its full record was sent out'),
  },
  key: ['conference_on', 'kind'],
  day: 'conference_on',
})

export const escalations = template({
  name: 'escalations',
  title: 'Escalations',
  says: 'One row for each matter about a child taken to somebody more senior.',
  columns: {
    escalated_on: neededDay('The day it was taken up'),
    kind: neededChoice(
      'What it was about',
      'child not seen',
      'drift or delay',
      'disagreement between professionals',
      'raised by the reviewing officer',
      'raised by the conference chair',
    ),
    to_whom: text('To whom'),
    settled_on: day('The day it was settled'),
  },
  key: ['escalated_on', 'kind'],
  day: 'escalated_on',
})
