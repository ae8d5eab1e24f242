import type { Day } from '../../../domain/calendar/day.ts'
import { day } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { englandInstant } from '../../../server/england-instant.ts'
import type { OversightNote } from '../../../store/oversight-notes.ts'
import { InsetText, Link, PageHeading, PrintButton, SummaryList } from '../../../ui/index.ts'
import { noteHref } from '../addresses.ts'
import type { DirectionOfCase } from '../cases.ts'
import { answered } from '../facts.ts'
import { kindTitles, viewWords } from '../words.ts'
import { DirectionTable } from './direction-table.tsx'

interface NotePageProps {
  readonly note: OversightNote
  readonly directions: readonly DirectionOfCase[]
  readonly ownerName: (ownerId: string) => string
  readonly today: Day
}

/** A signed note as it was signed, under the wording of its day. */
export function NotePage({ note, directions, ownerName, today }: NotePageProps) {
  const { held_on, signed_at, written_by_name } = note
  return (
    <article class="sl-note">
      <PageHeading
        caption={`Held ${held_on === null ? 'on a day not known' : longDate(day(held_on))}`}
        actions={<PrintButton />}
        lead={`Signed by ${written_by_name}${signed_at === null ? '' : `, ${englandInstant(signed_at)}`}.`}
      >
        {kindTitles[note.kind]}
      </PageHeading>
      {note.by_own_worker && (
        <InsetText>
          Signed by the worker who held the child’s case. It does not count as oversight: nobody else has looked.
        </InsetText>
      )}
      {note.like_note !== null && (
        <InsetText>
          {note.likeness} in 100 of this note’s words are those of{' '}
          <Link href={noteHref(note.child_id, note.like_note)}>an earlier note</Link>.
        </InsetText>
      )}
      {answered(note).map(({ question, answer }) => (
        <section>
          <h2 class="govuk-heading-s">{question.text}</h2>
          {answer.text !== '' && (
            <p class="govuk-body sl-lines sl-breaks">
              <bdi>{answer.text}</bdi>
            </p>
          )}
          {answer.notKnown && <p class="govuk-body sl-quiet">Not known.</p>}
        </section>
      ))}
      <h2 class="govuk-heading-m">Decision</h2>
      <SummaryList
        rows={[
          { key: 'What was decided', value: <bdi class="sl-lines sl-breaks">{note.decision}</bdi> },
          { key: 'Why', value: <bdi class="sl-lines sl-breaks">{note.rationale}</bdi> },
          { key: 'The worker’s view', value: note.worker_view === null ? 'not given' : viewWords[note.worker_view] },
          { key: 'The manager’s view', value: note.manager_view === null ? 'not given' : viewWords[note.manager_view] },
          { key: 'Present', value: <bdi>{note.present ?? 'nobody else named'}</bdi> },
          { key: 'Next date', value: note.next_on === null ? 'none set' : longDate(day(note.next_on)) },
        ]}
      />
      <DirectionTable
        caption="Directions given"
        rows={directions}
        {...{ ownerName, today }}
        empty="This note asked nobody for anything by a day."
      />
    </article>
  )
}
