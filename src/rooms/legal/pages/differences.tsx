import { parseDay } from '../../../domain/calendar/day.ts'
import { shortDate } from '../../../domain/calendar/wording.ts'
import type { Difference } from '../../../domain/legal/index.ts'
import { Button, Table } from '../../../ui/index.ts'
import { processHref } from '../addresses.ts'
import type { ProcessReading } from '../process-reading.ts'
import { HiddenFields } from './form-parts.tsx'

/** Where the extract says something else of the process: what is entered here is what counts, and the other is shown. */
export function DifferencesSection(props: {
  readonly reading: ProcessReading
  readonly mayRecord: boolean
  readonly csrf: string
}) {
  const { reading, mayRecord, csrf } = props
  const { differences } = reading.told
  if (differences.length === 0) return null
  const { process } = reading.whole
  return (
    <section aria-labelledby="differences">
      <h2 class="govuk-heading-m" id="differences">
        Where the extract says otherwise
      </h2>
      <p class="govuk-body">
        The extract tells of this process too, decided within 14 days of what is entered here. Shown and counted is what
        is entered here; the extract changes nothing of it by itself.
      </p>
      <Table<Difference>
        caption="Where the extract says otherwise"
        captionHidden
        rows={differences}
        columns={[
          { key: 'what', heading: 'What', cell: each => each.says },
          { key: 'here', heading: 'Entered here, and shown', cell: each => <Said text={each.here} /> },
          { key: 'there', heading: 'In the extract', cell: each => <Said text={each.imported} /> },
        ]}
      />
      {mayRecord && differences.some(each => each.here === undefined) && (
        <form action={processHref(process, '/take-over')} method="post">
          <HiddenFields csrf={csrf} revision={process.revision} />
          <Button variant="secondary" preventDoubleClick>
            Enter what the extract says where nothing is entered here
          </Button>
        </form>
      )}
    </section>
  )
}

function Said({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return <span class="sl-quiet">nothing</span>
  const on = parseDay(text)
  return <span class="sl-breaks">{on === undefined ? text : shortDate(on)}</span>
}
