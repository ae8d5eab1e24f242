import { isPupilNumber } from '../returns/pupil-number.ts'
import type { ChildReading } from './child-reading.ts'
import { ethnicities, upnUnknown } from './codes.ts'
import { type FileKind, fileKinds, fileShapes } from './files.ts'
import type { GatheredRow } from './gathering.ts'

/** The child's own row, from the Header; failing that, what the other files tell. Answers with the date of birth. */
export function addPerson(reading: ChildReading): string | undefined {
  let born: string | undefined
  for (const row of reading.rows('header')) {
    const date = reading.date(row, 'DOB')
    born ??= date
    addFromHeader(reading, row, date)
  }
  return reading.rows('header').length > 0 ? checkBirth(reading, born) : addFromOthers(reading)
}

function addFromHeader(reading: ChildReading, row: GatheredRow, born: string | undefined): void {
  const upn = reading.text(row, 'UPN').toUpperCase()
  const isReason = upn.startsWith('UN')
  const cells = {
    pers_person_id: reading.childId,
    pers_dob: born,
    pers_sex: sexOf(reading, row),
    pers_ethnicity: reading.code(row, 'ETHNIC', ethnicities),
    pers_upn: isReason ? undefined : upn,
    pers_upn_unknown: isReason ? reading.code(row, 'UPN', upnUnknown) : undefined,
    pers_is_mother: reading.flag(row, 'MOTHER'),
  }
  if (upn !== '' && !isReason && !isPupilNumber(upn)) {
    const message = 'UPN is not written as a unique pupil number should be; taken all the same.'
    reading.warn(
      row,
      'UPN',
      'upn-unlikely',
      message,
      'Write a capital, eleven figures, and a figure or capital, or UN1 to UN5.',
    )
  }
  if (born === undefined && reading.text(row, 'DOB') === '') {
    const message = 'The child has no date of birth, so no age can be worked out.'
    reading.warn(row, 'DOB', 'birth-missing', message, 'Give DOB, such as 01/05/2012.')
  }
  reading.add('person', [], () => cells, row, false)
  const childBorn = reading.date(row, 'MC_DOB')
  if (childBorn === undefined || row.rejected) return
  const mother = (key: string) => ({
    moth_table_id: key,
    moth_person_id: reading.childId,
    moth_childs_dob: childBorn,
  })
  reading.add('mother', [childBorn], mother, row)
}

/** 1 and 2 until 2024, letters since. */
function sexOf(reading: ChildReading, row: GatheredRow): string | undefined {
  const text = reading.text(row, 'SEX')
  if (text === '') return undefined
  const sex = sexes.get(text.toUpperCase().replace(/\.0+$/, ''))
  if (sex === undefined) {
    reading.cannotRead(row, 'SEX')
    const message = 'SEX is not a code on its list, so it was left out.'
    reading.warn(row, 'SEX', 'code-unknown', message, 'Use 1 or M for male, 2 or F for female.')
  }
  return sex
}

const sexes: ReadonlyMap<string, string> = new Map([
  ['1', 'M'],
  ['M', 'M'],
  ['2', 'F'],
  ['F', 'F'],
  ['U', 'U'],
])

/** Says where another file gives another date of birth than the Header, once for each file. */
function checkBirth(reading: ChildReading, born: string | undefined): string | undefined {
  for (const kind of withBirth) {
    const row = reading.rows(kind).find(each => reading.text(each, 'DOB') !== '')
    const other = row && reading.date(row, 'DOB')
    if (row === undefined || other === undefined || born === undefined || other === born) continue
    const message = `DOB ${other} is not that of the Header, ${born}, which is believed.`
    reading.warn(row, 'DOB', 'birth-differs', message, 'Correct whichever is wrong.')
  }
  return born
}

function addFromOthers(reading: ChildReading): string | undefined {
  const rows = fileKinds.flatMap(kind => reading.rows(kind))
  const dated = rows.find(row => hasBirth(row.source.kind) && reading.text(row, 'DOB') !== '')
  const from = dated ?? rows[0]
  if (from === undefined) return undefined
  const born = dated && reading.date(dated, 'DOB')
  const sexed = rows.find(row => row.source.kind === 'uasc')
  const cells = { pers_person_id: reading.childId, pers_dob: born, pers_sex: sexed && sexOf(reading, sexed) }
  reading.add('person', [], () => cells, from, true, { untold: Object.keys(fileShapes.header.fills.person!) })
  const message =
    'The child is not in the Header, so of the child itself only what this file tells was taken. What is held of it otherwise stays.'
  reading.warn(from, 'CHILD', 'child-not-in-header', message, 'Add the child to the Header, or correct CHILD here.')
  return born
}

function hasBirth(kind: FileKind): boolean {
  return fileShapes[kind].headings.includes('DOB')
}

const withBirth = fileKinds.filter(kind => kind !== 'header' && hasBirth(kind))
