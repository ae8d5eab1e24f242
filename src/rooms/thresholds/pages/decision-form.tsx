import { consents, type DecisionProblem, decidedAt, partnerViews } from '../../../domain/thresholds/decision.ts'
import type { Framework } from '../../../domain/thresholds/framework.ts'
import { Button, Checkboxes, DateInput, Input, Radios, Select, Textarea } from '../../../ui/index.ts'
import { childThresholdsHref } from '../addresses.ts'
import { type DecisionTyped, noneFound } from '../decision-typed.ts'

interface FormProps {
  readonly childId: string
  readonly framework: Framework
  readonly typed: DecisionTyped
  readonly problems: readonly DecisionProblem[]
  readonly csrf: string
}

const consentWords = { given: 'Given', 'dispensed with': 'Dispensed with', 'not asked for': 'Not asked for' } as const
const viewWords = { agrees: 'Agrees', disagrees: 'Disagrees', 'not asked': 'Was not asked' } as const

/** The form of a decision on the level of need and help. */
export function DecisionForm({ childId, framework, typed, problems, csrf }: FormProps) {
  const error = (field: string) => problems.find(each => each.field === field)?.message
  const levels = framework.levels.map(each => ({ value: each.id, text: each.name, hint: each.says }))
  const choices = (first: string) => [
    { value: '', text: first },
    ...framework.levels.map(each => ({ value: each.id, text: each.name })),
  ]
  const indicators = framework.domains.flatMap(each => each.indicators)
  return (
    <form action={childThresholdsHref(childId, '/decide')} method="post" novalidate>
      <input type="hidden" name="_csrf" value={csrf} />
      <input type="hidden" name="decision" value={typed.decision} />
      <input type="hidden" name="version" value={typed.version} />
      {framework.domains.map((each, index) => (
        <Checkboxes
          name="indicators"
          idPrefix={index === 0 ? 'indicators' : `indicators-${each.id}`}
          legend={each.name}
          legendClass="govuk-fieldset__legend--s"
          hint={index === 0 ? 'What is so of this child now' : undefined}
          error={index === 0 ? error('indicators') : undefined}
          small
          values={typed.indicators}
          items={each.indicators.filter(one => one.kind === 'need').map(one => ({ value: one.id, text: one.text }))}
        />
      ))}
      <Checkboxes
        name="protective"
        legend="What protects this child"
        legendClass="govuk-fieldset__legend--s"
        small
        values={typed.protective}
        error={error('protective')}
        items={[
          ...indicators.filter(one => one.kind === 'protective').map(one => ({ value: one.id, text: one.text })),
          { divider: 'or' },
          { value: noneFound, text: 'Nothing was found' },
        ]}
      />
      <Checkboxes
        name="contexts"
        legend="Where outside home"
        legendClass="govuk-fieldset__legend--s"
        small
        values={typed.contexts}
        error={error('contexts')}
        items={[
          ...framework.contexts.map(each => ({ value: each.id, text: each.name, hint: each.says })),
          { divider: 'or' },
          { value: noneFound, text: 'Nothing was found outside home' },
        ]}
      />
      <Select
        name="at"
        label="Decided at"
        labelClass="govuk-label--s"
        value={typed.at}
        error={error('at')}
        items={[{ value: '', text: 'Choose' }, ...decidedAt.map(each => ({ value: each, text: each }))]}
      />
      <DateInput
        id="decided"
        legend="Decided on"
        legendClass="govuk-fieldset__legend--s"
        values={{ day: typed['decided-day'], month: typed['decided-month'], year: typed['decided-year'] }}
        error={error('decided')}
      />
      <Select
        name="before"
        label="Level before"
        labelClass="govuk-label--s"
        value={typed.before}
        error={error('before')}
        items={choices('None was decided before')}
      />
      <Select
        name="referrer"
        label="Level that whoever asked for help thought right"
        labelClass="govuk-label--s"
        value={typed.referrer}
        items={choices('Nobody said')}
      />
      <Radios
        name="after"
        legend="Level decided"
        legendClass="govuk-fieldset__legend--m"
        value={typed.after}
        error={error('after')}
        items={levels}
      />
      <Textarea
        name="rationale"
        label="Why"
        labelClass="govuk-label--s"
        hint="What in this child’s life makes it this level, and not the one next to it."
        rows={4}
        value={typed.rationale}
        error={error('rationale')}
      />
      <Textarea
        name="alternatives"
        label="What else was thought of"
        labelClass="govuk-label--s"
        rows={2}
        value={typed.alternatives}
      />
      <Radios
        name="consent"
        legend="The family’s consent"
        legendClass="govuk-fieldset__legend--s"
        small
        value={typed.consent}
        error={error('consent')}
        items={consents.map(value => ({ value, text: consentWords[value] }))}
      />
      <Textarea
        name="why-dispensed"
        label="Why without consent"
        labelClass="govuk-label--s"
        hint="Where it was not given"
        rows={2}
        value={typed['why-dispensed']}
        error={error('why-dispensed')}
      />
      <Radios
        name="partner-view"
        legend="The partner’s view"
        legendClass="govuk-fieldset__legend--s"
        small
        value={typed['partner-view']}
        error={error('partner-view')}
        items={partnerViews.map(value => ({ value, text: viewWords[value] }))}
      />
      <Input
        name="partner"
        label="Which partner"
        labelClass="govuk-label--s"
        hint="Such as “School nurse”"
        value={typed.partner}
        error={error('partner')}
        autocomplete="off"
      />
      <Textarea
        name="partner-says"
        label="What they say"
        labelClass="govuk-label--s"
        hint="In their words. A disagreement can be escalated from the decision’s page."
        rows={2}
        value={typed['partner-says']}
        error={error('partner-says')}
      />
      <DateInput
        id="next"
        legend="Looked at again by"
        legendClass="govuk-fieldset__legend--s"
        values={{ day: typed['next-day'], month: typed['next-month'], year: typed['next-year'] }}
        error={error('next')}
      />
      <Button preventDoubleClick>Record the decision</Button>
    </form>
  )
}
