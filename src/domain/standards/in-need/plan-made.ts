import { type Day, iso } from '../../calendar/day.ts'
import type { ChildRecord, Enquiry, Referral, RowReference } from '../../record/facts.ts'
import { openingReferrals } from '../../record/involvement.ts'
import { eighteenOn } from '../../record/person.ts'
import { died, ended, turnedEighteen } from '../ends.ts'
import { child } from '../example.ts'
import { workingDays } from '../interval.ts'
import { type Ending, type Subject, standard } from '../standard.ts'
import { isSteppedUpOn, steppedUp, stepsUpFrom } from './stepping-up.ts'

interface Awaited extends Subject {
  readonly referral: Referral
}

/** After an enquiry a conference may still follow for three weeks: until then nobody knows which plan it will be. */
const daysForConference = 21

/**
 * Times from which a child in need should have a plan: an assessment authorised that found need, or a protection plan
 * ended, in an episode that goes on. Left out where something else decides which plan there is.
 */
function awaited(record: ChildRecord): Awaited[] {
  if (record.assessments.length === 0 && record.protectionPlans.length === 0) return []
  const found: Awaited[] = []
  const add = (on: Day | undefined, key: string, source: RowReference) => {
    const referral = on === undefined ? undefined : openReferralOn(record, on)
    if (on === undefined || referral === undefined || !isInNeedWithoutPlanOn(record, on)) return
    if (!found.some(each => each.startsOn === on)) found.push({ key, startsOn: on, source, referral })
  }
  for (const each of record.assessments) {
    if (each.noFurtherAction !== 'no' || each.endedOn === undefined) continue
    for (const { on, source } of startsAfter(each.endedOn, each.source, record))
      add(
        on,
        on === each.endedOn ? `assessment ${each.source.key}` : `assessment ${each.source.key} from ${iso(on)}`,
        source,
      )
  }
  for (const each of record.protectionPlans)
    if (!each.otherAuthority) add(each.endedOn, `after plan ${each.source.key}`, each.source)
  return found
}

function openReferralOn(record: ChildRecord, on: Day): Referral | undefined {
  return openingReferrals(record).findLast(
    each => each.noFurtherAction !== 'yes' && each.startedOn <= on && (each.endedOn === undefined || on < each.endedOn),
  )
}

function isInNeedWithoutPlanOn(record: ChildRecord, on: Day): boolean {
  const adult = eighteenOn(record)
  if (adult !== undefined && on >= adult) return false
  const planned = record.needPlans.some(
    each => each.startedOn < on && (each.endedOn === undefined || each.endedOn > on),
  )
  return !planned && !isSteppedUpOn(record, on)
}

/** A day on which it was known that the child needs help and nothing else is coming, and by which fact. */
interface Start {
  readonly on: Day
  readonly source: RowReference
}

/**
 * From when a plan is awaited that an assessment of a day found needed: from that day, or when an enquiry that was open then,
 * or might still lead to a conference, came to nothing; and again when a later one did, as it stopped the clock.
 */
function startsAfter(on: Day, source: RowReference, record: ChildRecord): Start[] {
  const starts: Start[] = []
  let next = outcomeOn(record, on, source)
  while (next !== undefined) {
    const { on: from } = next
    starts.push(next)
    const enquiry = record.enquiries.find(each => each.startedOn > from)
    next =
      enquiry !== undefined && isStoppedBy(enquiry, from, record)
        ? outcomeOn(record, enquiry.startedOn, enquiry.source)
        : undefined
  }
  return starts
}

/** Whether a clock that started on a day still ran when an enquiry began, which stopped it. */
function isStoppedBy({ startedOn }: Enquiry, from: Day, record: ChildRecord): boolean {
  const referral = openReferralOn(record, from)
  const isOpen = referral !== undefined && (referral.endedOn === undefined || referral.endedOn > startedOn)
  const isPlanned = record.needPlans.some(each => each.startedOn >= from && each.startedOn <= startedOn)
  return isOpen && !isPlanned && !steppedUp(record).some(each => each.from >= from && each.from <= startedOn)
}

/** The first day from one on when no enquiry is open or may still lead to a conference; undefined while one is or does. */
function outcomeOn(record: ChildRecord, from: Day, source: RowReference): Start | undefined {
  let start: Start = { on: from, source }
  for (const enquiry of record.enquiries) {
    const { startedOn, endedOn, conferenceNeeded } = enquiry
    if (startedOn > start.on) break
    if (endedOn === undefined) return undefined
    if (conferenceNeeded === 'no') {
      if (endedOn > start.on) start = { on: endedOn, source: enquiry.source }
      continue
    }
    const last = endedOn + daysForConference
    if (last <= start.on) continue
    const conference = record.conferences.find(
      each =>
        each.transferIn !== 'yes' &&
        (each.enquiryId === enquiry.id || (each.heldOn >= startedOn && each.heldOn <= last)),
    )
    if (conference?.ledToPlan === 'yes') return undefined
    const on = conference?.heldOn ?? last
    if (on > start.on) start = { on, source: conference?.source ?? enquiry.source }
  }
  return start
}

function ends({ startsOn, referral }: Awaited, record: ChildRecord): (Ending | undefined)[] {
  const enquiry = record.enquiries.find(each => each.startedOn > startsOn)
  return [
    died(record),
    turnedEighteen(record),
    ended(referral.endedOn, 'the episode was closed', referral.source),
    ended(enquiry?.startedOn, 'a section 47 enquiry began, which decides what plan there is', enquiry?.source),
    ...stepsUpFrom(record, startsOn),
  ]
}

export const needPlanMade = standard<Awaited>({
  id: 'CN-01',
  title: 'Child in need plan made within {ten working days}',
  stage: 'in need',
  basis: 'local',
  source: [
    {
      document: 'Local practice standard',
      note: 'no national number; ten working days as in Nottinghamshire’s procedures, five to twenty elsewhere',
    },
  ],
  rule: 'A child in need plan begins within {ten working days} of the day the assessment was authorised, or of the day a child protection plan ended, in a case that stays open.',
  whoIsCovered:
    'Children whose assessment was authorised and found that help is needed, or whose child protection plan ended, while the case is open, there is no plan yet and the child is neither on a protection plan nor looked after.',
  whatMeetsIt:
    'A child in need plan begins, that day or later. Whether a manager endorsed it is not in the extract and is not asked.',
  whatEndsIt:
    'The case is closed, a section 47 enquiry begins, the child steps up to a child protection plan or becomes looked after, dies or turns 18.',
  notYetCovered:
    'While a section 47 enquiry is under way, and for three weeks after one that ended without saying that no conference was needed, no date is set: the plan waits for its outcome, and the ten working days run from it where no protection plan came of it.',
  matters:
    'An assessment that says help is needed, with nobody yet helping, is a promise broken in the first fortnight.',
  good: 'The family meets with those who will help, the child’s own wishes are in the plan, and each step has a name and a date.',
  weak: 'The plan is the assessment’s last page copied across, and the school learns of it from the parent.',
  illustration:
    'Tansy’s assessment was signed off on a Friday. By the next Wednesday her aunt, her teacher and her worker had met, and Tansy knew who would collect her on Mondays.',
  exceptions: [
    { reason: 'The family asked for the planning meeting to be later, and help has begun', grantedBy: 'Team manager' },
  ],
  measuredBy: 'CN-01.in-time',
  auditQuestion: 'Does the plan say what will be different for the child, and did the child and family help make it?',
  evidence: 'need plans',
  gravity: 2,
  covers: awaited,
  clock: { kind: 'once', within: workingDays(10), from: 'same day' },
  meets: (_, record) =>
    record.needPlans.map(each => ({ on: each.startedOn, what: 'Child in need plan began', source: each.source })),
  ends,
  soon: workingDays(3),
  says: {
    started: 'In need without a plan since',
    needed: 'A child in need plan is due within {10 working days}',
    met: 'Plan began',
    none: 'No plan recorded.',
  },
  examples: [
    {
      name: 'assessment authorised on Friday 7 June 2019: a plan by Friday 21 June; begun on Monday 24 June it is late',
      given: child({
        referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-02', to: '2019-06-07' }] }],
        needPlans: [{ from: '2019-06-24' }],
      }),
      expect: [
        { triggerOn: '2019-06-07', dueOn: '2019-06-21', metOn: '2019-06-24', on: '2019-06-30', state: 'met-late' },
      ],
    },
    {
      name: 'stepped down from a protection plan on Thursday 2 May 2019, over the early May holiday',
      given: child({
        referrals: [{ on: '2018-08-01' }],
        protectionPlans: [{ from: '2018-09-03', to: '2019-05-02' }],
        needPlans: [{ from: '2019-05-02' }],
      }),
      expect: [{ triggerOn: '2019-05-02', dueOn: '2019-05-17', metOn: '2019-05-02' }],
    },
    {
      name: 'closed after the assessment: the clock ended that day',
      given: child({
        referrals: [
          { on: '2019-04-01', closedOn: '2019-06-12', assessments: [{ from: '2019-04-02', to: '2019-06-07' }] },
        ],
      }),
      expect: [{ dueOn: '2019-06-21', endedOn: '2019-06-12', on: '2019-06-30', state: 'ended' }],
    },
    {
      name: 'an enquiry was under way when the assessment was authorised: its outcome decides which plan there is',
      given: child({
        referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-02', to: '2019-06-07' }] }],
        enquiries: [{ on: '2019-06-03' }],
      }),
      expect: [],
    },
    {
      name: 'the enquiry ended that very day, with no conference needed: a plan is due',
      given: child({
        referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-02', to: '2019-06-07' }] }],
        enquiries: [{ on: '2019-05-20', endedOn: '2019-06-07', conferenceNeeded: 'no' }],
      }),
      expect: [{ triggerOn: '2019-06-07', dueOn: '2019-06-21', on: '2019-06-22', state: 'overdue' }],
    },
    {
      name: 'an enquiry under way, then found to need no conference: due from then',
      given: child({
        referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-02', to: '2019-06-07' }] }],
        enquiries: [{ on: '2019-06-03', endedOn: '2019-06-14', conferenceNeeded: 'no' }],
      }),
      expect: [{ triggerOn: '2019-06-14', dueOn: '2019-06-28', on: '2019-06-29', state: 'overdue' }],
    },
    {
      name: 'a later enquiry stops the clock; when nothing comes of it in three weeks it starts again',
      given: child({
        referrals: [{ on: '2019-04-01', assessments: [{ from: '2019-04-02', to: '2019-06-07' }] }],
        enquiries: [{ on: '2019-06-12', endedOn: '2019-06-21' }],
      }),
      expect: [
        { triggerOn: '2019-06-07', dueOn: '2019-06-21', endedOn: '2019-06-12' },
        { triggerOn: '2019-07-12', dueOn: '2019-07-26', on: '2019-07-27', state: 'overdue' },
      ],
    },
    {
      name: 'assessed again while a plan was running: the plan goes on',
      given: child({
        referrals: [{ on: '2019-01-07', assessments: [{ from: '2019-04-02', to: '2019-06-07' }] }],
        needPlans: [{ from: '2019-02-04' }],
      }),
      expect: [],
    },
  ],
})
