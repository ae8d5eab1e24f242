import { parseDay } from '../../../domain/calendar/day.ts'
import { capital } from '../../../domain/words/capital.ts'
import { type HeldLogEntry, type HeldProcess, logKinds } from '../../../store/legal/index.ts'
import { Button, Details, Select, ShortDate, Table } from '../../../ui/index.ts'
import { processHref } from '../addresses.ts'
import { Amiss, DayField, errorAt, type FormState, HiddenFields, LineField, WordsField } from './form-parts.tsx'

/** Advice of the duty solicitor, liaison with Cafcass and the court, hearings and legal tracking: nothing is taken out. */
export function LogSection(props: {
  readonly process: HeldProcess
  readonly log: readonly HeldLogEntry[]
  readonly mayRecord: boolean
  readonly formId: string
  readonly csrf: string
  readonly failed: FormState | undefined
}) {
  const { process, log, mayRecord, formId, csrf, failed } = props
  const state: FormState = { ...(failed ?? { typed: {}, problems: [] }), prefix: 'log-' }
  return (
    <section aria-labelledby="log">
      <h2 class="govuk-heading-m" id="log">
        Advice, liaison and hearings
      </h2>
      <Table<HeldLogEntry>
        caption="Advice, liaison and hearings"
        captionHidden
        rows={log.toReversed()}
        empty={<p class="govuk-body">Nothing is in the log.</p>}
        columns={[
          { key: 'on', heading: 'Day', cell: each => <ShortDate day={parseDay(each.happened_on)} /> },
          { key: 'kind', heading: 'What', cell: each => capital(each.kind) },
          { key: 'with', heading: 'With whom', cell: each => <span class="sl-breaks">{each.with_whom ?? '–'}</span> },
          { key: 'said', heading: 'What was said', cell: each => <div class="sl-breaks">{each.said}</div> },
          { key: 'by', heading: 'Entered by', cell: each => <bdi>{each.entered_by_name}</bdi> },
        ]}
      />
      {mayRecord && (
        <Details summary="Add to the log" open={state.problems.length > 0} id="new-log">
          <Amiss state={state} days={['happened_on']} />
          <form action={processHref(process, '/log')} method="post" novalidate>
            <HiddenFields csrf={csrf} id={formId} />
            <Select
              id="log-kind"
              name="kind"
              label="What"
              labelClass="govuk-label--s"
              value={state.typed.kind ?? ''}
              error={errorAt(state, 'kind')}
              items={[{ value: '', text: 'Choose' }, ...logKinds.map(each => ({ value: each, text: capital(each) }))]}
            />
            <DayField state={state} name="happened_on" label="Day" />
            <LineField state={state} name="with_whom" label="With whom" />
            <WordsField state={state} name="said" label="What was said, advised or ordered" />
            <Button preventDoubleClick>Add to the log</Button>
          </form>
        </Details>
      )}
    </section>
  )
}
