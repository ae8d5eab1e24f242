import { codeList } from '../codes.ts'

export const reversal = codeList('reversal', 'reason a decision was reversed', {
  RD1: 'The child’s needs changed subsequent to the decision',
  RD2: 'The Court did not make a placement order',
  RD3: 'Prospective adopters could not be found',
  RD4: 'Any other reason',
})

export const adopterSex = codeList('adopter-sex', 'sex of adopters', {
  F1: 'One woman',
  M1: 'One man',
  FF: 'Two women',
  MM: 'Two men',
  MF: 'A man and a woman',
})

export const adopterStatus = codeList('adopter-status', 'legal status of adopters', {
  L0: 'Single',
  L1: 'Married couple',
  L11: 'Married, different gender',
  L12: 'Married, same gender',
  L2: 'Civil partnership',
  L3: 'Unmarried, different gender',
  L4: 'Unmarried, same gender',
})
