import { iso } from '../../domain/calendar/day.ts'
import { forename, surname } from '../names.ts'
import { draw, familyDraw, type Life } from './life.ts'

const ethnicities = [
  [22, 'WBRI'],
  [12, 'WOTH'],
  [1, 'WIRI'],
  [1, 'WROM'],
  [5, 'MWBC'],
  [3, 'MWBA'],
  [5, 'MOTH'],
  [2, 'AIND'],
  [1, 'APKN'],
  [3, 'ABAN'],
  [2, 'AOTH'],
  [13, 'BCRB'],
  [16, 'BAFR'],
  [5, 'BOTH'],
  [1, 'CHNE'],
  [3, 'OOTH'],
  [3, 'REFU'],
  [5, 'NOBT'],
] as const

/** The person's row, with what real extracts get wrong: stray spaces, unborn children, a shared placeholder date. */
export function tellPerson(life: Life, firstOn: number): void {
  const random = draw(life, 'person')
  const unborn = life.bornOn > life.until
  const space = random.chance(0.01) ? '\u00a0' : random.chance(0.01) ? ' ' : ''
  const cells = {
    pers_person_id: life.id,
    pers_legacy_id: '',
    pers_single_unique_id: '',
    pers_upn: '',
    pers_forename: unborn ? 'Unborn' : forename(random) + space,
    pers_surname: surname(familyDraw(life, 'surname')),
    pers_sex: unborn ? 'U' : life.sex,
    pers_gender: life.sex,
    pers_ethnicity: familyDraw(life, 'ethnicity').weighted(ethnicities),
    pers_dob: unborn ? '' : iso(life.bornOn),
    pers_expected_dob: unborn ? iso(life.bornOn) : '',
    pers_death_date: random.chance(0.002) ? '1900-01-01' : '',
    pers_send_flag: random.chance(0.12) ? 'Y' : 'N',
    pers_is_mother: 'N',
    pers_nationality: '',
  }
  life.writer.add('person', cells)
  if (random.chance(0.002)) life.writer.add('person', cells)
  life.writer.add('disability', {
    disa_table_id: `${life.id}d`,
    disa_person_id: life.id,
    disa_disability_code: life.disabled ? random.pick(['AUT', 'LD', 'MOB', 'COMM']) : 'NONE',
  })
  if (random.chance(0.01)) {
    life.writer.add('immigration_status', {
      immi_immigration_status_id: `${life.id}u`,
      immi_person_id: life.id,
      immi_immigration_status: 'UASC',
      immi_immigration_status_start_date: iso(firstOn),
    })
  }
}
