import { codeList } from '../codes.ts'

export const eligibility = codeList(
  'eligibility',
  'eligibility for leaving-care services',
  {
    Relevant: 'Relevant child',
    'Former Relevant': 'Former relevant child',
    Qualifying: 'Qualifying care leaver',
    Eligible: 'Eligible child',
    'No Current Eligibility': 'Not eligible',
  },
  { 'Former relevant': 'Former Relevant', 'Qualifying child': 'Qualifying' },
)

export const inTouch = codeList(
  'in-touch',
  'whether in touch',
  { YES: 'Yes', NO: 'No', DIED: 'Died', REFU: 'Refused contact', NREQ: 'No longer required', RHOM: 'Returned home' },
  { Y: 'YES', N: 'NO', True: 'YES', False: 'NO', '1': 'YES', '0': 'NO', Refu: 'REFU' },
)

export const accommodation = codeList(
  'accommodation',
  'accommodation of a care leaver',
  {
    B: 'With parents or relatives',
    C: 'Community home or other residential care',
    D: 'Semi-independent, transitional accommodation and self-contained accommodation',
    E: 'Supported lodgings',
    G: 'Abroad',
    H: 'Deported',
    K: 'Ordinary lodgings, without formal support',
    R: 'Residence not known',
    S: 'No fixed abode / homeless',
    T: 'Foyers and similar supported accommodation',
    U: 'Independent living',
    V: 'Emergency accommodation',
    W: 'Bed and breakfast',
    X: 'In custody',
    Y: 'Other accommodation',
    Z: 'With former foster carers',
  },
  { 'Parents/relatives': 'B', 'Community home / residential care': 'C', Homeless: 'S', Custody: 'X', Other: 'Y' },
)

export const suitability = codeList(
  'suitability',
  'whether accommodation is suitable',
  { '1': 'Suitable', '2': 'Unsuitable' },
  { 'Not suitable': '2', Y: '1', N: '2', Yes: '1', No: '2' },
)

export const activity = codeList('activity', 'activity of a care leaver', {
  F1: 'Full time in higher education',
  P1: 'Part time in higher education',
  F2: 'Full time in education other than higher',
  P2: 'Part time in education other than higher',
  F3: 'Full time in training or employment',
  P3: 'Part time in training or employment',
  F4: 'Young person engaged full time in an apprenticeship',
  P4: 'Young person engaged part time in an apprenticeship',
  F5: 'Young person engaged full time in training or employment (not apprenticeship)',
  P5: 'Young person engaged part time in training or employment (not apprenticeship)',
  G4: 'Not in education, employment or training - illness or disability',
  G5: 'Not in education, employment or training - other',
  G6: 'Not in education, employment or training - pregnancy or parenting',
})
