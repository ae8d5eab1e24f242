import type { Organisation } from '../../../domain/access/organisation.ts'
import type { WordsAsked } from '../../../domain/oversight/words-asked.ts'
import type { ChildOnDay } from '../addresses.ts'
import type { CaseFile } from '../case-file.ts'
import type { Family } from '../family.ts'
import { journeyOf, type Months } from '../journey.ts'
import { peopleWorking } from '../people.ts'
import { FamilySection, MenSection } from './family.tsx'
import { JourneySection } from './journey-section.tsx'
import { NextSection } from './next.tsx'
import { PeopleWorkingSection } from './people-working.tsx'

/** What happens next, the journey that led here, and the people around the child. */
export function NowTab(props: {
  readonly asked: ChildOnDay
  readonly file: CaseFile
  readonly organisation: Organisation
  readonly months: Months
  readonly family: Family
  readonly caseLink?: string | undefined
  readonly wordsAsked: WordsAsked
}) {
  const { asked, file, organisation, months, family, caseLink, wordsAsked } = props
  const around = { family, caseLink, on: asked.on }
  return (
    <>
      <NextSection {...{ asked, file, wordsAsked }} />
      <JourneySection asked={asked} journey={journeyOf(file, organisation, months)} months={months} />
      <FamilySection {...around} />
      <MenSection {...around} />
      <PeopleWorkingSection people={peopleWorking(file.record, organisation, file.on)} on={file.on} />
    </>
  )
}
