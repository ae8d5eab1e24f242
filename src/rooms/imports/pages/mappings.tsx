import type { Organisation } from '../../../domain/access/organisation.ts'
import { shortEnglandInstant } from '../../../domain/calendar/england-instant.ts'
import { counted } from '../../../domain/words/numbers.ts'
import type { Problem } from '../../../server/index.ts'
import type { Job } from '../../../server/progress.ts'
import type { Batch } from '../../../store/batches.ts'
import type { Mapping } from '../../../store/mappings.ts'
import {
  Button,
  Count,
  EmptyState,
  ErrorSummary,
  InsetText,
  numberText,
  PageHeading,
  Table,
} from '../../../ui/index.ts'
import { isWaiting } from '../comparison.ts'
import { domainTitle, type Meaning, meaningsOf, type WaitingWord } from '../waiting-words.ts'

export interface MappingsPageProps {
  readonly waiting: readonly WaitingWord[]
  readonly known: readonly Mapping[]
  readonly organisation: Organisation
  readonly mayMap: boolean
  readonly csrf: string
  readonly problem: Problem | undefined
  /** The import whose files are to be read again for what was said since to hold. */
  readonly toReadAgain: Pick<Batch, 'batch' | 'state'> | undefined
  readonly working: readonly Job[]
}

/** What the authority's own words mean: those nobody has said, then those somebody has. */
export function MappingsPage(props: MappingsPageProps) {
  const { waiting, known, problem, toReadAgain, csrf, mayMap } = props
  return (
    <>
      {problem !== undefined && <ErrorSummary errors={[{ text: problem.message }]} />}
      <PageHeading lead="Roles, teams, codes and headings of this authority that are not the standard's. Until somebody says what they mean they are kept and shown as they came, never guessed.">
        Mappings
      </PageHeading>
      {props.working.map(job => (
        <InsetText>
          <a class="govuk-link" href={job.href}>
            {job.title}
          </a>{' '}
          is under way. What was said holds once it is done.
        </InsetText>
      ))}
      {toReadAgain !== undefined && mayMap && (
        <form method="post" action={`/imports/${toReadAgain.batch}/again`} class="sl-panel">
          <input type="hidden" name="_csrf" value={csrf} />
          <p class="govuk-body">
            {isWaiting(toReadAgain)
              ? `What was said of codes and headings holds for extracts read from now on. Import ${toReadAgain.batch}, which waits, must be read again before it is published; as it was read before it is then given up.`
              : 'What was said of codes and headings holds for extracts read from now on. For what is held already the last extract must be read again; you see what would change before anything does.'}
          </p>
          <Button preventDoubleClick>{`Read import ${toReadAgain.batch} again`}</Button>
        </form>
      )}
      {props.organisation.departments.size === 0 && (
        <p class="govuk-body">
          Teams stand as they were recorded: no departments (ssd_department) are held that one could be said to be.
        </p>
      )}
      <Table<WaitingWord>
        caption={`Not yet mapped: ${numberText(waiting.length)}`}
        captionSize="m"
        rows={waiting}
        empty={
          <EmptyState title="Every word is known">
            No role, team, code or heading in the last extracts waits for its meaning to be said.
          </EmptyState>
        }
        columns={[
          { key: 'from', heading: 'Word', cell: each => each.from },
          { key: 'kind', heading: 'Kind', cell: each => domainTitle(each.domain) },
          { key: 'where', heading: 'Where', cell: each => each.where, class: 'sl-breaks' },
          {
            key: 'waiting',
            heading: 'Rows waiting',
            numeric: true,
            cell: each =>
              each.waiting === undefined ? (
                'a column'
              ) : each.domain === 'team' ? (
                each.countsWorkers ? (
                  counted(each.waiting, 'worker')
                ) : (
                  counted(each.waiting, 'child', 'children')
                )
              ) : (
                <Count count={each.waiting} />
              ),
          },
          {
            key: 'to',
            heading: 'Means',
            cell: each => (mayMap ? <Say {...props} word={each} meant={undefined} /> : 'not known'),
          },
        ]}
      />
      <Table<Mapping>
        caption="Mapped"
        captionSize="m"
        rows={known}
        empty={
          <EmptyState title="Nothing is mapped yet">
            A word and what it means stand here once somebody has said so.
          </EmptyState>
        }
        columns={[
          { key: 'from', heading: 'Word', cell: each => each.from },
          { key: 'kind', heading: 'Kind', cell: each => domainTitle(each.domain) },
          {
            key: 'to',
            heading: 'Means',
            cell: each => (mayMap ? <Say {...props} word={each} meant={each.to} /> : each.to),
          },
          {
            key: 'by',
            heading: 'Set by',
            cell: each => `${each.changedBy}, ${shortEnglandInstant(each.changedAt)}`,
          },
        ]}
      />
    </>
  )
}

/** The form beside a word: a list of what it can mean. */
function Say(props: {
  readonly word: Pick<WaitingWord, 'domain' | 'from'>
  readonly meant: string | undefined
  readonly organisation: Organisation
  readonly csrf: string
}) {
  const { word, meant, organisation, csrf } = props
  const meanings: readonly Meaning[] = meaningsOf(word.domain, organisation) ?? []
  return (
    <form method="post" action="/imports/mappings" class="sl-in-row">
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="domain" value={word.domain} />
      <input type="hidden" name="from" value={word.from} />
      <select class="govuk-select" name="to" aria-label={`What ${word.from} means`}>
        <option value="">{meant === undefined ? 'Choose' : 'Take back'}</option>
        {meanings.map(each => (
          <option value={each.value} selected={each.value === meant}>
            {each.text}
          </option>
        ))}
      </select>
      <Button variant="secondary" class="govuk-!-margin-bottom-0">
        Save
        <span class="govuk-visually-hidden"> what {word.from} means</span>
      </Button>
    </form>
  )
}
