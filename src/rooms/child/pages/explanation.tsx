import type { Organisation } from '../../../domain/access/organisation.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { evidenceFrom } from '../../../domain/standards/state.ts'
import { Link, LongDate, PageHeading, StateTag, SummaryList } from '../../../ui/index.ts'
import { type ChildOnDay, childHref } from '../addresses.ts'
import type { CaseFile } from '../case-file.ts'
import { countingOf } from '../counting.ts'
import { differencesOf } from '../differences.ts'
import { holderWords, nameOf } from '../identity.ts'
import { howFar, inWords, type Standing } from '../standing.ts'
import { timeFor } from '../time-for-it.ts'
import { CountingSection } from './counting.tsx'
import { DifferencesSection } from './differences.tsx'
import { FactsTable } from './facts.tsx'
import { LawTable } from './law-table.tsx'

/** How one date was come by: rule, law, facts, counting, what would meet it and what would have made it different. */
export function ExplanationPage(props: {
  readonly asked: ChildOnDay
  readonly file: CaseFile
  readonly standing: Standing
  readonly organisation: Organisation
}) {
  const { asked, file, standing, organisation } = props
  const { deadline, standard } = standing
  const { customaryDueOn } = deadline
  const { record, on, coverage, deadlines, standards } = file
  const dated = standards.dated(standard.id)
  const holder = holderWords(record, organisation, on)
  return (
    <>
      <PageHeading
        caption={<bdi>{nameOf(record)}</bdi>}
        lead={inWords(standing, on, evidenceFrom(coverage, standard.evidence))}
      >
        {standard.title}: due {longDate(deadline.dueOn)}
      </PageHeading>
      <SummaryList
        rows={[
          { key: 'State', value: <StateTag state={standing.state} detail={howFar(standing, on)} /> },
          { key: 'As known on', value: <LongDate day={on} /> },
          { key: 'Case held by', value: <bdi>{`${holder.worker}, ${holder.unit}`}</bdi> },
          {
            key: 'The rule',
            value: (
              <>
                {standard.rule} <Link href={`/standards/${standard.id}`}>{standard.id} in full</Link>
              </>
            ),
          },
          { key: 'Due', value: <LongDate day={deadline.dueOn} /> },
          customaryDueOn === undefined
            ? undefined
            : {
                key: 'Customary date',
                value: (
                  <>
                    <LongDate day={customaryDueOn} />, counted in days as is customary. The state is judged by the date
                    above; lists of what to do show the earlier of the two.
                  </>
                ),
              },
          { key: 'What would meet it', value: <Meets standing={standing} on={on} /> },
          { key: 'What would end it', value: standard.whatEndsIt },
          standard.notYetCovered === undefined ? undefined : { key: 'Not yet covered', value: standard.notYetCovered },
        ]}
      />
      <LawTable standard={standard} startedOn={deadline.triggerOn} />
      <FactsTable asked={asked} facts={deadline.facts} rows={file.rows} on={on} />
      <CountingSection counting={countingOf(standing, dated, record)} />
      <DifferencesSection differences={differencesOf(standing, record, { on, coverage, earlier: deadlines, dated })} />
      <p class="govuk-body">
        <Link href={childHref(asked)}>Back to the child</Link>
      </p>
    </>
  )
}

/** What the rule asks, and on which days it would be in time for this date. */
function Meets({ standing, on }: { readonly standing: Standing; readonly on: number }) {
  const { deadline, standard, state } = standing
  const { from, until } = timeFor(deadline, standard)
  const isOpen = state === 'due-soon' || state === 'due-later' || state === 'overdue'
  const late = on > until ? ' It can still be met, late.' : ''
  return (
    <>
      {standard.whatMeetsIt} In time from {longDate(from)} to {longDate(until)}.{isOpen && late}
    </>
  )
}
