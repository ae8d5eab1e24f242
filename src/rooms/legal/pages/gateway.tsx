import type { Organisation } from '../../../domain/access/organisation.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { EmptyState, hrefWith, numberText, PageHeading, PrintButton, SubNavigation } from '../../../ui/index.ts'
import { type AgendaPart, agendaParts, agendaTitles } from '../agenda.ts'
import type { Tracked, TrackerReading } from '../tracker.ts'
import { TrackedTable } from './tracked-table.tsx'

/** The agenda of a gateway panel: what waits for its decision, in the order it takes it. */
export function GatewayPage(props: {
  readonly reading: TrackerReading
  readonly agenda: ReadonlyMap<AgendaPart, readonly Tracked[]>
  readonly names: ReadonlyMap<string, string>
  readonly organisation: Organisation
  readonly mayDecide: boolean
}) {
  const { reading, agenda, names, organisation, mayDecide } = props
  const { view } = reading
  const { today } = view.asAt
  const all = [...agenda.values()].reduce((sum, each) => sum + each.length, 0)
  return (
    <>
      <PageHeading
        caption={view.chosen.title}
        lead={`What waits for a decision today, ${longDate(today)}: the longest waiting first.`}
        actions={<PrintButton />}
      >
        Gateway agenda
      </PageHeading>
      <SubNavigation
        label="Parts of the legal gateway"
        items={[
          { text: 'Tracker', href: hrefWith('/legal', view.chosen.query), current: false },
          { text: 'Gateway agenda', href: hrefWith('/legal/gateway', view.chosen.query), current: true },
        ]}
      />
      {all === 0 ? (
        <EmptyState title="Nothing waits for the gateway">
          No referral is undecided, nothing that was put off is due back, no decision to issue waits, and no
          pre-proceedings are in their thirteenth week or later.
        </EmptyState>
      ) : (
        agendaParts.map(part => {
          const rows = agenda.get(part) ?? []
          if (rows.length === 0) return null
          return (
            <section>
              <h2 class="govuk-heading-m">
                {agendaTitles[part]}: {numberText(rows.length)}
              </h2>
              <TrackedTable caption={agendaTitles[part]} {...{ rows, names, organisation, today, mayDecide }} />
            </section>
          )
        })
      )}
    </>
  )
}
