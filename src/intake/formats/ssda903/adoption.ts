import type { Cells } from '../returns/cells.ts'
import type { ChildReading } from './child-reading.ts'
import { adopterSexes, adopterStatuses, previousPermanence, reversals } from './codes.ts'
import { type FileKind, fileShapes } from './files.ts'
import type { FilesGiven, GatheredRow } from './gathering.ts'
import { type Period, periodOn } from './periods.ts'

interface Journey {
  readonly from: GatheredRow
  readonly decided: string
  readonly cells: Cells
}

/**
 * The child's way to adoption. The decision that the child should be placed stands in both files; rows of the two with
 * the same decision are one.
 */
export function addAdoption(reading: ChildReading, periods: readonly Period[], files: FilesGiven): void {
  const adopted = reading.rows('ad1').map(row => readAdoption(reading, row))
  const placed = reading.rows('placed').map(row => readPlaced(reading, row))
  const met = new Set<Journey>()
  for (const journey of placed) {
    if (journey === undefined) continue
    const other = adopted.find(each => each?.decided === journey.decided && !met.has(each))
    if (other !== undefined) met.add(other)
    add({ ...journey, cells: { ...journey.cells, ...other?.cells } }, 'ad1', other?.from)
  }
  for (const journey of adopted) if (journey !== undefined && !met.has(journey)) add(journey, 'placed')

  function add({ from, decided, cells }: Journey, otherFile: FileKind, until?: GatheredRow): void {
    const whole = (key: string) => ({
      perm_table_id: key,
      perm_person_id: reading.childId,
      perm_cla_id: periodOn(periods, decided)?.id,
      perm_adm_decision_date: decided,
      ...cells,
    })
    // A return without the other of the two files does not say that there is nothing in it.
    const isGiven = until !== undefined || files.has(otherFile, from.source.yearEnd)
    const untold = isGiven ? [] : Object.keys(fileShapes[otherFile].fills.permanence!)
    reading.add('permanence', [decided], whole, from, true, { until, untold })
  }
}

function readAdoption(reading: ChildReading, row: GatheredRow): Journey | undefined {
  const decided = reading.keyDate(row, 'DATE_INT')
  if (decided === undefined) return undefined
  const matched = reading.date(row, 'DATE_MATCH')
  if (matched !== undefined && matched < decided) {
    const message = `DATE_MATCH ${matched} is before DATE_INT ${decided}. Both are taken as they are.`
    reading.warn(row, 'DATE_MATCH', 'ends-before-start', message, 'Correct whichever date is wrong.')
  }
  const cells = {
    perm_matched_date: matched,
    perm_adopted_by_carer_flag: reading.flag(row, 'FOSTER_CARE'),
    perm_number_of_adopters: reading.count(row, 'NB_ADOPTR', 2),
    perm_adopter_sex: reading.code(row, 'SEX_ADOPTR', adopterSexes),
    perm_adopter_legal_status: reading.code(row, 'LS_ADOPTR', adopterStatuses),
  }
  return { from: row, decided, cells }
}

function readPlaced(reading: ChildReading, row: GatheredRow): Journey | undefined {
  const decided = reading.keyDate(row, 'DATE_PLACED')
  if (decided === undefined) return undefined
  const reversed = reading.date(row, 'DATE_PLACED_CEASED')
  if (reversed !== undefined && reversed < decided) {
    const message = `DATE_PLACED_CEASED ${reversed} is before DATE_PLACED ${decided}. Both are taken as they are.`
    reading.warn(row, 'DATE_PLACED_CEASED', 'ends-before-start', message, 'Correct whichever date is wrong.')
  }
  const cells = {
    perm_decision_reversed_date: reversed,
    perm_decision_reversed_reason: reading.code(row, 'REASON_PLACED_CEASED', reversals),
  }
  return { from: row, decided, cells }
}

/** An earlier adoption or order. Its date may have parts unknown ("zz/05/2012") and stays text. */
export function addPreviousPermanence(reading: ChildReading): void {
  for (const row of reading.rows('previous')) {
    const option = reading.code(row, 'PREV_PERM', previousPermanence)
    if (option === undefined) {
      const message = 'PREV_PERM is missing, so the row could not be taken.'
      reading.reject(row, 'PREV_PERM', 'code-missing', message, `Use ${previousPermanence.example}.`)
      continue
    }
    const date = partKnownDate(reading, row)
    const cells = (key: string) => ({
      lapp_table_id: key,
      lapp_person_id: reading.childId,
      lapp_previous_permanence_option: option,
      lapp_previous_permanence_la: reading.text(row, 'LA_PERM'),
      lapp_previous_permanence_order_date: date,
    })
    reading.add('cla_previous_permanence', date === undefined ? [option] : [option, date], cells, row)
  }
}

/** "zz" in any letters for an unknown day or month; a whole date in the same form, day first. */
function partKnownDate(reading: ChildReading, row: GatheredRow): string | undefined {
  const text = reading.text(row, 'DATE_PERM').toLowerCase()
  if (/^(?:zz|\d\d)\/(?:zz|0[1-9]|1[0-2])\/(?:zzzz|\d{4})$/.test(text) && text.includes('z')) return text
  const date = reading.date(row, 'DATE_PERM')
  return date === undefined ? undefined : `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`
}
