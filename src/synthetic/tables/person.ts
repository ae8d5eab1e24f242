import { windowFrom } from '../dates.ts'
import { falls, nameAsTyped, openEnd, orNull, placeholderDate } from '../defects.ts'
import type { ExtractWriter } from '../extract-writer.ts'
import type { ChildLife, Person } from '../life/facts.ts'
import { forename } from '../names.ts'
import { fraction, stream } from '../random.ts'

/** The person and what is recorded of them whatever they are open for. */
export function writePerson(writer: ExtractWriter, { person, courses }: ChildLife): void {
  const { seed } = writer
  const { id } = person
  const born = writer.past(person.bornOn) && !person.staleExpected
  const number = String(9_990_000_000 + Number(id))
  const schoolAge = person.bornOn < windowFrom + 600
  writer.add('person', {
    pers_person_id: id,
    pers_legacy_id: falls(seed, 'legacy', id, 0.3) ? `L${Number(id) * 7}` : '',
    pers_single_unique_id: falls(seed, 'health number', id, 0.8) ? number : '',
    pers_upn: schoolAge && !person.unaccompanied ? `Z999${number.slice(1)}` : '',
    pers_upn_unknown: !schoolAge ? 'UN1' : person.unaccompanied ? 'UN4' : '',
    pers_forename: born || falls(seed, 'named', id, 0.3) ? nameAsTyped(seed, id, person.forename) : 'Unborn',
    pers_surname: nameAsTyped(seed, `s${id}`, person.surname),
    pers_sex: born || person.staleExpected ? person.sex : 'U',
    pers_gender: born || person.staleExpected ? person.sex : 'U',
    pers_ethnicity: falls(seed, 'space', id, 0.01) ? `${person.ethnicity} ` : person.ethnicity,
    pers_dob: born ? person.bornOn : '',
    pers_expected_dob: born ? '' : writer.dayIn('person', person.expectedOn),
    pers_death_date: person.diedOn,
    pers_send_flag: person.educationPlan ? 'Y' : falls(seed, 'send', id, 0.1) ? '' : 'N',
    pers_is_mother: 'N',
    pers_nationality: person.nationality ?? '',
  })
  writer.add('family', { fami_table_id: `FT${id}`, fami_family_id: person.family, fami_person_id: id })
  for (const code of new Set(person.disabilities)) {
    writer.add('disability', { disa_table_id: `D${id}${code}`, disa_person_id: id, disa_disability_code: code })
  }
  writeAddresses(writer, person)
  const arrived = courses[0]?.referredOn
  if (person.unaccompanied && arrived !== undefined) {
    writer.add('immigration_status', {
      immi_immigration_status_id: `IM${id}`,
      immi_person_id: id,
      immi_immigration_status: 'UASC',
      immi_immigration_status_start_date: falls(seed, 'unknown arrival', id, 0.1) ? placeholderDate : arrived,
      immi_immigration_status_end_date: courses[0]?.closedOn,
    })
    writer.add('linked_identifiers', {
      link_table_id: `LI${id}`,
      link_person_id: id,
      link_identifier_type: 'Home Office Registration',
      link_identifier_value: `MADEUP${id}`,
      link_valid_from_date: arrived,
    })
  }
}

/** Where the family lives and lived. Postcodes are of an area that does not exist. */
function writeAddresses(writer: ExtractWriter, person: Person): void {
  const { id } = person
  const random = stream(writer.seed, 'address', person.family)
  const begun = person.bornOn + 40
  const moved = begun + Math.round(random.next() * 4000)
  const moves = random.chance(0.4)
  const unknown = falls(writer.seed, 'address since', id, 0.03)
  const endless = falls(writer.seed, 'address end', id, 0.01)
  for (const [index, from] of (moves ? [begun, moved] : [begun]).entries()) {
    const to = moves && index === 0 ? moved : undefined
    const postcode = `ZZ${random.whole(1, 9)}${random.whole(1, 9)}QX`
    const house = random.whole(1, 180)
    if (!writer.past(from) && index > 0) continue
    writer.add('address', {
      addr_table_id: `AD${id}${index}`,
      addr_person_id: id,
      addr_address_type: 'Home',
      addr_address_start_date: unknown ? placeholderDate : from,
      addr_address_end_date: to ?? (endless ? openEnd : ''),
      addr_address_postcode: orNull(writer.seed, 0.01, `postcode ${id}${index}`, postcode),
      addr_address_json: JSON.stringify({ HOUSE: String(house), STREET: 'Madeup Lane', TOWN: 'Sampleton', UPRN: '' }),
    })
  }
}

/** A mother whose child was known before birth, with a row of her own. */
export function writeMother(writer: ExtractWriter, person: Person): void {
  const mother = person.mother
  if (mother === undefined) return
  const random = stream(writer.seed, 'mother', mother)
  writer.add('person', {
    pers_person_id: mother,
    pers_forename: forename(random),
    pers_surname: person.surname,
    pers_sex: 'F',
    pers_gender: 'F',
    pers_ethnicity: person.ethnicity,
    pers_dob: person.bornOn - Math.round((18 + fraction(writer.seed, 'age', mother) * 20) * 365.25),
    pers_is_mother: 'Y',
  })
  writer.add('mother', {
    moth_table_id: `MO${mother}`,
    moth_person_id: mother,
    moth_childs_person_id: person.id,
    moth_childs_dob: person.bornOn,
  })
}
