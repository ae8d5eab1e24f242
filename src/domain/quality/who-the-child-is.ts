import { pastEighteen } from './past-eighteen.ts'
import { censusRule, extractConventions, lastTimeOpen, type QualityRule, standing } from './rule.ts'

const family = 'who the child is'

/** 40 weeks: a referral earlier than that before a birth cannot be about this child. */
const longestBeforeBirth = 280
/** After this many days past the expected date, the birth will have been. */
const bornByNow = 30

/** Something not recorded of who the child is: known since the child was last opened. */
const unless =
  (isRecorded: (examined: Parameters<QualityRule['find']>[0]) => boolean): QualityRule['find'] =>
  examined => {
    const open = lastTimeOpen(examined)
    if (open === undefined || isRecorded(examined)) return []
    return [standing(open.from, examined.record.person?.source)]
  }

/** What is not known of the child, or cannot be so. */
export const whoTheChildIsRules: readonly QualityRule[] = [
  {
    id: 'DQ-01',
    title: 'Neither a date of birth nor an expected date',
    family,
    kind: 'missing',
    severity: 1,
    hidesChild: true,
    matters:
      'No rule that goes by age can be worked out: visits, health checks, help on leaving care, the 18th birthday.',
    remedy: 'Record the date of birth, or the expected date for a child not yet born.',
    distorts: ['I-77', 'I-40', 'I-50', 'I-63'],
    source: censusRule('8525'),
    find: unless(({ record: { person } }) => person?.bornOn !== undefined || person?.expectedOn !== undefined),
  },
  {
    id: 'DQ-02',
    title: 'Ethnicity not recorded or not yet obtained',
    family,
    kind: 'missing',
    severity: 2,
    matters: 'Whether children are served alike whatever their ethnicity cannot be told.',
    remedy: 'Ask, and record it in the child’s own or the parents’ words by the list; a refusal is an answer.',
    distorts: ['I-77', 'I-77.ethnicity'],
    source: extractConventions,
    find: unless(({ record: { person } }) => person?.ethnicity !== undefined && person.ethnicity !== 'NOBT'),
  },
  {
    id: 'DQ-03',
    title: 'Whether the child is disabled not recorded',
    family,
    kind: 'missing',
    severity: 2,
    matters: 'Disabled children are not counted as such, in the census and in every breakdown here.',
    remedy: 'Record each disability, or that there is none.',
    distorts: ['I-77'],
    source: censusRule('8540'),
    find: unless(({ record }) => record.disabilities.length > 0),
  },
  {
    id: 'DQ-04',
    title: 'Sex not recorded',
    family,
    kind: 'missing',
    severity: 3,
    matters: 'The child is in no breakdown by sex, and the census turns the record back.',
    remedy: 'Record the child’s sex.',
    distorts: [],
    source: censusRule('4180'),
    find: unless(({ record: { person } }) => person?.sex !== undefined),
  },
  {
    id: 'DQ-05',
    title: 'Expected date passed, and no date of birth',
    family,
    kind: 'contradictory',
    severity: 1,
    hidesChild: true,
    matters:
      'The child’s age is not known, so nothing that goes by age falls due, and no breakdown by age has the child.',
    remedy: 'Record the date of birth. If the date was only estimated, enter it as the date of birth and say so.',
    distorts: ['I-77', 'I-40', 'I-50'],
    source: censusRule('8525Q, 8530Q'),
    find({ record: { person } }) {
      return person?.expectedOn === undefined ? [] : [standing(person.expectedOn + bornByNow, person.source)]
    },
  },
  {
    id: 'DQ-06',
    title: 'Referred more than 40 weeks before the birth',
    family,
    kind: 'contradictory',
    severity: 1,
    matters: 'One of the dates is wrong, and every age and every time since referral with it.',
    remedy: 'Check the date of birth or the expected date, and the date of the referral.',
    distorts: ['I-03', 'I-08'],
    source: censusRule('8606'),
    find({ record: { person, referrals } }) {
      const born = person?.bornOn ?? person?.expectedOn
      if (born === undefined) return []
      return referrals
        .filter(each => born - each.startedOn > longestBeforeBirth)
        .map(each => standing(each.startedOn, each.source))
    },
  },
  {
    id: 'DQ-07',
    title: 'Died, and something still open',
    family,
    kind: 'contradictory',
    severity: 1,
    hidesChild: true,
    matters:
      'On the day of death everything ends: the child is shown nowhere as open, and nothing falls due, though the census counts it as open. If the date of death is wrong, a child is left out of sight.',
    remedy: 'Close what is open on the day of death, or correct the date of death.',
    distorts: ['I-24', 'I-40', 'I-50'],
    outlastsClosure: true,
    source: { document: 'Sightline', note: 'all clocks end on the day of death' },
    find({ record }) {
      const diedOn = record.person?.diedOn
      if (diedOn === undefined) return []
      const { referrals, assessments, enquiries, needPlans, protectionPlans, careEpisodes } = record
      return [...referrals, ...assessments, ...enquiries, ...needPlans, ...protectionPlans, ...careEpisodes]
        .filter(each => each.endedOn === undefined || each.startedOn > diedOn)
        .map(each => standing(diedOn, each.source))
    },
  },
  {
    id: 'DQ-90',
    title: 'Begun, or open still, past the 18th birthday',
    family,
    kind: 'contradictory',
    severity: 1,
    hidesChild: true,
    matters:
      'At 18 everything but leaving care ends: the child is shown nowhere as open because of it, and nothing falls due. If the date of birth is wrong, a child is left out of sight.',
    remedy:
      'Check the date of birth first. If it is right, close what is open on the 18th birthday, or correct the day on which it began.',
    distorts: ['I-24', 'I-28', 'I-40'],
    outlastsClosure: true,
    source: {
      document: 'Standard Safeguarding Dataset',
      note: 'people of 18 and over whose case was never closed stand in extracts',
    },
    find: pastEighteen,
  },
]
