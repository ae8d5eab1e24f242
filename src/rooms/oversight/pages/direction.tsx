import type { Day } from '../../../domain/calendar/day.ts'
import { day } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { stages } from '../../../domain/oversight/escalation.ts'
import type { OversightNote } from '../../../store/oversight-notes.ts'
import {
  Button,
  Link,
  NotificationBanner,
  PageHeading,
  ProblemSummary,
  Radios,
  SummaryList,
  Textarea,
} from '../../../ui/index.ts'
import { directionHref, noteHref } from '../addresses.ts'
import type { DirectionOfCase } from '../cases.ts'
import { type Step, stepWords, wordsWanted } from '../steps.ts'
import { kindTitles, standingOf } from '../words.ts'
import { DirectionState } from './direction-table.tsx'

interface DirectionPageProps {
  readonly direction: DirectionOfCase
  readonly steps: readonly Step[]
  readonly ownerName: (ownerId: string) => string
  readonly personName: (personId: string | null) => string
  readonly today: Day
  readonly typed: { readonly step?: string | undefined; readonly words: string }
  readonly problems: readonly { readonly field: string; readonly message: string }[]
  /** Withdrawn notes that said something of it: it stands as it did before them. */
  readonly takenBack: readonly OversightNote[]
  readonly said?: string | undefined
  readonly csrf: string
}

/** One direction: what was asked, what became of it, and what the reader may do with it. */
export function DirectionPage(props: DirectionPageProps) {
  const { direction, steps, ownerName, personName, today, typed, problems, said, csrf, takenBack } = props
  const standing = standingOf(direction, today)
  const error = (field: string) => problems.find(each => each.field === field)?.message
  const dayWords = (text: string | null) => (text === null ? 'not yet' : longDate(day(text)))
  return (
    <>
      <ProblemSummary problems={problems} />
      {said !== undefined && <NotificationBanner text={said} />}
      <PageHeading caption={`Given in: ${direction.given_in}`}>
        <bdi class="sl-breaks">{direction.what}</bdi>
      </PageHeading>
      <SummaryList
        rows={[
          { key: 'How it stands', value: <DirectionState of={direction} today={today} /> },
          { key: 'Who is to do it', value: <bdi>{ownerName(direction.owner_id)}</bdi> },
          { key: 'By', value: longDate(day(direction.due_on)) },
          {
            key: 'Given',
            value: (
              <>
                {longDate(day(direction.given_on))} by <bdi>{direction.given_by_name}</bdi>
              </>
            ),
          },
          { key: 'Done', value: dayWords(direction.done_on) },
          ...(direction.evidence === null
            ? []
            : [{ key: 'How we know', value: <bdi class="sl-lines sl-breaks">{direction.evidence}</bdi> }]),
          {
            key: 'Confirmed',
            value:
              direction.confirmed_on === null
                ? 'not yet'
                : `${longDate(day(direction.confirmed_on))} by ${personName(direction.confirmed_by)}`,
          },
          ...(direction.why_not === null
            ? []
            : [{ key: 'Why it is not done', value: <bdi class="sl-lines sl-breaks">{direction.why_not}</bdi> }]),
          ...(direction.withdrawn_on === null
            ? []
            : [
                {
                  key: 'Withdrawn',
                  value: (
                    <>
                      {longDate(day(direction.withdrawn_on))} by {personName(direction.withdrawn_by)}:{' '}
                      <bdi>{direction.withdrawn_because}</bdi>
                    </>
                  ),
                },
              ]),
          ...takenBack.map(note => ({
            key: 'Taken back',
            value: (
              <>
                What{' '}
                <Link href={noteHref(note.child_id, note.note_id)}>
                  {kindTitles[note.kind]}
                  {note.held_on !== null && ` of ${longDate(day(note.held_on))}`}
                </Link>{' '}
                said of it: that note was withdrawn, and this stands as it did before the note.
              </>
            ),
          })),
        ]}
      />
      {standing.state === 'overdue' && (
        <p class="govuk-body">
          It goes up while it is not done:{' '}
          {stages
            .map(
              each =>
                `${each.title.toLowerCase()} from ${each.fromWorkingDays === 1 ? 'the next working day' : `${each.fromWorkingDays} working days`}`,
            )
            .join(', ')}
          .
        </p>
      )}
      {steps.length > 0 && (
        <form action={directionHref(direction)} method="post" novalidate>
          <input type="hidden" name="_csrf" value={csrf} />
          <input type="hidden" name="revision" value={direction.revision} />
          <Radios
            name="step"
            legend="What became of it"
            legendClass="govuk-fieldset__legend--m"
            value={typed.step}
            error={error('step')}
            items={steps.map(each => ({ value: each, text: stepWords[each], hint: wordsWanted[each] }))}
          />
          <Textarea
            name="words"
            label="In a few words"
            labelClass="govuk-label--s"
            hint="What was done and how it is known, or why not."
            rows={3}
            value={typed.words}
            error={error('words')}
          />
          <Button preventDoubleClick>Record it</Button>
        </form>
      )}
    </>
  )
}
