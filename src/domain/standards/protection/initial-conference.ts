import type { Day } from '../../calendar/day.ts'
import type { ChildRecord, Enquiry, InitialConference, RowReference } from '../../record/facts.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { strategyDiscussions } from '../../templates/protection.ts'
import { died, ended, episodeClosed, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { type Subject, standard } from '../standard.ts'
import { toBeChecked, workingTogether } from '../working-together.ts'

interface Enquired extends Subject {
  readonly enquiry: Enquiry
  readonly conferences: readonly InitialConference[]
}

/** Fifteen working days are three weeks at the least. */
const daysToConference = 21

/**
 * Up to when a plan has to last to answer an enquiry: until it ended, or the conference would be due. The later of the two
 * where harm was found, as only then there is something for a conference to decide.
 */
function neededUntil({ startedOn, endedOn = Number.POSITIVE_INFINITY, conferenceNeeded }: Enquiry): Day {
  const dueOn = startedOn + daysToConference
  if (endedOn === Number.POSITIVE_INFINITY) return dueOn
  return conferenceNeeded === 'yes' ? Math.max(endedOn, dueOn) : Math.min(endedOn, dueOn)
}

/** Up to when a child who was on a plan of ours before a day stays on it, or on one that takes its place. */
function ownPlanUntil(record: ChildRecord, on: Day): Day {
  let until = Number.NEGATIVE_INFINITY
  for (const { otherAuthority, startedOn, endedOn = Number.POSITIVE_INFINITY } of record.protectionPlans) {
    if (otherAuthority || endedOn <= on) continue
    if (startedOn < on || startedOn <= until) until = Math.max(until, endedOn)
  }
  return until
}

/** Enquiries that may lead to an initial conference: not while a plan of ours is in place, nor once found unneeded. */
function enquiriesTowardsConference(record: ChildRecord): Enquired[] {
  return record.enquiries.flatMap((enquiry, index): Enquired[] => {
    const onPlan = ownPlanUntil(record, enquiry.startedOn) >= neededUntil(enquiry)
    if (onPlan || (enquiry.conferenceNeeded === 'no' && enquiry.endedOn === undefined)) return []
    const next = record.enquiries[index + 1]?.startedOn ?? Number.POSITIVE_INFINITY
    const conferences = record.conferences.filter(
      each =>
        each.heldOn >= enquiry.startedOn &&
        each.transferIn !== 'yes' &&
        (each.enquiryId === undefined ? each.heldOn < next : each.enquiryId === enquiry.id),
    )
    const { on: startsOn, source } = startOf(enquiry, record.enquiries[index - 1]?.startedOn, record)
    return [{ key: enquiry.source.key, startsOn, source, enquiry, conferences }]
  })
}

/** A discussion recorded this many days before the enquiry, at the most, is the one that started it. */
const atMostDaysBefore = 7

/**
 * The strategy discussion that started an enquiry, where one is recorded on an earlier day than the enquiry's own and
 * after the enquiry before; of several that of the latest day. Otherwise the enquiry's own first day.
 */
function startOf(enquiry: Enquiry, before: Day | undefined, record: ChildRecord): { on: Day; source: RowReference } {
  let start = { on: enquiry.startedOn, source: enquiry.source }
  const from = Math.max(enquiry.startedOn - atMostDaysBefore, (before ?? Number.NEGATIVE_INFINITY) + 1)
  for (const row of rowsOf(record, strategyDiscussions)) {
    const on = row.day('held_at')
    if (on === undefined || on < from || on > enquiry.startedOn) continue
    if (row.text('outcome') === 'section 47 enquiry') start = { on, source: row.source }
  }
  return start
}

export const initialConference = standard<Enquired>({
  id: 'CP-03',
  title: 'Initial child protection conference within 15 working days',
  stage: 'protection',
  basis: 'statutory',
  source: workingTogether('chapter 1, page 49', toBeChecked),
  rule: 'Where an enquiry finds that a child is suffering or likely to suffer significant harm, the initial conference is held within 15 working days of the strategy discussion at which the enquiry was started.',
  whoIsCovered:
    'Every section 47 enquiry, unless it ended with no conference needed or the child is already on a child protection plan of this authority and stays on it. It is timed from its first day, or from an earlier strategy discussion recorded as having started it.',
  whatMeetsIt: 'The initial conference is held. A conference dated before the enquiry does not count.',
  whatEndsIt:
    'The enquiry ends with a decision that no conference is needed; the episode is closed; the child dies or turns 18.',
  matters: 'Until the conference there is no agreed plan to keep the child safe.',
  good: 'The family and every agency know in time, and the conference decides on the child as they are now.',
  weak: 'The conference is held on day 15 without the report being shared, and without the agency that knows the child best.',
  illustration:
    'After a strategy discussion on a Monday, Dina’s conference met on day 9: her grandmother, the school nurse and the police were all there, and the plan began that day.',
  exceptions: [
    {
      reason: 'A later date is better for the child and the child is safe meanwhile; recorded with the reason',
      grantedBy: 'Service manager with the conference chair',
    },
  ],
  measuredBy: 'I-23',
  auditQuestion: 'Was the child safe between the strategy discussion and the conference, and how is that known?',
  evidence: 'conferences',
  gravity: 1,
  covers: enquiriesTowardsConference,
  clock: { kind: 'once', within: workingDays(15), from: 'same day' },
  meets: subject =>
    subject.conferences.map(each => ({ on: each.heldOn, what: 'Initial conference held', source: each.source })),
  ends: ({ enquiry }, record) => [
    enquiry.conferenceNeeded === 'no'
      ? ended(enquiry.endedOn, 'the enquiry found no conference was needed', enquiry.source)
      : undefined,
    episodeClosed(enquiry.startedOn, enquiry.referralId, record),
    died(record),
    turnedEighteen(record),
  ],
  soon: workingDays(3),
  says: {
    started: 'Strategy discussion started an enquiry',
    needed: 'An initial conference is due within 15 working days',
    met: 'Conference held',
    none: 'No conference recorded.',
  },
  examples: [
    {
      name: 'T09: over Easter 2019: Good Friday and Easter Monday are not counted',
      given: child({ enquiries: [{ on: '2019-04-08', conferenceOn: '2019-05-01' }] }),
      expect: [{ dueOn: '2019-05-01', metOn: '2019-05-01', on: '2019-05-31', state: 'met-in-time' }],
    },
    {
      name: 'T09: a day later is late',
      given: child({ enquiries: [{ on: '2019-04-08', conferenceOn: '2019-05-02' }] }),
      expect: [{ dueOn: '2019-05-01', metOn: '2019-05-02', on: '2019-05-31', state: 'met-late' }],
    },
    {
      name: 'T11: in 2020 the early May bank holiday was Friday 8 May',
      given: child({ enquiries: [{ on: '2020-04-14' }] }),
      expect: [{ dueOn: '2020-05-05' }],
    },
    {
      name: 'T13: a strategy discussion on a Saturday: Saturday is day 0',
      given: child({ enquiries: [{ on: '2019-05-04' }] }),
      expect: [{ dueOn: '2019-05-28' }],
    },
    {
      name: 'the discussion was on Monday, the enquiry was entered on Wednesday: counted from Monday',
      given: child({
        enquiries: [{ on: '2019-04-10', conferenceOn: '2019-05-02' }],
        own: {
          strategy_discussions: [
            { needed_at: '2019-04-08', held_at: '2019-04-08 14:00', outcome: 'section 47 enquiry' },
            { needed_at: '2019-04-09', held_at: '2019-04-09 14:00', outcome: 'assessment' },
          ],
        },
      }),
      expect: [{ triggerOn: '2019-04-08', dueOn: '2019-05-01', metOn: '2019-05-02' }],
    },
    {
      name: 'no conference needed: the clock ends with the enquiry',
      given: child({ enquiries: [{ on: '2019-04-08', endedOn: '2019-04-16', conferenceNeeded: 'no' }] }),
      expect: [{ endedOn: '2019-04-16', on: '2019-05-31', state: 'ended' }],
    },
    {
      name: 'the enquiry ended but nobody recorded whether a conference was needed: it stays due',
      given: child({ enquiries: [{ on: '2019-04-08', endedOn: '2019-04-16' }] }),
      expect: [{ dueOn: '2019-05-01', on: '2019-05-02', state: 'overdue' }],
    },
    {
      name: 'already on a plan: no initial conference is due',
      given: child({ protectionPlans: [{ from: '2019-01-10' }], enquiries: [{ on: '2019-04-08' }] }),
      expect: [],
    },
    {
      name: 'on another authority’s plan: ours is due all the same',
      given: child({
        protectionPlans: [{ from: '2019-01-10', otherAuthority: true }],
        enquiries: [{ on: '2019-04-08', conferenceNeeded: 'yes' }],
      }),
      expect: [{ dueOn: '2019-05-01', on: '2019-05-02', state: 'overdue' }],
    },
    {
      name: 'the plan ended while the enquiry went on: a conference is due',
      given: child({
        protectionPlans: [{ from: '2019-01-10', to: '2019-04-12' }],
        enquiries: [{ on: '2019-04-08', endedOn: '2019-04-18', conferenceNeeded: 'yes' }],
      }),
      expect: [{ dueOn: '2019-05-01', on: '2019-05-02', state: 'overdue' }],
    },
    {
      name: 'the plan outlasted the enquiry that found harm, but not by the time a conference takes: one is due',
      given: child({
        protectionPlans: [{ from: '2019-01-10', to: '2019-04-12' }],
        enquiries: [{ on: '2019-04-08', endedOn: '2019-04-11', conferenceNeeded: 'yes' }],
      }),
      expect: [{ dueOn: '2019-05-01', on: '2019-05-02', state: 'overdue' }],
    },
    {
      name: 'one plan followed by another on the same day is a plan all the same',
      given: child({
        protectionPlans: [{ from: '2019-01-10', to: '2019-04-12' }, { from: '2019-04-12' }],
        enquiries: [{ on: '2019-04-08', endedOn: '2019-04-11', conferenceNeeded: 'yes' }],
      }),
      expect: [],
    },
    {
      name: 'the conference made a plan that day: the enquiry is answered by the conference, not excused by the plan',
      given: child({
        enquiries: [{ on: '2019-04-08', conferenceOn: '2019-05-01' }],
        protectionPlans: [{ from: '2019-05-01' }],
      }),
      expect: [{ dueOn: '2019-05-01', metOn: '2019-05-01' }],
    },
    {
      name: 'the conference and its plan were on the very day of the enquiry',
      given: child({
        enquiries: [{ on: '2019-04-08', conferenceOn: '2019-04-08' }],
        protectionPlans: [{ from: '2019-04-08' }],
      }),
      expect: [{ metOn: '2019-04-08', on: '2019-04-08', state: 'met-in-time' }],
    },
    {
      name: 'T46: a conference dated before the enquiry does not count',
      given: child({ enquiries: [{ on: '2019-05-10', conferenceOn: '2019-05-08' }] }),
      expect: [{ dueOn: '2019-06-03', on: '2019-06-04', state: 'overdue' }],
    },
    {
      name: 'a conference held after the discussion and before the enquiry does not count either',
      given: child({
        enquiries: [{ on: '2019-04-10', conferenceOn: '2019-04-09' }],
        own: {
          strategy_discussions: [
            { needed_at: '2019-04-08', held_at: '2019-04-08 14:00', outcome: 'section 47 enquiry' },
          ],
        },
      }),
      expect: [{ triggerOn: '2019-04-08', dueOn: '2019-05-01', on: '2019-05-02', state: 'overdue' }],
    },
    {
      name: 'a conference that does not name its enquiry answers the last one begun before it',
      given: child({
        enquiries: [{ on: '2019-01-07' }, { on: '2019-04-08' }],
        protectionPlans: [{ from: '2019-05-01', conferenceOn: '2019-05-01' }],
      }),
      expect: [
        { dueOn: '2019-01-28', on: '2019-06-01', state: 'overdue' },
        { dueOn: '2019-05-01', metOn: '2019-05-01' },
      ],
    },
    {
      name: 'a conference that names an earlier enquiry does not answer this one',
      given: child({ enquiries: [{ on: '2019-01-07', conferenceOn: '2019-04-15' }, { on: '2019-04-08' }] }),
      expect: [{ metOn: '2019-04-15' }, { dueOn: '2019-05-01', on: '2019-05-02', state: 'overdue' }],
    },
    {
      name: 'a conference that took over another authority’s plan (CP-05) does not answer an enquiry of ours',
      given: child({
        enquiries: [{ on: '2019-04-08' }],
        protectionPlans: [{ from: '2019-04-24', conferenceOn: '2019-04-24', transferIn: true }],
      }),
      expect: [{ dueOn: '2019-05-01', on: '2019-05-02', state: 'overdue' }],
    },
    {
      name: 'already on a plan that ended after the enquiry, which found no harm: no initial conference is due',
      given: child({
        protectionPlans: [{ from: '2019-01-10', to: '2019-04-18' }],
        enquiries: [{ on: '2019-04-08', endedOn: '2019-04-16' }],
      }),
      expect: [],
    },
    {
      name: 'the enquiry is still open, and the plan lasted for the three weeks a conference takes: none is due',
      given: child({ protectionPlans: [{ from: '2019-01-10', to: '2019-04-29' }], enquiries: [{ on: '2019-04-08' }] }),
      expect: [],
    },
    {
      name: 'the enquiry is still open, and the plan ended a day short of that: one is due',
      given: child({ protectionPlans: [{ from: '2019-01-10', to: '2019-04-28' }], enquiries: [{ on: '2019-04-08' }] }),
      expect: [{ dueOn: '2019-05-01', on: '2019-05-02', state: 'overdue' }],
    },
    {
      name: 'no conference needed, and nobody recorded when the enquiry ended: none is due',
      given: child({ enquiries: [{ on: '2019-04-08', conferenceNeeded: 'no' }] }),
      expect: [],
    },
    {
      name: 'a discussion a week before the enquiry started it; one of eight days before, one after it, and one nobody held did not',
      given: child({
        enquiries: [{ on: '2019-04-08' }, { on: '2019-06-03' }],
        own: {
          strategy_discussions: [
            { needed_at: '2019-04-01', held_at: '2019-04-01 14:00', outcome: 'section 47 enquiry' },
            { needed_at: '2019-04-05', outcome: 'section 47 enquiry' },
            { needed_at: '2019-05-26', held_at: '2019-05-26 14:00', outcome: 'section 47 enquiry' },
            { needed_at: '2019-06-04', held_at: '2019-06-04 14:00', outcome: 'section 47 enquiry' },
          ],
        },
      }),
      expect: [
        { triggerOn: '2019-04-01', dueOn: '2019-04-24' },
        { triggerOn: '2019-06-03', dueOn: '2019-06-24' },
      ],
    },
    {
      name: 'a second enquiry within a week: the discussion that started the first did not start it too',
      given: child({
        enquiries: [{ on: '2019-04-03' }, { on: '2019-04-08' }],
        own: {
          strategy_discussions: [
            { needed_at: '2019-04-03', held_at: '2019-04-03 14:00', outcome: 'section 47 enquiry' },
          ],
        },
      }),
      expect: [{ triggerOn: '2019-04-03' }, { triggerOn: '2019-04-08', dueOn: '2019-05-01' }],
    },
    {
      name: 'the episode was closed before it was due: ended',
      given: child({ referrals: [{ on: '2019-04-01', closedOn: '2019-04-18' }], enquiries: [{ on: '2019-04-08' }] }),
      expect: [{ dueOn: '2019-05-01', endedOn: '2019-04-18', on: '2019-05-02', state: 'ended' }],
    },
    {
      name: 'the child died before it was due: ended',
      given: child({ diedOn: '2019-04-18', enquiries: [{ on: '2019-04-08' }] }),
      expect: [{ dueOn: '2019-05-01', endedOn: '2019-04-18', on: '2019-05-02', state: 'ended' }],
    },
    {
      name: 'turned 18 before it was due: ended',
      given: child({ bornOn: '2001-04-18', enquiries: [{ on: '2019-04-08' }] }),
      expect: [{ dueOn: '2019-05-01', endedOn: '2019-04-18', on: '2019-05-02', state: 'ended' }],
    },
    {
      name: 'another referral made on the open case is closed: the enquiry goes on',
      given: child({
        referrals: [{ on: '2019-01-07' }, { on: '2019-04-04', closedOn: '2019-04-12' }],
        enquiries: [{ on: '2019-04-08', conferenceNeeded: 'yes' }],
      }),
      expect: [{ dueOn: '2019-05-01', on: '2019-05-02', state: 'overdue' }],
    },
  ],
})
