import { longDate } from '../../../domain/calendar/wording.ts'
import { type LocalSetting, partsToSet } from '../../../domain/standards/local/setting.ts'
import type { Standard } from '../../../domain/standards/standard.ts'
import {
  Button,
  ButtonGroup,
  DateInput,
  EmptyState,
  Input,
  NotificationBanner,
  PageHeading,
  ProblemSummary,
  Select,
  SummaryList,
  Textarea,
} from '../../../ui/index.ts'
import { settingHref } from '../addresses.ts'
import type { Approver } from '../queries.ts'
import type { SettingProblem, SettingTyped } from '../typed.ts'
import { settingRows, unitNames, whyNotAll } from '../words.ts'

interface FormProps {
  /** As set today. */
  readonly standard: Standard
  readonly now: LocalSetting
  readonly today: number
  readonly typed: SettingTyped
  readonly problems: readonly SettingProblem[]
  readonly approvers: readonly Approver[]
  /** What was tried is no longer remembered. */
  readonly forgotten: boolean
  readonly csrf: string
}

/** The form by which a setting is begun; nothing is kept before its effect has been seen. */
export function SettingFormPage(props: FormProps) {
  const { standard, now, today, typed, problems, approvers, csrf } = props
  const may = new Set(partsToSet(standard))
  const why = whyNotAll(standard)
  const error = (field: SettingProblem['field']) => problems.find(each => each.field === field)?.message
  return (
    <>
      <ProblemSummary problems={problems} hrefOf={field => (field === 'from' ? '#from-day' : `#${field}`)} />
      {props.forgotten && (
        <NotificationBanner text="What you tried is no longer remembered. Enter it once more, and see what it would change." />
      )}
      <PageHeading
        caption={`${standard.id} ${standard.title}`}
        lead="First see which children a change would touch. It is kept only when you propose it, and counts only when it has been approved."
      >
        Change the local setting
      </PageHeading>
      <SummaryList
        rows={[
          { key: 'The rule today', value: standard.rule },
          ...settingRows(now).map(each => ({ ...each, key: `${each.key} (today)` })),
        ]}
      />
      {why !== undefined && <p class="govuk-body">{why}</p>}
      {approvers.length === 0 ? (
        <EmptyState title="Nobody here may approve a change">
          A director or a head of service other than yourself has to hold a post. An administrator gives posts.
        </EmptyState>
      ) : (
        <form action={settingHref(standard.id, '/try')} method="post" novalidate>
          <input type="hidden" name="_csrf" value={csrf} />
          {may.has('interval') && (
            <Length
              name="interval"
              label="How long"
              hint="In working days, bank holidays and weekends do not count."
              unitLabel="Counted in"
              typed={typed}
              error={error('interval-count')}
            />
          )}
          {may.has('points') && (
            <>
              <Input
                name="points"
                label="Points from the start"
                labelClass="govuk-label--s"
                hint="In order, with commas between, such as 9, 12, 15."
                value={typed.points}
                error={error('points')}
                width={20}
                autocomplete="off"
              />
              <Unit name="points-unit" label="Points are counted in" value={typed['points-unit']} />
            </>
          )}
          {may.has('grace') && (
            <Length
              name="grace"
              label="Due so long after each point"
              unitLabel="The time after a point is counted in"
              typed={typed}
              error={error('grace-count')}
            />
          )}
          <Length
            name="soon"
            label={
              'fromStart' in standard.soon
                ? 'Shows as due soon so long after the start'
                : 'Shows as due soon so long before it is due'
            }
            hint="The amber time: it makes nothing late. 0 for the day itself."
            unitLabel="The amber time is counted in"
            typed={typed}
            error={error('soon-count')}
          />
          <DateInput
            id="from"
            legend="First day"
            legendClass="govuk-fieldset__legend--s"
            hint={`Today, ${longDate(today)}, or later. Deadlines that fell due before it stay as they were. If it is approved later than this, it begins on the day of approval.`}
            values={{ day: typed['from-day'], month: typed['from-month'], year: typed['from-year'] }}
            error={error('from')}
          />
          <Textarea
            name="reason"
            label="Why"
            labelClass="govuk-label--s"
            hint="Everybody who reads the standard sees it. Never name a child or a worker."
            value={typed.reason}
            rows={3}
            error={error('reason')}
          />
          <Select
            name="approver"
            label="Who is to approve it"
            labelClass="govuk-label--s"
            hint="A director or a head of service, other than yourself."
            value={typed.approver}
            error={error('approver')}
            items={[
              { value: '', text: 'Choose a person' },
              ...approvers.map(each => ({ value: each.id, text: each.name })),
            ]}
          />
          <ButtonGroup>
            <Button preventDoubleClick>See what it would change</Button>
            <a class="govuk-link" href={`/standards/${standard.id}#local-setting`}>
              Cancel
            </a>
          </ButtonGroup>
        </form>
      )}
    </>
  )
}

/** A number and what it counts. */
function Length(props: {
  readonly name: 'interval' | 'grace' | 'soon'
  readonly label: string
  readonly hint?: string
  readonly unitLabel: string
  readonly typed: SettingTyped
  readonly error: string | undefined
}) {
  const { name, typed } = props
  return (
    <div class="sl-length">
      <Input
        name={`${name}-count`}
        label={props.label}
        labelClass="govuk-label--s"
        hint={props.hint}
        value={typed[`${name}-count`]}
        error={props.error}
        width={4}
        inputmode="numeric"
        autocomplete="off"
      />
      <Unit name={`${name}-unit`} label={props.unitLabel} value={typed[`${name}-unit`]} />
    </div>
  )
}

function Unit({ name, label, value }: { readonly name: string; readonly label: string; readonly value: string }) {
  return (
    <Select
      name={name}
      label={label}
      value={value}
      items={Object.entries(unitNames).map(([unit, text]) => ({ value: unit, text }))}
    />
  )
}
