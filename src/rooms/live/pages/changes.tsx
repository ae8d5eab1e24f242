import type { DueItem } from '../../../analysis/index.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { childName } from '../../../domain/words/child-name.ts'
import {
  CountedFrom,
  Downloads,
  EmptyState,
  NoFiles,
  numberText,
  PageHeading,
  PrintButton,
  ShortDate,
  StateTag,
  Table,
} from '../../../ui/index.ts'
import { childHref, explanationHref } from '../../child/index.ts'
import { changesHref } from '../addresses.ts'
import type { View } from '../view.ts'
import type { WhatChanged } from '../what-changed.ts'
import { AsAtForm, AsAtProblem } from './as-at-form.tsx'
import { BoardViews } from './board-views.tsx'
import { heldColumn } from './held-column.tsx'

export interface ChangesPageProps {
  readonly view: View
  readonly changes: WhatChanged
  readonly names: ReadonlyMap<string, string>
  readonly organisation: Organisation
  readonly download: ((format: string) => string) | undefined
}

/** What changed since the day before, or over seven days: newly overdue, done, and done earlier but only now recorded. */
export function ChangesPage(props: ChangesPageProps) {
  const { view, changes, download } = props
  const { days, recordedLate } = changes
  const { chosen, asAt } = view
  const { day, today } = asAt
  const [before, since] = [longDate(day - 1), longDate(day - days)]
  return (
    <>
      <AsAtProblem asAt={asAt} />
      <PageHeading
        caption={day === today ? `As at today, ${longDate(day)}` : `As at ${longDate(day)}`}
        actions={
          <>
            <AsAtForm
              asAt={asAt}
              action="/live/changes"
              keep={{ ...chosen.query, days: days === 1 ? undefined : String(days) }}
            />
            <PrintButton />
          </>
        }
      >
        {chosen.title}
      </PageHeading>
      <BoardViews view={view} current="changes" />
      <p class="govuk-body">
        {days === 1 ? `Since ${since}.` : `In the ${days} days since ${since}.`}{' '}
        <a class="govuk-link" href={changesHref(view, days === 1 ? 7 : 1)}>
          {days === 1 ? 'See what changed in seven days' : 'See what changed in one day'}
        </a>
      </p>
      {download ? <Downloads what="what changed" csv={download('csv')} xlsx={download('xlsx')} /> : <NoFiles />}
      <Part
        {...props}
        title="Newly overdue"
        id="newly-overdue"
        found={changes.newlyOverdue}
        says={`Due by ${before}, and not done${days === 1 ? '' : `; not yet overdue on ${since}`}.`}
        none="Nothing became overdue."
      />
      <Part
        {...props}
        title="Done"
        id="newly-done"
        found={changes.newlyDone}
        says={
          days === 1
            ? `Recorded as done on ${longDate(day)}.`
            : `Recorded as done after ${since}, up to ${longDate(day)}.`
        }
        none={`Nothing is recorded as done ${days === 1 ? 'on the day itself' : 'in these days'}.`}
      />
      {typeof recordedLate === 'string' ? (
        <section aria-labelledby="recorded-late">
          <h2 class="govuk-heading-m" id="recorded-late">
            Recorded late
          </h2>
          <p class="govuk-body">{recordedLate}</p>
        </section>
      ) : (
        <Part
          {...props}
          title="Recorded late"
          id="recorded-late"
          found={recordedLate}
          says={`Done on ${before} or earlier, and in no import until ${longDate(day)}.`}
          none="Nothing done earlier came in with an import of the day."
        />
      )}
    </>
  )
}

interface PartProps extends ChangesPageProps {
  readonly title: string
  readonly id: string
  readonly found: { readonly count: number; readonly items: readonly (DueItem & { readonly metOn?: number })[] }
  readonly says: string
  readonly none: string
}

/** How many of a list are written out; the file has all of them. */
export const changesShown = 200

function Part({ view, names, organisation, title, id, found, says, none }: PartProps) {
  const { on } = view.asAt
  const outside = found.count - found.items.length
  const shown = found.items.slice(0, changesShown)
  const hasDates = shown.some(each => each.metOn !== undefined)
  return (
    <section aria-labelledby={id}>
      <h2 class="govuk-heading-m" id={id}>
        {title}: {numberText(found.count)}
      </h2>
      {found.count > 0 && (
        <p class="govuk-body">
          {says}
          {outside > 0 && ` ${numberText(outside)} of them are outside your scope and not listed.`}
          {found.items.length > shown.length && ` The first ${changesShown} are shown; the download has all of them.`}
        </p>
      )}
      <Table<DueItem & { readonly metOn?: number }>
        caption={title}
        captionHidden
        rows={shown}
        empty={
          found.count === 0 ? (
            <p class="govuk-body">{none}</p>
          ) : (
            <EmptyState title="Nobody to list">All of them are held outside your scope.</EmptyState>
          )
        }
        columns={[
          {
            key: 'child',
            heading: 'Child',
            cell: each => (
              <a class="govuk-link" href={childHref({ childId: each.childId, on })}>
                {childName(names, each.childId)}
              </a>
            ),
          },
          { key: 'what', heading: 'What', class: 'sl-card-across', cell: each => view.standards.judging(each).title },
          {
            key: 'due',
            heading: 'Due',
            cell: each => (
              <a
                class="govuk-link govuk-link--no-visited-state"
                href={explanationHref({ childId: each.childId, on }, each)}
              >
                <ShortDate day={each.dueOn} />
                <span class="govuk-visually-hidden"> {each.standardId} explained</span>
              </a>
            ),
          },
          ...(hasDates
            ? [
                {
                  key: 'met',
                  heading: 'Done',
                  cell: (each: { readonly metOn?: number }) => <ShortDate day={each.metOn} />,
                },
              ]
            : []),
          {
            key: 'state',
            heading: 'State',
            cell: each => (
              <div>
                <StateTag state={each.state} />
                <CountedFrom lateAfter={each.lateAfter} />
              </div>
            ),
          },
          heldColumn(organisation),
        ]}
      />
    </section>
  )
}
