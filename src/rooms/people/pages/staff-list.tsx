import { departmentName, type Organisation } from '../../../domain/access/organisation.ts'
import type { StaffChange } from '../../../domain/access/staff-changes.ts'
import { EmptyState, hrefWith, numberText, PageHeading, Pagination, pagesOf, Table } from '../../../ui/index.ts'
import { personAddress } from './people-list.tsx'

const joinersShown = 50

export interface StaffListProps {
  readonly changes: readonly StaffChange[]
  readonly organisation: Organisation
  readonly page: number
  /** The reader's own id: nobody changes their own posts. */
  readonly self: string
}

/** Where the case system's staff list and the people known here differ, with what may be done about each. */
export function StaffListPage({ changes, organisation, page, self }: StaffListProps) {
  const gone = changes.filter(each => each.kind !== 'joined')
  const joined = changes.filter(each => each.kind === 'joined')
  const pages = Math.max(1, Math.ceil(joined.length / joinersShown))
  const at = Math.min(page, pages)
  const links = pagesOf(at, pages, to => hrefWith('/people/staff-list', { page: to === 1 ? undefined : to }))
  return (
    <>
      <PageHeading lead="Where the staff list last imported differs from the people known here. Nothing happens by itself.">
        Staff list says
      </PageHeading>
      <Table<(typeof gone)[number]>
        caption={`Left or moved: ${numberText(gone.length)}`}
        captionSize="m"
        rows={gone}
        empty={
          <EmptyState title="Nobody has left or moved">
            Everybody linked to a worker is on the staff list, in the unit of their post.
          </EmptyState>
        }
        columns={[
          {
            key: 'who',
            heading: 'Who',
            cell: each => (
              <a class="govuk-link" href={personAddress(each.person.personId)}>
                {each.person.name}
              </a>
            ),
          },
          { key: 'what', heading: 'What the list says', cell: each => whatWords(each, organisation) },
          {
            key: 'do',
            heading: 'Action',
            cell: each =>
              each.person.personId === self ? (
                'This is you: another administrator sees to it'
              ) : (
                <Action change={each} organisation={organisation} />
              ),
          },
        ]}
      />
      <Table<(typeof joined)[number]>
        caption={`On the list and not known here: ${numberText(joined.length)}`}
        captionSize="m"
        rows={joined.slice((at - 1) * joinersShown, at * joinersShown)}
        empty={
          <EmptyState title="Everybody is known">Every worker of a unit on the staff list is somebody here.</EmptyState>
        }
        columns={[
          { key: 'who', heading: 'Worker', cell: ({ worker }) => `${worker.name ?? 'No name'} (${worker.id})` },
          { key: 'title', heading: 'Job title', cell: ({ worker }) => worker.jobTitle ?? 'not known' },
          { key: 'unit', heading: 'Unit', cell: ({ worker }) => departmentName(organisation, worker.unitId) },
          {
            key: 'do',
            heading: 'Action',
            cell: ({ worker }) => (
              <a class="govuk-link" href={hrefWith('/people/joined', { worker: worker.id })}>
                Add<span class="govuk-visually-hidden"> {worker.name ?? worker.id}</span>
              </a>
            ),
          },
        ]}
      />
      {links && <Pagination {...links} label="Pages of workers" />}
    </>
  )
}

type Gone = Exclude<StaffChange, { kind: 'joined' }>

function whatWords(change: Gone, organisation: Organisation): string {
  if (change.kind === 'left') return `Left: no longer on the list (worker ${change.person.workerId})`
  return `Moved from ${departmentName(organisation, change.from)} to ${departmentName(organisation, change.to)}`
}

function Action({ change, organisation }: { readonly change: Gone; readonly organisation: Organisation }) {
  const { personId, name } = change.person
  const href =
    change.kind === 'left'
      ? personAddress(personId, '/left')
      : personAddress(personId, `/posts/${change.postId}/move?unit=${encodeURIComponent(change.to)}`)
  return (
    <a class="govuk-link" href={href}>
      {change.kind === 'left' ? 'End posts and disable' : `Move to ${departmentName(organisation, change.to)}`}
      <span class="govuk-visually-hidden">: {name}</span>
    </a>
  )
}
