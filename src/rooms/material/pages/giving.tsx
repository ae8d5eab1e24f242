import { roleTitle } from '../../../domain/access/principal.ts'
import { englandEnd, englandInstant } from '../../../domain/calendar/england-instant.ts'
import { counted } from '../../../domain/words/numbers.ts'
import type { HeldPost } from '../../../store/people/posts.ts'
import {
  Button,
  EmptyState,
  Input,
  NotificationBanner,
  PageHeading,
  ProblemSummary,
  Table,
  Textarea,
} from '../../../ui/index.ts'

/** Somebody from outside with the post by which they are. */
export interface Outsider {
  readonly personId: string
  readonly name: string
  readonly post: HeldPost
  /** Children given, or packs made, that hold now. */
  readonly material: number
}

/** Where what is given to somebody is. */
export function outsiderAddress(personId: string, more = ''): string {
  return `/material/given/${encodeURIComponent(personId)}${more}`
}

/** Everybody from outside, with what each was given. */
export function OutsidersPage({ outsiders, at }: { readonly outsiders: readonly Outsider[]; readonly at: Date }) {
  return (
    <>
      <PageHeading lead="Inspectors, auditors of partner authorities and scrutiny members. They see what they are given, and nothing else.">
        People from outside
      </PageHeading>
      <Table<Outsider>
        caption={`With an account now or to come: ${outsiders.length}`}
        captionSize="m"
        rows={outsiders}
        empty={
          <EmptyState title="Nobody from outside has an account">
            An administrator gives them a post with a beginning and an end; then you give them what they may see.
          </EmptyState>
        }
        columns={[
          { key: 'who', heading: 'Who', cell: each => each.name },
          { key: 'role', heading: 'As', cell: each => roleTitle(each.post.role) },
          {
            key: 'from',
            heading: 'From',
            cell: each => `${englandInstant(each.post.from_at)}${each.post.from_at > at ? ' (to come)' : ''}`,
          },
          {
            key: 'until',
            heading: 'Until',
            cell: each => (each.post.until_at === null ? 'open' : englandEnd(each.post.until_at)),
          },
          { key: 'sees', heading: 'Sees', cell: each => <Sees outsider={each} /> },
        ]}
      />
    </>
  )
}

function Sees({ outsider }: { readonly outsider: Outsider }) {
  const { post, personId, name, material } = outsider
  if (post.role === 'inspector') {
    return (
      <a class="govuk-link" href={outsiderAddress(personId)}>
        {counted(material, 'child', 'children')}
        <span class="govuk-visually-hidden"> given to {name}</span>
      </a>
    )
  }
  if (post.role === 'partner-auditor') {
    return (
      <a class="govuk-link" href={`/packs/made?for=${encodeURIComponent(personId)}`}>
        {counted(material, 'pack')}
        <span class="govuk-visually-hidden"> made for {name}</span>
      </a>
    )
  }
  return <span>published reports</span>
}

export interface GivingProps {
  readonly personId: string
  readonly name: string
  /** When the account, and with it what is given, ends. */
  readonly until: Date
  /** Given now, of those the reader may see. */
  readonly given: readonly {
    readonly childId: string
    readonly name: string
    readonly isRestricted: boolean
    readonly at: Date
  }[]
  readonly typed: { readonly ids: string; readonly because: string }
  readonly problems: readonly { readonly field: 'ids' | 'because'; readonly message: string }[]
  readonly done?: string | undefined
  readonly csrf: string
}

/** What one inspector was given, and more to give. */
export function GivingPage(props: GivingProps) {
  const { problems, given, personId, typed, csrf } = props
  const error = (field: string) => problems.find(each => each.field === field)?.message
  return (
    <>
      <ProblemSummary problems={problems} />
      {props.done !== undefined && <NotificationBanner type="success" text={props.done} />}
      <PageHeading
        caption={`Inspector, until ${englandEnd(props.until)}`}
        lead="They may open these children and no other, until their account ends."
      >
        Children given to {props.name}
      </PageHeading>
      <form action={outsiderAddress(personId, '/take-back')} method="post">
        <input type="hidden" name="_csrf" value={csrf} />
        <Table<GivingProps['given'][number]>
          caption={`Given: ${given.length}`}
          captionSize="m"
          rows={given}
          choice={{ name: 'child', value: each => each.childId, label: each => `${each.name}, ${each.childId}` }}
          empty={<EmptyState title="No child has been given yet">Paste their ids below.</EmptyState>}
          columns={[
            {
              key: 'child',
              heading: 'Child',
              cell: each => (
                <>
                  <a class="govuk-link" href={`/children/${encodeURIComponent(each.childId)}`}>
                    {each.name}
                  </a>
                  {each.isRestricted && ' (restricted: opens once they are named on the record too)'}
                </>
              ),
            },
            { key: 'id', heading: 'Id', cell: each => each.childId },
            { key: 'at', heading: 'Given', cell: each => englandInstant(each.at) },
          ]}
        />
        {given.length > 0 && <Button variant="secondary">Take back those ticked</Button>}
      </form>
      <form action={outsiderAddress(personId)} method="post" novalidate>
        <h2 class="govuk-heading-m">Give more</h2>
        <input type="hidden" name="_csrf" value={csrf} />
        <Textarea
          name="ids"
          label="Ids of children"
          labelClass="govuk-label--s"
          hint="As in the case system, one on each line."
          value={typed.ids}
          error={error('ids')}
          spellcheck={false}
          autocomplete="off"
        />
        <Input
          name="because"
          label="Why"
          labelClass="govuk-label--s"
          hint="Such as “Sample for case tracking”."
          value={typed.because}
          error={error('because')}
          class="govuk-!-width-two-thirds"
          autocomplete="off"
        />
        <Button preventDoubleClick>Give these children</Button>
      </form>
    </>
  )
}
