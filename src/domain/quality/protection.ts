import { weekdayOf } from '../calendar/day.ts'
import { rowsOf } from '../templates/own-row.ts'
import { transfersIn } from '../templates/protection.ts'
import { openAtOnce } from './at-once.ts'
import { backwards } from './referrals-and-assessments.ts'
import { censusRule, extractConventions, inEpisode, inEvent, type QualityRule, standing } from './rule.ts'

const family = 'protection'

/** How long before a plan its conference may be recorded, in days: the census has the plan begin that day. */
const conferenceWithin = 7

/** Section 47 enquiries, conferences and child protection plans. */
export const protectionRules: readonly QualityRule[] = [
  {
    id: 'DQ-30',
    title: 'Two child protection plans at once',
    family,
    kind: 'contradictory',
    severity: 1,
    matters:
      'The child is counted twice among plans, and the second as a repeated one; reviews and visits are asked for twice.',
    remedy:
      'End the first plan on the day it ended, or take out the plan made in error. A new plan begins after the old one ended.',
    distorts: ['I-24', 'I-25', 'I-26'],
    source: censusRule('8935, 8940'),
    find: ({ record }) =>
      openAtOnce(
        record.protectionPlans.filter(each => !each.otherAuthority),
        { byTheDay: true },
      ),
  },
  {
    id: 'DQ-31',
    title: 'Category of abuse of a plan not recorded',
    family,
    kind: 'missing',
    severity: 2,
    matters: 'The plan is in no breakdown by category, and the census turns it back.',
    remedy: 'Record the category the conference decided.',
    distorts: ['I-37'],
    source: censusRule('8905, 8910'),
    find: ({ record }) =>
      record.protectionPlans
        .filter(each => !each.otherAuthority && each.initialCategory === undefined && each.latestCategory === undefined)
        .map(each => inEpisode(each)),
  },
  {
    id: 'DQ-32',
    title: 'Plan without the conference that made it',
    family,
    kind: 'missing',
    severity: 1,
    matters: 'Whether the conference was in time cannot be told, and the conference is missing from the count.',
    remedy: 'Record the initial conference, or join it to the plan.',
    distorts: ['I-22', 'I-23'],
    source: censusRule('2883, 2885'),
    find: ({ record: { protectionPlans, conferences } }) =>
      protectionPlans
        .filter(
          plan =>
            !plan.otherAuthority &&
            !conferences.some(
              ({ heldOn, planId }) =>
                (planId !== undefined && planId === plan.id) ||
                (heldOn <= plan.startedOn && plan.startedOn - heldOn <= conferenceWithin),
            ),
        )
        .map(each => inEpisode(each)),
  },
  {
    id: 'DQ-33',
    title: 'Plan ended before it began',
    family,
    kind: 'contradictory',
    severity: 1,
    matters:
      'The child counts as on the plan on no day, and its visits and reviews go on falling due, as nothing ends them.',
    remedy: 'Correct the plan’s first or last date.',
    distorts: ['I-24', 'I-27', 'I-30'],
    outlastsClosure: true,
    source: censusRule('8925'),
    find: ({ record }) => backwards(record.protectionPlans).map(each => standing(each.startedOn, each.source)),
  },
  {
    id: 'DQ-34',
    title: 'Two section 47 enquiries open at once',
    family,
    kind: 'contradictory',
    severity: 2,
    matters: 'The enquiry is counted twice, and its conference is looked for twice.',
    remedy: 'Finish the first, or take out the one begun in error.',
    distorts: ['I-20', 'I-21'],
    source: censusRule('8839, 8890'),
    find: ({ record }) => openAtOnce(record.enquiries),
  },
  {
    id: 'DQ-85',
    title: 'Section 47 enquiry finished before it began',
    family,
    kind: 'contradictory',
    severity: 1,
    matters: 'Its outcome stands as never recorded, and what is due of it is counted from the wrong day.',
    remedy: 'Correct its first or last date.',
    distorts: ['I-20', 'I-21', 'I-23'],
    outlastsClosure: true,
    source: { document: 'Sightline', note: 'an enquiry ends on or after the day it began' },
    find: ({ record }) => backwards(record.enquiries).map(each => standing(each.startedOn, each.source)),
  },
  {
    id: 'DQ-35',
    title: 'Finished section 47 enquiry without an outcome',
    family,
    kind: 'missing',
    severity: 1,
    matters: 'Whether a conference was needed is not known, so that one falls due, and late, where none was.',
    remedy: 'Record the outcome of the enquiry.',
    distorts: ['I-21', 'I-23'],
    source: extractConventions,
    find: ({ record: { enquiries, conferences } }) =>
      enquiries
        .filter(
          each =>
            each.endedOn !== undefined &&
            each.conferenceNeeded === 'unknown' &&
            !conferences.some(({ enquiryId }) => enquiryId !== undefined && enquiryId === each.id),
        )
        .map(each => inEvent(each.endedOn!, each.source)),
  },
  {
    id: 'DQ-36',
    title: 'Conference on a Saturday or Sunday',
    family,
    kind: 'contradictory',
    severity: 2,
    matters: 'The date is hardly right, and the 15 working days are counted by it.',
    remedy: 'Correct the date of the conference.',
    distorts: ['I-23'],
    source: censusRule('8875'),
    find: ({ record }) =>
      record.conferences
        .filter(({ heldOn }) => weekdayOf(heldOn) === 0 || weekdayOf(heldOn) === 6)
        .map(each => inEvent(each.heldOn, each.source)),
  },
  {
    id: 'DQ-37',
    title: 'Review conference does not say whether it was quorate',
    family,
    kind: 'missing',
    severity: 3,
    matters: 'A review that was not quorate does not count; it is believed to have been, without being known.',
    remedy: 'Record who attended, and whether that was a quorum.',
    distorts: ['I-32'],
    source: extractConventions,
    find: ({ record }) =>
      record.protectionReviews
        .filter(each => each.quorate === 'unknown' && each.quorateUnasked !== true)
        .map(each => inEvent(each.heldOn, each.source)),
  },
  {
    id: 'DQ-38',
    title: 'Plan ended on the day it began',
    family,
    kind: 'contradictory',
    severity: 1,
    hidesChild: true,
    matters:
      'The child is on the plan on no day, so no visit and no review falls due, and the plan counts as one all the same.',
    remedy: 'Correct the plan’s first or last date, or take out the plan made in error.',
    distorts: ['I-24', 'I-25', 'I-26'],
    outlastsClosure: true,
    source: censusRule('8840'),
    find: ({ record }) =>
      record.protectionPlans
        .filter(each => !each.otherAuthority && each.endedOn === each.startedOn)
        .map(each => inEvent(each.startedOn, each.source)),
  },
  {
    id: 'DQ-39',
    title: 'Review conference dated on or before the first day of its plan',
    family,
    kind: 'contradictory',
    severity: 2,
    matters: 'It is no review of that plan, so the first review seems not to have been held.',
    remedy: 'Correct the date of the review, or join it to the plan it reviewed.',
    distorts: ['I-32'],
    source: censusRule('8841'),
    find: ({ record: { protectionPlans, protectionReviews } }) =>
      protectionReviews
        .filter(({ planId, heldOn }) =>
          protectionPlans.some(each => planId !== undefined && each.id === planId && heldOn <= each.startedOn),
        )
        .map(each => inEvent(each.heldOn, each.source)),
  },
  {
    id: 'DQ-100',
    title: 'Review conference dated after its plan had ended',
    family,
    kind: 'contradictory',
    severity: 2,
    hidesChild: true,
    matters:
      'It is no review of a plan that is over. If the plan goes on, the child counts as on none, and no visit and no review falls due.',
    remedy: 'Correct the day the plan ended or the date of the review, or join the review to the plan it reviewed.',
    distorts: ['I-24', 'I-32'],
    source: extractConventions,
    find: ({ record: { protectionPlans, protectionReviews } }) =>
      protectionReviews
        .filter(({ planId, heldOn }) =>
          protectionPlans.some(
            each => planId !== undefined && each.id === planId && each.endedOn !== undefined && heldOn > each.endedOn,
          ),
        )
        .map(each => inEvent(each.heldOn, each.source)),
  },
  {
    id: 'DQ-80',
    title: 'On another authority’s plan, with no notice that the child moved here',
    family,
    kind: 'missing',
    severity: 2,
    hidesChild: true,
    matters:
      'If the child has come to stay, no conference falls due here and nobody here is asked to visit (CP-05 counts from the notice).',
    remedy:
      'Record the notice of the move (template “Plans of other authorities, moved here”). Once the child has gone back, end the plan’s row.',
    distorts: ['CP-05.in-time'],
    outlastsClosure: true,
    source: extractConventions,
    find: ({ record }) =>
      record.conferences.some(each => each.transferIn === 'yes') || rowsOf(record, transfersIn).length > 0
        ? []
        : record.protectionPlans
            .filter(each => each.otherAuthority && each.endedOn === undefined)
            .map(each => standing(each.startedOn, each.source)),
  },
]
