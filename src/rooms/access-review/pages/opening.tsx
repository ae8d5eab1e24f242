import { englandInstant } from '../../../domain/calendar/england-instant.ts'
import type { Opening } from '../../../store/people/openings.ts'
import {
  Button,
  ErrorSummary,
  InsetText,
  NotificationBanner,
  PageHeading,
  Radios,
  SummaryList,
  Textarea,
} from '../../../ui/index.ts'
import { findings, findingWords } from '../openings.ts'
import { ChildLink } from './frame.tsx'

const hints = {
  justified: 'The reason given was a good one, and what was looked at fits it.',
  'not-justified': 'Say what was wrong, and what follows from it.',
  'more-to-ask': 'It stays on the list. Say what is to be asked, and whom.',
} as const

/** One opening with a reason, and its review. */
export function OpeningPage(props: {
  readonly opening: Opening
  readonly names: ReadonlyMap<string, string>
  readonly openable: ReadonlySet<string>
  /** Looks at the child while it was open. */
  readonly looks: number
  readonly standing: 'own' | 'waiting' | 'reviewed'
  readonly csrf: string
  readonly saved?: boolean | undefined
  readonly finding?: string | undefined
  readonly note?: string | undefined
  readonly problem?: { readonly field: string; readonly message: string } | undefined
}) {
  const { opening, names, openable, looks, standing, problem } = props
  const who = (id: string) => <bdi>{names.get(id) ?? id}</bdi>
  const error = (field: string) => (problem?.field === field ? problem.message : undefined)
  const found = opening.finding === null ? undefined : findingWords[opening.finding]
  return (
    <>
      {problem !== undefined && <ErrorSummary errors={[{ text: problem.message, href: `#${problem.field}` }]} />}
      {props.saved && <NotificationBanner type="success" text="The review is set down" />}
      <PageHeading caption="Opened with a reason">Review</PageHeading>
      <SummaryList
        rows={[
          {
            key: 'Opened by',
            value: (
              <a class="govuk-link" href={`/access/people/${encodeURIComponent(opening.person_id)}?days=28`}>
                {who(opening.person_id)}
              </a>
            ),
          },
          { key: 'Child', value: <ChildLink childId={opening.child_id} openable={openable} /> },
          { key: 'Reason given', value: <span class="sl-breaks">{opening.reason}</span> },
          { key: 'Open from', value: englandInstant(opening.opened_at) },
          { key: 'Open until', value: englandInstant(opening.until_at) },
          {
            key: 'Looked at meanwhile',
            value: looks === 0 ? 'Nothing: the child was not looked at' : looks === 1 ? 'Once' : `${looks} times`,
          },
          ...(found === undefined
            ? []
            : [
                { key: 'Finding', value: found },
                { key: 'Note', value: <span class="sl-breaks">{opening.note || 'None'}</span> },
                { key: 'Reviewed by', value: who(opening.reviewed_by ?? '') },
                { key: 'Reviewed', value: opening.reviewed_at === null ? '' : englandInstant(opening.reviewed_at) },
              ]),
        ]}
      />
      {standing === 'own' && <InsetText>You opened this yourself: somebody else reviews it.</InsetText>}
      {standing === 'waiting' && (
        <form action={`/access/openings/${opening.opening_id}`} method="post" novalidate>
          <input type="hidden" name="_csrf" value={props.csrf} />
          <Radios
            name="finding"
            legend="What did you find?"
            legendClass="govuk-fieldset__legend--m"
            value={props.finding}
            error={error('finding')}
            items={findings.map(each => ({ value: each, text: findingWords[each], hint: hints[each] }))}
          />
          <Textarea
            name="note"
            label="Note"
            hint="Kept with the review, and with every change of it."
            value={props.note ?? ''}
            error={error('note')}
            rows={4}
          />
          <Button>Set down the review</Button>
        </form>
      )}
    </>
  )
}
