import type { Day } from '../../../domain/calendar/day.ts'
import { Button, EmptyState, Link, NotificationBanner, PageHeading, ShortDate, Table } from '../../../ui/index.ts'
import { childHref, rowHref } from '../../child/index.ts'
import { legalHref } from '../addresses.ts'
import { isUnderWay, type LegalOfChild } from '../of-child.ts'
import type { NotTakenUp } from '../told-elsewhere.ts'
import { type Done, doneWords } from '../words.ts'
import { Amiss, type FormState, HiddenFields } from './form-parts.tsx'
import { ProcessesTable } from './processes-table.tsx'
import { ReferForm } from './refer.tsx'

/** A child's processes: those held here, those only the extract tells of, and the form that refers the child. */
export function ChildLegalPage(props: {
  readonly name: string
  readonly legal: LegalOfChild
  readonly today: Day
  readonly state: FormState
  readonly formId: string
  readonly mayRecord: boolean
  readonly done: Done | undefined
  readonly csrf: string
}) {
  const { name, legal, today, state, formId, mayRecord, done, csrf } = props
  const { childId } = legal
  return (
    <>
      <Amiss state={state} days={['referred_on']} />
      {done !== undefined && <NotificationBanner text={doneWords[done]} />}
      <PageHeading
        caption={<bdi>{name}</bdi>}
        actions={
          <Link href={childHref({ childId, on: undefined })} plain>
            The child’s page
          </Link>
        }
      >
        Before and in court
      </PageHeading>
      <ProcessesTable
        processes={legal.processes}
        today={today}
        empty={
          <EmptyState title="No process is held here">
            {mayRecord
              ? 'Refer the child to legal below, or take up what the extract tells of.'
              : 'Nobody has referred this child to legal in Sightline.'}
          </EmptyState>
        }
      />
      <Elsewhere {...{ legal, mayRecord, csrf }} />
      {mayRecord && <ReferForm {...{ childId, state, formId, csrf }} isUnderWay={isUnderWay(legal)} />}
    </>
  )
}

/** Processes that only the extract tells of, each to be taken up here. */
function Elsewhere(props: { readonly legal: LegalOfChild; readonly mayRecord: boolean; readonly csrf: string }) {
  const { legal, mayRecord, csrf } = props
  const { childId, elsewhere } = legal
  if (elsewhere.length === 0) return null
  return (
    <section aria-labelledby="elsewhere">
      <h2 class="govuk-heading-m" id="elsewhere">
        Under way by the extract
      </h2>
      <p class="govuk-body">
        These are chased by what the extract says. Taken up here, their steps, assessments and decisions are entered
        here.
      </p>
      <Table<NotTakenUp>
        caption="Under way by the extract"
        captionHidden
        rows={elsewhere}
        columns={[
          {
            key: 'since',
            heading: 'Since',
            cell: ({ row }) => (
              <a class="govuk-link" href={rowHref({ childId, on: undefined }, row.source)}>
                <ShortDate day={row.on} />
              </a>
            ),
          },
          {
            key: 'kind',
            heading: 'What',
            cell: ({ kind }) => (kind === 'proceedings' ? 'In proceedings' : 'Pre-proceedings'),
          },
          ...(mayRecord
            ? [
                {
                  key: 'take',
                  heading: 'Take it up',
                  cell: ({ row }: NotTakenUp) => (
                    <form action={legalHref(childId, '/take-up')} method="post">
                      <HiddenFields csrf={csrf} />
                      <input type="hidden" name="row" value={row.source.key} />
                      <Button variant="secondary" preventDoubleClick>
                        Take it up here
                      </Button>
                    </form>
                  ),
                },
              ]
            : []),
        ]}
      />
    </section>
  )
}
