import type { ChildReading } from './child-reading.ts'
import { accommodations, activities, inTouch, workerChanges } from './codes.ts'
import type { GatheredRow } from './gathering.ts'

/** An unaccompanied asylum-seeking child; DUC is the day that status ceased or will cease. */
export function addAsylum(reading: ChildReading): void {
  for (const row of reading.rows('uasc')) {
    const ended = reading.date(row, 'DUC')
    const cells = (key: string) => ({
      immi_immigration_status_id: key,
      immi_person_id: reading.childId,
      immi_immigration_status: 'UASC',
      immi_immigration_status_end_date: ended,
    })
    reading.add('immigration_status', ['UASC'], cells, row, false)
  }
}

/** The care leaver's one current row, which tells of no day but the end of its year. */
export function addCareLeaver(reading: ChildReading): void {
  for (const row of reading.rows('oc3')) {
    const cells = {
      clea_table_id: reading.childId,
      clea_person_id: reading.childId,
      clea_care_leaver_in_touch: reading.code(row, 'IN_TOUCH', inTouch),
      clea_care_leaver_activity: reading.code(row, 'ACTIV', activities),
      ...accommodationOf(reading, row),
      clea_care_leaver_year_end_date: row.source.yearEnd,
    }
    reading.add('care_leavers', [], () => cells, row, false)
  }
}

/** A letter for the kind, then 1 suitable or 2 not. */
function accommodationOf(reading: ChildReading, row: GatheredRow): Record<string, string> {
  const text = reading.text(row, 'ACCOM').toUpperCase()
  if (text === '') return {}
  const [, kind = text, suitable] = /^(.)([12])?$/.exec(text) ?? []
  if (!accommodations.codes.has(kind)) {
    const message = 'ACCOM is not a code on its list; kept as it came.'
    reading.warn(row, 'ACCOM', 'code-unknown', message, `Use ${accommodations.example}.`)
  }
  return {
    clea_care_leaver_accommodation: kind,
    ...(suitable === undefined ? {} : { clea_care_leaver_accom_suitable: suitable }),
  }
}

/** Times the child was missing, or away without authority. */
export function addMissing(reading: ChildReading): void {
  for (const row of reading.rows('missing')) {
    const start = reading.keyDate(row, 'MIS_START')
    if (start === undefined) continue
    const end = reading.date(row, 'MIS_END')
    checkEnd(reading, row, ['MIS_START', start], ['MIS_END', end])
    const type = missingType(reading, row)
    const cells = (key: string) => ({
      miss_table_id: key,
      miss_person_id: reading.childId,
      miss_missing_episode_type: type,
      miss_missing_episode_start_date: start,
      miss_missing_episode_end_date: end,
    })
    reading.add('missing', [start, type ?? ''], cells, row)
  }
}

function missingType(reading: ChildReading, row: GatheredRow): string | undefined {
  const code = reading.code(row, 'MISSING', { codes: new Set(['M', 'A']), example: 'M for missing or A for away' })
  return code === 'M' ? 'Missing' : code === 'A' ? 'Away' : code
}

/** Allocated social workers. The file holds no others, so the role is case worker. */
export function addWorkers(reading: ChildReading): void {
  for (const row of reading.rows('workers')) {
    const start = reading.keyDate(row, 'SW_DECOM')
    if (start === undefined) continue
    const end = reading.date(row, 'SW_DEC')
    checkEnd(reading, row, ['SW_DECOM', start], ['SW_DEC', end])
    const worker = reading.text(row, 'SW_ID')
    if (worker === '') {
      const message = 'SW_ID is missing: the child had a social worker, but not known which.'
      reading.warn(
        row,
        'SW_ID',
        'worker-missing',
        message,
        'Give the worker’s Social Work England number, such as SW12345.',
      )
    }
    const cells = (key: string) => ({
      invo_involvements_id: key,
      invo_person_id: reading.childId,
      invo_professional_id: worker,
      invo_professional_role_id: 'CW',
      invo_involvement_start_date: start,
      invo_involvement_end_date: end,
      invo_worker_change_reason: reading.code(row, 'SW_REASON', workerChanges),
    })
    reading.add('involvements', [worker, 'CW', start], cells, row)
  }
}

function checkEnd(
  reading: ChildReading,
  row: GatheredRow,
  [startColumn, start]: readonly [string, string],
  [endColumn, end]: readonly [string, string | undefined],
): void {
  if (end === undefined || end >= start) return
  const message = `${endColumn} ${end} is before ${startColumn} ${start}. Both are taken as they are.`
  reading.warn(row, endColumn, 'ends-before-start', message, 'Correct whichever date is wrong.')
}
