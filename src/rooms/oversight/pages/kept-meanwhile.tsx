import type { QuestionSet } from '../../../domain/oversight/question-set.ts'
import type { OversightNote } from '../../../store/oversight-notes.ts'
import { NotificationBanner, SummaryList } from '../../../ui/index.ts'

/** What somebody else kept while this was being written, in full: both texts are there, and the writer makes one of them. */
export function KeptMeanwhile({
  note,
  by,
  questions,
}: {
  readonly note: OversightNote
  readonly by: string
  readonly questions: QuestionSet
}) {
  const texts = [
    ...questions.questions.map(({ id, text }) => ({ key: text, value: note.typed[`answer-${id}`] })),
    { key: 'What was decided', value: note.typed.decision },
    { key: 'Why', value: note.typed.rationale },
  ].filter(each => each.value !== undefined && each.value !== '')
  return (
    <section aria-label="What was kept meanwhile">
      <NotificationBanner
        text={
          note.state === 'draft'
            ? `${by} changed this draft while you were writing. Nothing of yours is lost: it is in the form below, and not kept yet. Take over from theirs what should stay, and keep it again.`
            : `${by} has ${note.state === 'discarded' ? 'put away' : 'signed'} this note while you were writing. What you wrote is in the form below and is not kept: copy what is missing into a new note.`
        }
      />
      <h2 class="govuk-heading-m">What {by} wrote</h2>
      <SummaryList
        rows={texts.map(({ key, value }) => ({ key, value: <bdi class="sl-breaks sl-lines">{value}</bdi> }))}
      />
    </section>
  )
}
