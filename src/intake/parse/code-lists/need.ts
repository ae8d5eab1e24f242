import { codeList } from '../codes.ts'

export const primaryNeed = codeList(
  'primary-need',
  'primary need',
  {
    N1: 'Abuse or neglect',
    N2: 'Child’s disability',
    N3: 'Parental disability or illness',
    N4: 'Family in acute stress',
    N5: 'Family dysfunction',
    N6: 'Socially unacceptable behaviour',
    N7: 'Low income',
    N8: 'Absent parenting',
    N9: 'Cases other than children in need',
    N0: 'Not stated',
  },
  {
    'Abuse, neglect or exploitation': 'N1',
    'Parental illness or disability': 'N3',
    'Childs disability or illness': 'N2',
    '1': 'N1',
    '2': 'N2',
    '3': 'N3',
    '4': 'N4',
    '5': 'N5',
    '6': 'N6',
    '7': 'N7',
    '8': 'N8',
    '9': 'N9',
  },
)

export const source = codeList(
  'source',
  'source of a contact or referral',
  {
    '1A': 'Family member, relative or carer',
    '1B': 'Acquaintance',
    '1C': 'Self',
    '1D': 'Other individual',
    '2A': 'Schools',
    '2B': 'Education services',
    '3A': 'GP',
    '3B': 'Health visitor',
    '3C': 'School nurse',
    '3D': 'Other primary health services',
    '3E': 'A&E',
    '3F': 'Other health services',
    '4': 'Housing',
    '5A': 'Local authority adult social care',
    '5B': 'Other local authority internal service',
    '5C': 'Local authority external service',
    '5D': 'Early help',
    '6': 'Police',
    '7': 'Other legal agency',
    '8': 'Other',
    '9': 'Anonymous',
    '10': 'Unknown',
  },
  { School: '2A', Relative: '1A', 'Health visitors': '3B', 'Housing or housing association': '4', 'A and E': '3E' },
)

export const closeReason = codeList(
  'close-reason',
  'reason for closure',
  {
    RC1: 'Adopted',
    RC2: 'Died',
    RC3: 'Child arrangements order',
    RC4: 'Special guardianship order',
    RC5: 'Transferred to services of another local authority',
    RC6: 'Transferred to adult social care services',
    RC7: 'Services ceased for any other reason',
    RC8: 'Case closed after assessment, no further action',
    RC9: 'Case closed after assessment, referred to early help',
  },
  {
    'Services ceased for any other reason, including child no longer in need': 'RC7',
    'Residence order': 'RC3',
    Transferred: 'RC5',
  },
)

/** The factors found at the end of an assessment; A the child, B a parent or carer, C another in the household. */
export const factors = codeList(
  'factors',
  'factor found at assessment',
  Object.fromEntries(
    (
      '1A 1B 1C 2A 2B 2C 3A 3B 3C 4A 4B 4C 5A 5B 5C 6A 6B 6C 7A 8B 8C 8D 8E 8F 9A 10A 11A 12A 13A 14A 15A 16A 17A ' +
      '18A 18B 18C 19A 19B 19C 20 21 22A 23A 24A'
    )
      .split(' ')
      .map(code => [code, code]),
  ),
)
