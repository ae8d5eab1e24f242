import type { Organisation } from '../../../domain/access/organisation.ts'
import { childName } from '../../../domain/words/child-name.ts'
import { EmptyState, hrefWith, numberText, type RowGroup, ShortDate, Table } from '../../../ui/index.ts'
import { legalHref, processHref } from '../addresses.ts'
import { type ToDo, todoKey } from '../to-do.ts'
import type { Tracked } from '../tracker.ts'
import { whoWords } from '../who.ts'
import { LateTag, Week } from './tags.tsx'

export type Pressing = ToDo & { readonly of: Tracked }

/** What is late or about to be, who can move it, and the way to ask them. */
export function PressingTable(props: {
  readonly rows: readonly Pressing[]
  readonly names: ReadonlyMap<string, string>
  readonly organisation: Organisation
  readonly today: number
  readonly mayAsk: boolean
}) {
  const { rows, names, organisation, today, mayAsk } = props
  const late = rows.filter(each => each.workingDaysLate > 0)
  const soon = rows.filter(each => each.workingDaysLate <= 0)
  const groups: RowGroup<Pressing>[] = [
    ...(late.length > 0 ? [{ heading: `Late: ${numberText(late.length)}`, rows: late }] : []),
    ...(soon.length > 0
      ? [{ heading: `Due in the next ten working days: ${numberText(soon.length)}`, rows: soon }]
      : []),
  ]
  return (
    <Table<Pressing>
      caption="Late or about to be, and who has to act"
      captionHidden
      groups={groups}
      empty={
        <EmptyState title="Nothing is late or about to be">
          Every step, assessment and point of an agreement that is waited for has more than ten working days left.
        </EmptyState>
      }
      columns={[
        {
          key: 'child',
          heading: 'Child',
          cell: each => (
            <a class="govuk-link" href={whereHref(each.of)}>
              <bdi>{childName(names, each.childId)}</bdi>
            </a>
          ),
        },
        {
          key: 'what',
          heading: 'What',
          class: 'sl-card-across',
          cell: each => (
            <div class="sl-breaks">
              {each.which ?? each.what}
              {each.which !== undefined && (
                <>
                  <br />
                  <span class="sl-quiet">{each.what}</span>
                </>
              )}
            </div>
          ),
        },
        { key: 'due', heading: 'By', cell: each => <ShortDate day={each.dueOn} /> },
        { key: 'late', heading: 'State', class: 'sl-due__when', cell: each => <LateTag {...each} /> },
        {
          key: 'week',
          heading: 'Week',
          cell: ({ of }) => <Week stage={of.stage} from={of.weeksFrom} today={today} />,
        },
        {
          key: 'who',
          heading: 'Who has to act',
          cell: each => <bdi>{whoWords(each.who, each.of, organisation)}</bdi>,
        },
        ...(mayAsk
          ? [
              {
                key: 'ask',
                heading: 'Action',
                class: 'sl-nowrap',
                cell: (each: Pressing) => (
                  <a class="govuk-link govuk-link--no-visited-state" href={askHref(each)}>
                    {each.of.process === undefined ? 'Take it up' : 'Ask for it'}
                    <span class="govuk-visually-hidden">
                      : {each.which ?? each.what}, {names.get(each.childId) ?? 'this child'}
                    </span>
                  </a>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

/** A process's own page; a child's legal page where imports alone tell of it. */
export function whereHref({ process, childId }: Tracked): string {
  return process === undefined ? legalHref(childId) : processHref(process)
}

function askHref({ of, ...todo }: Pressing): string {
  if (of.process === undefined) return legalHref(of.childId)
  return hrefWith(processHref(of.process, '/action'), { for: todoKey(todo) })
}
