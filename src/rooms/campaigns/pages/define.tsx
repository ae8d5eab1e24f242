import type { OpenFor } from '../../../analysis/index.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { type CohortClock, type CohortDefinition, cohortClocks } from '../../../domain/campaigns/definition.ts'
import type { Standard } from '../../../domain/standards/standard.ts'
import { counted } from '../../../domain/words/numbers.ts'
import {
  Button,
  Count,
  DateInput,
  Input,
  InsetText,
  NotificationBanner,
  numberText,
  PageHeading,
  ProblemSummary,
  Radios,
  Select,
  Table,
} from '../../../ui/index.ts'
import { unitName } from '../../live/index.ts'
import { cohortStatuses, type DefinitionProblem, type DefinitionTyped } from '../definition-typed.ts'

export interface FreezeTyped {
  readonly name: string
  readonly 'due-day': string
  readonly 'due-month': string
  readonly 'due-year': string
}

export interface FreezeProblem {
  readonly field: 'name' | 'due'
  readonly message: string
}

interface DefineProps {
  readonly typed: DefinitionTyped
  readonly problems: readonly (DefinitionProblem | FreezeProblem)[]
  /** As it would be fixed; undefined before anything was asked, and where it cannot be counted. */
  readonly found:
    | { readonly definition: CohortDefinition; readonly words: string; readonly children: readonly OpenFor[] }
    | undefined
  readonly freeze: FreezeTyped
  readonly campaignId: string
  readonly repeats: { readonly id: string; readonly name: string } | undefined
  /** How many it was when the number was shown, where it is another now. */
  readonly was: number | undefined
  readonly standards: readonly Standard[]
  readonly organisation: Organisation
  readonly today: Day
  readonly csrf: string
}

const clockNames: Readonly<Record<CohortClock, string>> = {
  involvement: 'This involvement: since the referral that opened it',
  plan: 'The present plan or status',
  cumulative: 'The last 36 months, closures of 90 days or fewer joined',
}

/** Chooses a group, shows its number, and fixes it. */
export function DefinePage(props: DefineProps) {
  const { problems, found, repeats, was } = props
  return (
    <>
      <ProblemSummary problems={problems} hrefOf={field => (field === 'due' ? '#due-day' : `#${field}`)} />
      {was !== undefined && found !== undefined && (
        <NotificationBanner
          text={`It was ${numberText(was)} when you last saw it and is ${numberText(found.children.length)} now: new data came in. Look again before you fix it.`}
        />
      )}
      <PageHeading
        lead={
          repeats === undefined
            ? 'Choose whom to look at and see how many they are. Nothing is fixed before you say so.'
            : 'The same group by the same words, on another day. The two are compared once reviews are in.'
        }
        {...(repeats === undefined ? {} : { caption: <bdi>Repeats {repeats.name}</bdi> })}
      >
        Begin a campaign
      </PageHeading>
      <DefinitionForm {...props} />
      {found !== undefined && <Found {...props} found={found} />}
    </>
  )
}

function DefinitionForm({ typed, problems, standards, organisation, today, repeats }: DefineProps) {
  const error = (field: DefinitionProblem['field']) => problems.find(each => each.field === field)?.message
  return (
    <form action="/campaigns/new" method="get" novalidate>
      {repeats !== undefined && <input type="hidden" name="repeats" value={repeats.id} />}
      <Input
        name="on"
        label="Open on"
        labelClass="govuk-label--s"
        hint={`Year, month, day. Today, ${longDate(today)}, or earlier.`}
        value={typed.on}
        error={error('on')}
        width={10}
        type="date"
      />
      <Input
        name="months"
        label="Open for so many months or more"
        labelClass="govuk-label--s"
        hint="0 for everybody open"
        value={typed.months}
        error={error('months')}
        width={3}
        inputmode="numeric"
        autocomplete="off"
      />
      <Radios
        name="clock"
        legend="The months are counted over"
        legendClass="govuk-fieldset__legend--s"
        small
        value={typed.clock}
        error={error('clock')}
        items={cohortClocks.map(value => ({ value, text: clockNames[value] }))}
      />
      <Select
        name="status"
        label="Open as"
        labelClass="govuk-label--s"
        value={typed.status}
        error={error('status')}
        items={[{ value: '', text: 'Anything' }, ...cohortStatuses.map(each => ({ value: each, text: each }))]}
      />
      <Input
        name="plan-months"
        label="On a child protection plan for so many months or more"
        labelClass="govuk-label--s"
        hint="Leave empty for all, on a plan or not"
        value={typed['plan-months']}
        error={error('plan-months')}
        width={3}
        inputmode="numeric"
        autocomplete="off"
      />
      <Select
        name="overdue"
        label="With something overdue of"
        labelClass="govuk-label--s"
        value={typed.overdue}
        error={error('overdue')}
        items={[
          { value: '', text: 'Anything or nothing' },
          ...standards.map(each => ({ value: each.id, text: `${each.id} ${each.title}` })),
        ]}
      />
      <Select
        name="part"
        label="Held in"
        labelClass="govuk-label--s"
        value={typed.part}
        error={error('part')}
        items={[
          { value: '', text: 'The whole service' },
          {
            heading: 'Service areas',
            items: organisation.services.map(each => ({ value: `service:${each.id}`, text: each.name })),
          },
          { heading: 'Units', items: organisation.units.map(each => ({ value: `unit:${each.id}`, text: each.name })) },
        ]}
      />
      <Button variant="secondary">See how many they are</Button>
    </form>
  )
}

interface Line {
  readonly name: string
  readonly count: number
}

function Found({
  found,
  freeze,
  problems,
  campaignId,
  repeats,
  organisation,
  typed,
  csrf,
}: DefineProps & { readonly found: NonNullable<DefineProps['found']> }) {
  const { words, children } = found
  const error = (field: FreezeProblem['field']) => problems.find(each => each.field === field)?.message
  const tally = (nameOf: (each: OpenFor) => string): Line[] =>
    [...Map.groupBy(children, nameOf)]
      .map(([name, own]) => ({ name, count: own.length }))
      .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'en-GB', { numeric: true }))
  return (
    <section aria-labelledby="found">
      <h2 class="govuk-heading-m" id="found">
        {counted(children.length, 'child', 'children')}
      </h2>
      <InsetText>{words}</InsetText>
      {children.length === 0 ? (
        <p class="govuk-body">Nobody is so by the data there is. Choose fewer months, or leave a condition out.</p>
      ) : (
        <>
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-one-half">
              <TallyTable caption="By what they are open as" rows={tally(each => each.status)} />
            </div>
            <div class="govuk-grid-column-one-half">
              <TallyTable caption="By unit" rows={tally(each => unitName(organisation, each.unit))} />
            </div>
          </div>
          <p class="govuk-body">
            Restricted children are in it only where you are named on them. You may open{' '}
            <Count count={children.filter(each => each.mayOpen).length} /> of them yourself.
          </p>
          <form action="/campaigns" method="post" novalidate>
            <input type="hidden" name="_csrf" value={csrf} />
            <input type="hidden" name="campaign" value={campaignId} />
            <input type="hidden" name="counted" value={children.length} />
            {repeats !== undefined && <input type="hidden" name="repeats" value={repeats.id} />}
            {Object.entries(typed).map(([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ))}
            <h2 class="govuk-heading-m">Fix the group</h2>
            <Input
              name="name"
              label="What the campaign is called"
              labelClass="govuk-label--s"
              hint="Never name a child"
              value={freeze.name}
              error={error('name')}
              autocomplete="off"
            />
            <DateInput
              id="due"
              legend="Last day for reviews"
              legendClass="govuk-fieldset__legend--s"
              values={{ day: freeze['due-day'], month: freeze['due-month'], year: freeze['due-year'] }}
              error={error('due')}
            />
            <p class="govuk-body">
              The children, the day, the data they were counted from and the words above stay as they are from then on.
            </p>
            <Button preventDoubleClick>{`Fix these ${numberText(children.length)} and begin`}</Button>
          </form>
        </>
      )}
    </section>
  )
}

function TallyTable({ caption, rows }: { readonly caption: string; readonly rows: readonly Line[] }) {
  return (
    <Table<Line>
      caption={caption}
      captionSize="s"
      rows={rows}
      keepOnPhone
      columns={[
        { key: 'name', heading: 'Which', cell: each => each.name },
        { key: 'count', heading: 'Children', numeric: true, cell: each => <Count count={each.count} /> },
      ]}
    />
  )
}
