import { englandEnd, englandInstant } from '../../../domain/calendar/england-instant.ts'
import type { Typed } from '../../../domain/calendar/typed-date.ts'
import type { Standard } from '../../../domain/standards/standard.ts'
import type { PackEntry } from '../../../store/packs.ts'
import {
  Button,
  ButtonGroup,
  DateInput,
  Details,
  EmptyState,
  ErrorSummary,
  Input,
  NotificationBanner,
  PageHeading,
  PrintButton,
  ProblemSummary,
  Select,
  type SelectItem,
  Table,
  Textarea,
  WarningText,
} from '../../../ui/index.ts'
import type { PackContent } from '../making.ts'
import { PackChildren } from './pack.tsx'

/** The packs made for the reader. */
export function OwnPacksPage({ packs }: { readonly packs: readonly PackEntry[] }) {
  return (
    <>
      <PageHeading lead="Children of this authority without their names, for your audit. Every page you open is recorded.">
        Your packs
      </PageHeading>
      <Table<PackEntry>
        caption="Packs"
        captionHidden
        rows={packs}
        empty={
          <EmptyState title="No pack is open to you">
            Packs are listed here once they are made for you, until the day they end.
          </EmptyState>
        }
        columns={[
          {
            key: 'title',
            heading: 'Pack',
            cell: each => (
              <a class="govuk-link" href={`/packs/${each.pack_id}`}>
                {each.title}
              </a>
            ),
          },
          { key: 'until', heading: 'Open until', cell: each => englandEnd(each.until_at) },
        ]}
      />
    </>
  )
}

/** One pack as the auditor sees it. */
export function OwnPackPage({
  pack,
  content,
  standards,
}: {
  readonly pack: PackEntry
  readonly content: PackContent
  readonly standards: readonly Standard[]
}) {
  return (
    <>
      <PageHeading caption={`Pack, open until ${englandEnd(pack.until_at)}`} actions={<PrintButton />}>
        {pack.title}
      </PageHeading>
      <PackChildren children={content.children} standards={standards} />
    </>
  )
}

/** Every pack, for those who make them. */
export function MadePacksPage(props: {
  readonly packs: readonly PackEntry[]
  readonly names: ReadonlyMap<string, string>
  /** Only those for this person. */
  readonly for: string | undefined
  readonly at: Date
}) {
  const { packs, names, at } = props
  const more = props.for === undefined ? '' : `?for=${encodeURIComponent(props.for)}`
  return (
    <>
      <PageHeading
        lead="Children without their names, for one auditor of a partner authority until a day."
        actions={
          <Button href={`/packs/made/new${more}`} class="govuk-!-margin-bottom-0">
            Make a pack
          </Button>
        }
      >
        Packs for partner auditors
      </PageHeading>
      <Table<PackEntry>
        caption="Packs"
        captionHidden
        rows={packs}
        empty={
          <EmptyState title="No pack has been made yet">
            A pack needs an auditor of a partner authority with an account.
          </EmptyState>
        }
        columns={[
          {
            key: 'title',
            heading: 'Pack',
            cell: each => (
              <a class="govuk-link" href={`/packs/made/${each.pack_id}`}>
                {each.title}
              </a>
            ),
          },
          { key: 'for', heading: 'For', cell: each => names.get(each.person_id) ?? each.person_id },
          { key: 'made', heading: 'Made', cell: each => englandInstant(each.made_at) },
          { key: 'until', heading: 'Open until', cell: each => untilWords(each, at) },
        ]}
      />
    </>
  )
}

function untilWords(pack: PackEntry, at: Date): string {
  if (pack.withdrawn_at !== null) return `withdrawn ${englandInstant(pack.withdrawn_at)}`
  return `${englandEnd(pack.until_at)}${pack.until_at <= at ? ' (over)' : ''}`
}

/** One pack as those who make them see it: the same as the auditor, and which child each letter is. */
export function MadePackPage(props: {
  readonly pack: PackEntry
  readonly content: PackContent
  readonly standards: readonly Standard[]
  /** Of those children that the reader may see. */
  readonly entries: readonly { readonly label: string; readonly childId: string; readonly name: string }[]
  readonly forName: string
  readonly at: Date
  readonly done: boolean
  readonly problem: string | undefined
  readonly csrf: string
}) {
  const { pack, problem } = props
  return (
    <>
      {problem !== undefined && <ErrorSummary errors={[{ text: problem, href: '#because' }]} />}
      {props.done && <NotificationBanner type="success" text="The pack is made" />}
      <PageHeading caption={`Pack for ${props.forName}, open until ${untilWords(pack, props.at)}`}>
        {pack.title}
      </PageHeading>
      {pack.withdrawn_at !== null && <WarningText>Withdrawn: {pack.withdrawn_because}</WarningText>}
      <Table<(typeof props.entries)[number]>
        caption="Which child each is (the auditor never sees this)"
        captionSize="m"
        rows={props.entries}
        keepOnPhone
        empty={
          <EmptyState title="None of these is yours to see">The children in it are outside your scope.</EmptyState>
        }
        columns={[
          { key: 'label', heading: 'In the pack', cell: each => each.label },
          {
            key: 'child',
            heading: 'Child',
            cell: each => (
              <a class="govuk-link" href={`/children/${encodeURIComponent(each.childId)}`}>
                {each.name}
              </a>
            ),
          },
        ]}
      />
      {pack.withdrawn_at === null && (
        <Details summary="Withdraw the pack" open={problem !== undefined} id="withdraw">
          <form action={`/packs/made/${pack.pack_id}/withdraw`} method="post" novalidate>
            <input type="hidden" name="_csrf" value={props.csrf} />
            <Input
              name="because"
              label="Why"
              hint="The auditor no longer sees it; it is kept, with the reason."
              error={problem}
              autocomplete="off"
            />
            <Button variant="warning">Withdraw</Button>
          </form>
        </Details>
      )}
      <h2 class="govuk-heading-l">What the auditor sees</h2>
      <PackChildren children={props.content.children} standards={props.standards} />
    </>
  )
}

export interface NewPackTyped {
  readonly for: string
  readonly title: string
  readonly ids: string
  readonly start: Typed
  readonly until: Typed
}

export interface PackProblem {
  readonly field: 'for' | 'title' | 'ids' | 'start' | 'until'
  readonly message: string
}

/** The form by which a pack is made. */
export function NewPackPage(props: {
  readonly typed: NewPackTyped
  readonly auditors: readonly SelectItem[]
  readonly problems: readonly PackProblem[]
  readonly csrf: string
}) {
  const { typed, problems } = props
  const error = (field: PackProblem['field']) => problems.find(each => each.field === field)?.message
  const href = (field: PackProblem['field']) => (field === 'start' || field === 'until' ? `#${field}-day` : `#${field}`)
  return (
    <>
      <ProblemSummary problems={problems} hrefOf={href} />
      <PageHeading lead="Names, ids, dates, workers, units and everything that somebody wrote are left out.">
        Make a pack
      </PageHeading>
      <form action="/packs/made/new" method="post" novalidate>
        <input type="hidden" name="_csrf" value={props.csrf} />
        <Select
          name="for"
          label="For"
          labelClass="govuk-label--s"
          hint={
            props.auditors.length === 0
              ? 'No auditor of a partner authority has an account yet: an administrator gives one.'
              : undefined
          }
          value={typed.for}
          error={error('for')}
          items={[{ value: '', text: 'Choose an auditor' }, ...props.auditors]}
        />
        <Input
          name="title"
          label="Title"
          labelClass="govuk-label--s"
          hint="Such as “Peer audit: protection plans”. Never a name."
          value={typed.title}
          error={error('title')}
          class="govuk-!-width-two-thirds"
          autocomplete="off"
        />
        <DateInput
          id="start"
          legend="Beginning with"
          legendClass="govuk-fieldset__legend--s"
          hint="Nothing before this day is told of. Ages are of this day."
          values={valuesOf(typed.start)}
          error={error('start')}
        />
        <Textarea
          name="ids"
          label="Ids of children"
          labelClass="govuk-label--s"
          hint="As in the case system, one on each line. Of very few children each is easier to guess."
          value={typed.ids}
          error={error('ids')}
          spellcheck={false}
          autocomplete="off"
        />
        <DateInput
          id="until"
          legend="Open until"
          legendClass="govuk-fieldset__legend--s"
          hint="The last day. Empty for as long as the auditor has an account."
          values={valuesOf(typed.until)}
          error={error('until')}
        />
        <ButtonGroup>
          <Button preventDoubleClick>Make the pack</Button>
          <a class="govuk-link" href="/packs/made">
            Cancel
          </a>
        </ButtonGroup>
      </form>
    </>
  )
}

function valuesOf({ day = '', month = '', year = '' }: Typed) {
  return { day, month, year }
}
