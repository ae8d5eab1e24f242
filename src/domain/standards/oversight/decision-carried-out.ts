import { carryingOut } from '../../tracking/carrying-out.ts'
import { child } from '../example.ts'
import { days, workingDays } from '../interval.ts'
import { onceMet, singleTurn } from '../single-turn.ts'
import { standard } from '../standard.ts'
import { type Decided, decided, decidedEnds } from './decided.ts'

export const decisionCarriedOut = standard<Decided & { readonly within: ReturnType<typeof days> }>({
  id: 'OV-15',
  title: 'What a progress meeting decided is carried out by its day',
  stage: 'oversight',
  basis: 'local',
  source: [
    {
      document: 'Local practice standard',
      note: 'no national number: the day is the one the decision names, and to continue ends within eight weeks',
    },
  ],
  rule: 'What a progress meeting decided for a child has happened by the day the decision names. The record says so, not whoever was to do it: the discussion held, the plan ended, the case closed, the letter sent.',
  whoIsCovered: 'Every decision of a senior review of progress that names an owner and a day.',
  whatMeetsIt:
    'The event that carries it out, on the day of the decision or later. A strategy discussion: one held, or an enquiry begun. Legal gateway: pre-proceedings decided on, the letter sent, legal tracking or proceedings issued. Step down: the protection plan ended or the case closed. Close: the case closed. Continue: looked at again by somebody senior, closed or stepped up. A change of worker or intervention: another worker allocated or a new plan. Escalation and transfer: recorded. For what no event shows, the day it is recorded as carried out.',
  whatEndsIt: 'The decision is withdrawn, the case is closed, the child dies or turns 18.',
  matters: 'A decision nobody carries out leaves the child where they were, and everybody believing otherwise.',
  good: 'What was decided happens within days, and the next meeting asks what it changed for the child.',
  weak: '“Step up” is in the minutes of March, of June and of September.',
  illustration:
    'The meeting asked for a strategy discussion about Noor by Friday. It was held on Thursday, and its record closed the decision.',
  exceptions: [
    {
      reason: 'The family’s situation changed before the day, and the decision no longer fits',
      grantedBy: 'Head of service',
    },
  ],
  measuredBy: 'OV-15.in-time',
  auditQuestion: 'Did what was decided happen, and did it change anything for the child?',
  evidence: 'progress reviews',
  gravity: 2,
  covers: record => decided(record).map(each => ({ ...each, within: days(each.carryOutBy - each.startsOn) })),
  clock: singleTurn,
  lateIn: 'working day',
  meets: ({ row }, record) => carryingOut(row, record),
  ends: (subject, record) => [onceMet(subject, carryingOut(subject.row, record)), ...decidedEnds(subject, record)],
  soon: workingDays(2),
  says: {
    started: 'Decided',
    needed: 'It is to be carried out by the day it names',
    met: 'Carried out',
    none: 'Nothing in the record shows that it was.',
  },
  examples: [
    {
      name: 'a strategy discussion by Friday 10 May 2019, held on the Monday after: late, and done',
      given: child({
        referrals: [{ on: '2018-08-01' }],
        own: {
          progress_reviews: [
            { reviewed_on: '2019-05-02', decision: 'strategy discussion', owner: 'M1', carry_out_by: '2019-05-10' },
          ],
          strategy_discussions: [{ needed_at: '2019-05-02', held_at: '2019-05-13' }],
        },
      }),
      expect: [
        { triggerOn: '2019-05-02', dueOn: '2019-05-10', metOn: '2019-05-13', on: '2019-05-20', state: 'met-late' },
      ],
    },
    {
      name: 'a discussion held before the meeting does not carry it out',
      given: child({
        referrals: [{ on: '2018-08-01' }],
        own: {
          progress_reviews: [
            { reviewed_on: '2019-05-02', decision: 'strategy discussion', owner: 'M1', carry_out_by: '2019-05-10' },
          ],
          strategy_discussions: [{ needed_at: '2019-04-29', held_at: '2019-04-30' }],
        },
      }),
      expect: [{ dueOn: '2019-05-10', on: '2019-05-13', state: 'overdue' }],
    },
    {
      name: 'continued for eight weeks, and looked at again in the seventh',
      given: child({
        referrals: [{ on: '2018-08-01' }],
        own: {
          progress_reviews: [
            { reviewed_on: '2019-05-02', decision: 'continue', owner: 'W1', carry_out_by: '2019-06-27' },
            { reviewed_on: '2019-06-20', decision: 'close', owner: 'W1', carry_out_by: '2019-07-04' },
          ],
        },
      }),
      expect: [
        { dueOn: '2019-06-27', metOn: '2019-06-20', on: '2019-06-30', state: 'met-in-time' },
        { dueOn: '2019-07-04', on: '2019-07-05', state: 'overdue' },
      ],
    },
    {
      name: 'step down from a protection plan: the plan ended',
      given: child({
        referrals: [{ on: '2018-05-01' }],
        protectionPlans: [{ from: '2018-06-01', to: '2019-05-20' }],
        own: {
          progress_reviews: [
            { reviewed_on: '2019-05-02', decision: 'step down', owner: 'W1', carry_out_by: '2019-05-31' },
          ],
        },
      }),
      expect: [{ dueOn: '2019-05-31', metOn: '2019-05-20' }],
    },
    {
      name: 'without an owner it is no decision to follow up',
      given: child({
        referrals: [{ on: '2018-08-01' }],
        own: { progress_reviews: [{ reviewed_on: '2019-05-02', decision: 'close', carry_out_by: '2019-05-31' }] },
      }),
      expect: [],
    },
  ],
})
