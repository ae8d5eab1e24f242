import type { Day } from '../../../domain/calendar/day.ts'
import { day } from '../../../domain/calendar/day.ts'
import { englandInstant } from '../../../domain/calendar/england-instant.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import type { OversightNote } from '../../../store/oversight-notes.ts'
import {
  Button,
  Details,
  ErrorSummary,
  InsetText,
  Link,
  NotificationBanner,
  PageHeading,
  PrintButton,
  SummaryList,
  Textarea,
} from '../../../ui/index.ts'
import { noteHref, withdrawHref } from '../addresses.ts'
import type { DirectionOfCase } from '../cases.ts'
import { answered } from '../facts.ts'
import { previousIn } from '../typed.ts'
import { kindTitles, viewWords } from '../words.ts'
import { DirectionTable } from './direction-table.tsx'

interface NotePageProps {
  readonly note: OversightNote
  readonly directions: readonly DirectionOfCase[]
  readonly ownerName: (ownerId: string) => string
  readonly today: Day
  readonly mayWithdraw: boolean
  /** What was typed and what is wrong with it, where a withdrawal was not taken. */
  readonly refused: { readonly typed: string; readonly message: string } | undefined
  readonly said: string | undefined
  readonly csrf: string
}

/** A signed note as it was signed, under the wording of its day; withdrawn, it says so before all. */
export function NotePage(props: NotePageProps) {
  const { note, directions, ownerName, today, mayWithdraw, refused, said } = props
  const { held_on, signed_at, written_by_name } = note
  return (
    <article class="sl-note">
      {refused !== undefined && (
        <ErrorSummary errors={[{ text: refused.message, ...(mayWithdraw && { href: '#reason' }) }]} />
      )}
      {said !== undefined && <NotificationBanner type="success" text={said} />}
      <PageHeading
        caption={`Held ${held_on === null ? 'on a day not known' : longDate(day(held_on))}`}
        actions={<PrintButton />}
        lead={`Signed by ${written_by_name}${signed_at === null ? '' : `, ${englandInstant(signed_at)}`}.`}
      >
        {kindTitles[note.kind]}
      </PageHeading>
      {note.withdrawn_at !== null && (
        <InsetText>
          <strong>Withdrawn</strong> by <bdi>{note.withdrawn_by_name}</bdi>, {englandInstant(note.withdrawn_at)}:{' '}
          <bdi class="sl-breaks">{note.withdrawn_because}</bdi>
          <br />
          It stays to be read as it was signed. It does not count as oversight, and what it asked for is withdrawn where
          nobody had confirmed it.{' '}
          {isTakenBack(note)
            ? 'What it said of earlier directions counts no more: each stands as it did before the note, unless something has been said of it since.'
            : 'What it said became of earlier directions stays: look at them.'}
        </InsetText>
      )}
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
      {mayWithdraw && <Withdrawal {...props} />}
    </article>
  )
}

/** Of a note signed before Sightline kept how earlier directions stood nothing can be taken back. */
function isTakenBack({ directions_before, typed }: OversightNote): boolean {
  return directions_before !== null || previousIn(typed).length === 0
}

function Withdrawal({ note, refused, csrf }: NotePageProps) {
  return (
    <Details summary="Withdraw this note" open={refused !== undefined} class="sl-no-print">
      <form action={withdrawHref(note.child_id, note.note_id)} method="post" novalidate>
        <input type="hidden" name="_csrf" value={csrf} />
        <Textarea
          name="reason"
          label="Why it should not stand"
          labelClass="govuk-label--s"
          hint={`Such as “Written on the wrong child”. The note stays to be read, marked as withdrawn, with your name and this reason. It counts no more, and what it asked for is withdrawn. ${
            isTakenBack(note)
              ? 'Earlier directions it says something of stand again as they did before it, unless something has been said of them since.'
              : 'What it says became of earlier directions stays: look at them.'
          }`}
          rows={3}
          value={refused?.typed}
          error={refused?.message}
        />
        <Button variant="warning" preventDoubleClick>
          Withdraw the note
        </Button>
      </form>
    </Details>
  )
}
