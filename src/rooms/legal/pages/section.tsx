import type { Day } from '../../../domain/calendar/day.ts'
import { stageOfProcess } from '../../../domain/legal/index.ts'
import { Link, ShortDate } from '../../../ui/index.ts'
import { legalHref } from '../addresses.ts'
import { isUnderWay, type LegalOfChild } from '../of-child.ts'
import { ProcessesTable } from './processes-table.tsx'
import { LateTag } from './tags.tsx'

/** What a child's page says of the child before and in court: nothing where there is nothing and nobody may refer. */
export function LegalSection(props: {
  readonly legal: LegalOfChild
  readonly today: Day
  readonly mayRecord: boolean
}) {
  const { legal, today, mayRecord } = props
  const { childId, processes, elsewhere, todos } = legal
  if (processes.length === 0 && elsewhere.length === 0 && !mayRecord) return null
  const [next] = todos
  const open = processes.filter(each => stageOfProcess(each) !== 'ended')
  return (
    <section aria-labelledby="legal">
      <h2 class="govuk-heading-m" id="legal">
        Before and in court
      </h2>
      {open.length > 0 && <ProcessesTable processes={open} today={today} />}
      {elsewhere.map(({ kind, row }) => (
        <p class="govuk-body">
          {kind === 'proceedings' ? 'In proceedings' : 'In pre-proceedings'} since <ShortDate day={row.on} />, by the
          extract.
        </p>
      ))}
      {next !== undefined && (
        <p class="govuk-body">
          Next: {next.what}, by <ShortDate day={next.dueOn} /> <LateTag {...next} />
        </p>
      )}
      <p class="govuk-body">
        {!isUnderWay(legal) && 'Nothing is under way. '}
        <Link href={legalHref(childId)}>
          {isUnderWay(legal) || !mayRecord ? 'All of this child’s processes' : 'Refer to legal'}
        </Link>
      </p>
    </section>
  )
}
