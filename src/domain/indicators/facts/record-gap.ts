import { timesOpen } from '../../record/open-times.ts'
import { asFlag, type FactTable, orNull } from '../fact-table.ts'

/** One row for each time a child was open, with what is known of who the child is, as things stand: no history is held. */
export const recordGapFacts: FactTable = {
  name: 'recordGap',
  title: 'What is known of open children',
  columns: { from: 'day', until: 'day', born: 'flag', ethnicity: 'flag', disability: 'flag', complete: 'flag' },
  rows({ record, spells }) {
    const { person, disabilities } = record
    const born = person?.bornOn !== undefined || person?.expectedOn !== undefined
    // NOBT is "not yet obtained"; a refusal is an answer.
    const ethnicity = person?.ethnicity !== undefined && person.ethnicity !== 'NOBT'
    const disability = disabilities.length > 0
    const cells = [born, ethnicity, disability, born && ethnicity && disability].map(asFlag)
    return timesOpen(spells).map(({ from, until }) => [from, orNull(until), ...cells])
  },
}
