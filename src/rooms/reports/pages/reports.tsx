import { englandInstant } from '../../../domain/calendar/england-instant.ts'
import type { PublishedReport } from '../../../store/published-reports.ts'
import {
  Button,
  ButtonGroup,
  DateInput,
  Details,
  Downloads,
  EmptyState,
  ErrorSummary,
  Input,
  NotificationBanner,
  PageHeading,
  PrintButton,
  ProblemSummary,
  Table,
  Textarea,
  WarningText,
} from '../../../ui/index.ts'
import type { ReportContent } from '../content.ts'
import { dayWords, ReportNumbers } from './report.tsx'

type Listed = Omit<PublishedReport, 'content'>

/** Where a report is. */
export function reportAddress(reportId: string, more = ''): string {
  return `/reports/${reportId}${more}`
}

/** What has been published: all of it, those withdrawn for publishers alone. */
export function ReportsPage({
  reports,
  mayPublish,
}: {
  readonly reports: readonly Listed[]
  readonly mayPublish: boolean
}) {
  const withdrawn = reports.filter(each => each.withdrawn_at !== null)
  return (
    <>
      <PageHeading
        lead="Numbers of the whole service as at a day, published for people outside it. They stay as they were."
        actions={
          mayPublish && (
            <Button href="/reports/new" class="govuk-!-margin-bottom-0">
              Publish a report
            </Button>
          )
        }
      >
        Published reports
      </PageHeading>
      <ReportList
        caption="Published reports"
        reports={reports.filter(each => each.withdrawn_at === null)}
        empty={
          <EmptyState title="Nothing has been published yet">
            {mayPublish
              ? 'Publish the numbers of a day for councillors, inspectors and partners.'
              : 'Reports are listed here once somebody of the service has published them.'}
          </EmptyState>
        }
      />
      {mayPublish && withdrawn.length > 0 && <ReportList caption="Withdrawn" reports={withdrawn} />}
    </>
  )
}

/** Reports as a table of links. */
export function ReportList(props: {
  readonly caption: string
  readonly reports: readonly Listed[]
  readonly empty?: preact.ComponentChildren
}) {
  return (
    <Table<Listed>
      caption={props.caption}
      captionSize="m"
      rows={props.reports}
      empty={props.empty}
      columns={[
        {
          key: 'title',
          heading: 'Report',
          cell: each => (
            <a class="govuk-link" href={reportAddress(each.report_id)}>
              {each.title}
            </a>
          ),
        },
        { key: 'as-at', heading: 'As at', cell: each => dayWords(each.as_at) },
        { key: 'published', heading: 'Published', cell: each => englandInstant(each.published_at) },
      ]}
    />
  )
}

/** Words that somebody typed, with a full stop where they end without one. */
function asSentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`
}

/** One report as published. */
export function ReportPage(props: {
  readonly report: PublishedReport
  readonly content: ReportContent
  readonly mayPublish: boolean
  readonly publisher: string | undefined
  readonly done?: boolean | undefined
  readonly problem?: string | undefined
  readonly csrf: string
}) {
  const { report, content, mayPublish, problem } = props
  return (
    <>
      {problem !== undefined && <ErrorSummary errors={[{ text: problem, href: '#because' }]} />}
      {props.done && <NotificationBanner type="success" text="The report is published" />}
      <PageHeading
        caption="Published report"
        actions={
          <>
            <Downloads what="the report" csv={reportAddress(report.report_id, '/export?format=csv')} />
            <PrintButton />
          </>
        }
      >
        {report.title}
      </PageHeading>
      {report.withdrawn_at !== null && (
        <WarningText>
          Withdrawn on {englandInstant(report.withdrawn_at)}: {asSentence(report.withdrawn_because ?? '')} Only those
          who publish still see it.
        </WarningText>
      )}
      {report.note !== '' && <p class="govuk-body sl-breaks">{report.note}</p>}
      <ReportNumbers content={content} asAt={report.as_at} source={report.source} dataVersion={report.data_version} />
      <p class="govuk-body">
        Published {englandInstant(report.published_at)}
        {props.publisher !== undefined && ` by ${props.publisher}`}.
      </p>
      {mayPublish && report.withdrawn_at === null && (
        <Details summary="Withdraw the report" open={problem !== undefined} id="withdraw">
          <form action={reportAddress(report.report_id, '/withdraw')} method="post" novalidate>
            <input type="hidden" name="_csrf" value={props.csrf} />
            <Input
              name="because"
              label="Why"
              hint="Nobody outside sees it from then on; it is kept, with the reason."
              error={problem}
              autocomplete="off"
            />
            <Button variant="warning">Withdraw</Button>
          </form>
        </Details>
      )}
    </>
  )
}

export interface NewReportTyped {
  readonly title: string
  readonly note: string
  readonly day: string
  readonly month: string
  readonly year: string
}

export interface ReportProblem {
  readonly field: 'title' | 'note' | 'on'
  readonly message: string
}

/** The form by which a report is begun. */
export function NewReportPage(props: {
  readonly typed: NewReportTyped
  readonly problems: readonly ReportProblem[]
  readonly csrf: string
}) {
  const { typed, problems } = props
  const error = (field: string) => problems.find(each => each.field === field)?.message
  return (
    <>
      <ProblemSummary problems={problems} hrefOf={field => (field === 'on' ? '#on-day' : `#${field}`)} />
      <PageHeading lead="You see the numbers before anybody else does.">Publish a report</PageHeading>
      <form action="/reports/new" method="post" novalidate>
        <input type="hidden" name="_csrf" value={props.csrf} />
        <Input
          name="title"
          label="Title"
          labelClass="govuk-label--s"
          hint="Such as “Timeliness in November 2026”. Never a child's or a worker's name."
          value={typed.title}
          error={error('title')}
          class="govuk-!-width-two-thirds"
          autocomplete="off"
        />
        <DateInput
          id="on"
          legend="As at"
          legendClass="govuk-fieldset__legend--s"
          hint="Empty for today."
          values={{ day: typed.day, month: typed.month, year: typed.year }}
          error={error('on')}
        />
        <Textarea
          name="note"
          label="Note"
          labelClass="govuk-label--s"
          hint="What a reader outside should know. Never anything about one child."
          value={typed.note}
          error={error('note')}
        />
        <ButtonGroup>
          <Button name="step" value="look">
            See the numbers
          </Button>
          <a class="govuk-link" href="/reports">
            Cancel
          </a>
        </ButtonGroup>
      </form>
    </>
  )
}

/** What would be published, to be looked at first. */
export function LookPage(props: {
  readonly typed: NewReportTyped
  readonly content: ReportContent
  readonly asAt: string
  readonly source: string
  readonly dataVersion: number
  /** Newer data has come in since it was last looked at. */
  readonly isNewer: boolean
  readonly csrf: string
}) {
  const { typed } = props
  const [year, month, date] = props.asAt.split('-')
  return (
    <>
      {props.isNewer && (
        <NotificationBanner text="Newer data has come in since you looked. Look at the numbers once more." />
      )}
      <PageHeading caption="Not yet published">{typed.title}</PageHeading>
      {typed.note !== '' && <p class="govuk-body sl-breaks">{typed.note}</p>}
      <ReportNumbers content={props.content} asAt={props.asAt} source={props.source} dataVersion={props.dataVersion} />
      <WarningText>Once published it stays as it is. People outside the service can read it at once.</WarningText>
      <form action="/reports/new" method="post">
        <input type="hidden" name="_csrf" value={props.csrf} />
        <input type="hidden" name="title" value={typed.title} />
        <input type="hidden" name="note" value={typed.note} />
        <input type="hidden" name="on-day" value={date} />
        <input type="hidden" name="on-month" value={month} />
        <input type="hidden" name="on-year" value={year} />
        <input type="hidden" name="looked-at" value={String(props.dataVersion)} />
        <ButtonGroup>
          <Button name="step" value="publish" preventDoubleClick>
            Publish
          </Button>
          <Button name="step" value="change" variant="secondary">
            Change something
          </Button>
        </ButtonGroup>
      </form>
    </>
  )
}
