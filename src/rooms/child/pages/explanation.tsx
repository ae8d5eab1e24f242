import { longDate } from '../../../domain/calendar/wording.ts'
import { describe } from '../../../domain/standards/describe.ts'
import type { Standard } from '../../../domain/standards/standard.ts'
import { Link, LongDate, PageHeading, StateTag, SummaryList, Table } from '../../../ui/index.ts'
import { type Asked, childHref } from '../addresses.ts'
import type { CaseFile } from '../case-file.ts'
import { countingOf } from '../counting.ts'
import { nameOf } from '../identity.ts'
import { inForce, wasInForce } from '../law.ts'
import { howFar, type Standing } from '../standing.ts'
import { CountingSection } from './counting.tsx'
import { FactsTable } from './facts.tsx'

/** How one date was come by: rule, law, facts, counting, and what would meet it. */
export function ExplanationPage(props: {
  readonly asked: Asked
  readonly file: CaseFile
  readonly standing: Standing
}) {
  const { asked, file, standing } = props
  const { deadline, standard } = standing
  const { customaryDueOn } = deadline
  return (
    <>
      <PageHeading caption={nameOf(file.record)} lead={describe(deadline, file.on)}>
        {standard.title}: due {longDate(deadline.dueOn)}
      </PageHeading>
      <SummaryList
        rows={[
          { key: 'State', value: <StateTag state={standing.state} detail={howFar(standing, file.on)} /> },
          { key: 'As known on', value: <LongDate day={file.on} /> },
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
                    above.
                  </>
                ),
              },
          { key: 'What would meet it', value: standard.whatMeetsIt },
          { key: 'What would end it', value: standard.whatEndsIt },
          standard.notYetCovered === undefined ? undefined : { key: 'Not yet covered', value: standard.notYetCovered },
        ]}
      />
      <Law standard={standard} startedOn={deadline.triggerOn} />
      <FactsTable asked={asked} facts={deadline.facts} rows={file.rows} on={file.on} />
      <CountingSection counting={countingOf(deadline, standard, file.record)} />
      <p class="govuk-body">
        <Link href={childHref(asked)}>Back to the child</Link>
      </p>
    </>
  )
}

function Law({ standard, startedOn }: { readonly standard: Standard; readonly startedOn: number }) {
  return (
    <Table
      caption={standard.basis === 'statutory' ? 'The law and guidance' : 'The local standard'}
      captionSize="m"
      columns={[
        { key: 'document', heading: 'Document', cell: each => each.document },
        { key: 'place', heading: 'Where in it', cell: each => each.place ?? 'not stated' },
        { key: 'in-force', heading: 'In force', cell: inForce },
        {
          key: 'then',
          heading: `In force on ${longDate(startedOn)}, when the clock started`,
          cell: each => wasInForce(each, startedOn),
        },
        { key: 'note', heading: 'Note', cell: each => each.note ?? '' },
      ]}
      rows={standard.source}
    />
  )
}
