import type { Organisation } from '../../../domain/access/organisation.ts'
import type { Asked } from '../addresses.ts'
import type { CaseFile } from '../case-file.ts'
import { journeyOf, type Months } from '../journey.ts'
import { JourneySection } from './journey-section.tsx'
import { NextSection } from './next.tsx'

/** What happens next, then the journey that led here. */
export function NowTab(props: {
  readonly asked: Asked
  readonly file: CaseFile
  readonly organisation: Organisation
  readonly months: Months
}) {
  const { asked, file, organisation, months } = props
  const journey = journeyOf(file.record, file.standings, organisation, { on: file.on, months })
  return (
    <>
      <NextSection asked={asked} file={file} />
      <JourneySection asked={asked} journey={journey} months={months} />
    </>
  )
}
