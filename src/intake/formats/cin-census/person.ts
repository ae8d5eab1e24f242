import type { XmlElement } from '../../read/xml.ts'
import { isPupilNumber } from '../returns/pupil-number.ts'
import type { ChildReading } from './child-reading.ts'
import { disabilities, ethnicities, upnUnknownReasons } from './codes.ts'
import { each, first } from './names.ts'
import { codeIn, codeOf, dateIn } from './values.ts'

/** The child's own row, former pupil number and disabilities. */
export function readPerson(reading: ChildReading, child: XmlElement): void {
  const identifiers = first(child, 'ChildIdentifiers') ?? child
  const characteristics = first(child, 'ChildCharacteristics') ?? child
  const born = dateIn(reading, identifiers, 'PersonBirthDate')
  const expected = dateIn(reading, identifiers, 'ExpectedPersonBirthDate')
  const died = dateIn(reading, identifiers, 'PersonDeathDate')
  checkBirth(reading, identifiers, born, expected, died)
  const cells = {
    pers_person_id: reading.childId,
    pers_upn: pupilNumber(reading, identifiers),
    pers_upn_unknown: codeIn(reading, identifiers, 'UPNunknown', upnUnknownReasons),
    pers_dob: born,
    pers_expected_dob: expected,
    ...readSex(reading, identifiers),
    pers_ethnicity: codeIn(reading, characteristics, 'Ethnicity', ethnicities),
    pers_death_date: died,
  }
  reading.add('person', reading.childId, cells, child)
  readFormerNumber(reading, identifiers)
  readDisabilities(reading, characteristics)
}

function checkBirth(
  reading: ChildReading,
  identifiers: XmlElement,
  born: string | undefined,
  expected: string | undefined,
  died: string | undefined,
): void {
  const expectedIn = first(identifiers, 'ExpectedPersonBirthDate')
  if (expectedIn !== undefined && born !== undefined && expected !== undefined) {
    const message = 'The child has both a date of birth and an expected one. The date of birth is believed.'
    reading.warn(expectedIn, 'birth-twice', message, 'Give ExpectedPersonBirthDate only for a child not yet born.')
  }
  const diedIn = first(identifiers, 'PersonDeathDate')
  if (diedIn !== undefined && born !== undefined && died !== undefined && died < born) {
    const message = `PersonDeathDate is before the date of birth, ${born}. Both are taken as they are.`
    reading.warn(diedIn, 'death-before-birth', message, 'Correct whichever date is wrong.')
  }
  if (born === undefined && expected === undefined) {
    const message = 'The child has no date of birth, so no age can be worked out.'
    reading.warn(identifiers, 'birth-missing', message, 'Give PersonBirthDate, such as 2012-05-01.')
  }
}

/** Sex M, F or U since 2025; before that GenderCurrent 0, 1, 2 or 9. Either may hold the other's codes. */
function readSex(reading: ChildReading, identifiers: XmlElement): { pers_sex?: string; pers_gender?: string } {
  const sex = first(identifiers, 'Sex')
  const gender = first(identifiers, 'GenderCurrent')
  const letter = sex && sexes.get(sex.text.toUpperCase())
  if (sex !== undefined && letter === undefined) {
    const message = 'Sex is not a code on its list, so it was left out.'
    reading.cannotRead(sex, 'code-unknown', message, 'Use M, F or U.')
  } else if (sex !== undefined && sex.text.toUpperCase() !== letter) {
    const message = `Sex is written as GenderCurrent was until 2024; taken as ${letter}.`
    reading.warn(sex, 'code-outdated', message, 'Use M, F or U.')
  }
  const fromGender = gender && sexes.get(gender.text.toUpperCase())
  if (gender !== undefined && fromGender === undefined) {
    const message = 'GenderCurrent is not a code on its list, so it was left out.'
    reading.cannotRead(gender, 'code-unknown', message, 'Use 1 male, 2 female, 9 neither or 0 not known.')
  }
  const found = letter ?? fromGender
  return {
    ...(found === undefined ? {} : { pers_sex: found }),
    ...(gender !== undefined && /^[0129]$/.test(gender.text) ? { pers_gender: `0${gender.text}` } : {}),
  }
}

const sexes: ReadonlyMap<string, string> = new Map([
  ['M', 'M'],
  ['F', 'F'],
  ['U', 'U'],
  ['1', 'M'],
  ['2', 'F'],
  ['9', 'U'],
  ['0', 'U'],
])

function pupilNumber(reading: ChildReading, identifiers: XmlElement): string | undefined {
  const element = first(identifiers, 'UPN')
  if (element === undefined) return undefined
  const number = element.text.toUpperCase()
  if (isPupilNumber(element.text)) return number
  const message = 'UPN is not written as a unique pupil number should be; taken all the same.'
  reading.warn(
    element,
    'upn-unlikely',
    message,
    'Write a capital, eleven figures, and a figure or capital: A123456789123.',
  )
  return isPupilNumber(number) ? number : element.text
}

function readFormerNumber(reading: ChildReading, identifiers: XmlElement): void {
  const element = first(identifiers, 'FormerUPN')
  if (element === undefined) return
  const type = 'Former Unique Pupil Number'
  const cells = {
    link_table_id: reading.id('former-upn'),
    link_person_id: reading.childId,
    link_identifier_type: type,
    link_identifier_value: element.text.toUpperCase(),
  }
  reading.add('linked_identifiers', reading.key(type, element.text.toUpperCase()), cells, element)
}

function readDisabilities(reading: ChildReading, characteristics: XmlElement): void {
  const elements = each(characteristics, 'Disabilities').flatMap(list => each(list, 'Disability'))
  for (const element of elements) {
    const code = codeOf(reading, element, disabilities)
    if (code === undefined) continue
    const key = reading.key(code)
    if (reading.has('disability', key)) {
      reading.repeats++
      continue
    }
    const cells = { disa_table_id: reading.id(code), disa_person_id: reading.childId, disa_disability_code: code }
    reading.add('disability', key, cells, element)
  }
  const none = elements.find(element => element.text.toUpperCase() === 'NONE')
  if (none !== undefined && elements.some(element => element.text !== '' && element.text.toUpperCase() !== 'NONE')) {
    const message = 'The child is recorded both as having no disability and as having one. Both are taken.'
    reading.warn(none, 'disability-none-and-some', message, 'Give NONE alone, or only the disabilities.')
  }
}
