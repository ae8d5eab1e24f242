import type { Issue } from '../../issue.ts'
import type { CodeList } from '../../parse/codes.ts'

/** What is amiss with a cell. `quiet` is of no interest unless the row cannot do without the cell. */
export interface CellTrouble {
  readonly code: string
  readonly severity: Issue['severity']
  readonly message: string
  readonly remedy: string
  readonly quiet?: boolean
  /** The cell holds something, but what is not known: it does not take away what is held there. */
  readonly isUnread?: boolean
}

const goodDate = 'A good value looks like 2019-05-01 or 01/05/2019.'

export const dateImpossible: CellTrouble = {
  code: 'date-impossible',
  severity: 'warning',
  message: 'There is no such date. What was held there before, if anything, stays.',
  isUnread: true,
  remedy: `Correct it in the case system; the day comes before the month. ${goodDate}`,
}

export const dateUnreadable: CellTrouble = {
  code: 'date-unreadable',
  severity: 'warning',
  message: 'This cannot be read as a date. What was held there before, if anything, stays.',
  isUnread: true,
  remedy: `Write the year with four figures and the day before the month. ${goodDate}`,
}

export const dateUnlikely: CellTrouble = {
  code: 'date-unlikely',
  severity: 'warning',
  message: 'The date is before 1990 or more than a year ahead. It was taken as it stands.',
  remedy: `Check the year in the case system. ${goodDate}`,
}

export const birthUnlikely: CellTrouble = {
  ...dateUnlikely,
  message:
    'The date is more than 120 years ago. It was taken as it stands: whoever was born then is shown nowhere as open.',
}

export const dateAhead: CellTrouble = {
  code: 'date-ahead',
  severity: 'warning',
  message: 'The date is later than the day of import. It was taken as it stands: from that day on it counts as done.',
  remedy: `Correct it in the case system, and leave out what is only planned. ${goodDate}`,
}

export const dateStandIn: CellTrouble = {
  code: 'date-stand-in',
  severity: 'warning',
  message: 'The date is a stand-in from the far future, so it was taken as not given.',
  remedy: `Leave it empty where it is not known. ${goodDate}`,
}

export const flagUnreadable: CellTrouble = {
  code: 'flag-unreadable',
  severity: 'warning',
  message: 'This says neither yes nor no. What was held there before, if anything, stays.',
  isUnread: true,
  remedy: 'Write Y or N, and leave it empty where it is not known.',
}

export const numberUnreadable: CellTrouble = {
  code: 'number-unreadable',
  severity: 'warning',
  message: 'This is not a number. What was held there before, if anything, stays.',
  isUnread: true,
  remedy: 'Write figures alone, such as 12 or 0.6.',
}

export const jsonBroken: CellTrouble = {
  code: 'json-unreadable',
  severity: 'warning',
  message: 'This begins as JSON but is not whole. It was kept as text.',
  remedy: 'Check that the extract does not cut long cells short. A good value looks like {"NFA_FLAG":"Y"}.',
}

export const idAdmin: CellTrouble = {
  code: 'id-admin',
  severity: 'warning',
  message: 'Identifiers 0 and -1 stand for nobody.',
  remedy: 'Leave such rows out of the extract, or give the real identifier.',
  quiet: true,
}

export const idDamaged: CellTrouble = {
  code: 'id-damaged',
  severity: 'warning',
  message: 'A spreadsheet turned this identifier into powers of ten, and its last figures are lost.',
  isUnread: true,
  remedy: 'Export from the database without opening the file in a spreadsheet, or format the column as text first.',
}

export const idTooLong: CellTrouble = {
  code: 'id-too-long',
  severity: 'warning',
  message: 'This is longer than 100 characters, which no identifier is.',
  isUnread: true,
  remedy: 'Check that the cells of the row stand under their own headings.',
}

export const textTooLong: CellTrouble = {
  code: 'text-too-long',
  severity: 'warning',
  message: 'This is longer than 10,000 characters. Only its beginning was taken.',
  remedy: 'Check that every quote in the file is closed, and leave documents out of the extract.',
}

/** A word that is none of those the column may hold. */
export function choiceUnknown(choices: readonly string[]): CellTrouble {
  return {
    code: 'choice-unknown',
    severity: 'warning',
    message: 'This is none of the words the column may hold. What was held there before, if anything, stays.',
    isUnread: true,
    remedy: `Write one of: ${choices.join('; ')}.`,
  }
}

/** A code that is not on its list. */
export function codeUnknown(list: CodeList): CellTrouble {
  return {
    code: 'code-unknown',
    severity: 'warning',
    message: `This is not a known ${list.title}. It was kept as it came.`,
    remedy: `Use ${list.example}, or tell Sightline what it means on the mappings page.`,
  }
}
