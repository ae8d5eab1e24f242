import type { DueItem } from '../../../analysis/index.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import type { WordsAsked } from '../../../domain/oversight/words-asked.ts'
import type { SetStandards } from '../../../domain/standards/local/set-standards.ts'
import { counted } from '../../../domain/words/numbers.ts'
import { PageHeading, PrintButton } from '../../../ui/index.ts'
import { DueTable } from './due-table.tsx'

interface SelectedPageProps {
  readonly items: readonly DueItem[]
  readonly names: ReadonlyMap<string, string>
  readonly wordsAsked: WordsAsked
  readonly organisation: Organisation
  readonly standards: SetStandards
  readonly day: Day
  readonly today: Day
  /** The list they were ticked in. */
  readonly back: string
}

/** The ticked rows alone, to be printed. */
export function SelectedPage({ items, back, ...rest }: SelectedPageProps) {
  return (
    <>
      <a class="govuk-back-link" href={back}>
        Back to the list
      </a>
      <PageHeading
        lead={`${counted(items.length, 'deadline')} chosen, as at ${longDate(rest.day)}. Print this page with the browser's own command or the button.`}
        actions={<PrintButton />}
      >
        Due: chosen rows
      </PageHeading>
      <DueTable items={items} {...rest} />
    </>
  )
}
