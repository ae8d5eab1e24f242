/** Words that some systems write where the SSD has a code, by column. In capitals; anything else is kept as it came. */
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  pers_sex: { MALE: 'M', FEMALE: 'F', UNKNOWN: 'U', INDETERMINATE: 'U', '1': 'M', '2': 'F', '0': 'U', '9': 'U' },
  category: {
    NEGLECT: 'NEG',
    'PHYSICAL ABUSE': 'PHY',
    PHYSICAL: 'PHY',
    'SEXUAL ABUSE': 'SAB',
    SEXUAL: 'SAB',
    'EMOTIONAL ABUSE': 'EMO',
    EMOTIONAL: 'EMO',
    MULTIPLE: 'MUL',
  },
  lega_legal_status: {
    'INTERIM CARE ORDER': 'C1',
    'FULL CARE ORDER': 'C2',
    'CARE ORDER': 'C2',
    'FREEING ORDER': 'D1',
    'PLACEMENT ORDER': 'E1',
    'PLACEMENT ORDER GRANTED': 'E1',
    'SINGLE PERIOD OF ACCOMMODATION UNDER SECTION 20': 'V2',
    'ACCOMMODATED UNDER SECTION 20': 'V2',
    'SECTION 20': 'V2',
    'POLICE PROTECTION': 'L1',
    'EMERGENCY PROTECTION ORDER': 'L2',
    'CHILD ASSESSMENT ORDER': 'L3',
  },
}

/** A cell of a code column as the SSD's code where the word for it is known, otherwise as it came. */
export function codeOf(column: string, text: string): string {
  const list = words[column.endsWith('_category') ? 'category' : column]
  return list?.[text.toUpperCase()] ?? text
}
