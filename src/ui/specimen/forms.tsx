import { Button, ButtonGroup } from '../govuk/button.tsx'
import { Checkboxes, Radios } from '../govuk/choices.tsx'
import { DateInput } from '../govuk/date-input.tsx'
import { FileUpload, Input, Select, Textarea } from '../govuk/inputs.tsx'
import { Link } from '../govuk/link.tsx'
import {
  Details,
  ErrorSummary,
  InsetText,
  NotificationBanner,
  Panel,
  ProgressBar,
  WarningText,
} from '../govuk/messages.tsx'
import { SubNavigation, Tabs } from '../govuk/navigation.tsx'
import { SummaryList } from '../govuk/summary-list.tsx'
import { Badge, Tag } from '../govuk/tag.tsx'

/** Every kind of form field, one of them with an error. */
export function FormsSpecimen() {
  return (
    <section>
      <h2 class="govuk-heading-m">A form</h2>
      <ErrorSummary
        errors={[{ text: 'The end of the period must be a real date, such as 31 3 2026', href: '#until-day' }]}
      />
      <form action="/specimen" method="post">
        <Input name="title" label="Name of this list" hint="Only you see it" width={20} value="Visits in Unit Kite" />
        <DateInput
          id="until"
          legend="End of the period"
          legendClass="govuk-fieldset__legend--s"
          hint="For example, 31 3 2026"
          error="The end of the period must be a real date, such as 31 3 2026"
          values={{ day: 31, month: 2, year: 2026 }}
        />
        <Select
          name="clock-choice"
          label="Which clock"
          items={[
            { value: 'a', text: 'Working days' },
            { value: 'b', text: 'Calendar days' },
          ]}
        />
        <Radios
          name="who"
          legend="Who may see it"
          inline
          value="me"
          items={[
            { value: 'me', text: 'Only me' },
            { value: 'unit', text: 'My unit' },
          ]}
        />
        <Checkboxes
          name="tell"
          legend="Tell me when"
          items={[
            { value: 'overdue', text: 'Something becomes overdue', hint: 'At most once a day' },
            { value: 'done', text: 'Something is done' },
          ]}
        />
        <Textarea name="why" label="Why" rows={3} />
        <FileUpload name="extract" label="Extract" hint="A folder zipped, or one CSV file" />
        <ButtonGroup>
          <Button>Save</Button>
          <Button variant="secondary">Preview</Button>
          <Button variant="warning">Delete</Button>
          <Link href="/specimen">Cancel</Link>
        </ButtonGroup>
      </form>
    </section>
  )
}

/** Messages, navigation inside a room, and the rest of the parts. */
export function PartsSpecimen() {
  return (
    <section>
      <h2 class="govuk-heading-m">Messages and parts</h2>
      <SubNavigation
        label="Views"
        items={[
          { text: 'Standards', href: '/live', current: true },
          { text: 'Units', href: '/live/units', count: 7 },
          { text: 'Since yesterday', href: '/live/changes' },
        ]}
      />
      <Tabs
        label="Parts of this child's page"
        items={[
          { text: 'What happens next', href: '/child/9f3c', current: true },
          { text: 'Deadlines', href: '/child/9f3c/deadlines', count: 14 },
          { text: 'Record as imported', href: '/child/9f3c/record' },
        ]}
      >
        <p class="govuk-body">Two deadlines lie ahead; one is overdue.</p>
      </Tabs>
      <NotificationBanner text="The October extract is waiting for somebody to look at its differences." />
      <WarningText>Figures before April 2025 come from another case system.</WarningText>
      <InsetText>10 working days: Thu 2 May is day 0; Mon 6 May is a bank holiday; day 10 is Fri 17 May.</InsetText>
      <Details summary="What counts as a visit">
        The child is seen by a qualified worker, and the record says that they were.
      </Details>
      <Panel title="Imported" headingLevel={3}>
        Extract of Mon 23 Nov 2026
      </Panel>
      <ProgressBar
        id="reading"
        label="Reading the November extract"
        done={41250}
        total={60000}
        left="about 20 seconds left"
      />
      <p class="govuk-body">
        <Tag colour="green">Published</Tag> <Tag colour="yellow">Waiting</Tag> <Tag colour="grey">Draft</Tag>{' '}
        <Badge colour="purple">Restricted</Badge>
      </p>
      <SummaryList
        card={{ title: 'Unit Kite', actions: [{ href: '/units', text: 'Change' }] }}
        rows={[
          { key: 'Manager', value: 'Jo Bramble', actions: [{ href: '/units', text: 'Change', hidden: 'manager' }] },
          { key: 'Children', value: '131' },
        ]}
      />
    </section>
  )
}
