import type { Watched } from '../../../analysis/index.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { capital } from '../../../domain/words/capital.ts'
import { noVisitsWords } from '../../../domain/words/visits.ts'
import {
  Downloads,
  EmptyState,
  hrefWith,
  KeyFigure,
  KeyFigures,
  Link,
  NoFiles,
  numberText,
  PageHeading,
  PrintButton,
  ShortDate,
  StateTag,
  SubNavigation,
  Table,
} from '../../../ui/index.ts'
import { childHref } from '../../child/index.ts'
import { unitName } from '../../live/index.ts'

/** One child of the watch, with what else is shown of it. */
export interface WatchRow extends Watched {
  readonly name: string
  readonly lastSeenOn: Day | undefined
}

interface WatchPageProps {
  /** Whether any visits are supplied at which a child was seen. */
  readonly visitsSupplied: boolean
  readonly rows: readonly WatchRow[]
  readonly outside: number
  readonly organisation: Organisation
  readonly day: Day
  readonly mayExport: boolean
}

/** Children within twelve weeks of stepping down: who has come back, and who has been seen since. */
export function WatchPage({ rows, outside, organisation, day, visitsSupplied, mayExport }: WatchPageProps) {
  const back = rows.filter(each => each.backOn !== undefined).length
  const workers = new Map(organisation.workers.map(each => [each.id, each.name ?? each.id]))
  return (
    <>
      <PageHeading
        caption="Progress meetings"
        lead={`Children who stepped down in the twelve weeks to ${longDate(day)}: from being looked after, a protection plan or a child in need plan. A strategy discussion, enquiry, new plan, care or re-referral in that time is a sign it was too soon.`}
        actions={<PrintButton />}
      >
        Twelve-week watch
      </PageHeading>
      <SubNavigation
        label="Progress meetings"
        items={[
          { text: 'Agenda', href: '/tracking' },
          { text: 'Measures', href: '/tracking/measures' },
          { text: 'Twelve-week watch', href: '/tracking/watch', current: true },
        ]}
      />
      <KeyFigures>
        <KeyFigure title="Watched">{rows.length}</KeyFigure>
        <KeyFigure title="Came back so far">{back}</KeyFigure>
      </KeyFigures>
      {outside > 0 && (
        <p class="govuk-body-s">{numberText(outside)} more are held outside your scope and not listed.</p>
      )}
      {rows.length > 0 && !mayExport && <NoFiles />}
      {rows.length > 0 && mayExport && (
        <Downloads
          what="the watch"
          csv={hrefWith('/tracking/watch/export', { format: 'csv' })}
          xlsx={hrefWith('/tracking/watch/export', { format: 'xlsx' })}
        />
      )}
      <Table<WatchRow>
        caption="Children watched"
        captionHidden
        rows={rows}
        empty={
          <EmptyState title="Nobody to watch">No child you may open stepped down in the last twelve weeks.</EmptyState>
        }
        columns={[
          {
            key: 'child',
            heading: 'Child',
            class: 'sl-breaks',
            cell: each => (
              <Link href={childHref({ childId: each.childId, on: undefined })}>
                <bdi>{each.name}</bdi>
              </Link>
            ),
          },
          { key: 'on', heading: 'Stepped down', cell: each => <ShortDate day={each.on} /> },
          { key: 'from', heading: 'From', cell: each => capital(each.from) },
          { key: 'to', heading: 'To', cell: each => capital(each.to) },
          { key: 'until', heading: 'Watched until', cell: each => <ShortDate day={each.watchedUntil} /> },
          {
            key: 'back',
            heading: 'Since then',
            class: 'sl-breaks',
            cell: each =>
              each.backOn === undefined ? (
                'no sign so far'
              ) : (
                <div>
                  <StateTag state="overdue" detail={`${each.backAs ?? 'came back'}`} /> <ShortDate day={each.backOn} />
                </div>
              ),
          },
          {
            key: 'seen',
            heading: 'Last seen',
            cell: each => (
              <ShortDate day={each.lastSeenOn} missing={visitsSupplied ? 'never recorded' : noVisitsWords} />
            ),
          },
          {
            key: 'held',
            heading: 'Held by, now or last',
            class: 'sl-breaks',
            cell: each => (
              <div>
                <bdi>{each.worker === undefined ? 'nobody recorded' : (workers.get(each.worker) ?? each.worker)}</bdi>
                <br />
                <span class="sl-quiet">{unitName(organisation, each.unit)}</span>
              </div>
            ),
          },
        ]}
      />
    </>
  )
}
