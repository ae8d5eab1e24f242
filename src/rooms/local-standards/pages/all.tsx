import type { Day } from '../../../domain/calendar/day.ts'
import { type ProposedChange, stateOfChange } from '../../../store/local-standards.ts'
import { EmptyState, PageHeading } from '../../../ui/index.ts'
import { ChangesTable } from './section.tsx'

/** All that the authority has set of its standards: what waits, and what was decided. */
export function AllSettingsPage(props: {
  readonly changes: readonly ProposedChange[]
  readonly names: ReadonlyMap<string, string>
  readonly titleOf: (standardId: string) => string
  readonly today: Day
  readonly maySet: boolean
}) {
  const { changes, maySet, ...rest } = props
  const waiting = changes.filter(each => stateOfChange(each) === 'pending')
  return (
    <>
      <PageHeading lead="What this authority has set of the standards: who proposed it and why, who approved it, and from when.">
        Local settings
      </PageHeading>
      {waiting.length > 0 && <ChangesTable caption="Waiting for approval" changes={waiting} {...rest} />}
      <ChangesTable
        caption="Decided and withdrawn"
        changes={changes.filter(each => stateOfChange(each) !== 'pending')}
        {...rest}
        empty={
          <EmptyState title="Nothing has been set" action={{ href: '/standards', text: 'See the standards' }}>
            {maySet
              ? 'Open a standard and choose “Change this setting” to see what a change would do, and to propose it.'
              : 'Every standard holds as it is written.'}
          </EmptyState>
        }
      />
    </>
  )
}
