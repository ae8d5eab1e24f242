import { codeList } from '../codes.ts'

export const abuse = codeList(
  'abuse',
  'category of abuse',
  {
    NEG: 'Neglect',
    PHY: 'Physical abuse',
    SAB: 'Sexual abuse',
    EMO: 'Emotional abuse',
    MUL: 'Multiple',
  },
  {
    Physical: 'PHY',
    Sexual: 'SAB',
    Emotional: 'EMO',
    'Multiple/not recommended': 'MUL',
    'Multiple categories': 'MUL',
  },
)

export const participation = codeList(
  'participation',
  'how the child took part',
  {
    PN0: 'Under 4',
    PN1: 'Attended and spoke',
    PN2: 'Attended, with an advocate speaking',
    PN3: 'Attended, views by signs or symbols',
    PN4: 'Attended without conveying views',
    PN5: 'Did not attend, advocate briefed',
    PN6: 'Did not attend, views sent another way',
    PN7: 'Did not attend and conveyed no views',
  },
  {},
  { unknownIsMissing: true },
)

/** A question that may not arise: whether a return interview was offered, and accepted. */
export const yesNoNotApplicable = codeList(
  'yes-no-na',
  'yes, no or not applicable',
  { Y: 'Yes', N: 'No', NA: 'Not applicable' },
  { True: 'Y', False: 'N', '1': 'Y', '0': 'N', 'N/A': 'NA' },
)
