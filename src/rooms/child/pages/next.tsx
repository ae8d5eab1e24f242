import { longDate } from '../../../domain/calendar/wording.ts'
import type { WordsAsked } from '../../../domain/oversight/words-asked.ts'
import { evidenceWords } from '../../../domain/standards/evidence.ts'
import type { Standard } from '../../../domain/standards/standard.ts'
import { counted } from '../../../domain/words/numbers.ts'
import { type Column, Details, EmptyState, Link, Table } from '../../../ui/index.ts'
import { type ChildOnDay, childHref } from '../addresses.ts'
import type { CaseFile } from '../case-file.ts'
import { absenceOn, absenceReason } from '../missing.ts'
import { comesNext } from '../next.ts'
import { inWords, type Standing } from '../standing.ts'
import { deadlineColumns } from './deadline-columns.tsx'

interface NextProps {
  readonly asked: ChildOnDay
  readonly file: CaseFile
  /** What was asked for, where somebody asked for it in words of their own. */
  readonly wordsAsked: WordsAsked
}

/** What is overdue, the gravest first, and what is due soon, each with its sentence; what is far off folded away. */
export function NextSection({ asked, file, wordsAsked }: NextProps) {
  const { record, standings, unsupplied, on } = file
  const absence = absenceOn(record, on)
  const { state, standard, due } = deadlineColumns(asked, on, wordsAsked)
  const unjudged = standings.filter(each => each.state === 'no-data').length
  const { first, later } = comesNext(standings, on)
  const columns: readonly Column<Standing>[] = [
    state,
    standard,
    due,
    {
      key: 'told',
      heading: 'In words',
      class: 'sl-cell-words',
      cell: each => [inWords(each, on), absenceReason(absence, each.standard)].filter(Boolean).join(' '),
    },
  ]
  return (
    <section>
      <h2 class="govuk-heading-m">What happens next</h2>
      <Table
        caption={`What is overdue or due soon on ${longDate(on)}, the gravest first`}
        captionHidden
        columns={columns}
        rows={first}
        empty={
          later.length > 0 ? (
            <p class="govuk-body">Nothing is overdue, and nothing falls due in the next four weeks.</p>
          ) : (
            <EmptyState
              title={`No deadline is outstanding on ${longDate(on)}`}
              action={{ href: childHref(asked, 'deadlines'), text: 'See all deadlines' }}
            >
              {unsupplied.length === 0
                ? 'No clock of any standard is running for this child on that day.'
                : 'No clock of any standard that can be judged is running for this child on that day.'}
            </EmptyState>
          )
        }
      />
      {later.length > 0 && (
        <Details summary={`${counted(later.length, 'date')} further off`} class="sl-folded">
          <Table
            caption={`What falls due more than four weeks after ${longDate(on)}, the soonest first`}
            captionHidden
            columns={columns}
            rows={later}
          />
        </Details>
      )}
      {unjudged > 0 && (
        <p class="govuk-body">
          {counted(unjudged, 'date')} cannot be judged, because the authority has not supplied what would show whether
          it was met. <Link href={childHref(asked, 'deadlines')}>See all deadlines</Link>
        </p>
      )}
      <Unsupplied standards={unsupplied} />
    </section>
  )
}

/** What is asked for this child and no date is shown of, so that no silence is taken for nothing being due. */
function Unsupplied({ standards }: { readonly standards: readonly Standard[] }) {
  if (standards.length === 0) return null
  return (
    <Details summary={`${counted(standards.length, 'standard')} not judged`} class="sl-folded">
      <p class="govuk-body">
        They apply to this child on that day, but no date is shown: the authority has never supplied the template that
        would tell whether they are met.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {standards.map(each => (
          <li key={each.id}>
            <Link href={`/standards/${each.id}`}>{each.title}</Link> ({evidenceWords(each.evidence)})
          </li>
        ))}
      </ul>
    </Details>
  )
}
