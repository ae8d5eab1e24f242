import { englandInstant } from '../../../domain/calendar/england-instant.ts'
import {
  Button,
  EmptyState,
  ErrorSummary,
  Input,
  NotificationBanner,
  PageHeading,
  Radios,
  Table,
} from '../../../ui/index.ts'
import { calendarIdsSetting } from '../../calendar-feed/index.ts'
import { caseLinkFor, caseLinkSetting } from '../case-link.ts'

/** A change of a setting, as the change log has it. */
export interface SettingChange {
  readonly at: Date
  readonly principal: string
  readonly subject: string
  readonly before: unknown
  readonly after: unknown
}

export interface SettingsPageProps {
  readonly csrf: string
  /** As it stands in the field: what is held, or what was sent and not taken. */
  readonly address: string
  readonly problem?: string | undefined
  readonly saved?: 'changed' | 'the-same' | undefined
  /** Calendars may hold the record ids of children. */
  readonly calendarIds: boolean
  readonly changes: readonly SettingChange[]
  /** How to name who made a change, by their id. */
  readonly nameOf: (id: string) => string
}

/** Settings of the authority, and who changed what. */
export function SettingsPage({ csrf, address, problem, saved, calendarIds, changes, nameOf }: SettingsPageProps) {
  const example = problem === undefined ? caseLinkFor(address, '12345') : undefined
  return (
    <>
      {problem !== undefined && <ErrorSummary errors={[{ text: problem, href: '#address' }]} />}
      {saved !== undefined && (
        <NotificationBanner
          type="success"
          text={saved === 'changed' ? 'The setting is saved' : 'Nothing was changed: the setting was so already'}
        />
      )}
      <PageHeading lead="For the whole authority. Every change is kept with who made it and what was there before.">
        Settings
      </PageHeading>
      <h2 class="govuk-heading-m">Link to the case system</h2>
      <form action="/settings/case-link" method="post" novalidate>
        <input type="hidden" name="_csrf" value={csrf} />
        <Input
          name="address"
          label="Address of a child in the case system"
          labelClass="govuk-label--s"
          hint={
            <>
              Open a child in the case system, copy the address, and put {'{id}'} where the child's id stands: for
              example https://case-system.example.gov.uk/person/{'{id}'}. Each child's page then links to it. Leave it
              empty for no link.
            </>
          }
          value={address}
          error={problem}
          type="url"
          class="govuk-!-width-two-thirds"
          autocomplete="off"
          spellcheck={false}
        />
        {example !== undefined && <p class="govuk-body sl-breaks">A child whose id is 12345 is linked to {example}</p>}
        <Button>Save</Button>
      </form>
      <h2 class="govuk-heading-m">Calendars</h2>
      <form action="/settings/calendar-ids" method="post">
        <input type="hidden" name="_csrf" value={csrf} />
        <Radios
          name="ids"
          legend="May people’s calendars hold the record ids of children?"
          legendClass="govuk-fieldset__legend--s"
          hint="Calendars never hold a name. Where they may not hold ids, they say what falls due and how many on that day."
          items={[
            { value: 'no', text: 'No' },
            { value: 'yes', text: 'Yes', hint: 'Calendars are copied to phones and to servers outside Sightline.' },
          ]}
          value={calendarIds ? 'yes' : 'no'}
          small
        />
        <Button>Save calendars</Button>
      </form>
      <Table<SettingChange>
        caption="What was changed, newest first"
        captionSize="m"
        plain
        rows={changes}
        empty={
          <EmptyState title="No setting has been changed yet">Changes are listed here once there are any.</EmptyState>
        }
        columns={[
          { key: 'at', heading: 'When', cell: each => englandInstant(each.at) },
          { key: 'who', heading: 'Who', cell: each => <bdi>{nameOf(each.principal)}</bdi> },
          { key: 'what', heading: 'Setting', cell: each => settingWords[each.subject] ?? each.subject },
          { key: 'before', heading: 'Before', cell: each => valueWords(each.before), class: 'sl-breaks' },
          { key: 'after', heading: 'After', cell: each => valueWords(each.after), class: 'sl-breaks' },
        ]}
      />
    </>
  )
}

const settingWords: Readonly<Record<string, string>> = {
  [caseLinkSetting]: 'Link to the case system',
  [calendarIdsSetting]: 'Record ids in calendars',
}

function valueWords(value: unknown): string {
  if (value === null || value === undefined) return 'not set'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
