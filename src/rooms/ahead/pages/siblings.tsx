import { childName } from '../../../domain/words/child-name.ts'
import { EmptyState, ShortDate, Table } from '../../../ui/index.ts'
import { childHref, explanationHref } from '../../child/index.ts'
import type { AheadReading } from '../reading.ts'
import type { Together } from '../together.ts'

/** Families shown with visits to bring together. */
export const familiesShown = 50

interface SiblingsProps {
  readonly reading: AheadReading
  readonly names: ReadonlyMap<string, string>
}

/** Visits to children of one family that are due so near each other that one journey could make them. */
export function Siblings({ reading: { together, view }, names }: SiblingsProps) {
  const shown = together.slice(0, familiesShown)
  const nameOf = (childId: string) => childName(names, childId)
  return (
    <>
      <Table<Together>
        caption={<span id="together">Visits to brothers and sisters that one journey could make</span>}
        captionSize="m"
        rows={shown}
        empty={
          <EmptyState title="No visits to bring together">
            No two children of one family have visits due within two weeks of each other in these days.
          </EmptyState>
        }
        columns={[
          {
            key: 'visits',
            heading: 'Children and what is due',
            isRowHeading: true,
            cell: each => (
              <ul class="govuk-list">
                {each.visits.map(visit => (
                  <li>
                    <a class="govuk-link" href={childHref({ childId: visit.childId, on: undefined })}>
                      {nameOf(visit.childId)}
                    </a>
                    : {view.standards.judging(visit).title},{' '}
                    <a
                      class="govuk-link govuk-link--no-visited-state"
                      href={explanationHref({ childId: visit.childId, on: undefined }, visit)}
                    >
                      due <ShortDate day={visit.workOn} />
                    </a>
                  </li>
                ))}
              </ul>
            ),
          },
          { key: 'by', heading: 'Together by', cell: each => <ShortDate day={each.by} /> },
        ]}
      />
      <p class="govuk-body-s">
        A visit counts only for a child who was seen at it.
        {together.length > shown.length && ` The first ${shown.length} of ${together.length} are shown.`}
      </p>
    </>
  )
}
