import type { ExtractWriter } from '../extract-writer.ts'
import type { CarePeriod, Person } from '../life/facts.ts'

/** Adoption from the decision on, special guardianship once the order is made, and orders of years before. */
export function writePermanence(writer: ExtractWriter, { id }: Person, period: CarePeriod): void {
  const { adoption, guardianship, previousPermanence: before } = period
  if (adoption !== undefined && writer.covers(adoption.decidedOn, adoption.adoptedOn)) {
    const placed = writer.past(adoption.placedOn)
    writer.add('permanence', {
      perm_table_id: `${period.id}-PM`,
      perm_person_id: id,
      perm_cla_id: period.id,
      perm_adm_decision_date: adoption.decidedOn,
      perm_placement_order_date: adoption.orderOn,
      perm_matched_date: adoption.matchedOn,
      perm_placed_for_adoption_date: adoption.placedOn,
      perm_permanence_order_date: adoption.adoptedOn,
      perm_permanence_order_type: writer.past(adoption.adoptedOn) ? 'Adoption' : '',
      perm_adopted_by_carer_flag: placed ? (adoption.byCarer ? 'Y' : 'N') : '',
      perm_part_of_sibling_group: 'N',
      perm_adopter_sex: placed ? 'MF' : '',
      perm_adopter_legal_status: placed ? 'L11' : '',
      perm_number_of_adopters: placed ? '2' : '',
    })
  }
  if (guardianship !== undefined && writer.covers(guardianship)) {
    writer.add('permanence', {
      perm_table_id: `${period.id}-PM`,
      perm_person_id: id,
      perm_cla_id: period.id,
      perm_permanence_order_date: guardianship,
      perm_permanence_order_type: 'Special Guardianship',
    })
  }
  if (before !== undefined) {
    writer.add('cla_previous_permanence', {
      lapp_table_id: `${period.id}-PP`,
      lapp_person_id: id,
      lapp_previous_permanence_order_date: before.date,
      lapp_previous_permanence_option: before.option,
      lapp_previous_permanence_la: 'Sampleton',
    })
  }
}
