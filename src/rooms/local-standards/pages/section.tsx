import { day, iso } from '../../../domain/calendar/day.ts'
import { englandInstant } from '../../../domain/calendar/england-instant.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { settingInWords } from '../../../domain/standards/local/localise.ts'
import { type ProposedChange, stateOfChange } from '../../../store/local-standards.ts'
import { Button, EmptyState, InsetText, Link, SummaryList, Table } from '../../../ui/index.ts'
import { changeHref, settingHref } from '../addresses.ts'
import type { LocalSettingRead } from '../queries.ts'
import { isOwn, settingRows, stateWords, whyNotAll } from '../words.ts'

/** What the authority has set of a standard: in force now, how it came to that, and how to change it. */
export function LocalSettingSection({ read }: { readonly read: LocalSettingRead }) {
  const { standard, today, now, changes, names, maySet, forReader } = read
  const why = whyNotAll(standard)
  return (
    <section id="local-setting">
      <h2 class="govuk-heading-m">Local setting</h2>
      {forReader.map(each => (
        <InsetText>
          <Link href={changeHref(each)}>
            {settingInWords(each.setting)}, from {longDate(day(each.from_on))}
          </Link>{' '}
          waits for you to approve or decline.
        </InsetText>
      ))}
      {why !== undefined && <p class="govuk-body">{why}</p>}
      <SummaryList
        rows={settingRows(now).map(({ key, value }) => ({
          key,
          value: (
            <>
              {value}{' '}
              <span class="sl-quiet">
                {isOwn(standard, key, value) ? 'as the standard itself says' : 'set by the authority'}
              </span>
            </>
          ),
        }))}
      />
      <ChangesTable
        caption="What has been set, and proposed"
        changes={changes}
        names={names}
        today={today}
        empty={
          <EmptyState title="Nothing has been set here">
            The standard holds as it is written.{' '}
            {maySet
              ? 'Change it to see first which children that would touch.'
              : 'The quality lead proposes a change, and the director or a head of service approves it.'}
          </EmptyState>
        }
      />
      {maySet && (
        <Button href={settingHref(standard.id)} variant="secondary">
          Change this setting
        </Button>
      )}
    </section>
  )
}

/** Changes as a table: what, from when, how it stands, who and why. */
export function ChangesTable(props: {
  readonly caption: string
  readonly changes: readonly ProposedChange[]
  readonly names: ReadonlyMap<string, string>
  readonly today: number
  /** Says which standard each is of. */
  readonly titleOf?: ((standardId: string) => string) | undefined
  readonly empty?: preact.ComponentChildren
}) {
  const { names, today, titleOf } = props
  const nameOf = (id: string | null) => (id === null ? '–' : (names.get(id) ?? id))
  return (
    <Table<ProposedChange>
      caption={props.caption}
      captionSize="s"
      rows={props.changes}
      empty={props.empty}
      columns={[
        ...(titleOf
          ? [
              {
                key: 'standard',
                heading: 'Standard',
                cell: (each: ProposedChange) => (
                  <>
                    <Link href={`/standards/${each.standard_id}`}>{each.standard_id}</Link> {titleOf(each.standard_id)}
                  </>
                ),
              },
            ]
          : []),
        {
          key: 'what',
          heading: 'What',
          isRowHeading: true,
          cell: each => <Link href={changeHref(each)}>{settingInWords(each.setting)}</Link>,
        },
        { key: 'from', heading: 'From', cell: each => <span class="sl-date">{longDate(day(each.from_on))}</span> },
        { key: 'state', heading: 'How it stands', cell: each => standing(each, iso(today)) },
        { key: 'why', heading: 'Why', cell: each => <span class="sl-breaks">{each.reason}</span> },
        {
          key: 'set',
          heading: 'Proposed by',
          cell: each => (
            <>
              {nameOf(each.proposed_by)} <span class="sl-quiet">{englandInstant(each.proposed_at)}</span>
            </>
          ),
        },
        {
          key: 'approved',
          heading: 'Approver',
          cell: each => (
            <>
              {nameOf(each.decided_by ?? each.approver_id)}{' '}
              <span class="sl-quiet">{each.decided_at === null ? 'asked' : englandInstant(each.decided_at)}</span>
            </>
          ),
        },
      ]}
    />
  )
}

/** "Approved, in force", "Approved, not yet in force", "Declined" */
function standing(change: ProposedChange, today: string): string {
  const state = stateOfChange(change)
  if (state !== 'approved') return stateWords[state]
  return change.from_on <= today ? 'Approved, began' : 'Approved, still to begin'
}
