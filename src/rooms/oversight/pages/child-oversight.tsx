import type { Day } from '../../../domain/calendar/day.ts'
import { noteKinds } from '../../../domain/oversight/question-set.ts'
import { counted } from '../../../domain/words/numbers.ts'
import type { OversightNote } from '../../../store/oversight-notes.ts'
import { EmptyState, KeyFigure, KeyFigures, Link, NotificationBanner, ShortDate, Table } from '../../../ui/index.ts'
import { noteHref, oversightHref } from '../addresses.ts'
import { KeptBack, type Parted } from '../kept-back.tsx'
import type { LookedAt } from '../looked-at.ts'
import { kindTitles } from '../words.ts'
import { DirectionTable } from './direction-table.tsx'

interface ChildOversightProps {
  readonly childId: string
  readonly looks: readonly LookedAt[]
  readonly drafts: readonly OversightNote[]
  readonly directions: Parted
  readonly ownerName: (ownerId: string) => string
  readonly today: Day
  readonly mayRecord: boolean
  readonly said?: string | undefined
}

/** Who has looked at this child, what they asked for, and what became of it. */
export function ChildOversight(props: ChildOversightProps) {
  const { childId, looks, drafts, ownerName, today, mayRecord } = props
  const { shown: directions, kept } = props.directions
  const last = looks.find(each => each.counts && each.on <= today)
  const open = directions.filter(
    each => each.confirmed_on === null && each.withdrawn_on === null && each.closedOn === undefined,
  )
  const over = directions.filter(each => !open.includes(each))
  return (
    <>
      {props.said !== undefined && <NotificationBanner type="success" text={props.said} />}
      <KeyFigures>
        <KeyFigure title="Since somebody else last looked">
          {last === undefined ? 'Nobody yet' : counted(today - last.on, 'day')}
        </KeyFigure>
        <KeyFigure title="Directions open">{open.length}</KeyFigure>
      </KeyFigures>
      {mayRecord && (
        <nav aria-label="Record oversight">
          <h2 class="govuk-heading-s">Record</h2>
          <ul class="govuk-list sl-inline-list">
            {noteKinds.map(kind => (
              <li>
                <Link href={`${oversightHref(childId)}/new?kind=${encodeURIComponent(kind)}`}>{kindTitles[kind]}</Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {drafts.length > 0 && (
        <Table<OversightNote>
          caption="Drafts, not signed yet"
          captionSize="m"
          rows={drafts}
          columns={[
            {
              key: 'kind',
              heading: 'Draft',
              cell: each => <Link href={noteHref(childId, each.note_id)}>{kindTitles[each.kind]}</Link>,
            },
            { key: 'by', heading: 'Begun by', cell: each => <bdi>{each.written_by_name}</bdi> },
          ]}
        />
      )}
      <DirectionTable
        caption="Directions open"
        rows={open}
        {...{ ownerName, today }}
        empty="Nothing that was asked for is waiting to be done or confirmed."
      />
      <KeptBack kept={kept} />
      <Table<LookedAt>
        caption="Who has looked, the latest first"
        captionSize="m"
        rows={looks}
        empty={
          <EmptyState title="Nobody has looked yet">
            No supervision, oversight, discussion or senior review of this child is recorded, here or in what was
            imported.
          </EmptyState>
        }
        columns={[
          { key: 'on', heading: 'Held', cell: each => <ShortDate day={each.on} /> },
          {
            key: 'kind',
            heading: 'What it was',
            cell: each =>
              each.noteId === undefined ? each.kind : <Link href={noteHref(childId, each.noteId)}>{each.kind}</Link>,
          },
          { key: 'by', heading: 'By', class: 'sl-breaks', cell: each => <bdi>{each.by}</bdi> },
          {
            key: 'counts',
            heading: 'Counts as oversight',
            class: 'sl-breaks',
            cell: each => <Counts look={each} />,
          },
          { key: 'from', heading: 'From', cell: each => (each.isRecordedHere ? 'Sightline' : 'the case system') },
        ]}
      />
      {over.length > 0 && (
        <DirectionTable
          caption="Directions done, withdrawn or left when the case closed"
          rows={over}
          {...{ ownerName, today }}
          empty="None."
        />
      )}
    </>
  )
}

function Counts({ look }: { readonly look: LookedAt }) {
  if (look.withdrawn !== undefined)
    return (
      <>
        No: withdrawn by <bdi>{look.withdrawn.by}</bdi>, <ShortDate day={look.withdrawn.on} />
      </>
    )
  return <>{look.counts ? 'Yes' : 'No: by the worker who held the case'}</>
}
