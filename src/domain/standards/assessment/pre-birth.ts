import type { ChildRecord } from '../../record/facts.ts'
import { died } from '../ends.ts'
import { child } from '../example.ts'
import { days, weeks } from '../interval.ts'
import { onceMet, singleTurn, type Timed } from '../single-turn.ts'
import { standard } from '../standard.ts'
import { authorised, closed, type Referred, referralsForAssessment } from './referred.ts'

type Expected = Referred & Timed

const weeksBefore = 10
/** A referral nearer to the ten-week point than this is too late for it to be a fair date. */
const leastWeeks = 4

/** Referrals of a child not yet born, made early enough in the pregnancy. */
function expectedChildren(record: ChildRecord): Expected[] {
  const expectedOn = record.person?.expectedOn
  if (expectedOn === undefined) return []
  const dueOn = expectedOn - 7 * weeksBefore
  return referralsForAssessment(record)
    .filter(each => dueOn - each.startsOn >= 7 * leastWeeks)
    .map(each => ({ ...each, within: days(dueOn - each.startsOn) }))
}

export const preBirthAssessment = standard<Expected>({
  id: 'AS-06',
  title: 'Pre-birth assessment finished ten weeks before the birth is expected',
  stage: 'assessment',
  basis: 'local',
  source: [
    {
      document: 'Local pre-birth procedures, such as those of London',
      note: 'of knowledge only: begun by about 16 to 20 weeks, finished 8 to 10 weeks before, a conference no later than about 10 weeks before; ten is taken here, so that a conference can follow',
    },
  ],
  rule: 'The assessment of a child not yet born is finished ten weeks before the day the birth is expected, so that whatever is needed is in place when the child comes. The 45 working days from the referral (AS-01) run as well.',
  whoIsCovered:
    'A child not yet born who was referred at least four weeks before the ten-week point. After a later referral it is finished as soon as it can be, and only AS-01 is timed.',
  whatMeetsIt: 'A manager authorises the assessment.',
  whatEndsIt: 'The episode is closed, or the pregnancy ends.',
  notYetCovered:
    'Once a child is born the extract no longer holds the day the birth was expected, so that nothing can be said of children born since.',
  matters: 'A baby cannot wait for an assessment: what is not decided before birth is decided at the hospital door.',
  good: 'Both parents are assessed, with the midwife, early enough for them to show what they can change.',
  weak: 'The assessment is opened when the hospital telephones.',
  illustration:
    'Nine weeks before “Baby Marsh” was due her grandmother had been assessed too; they went home together from the ward.',
  exceptions: [{ reason: 'The pregnancy became known late', grantedBy: 'Team manager' }],
  measuredBy: 'AS-06.in-time',
  auditQuestion: 'Was there time between the assessment and the birth for the parents to use the help offered?',
  evidence: 'assessments',
  gravity: 2,
  covers: expectedChildren,
  clock: singleTurn,
  meets: subject => subject.assessments.flatMap(authorised),
  ends: (subject, record) => [
    onceMet(subject, subject.assessments.flatMap(authorised)),
    closed(subject.referral),
    died(record),
  ],
  soon: weeks(2),
  says: {
    started: 'Referred before birth',
    needed: 'The assessment is to be finished ten weeks before the birth is expected',
    met: 'Authorised',
    none: 'No authorised assessment recorded.',
  },
  examples: [
    {
      name: 'expected on 10 September 2019: finished by 2 July',
      given: child({ expectedOn: '2019-09-10', referrals: [{ on: '2019-04-01' }] }),
      expect: [{ dueOn: '2019-07-02', on: '2019-07-03', state: 'overdue' }],
    },
    {
      name: 'authorised in May',
      given: child({
        expectedOn: '2019-09-10',
        referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-02', to: '2019-05-24' }] }],
      }),
      expect: [{ metOn: '2019-05-24', on: '2019-07-03', state: 'met-in-time' }],
    },
    {
      name: 'referred three weeks before that point: too late to be timed by it',
      given: child({ expectedOn: '2019-09-10', referrals: [{ on: '2019-06-11' }] }),
      expect: [],
    },
    {
      name: 'already born: the day expected is no longer known',
      given: child({ bornOn: '2019-09-03', referrals: [{ on: '2019-04-01' }] }),
      expect: [],
    },
  ],
})
