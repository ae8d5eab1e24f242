import { day } from '../../../domain/calendar/day.ts'
import { englandInstant } from '../../../domain/calendar/england-instant.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import type { AuditedDecision } from '../../../store/thresholds/index.ts'
import {
  Button,
  InsetText,
  Link,
  NotificationBanner,
  ProblemSummary,
  Radios,
  SummaryList,
  Textarea,
} from '../../../ui/index.ts'
import { childThresholdsHref } from '../addresses.ts'
import type { Frameworks } from '../reading.ts'
import { movedWords } from './child-thresholds.tsx'

interface DecisionProps {
  readonly decision: AuditedDecision
  readonly frameworks: Frameworks
  readonly mayRecord: boolean
  /** This reader may say what they would have decided. */
  readonly mayAudit: boolean
  readonly audit: {
    readonly level: string
    readonly because: string
    readonly problems: readonly { field: 'level' | 'because'; message: string }[]
  }
  readonly done: boolean
  readonly csrf: string
}

/** A decision with the words of the framework of its day. */
export function DecisionPage(props: DecisionProps) {
  const { decision, frameworks, mayRecord, mayAudit, audit, done } = props
  const { child_id, decision_id, version } = decision
  const framework = frameworks.of(version)
  const nameOf = (id: string | null) =>
    id === null ? 'Nobody said' : (framework.levels.find(each => each.id === id)?.name ?? id)
  const indicators = framework.domains.flatMap(domain =>
    domain.indicators.map(each => ({ ...each, domain: domain.name })),
  )
  const chosen = indicators.filter(each => decision.indicators.includes(each.id))
  const texts = (kind: 'need' | 'protective') => chosen.filter(each => each.kind === kind).map(each => each.text)
  const contexts = framework.contexts.filter(each => decision.contexts.includes(each.id)).map(each => each.name)
  const words = (text: string) => <bdi class="sl-breaks">{text}</bdi>
  return (
    <>
      <ProblemSummary problems={audit.problems} />
      {done && <NotificationBanner type="success" text="What you would have decided is kept." />}
      <h2 class="govuk-heading-m">
        {decision.level_name}, {movedWords(decision, frameworks)}
      </h2>
      <SummaryList
        rows={[
          {
            key: 'Decided',
            value: `${longDate(day(decision.decided_on))} at ${decision.decided_at}, by ${decision.decided_by_name}`,
          },
          {
            key: 'By the framework',
            value: <Link href={`/thresholds/versions/${version}`}>{`Version ${version}`}</Link>,
          },
          { key: 'Needs', value: <Lines texts={texts('need')} none="None chosen" /> },
          { key: 'What protects the child', value: <Lines texts={texts('protective')} none="Nothing was found" /> },
          { key: 'Outside home', value: <Lines texts={contexts} none="Nothing was found" /> },
          { key: 'Why', value: words(decision.rationale) },
          decision.alternatives === ''
            ? undefined
            : { key: 'What else was thought of', value: words(decision.alternatives) },
          {
            key: 'Consent',
            value: (
              <>
                {decision.consent}
                {decision.why_dispensed !== '' && <>: {words(decision.why_dispensed)}</>}
              </>
            ),
          },
          { key: 'Level whoever asked thought right', value: nameOf(decision.referrer_level) },
          {
            key: 'Partner',
            value: (
              <>
                {decision.partner !== '' && <>{words(decision.partner)}: </>}
                {decision.partner_view}
                {decision.partner_says !== '' && <>: {words(decision.partner_says)}</>}
              </>
            ),
          },
          { key: 'Looked at again by', value: longDate(day(decision.next_on)) },
        ]}
      />
      {mayRecord && (
        <p class="govuk-body">
          <Link href={childThresholdsHref(child_id, '/escalate', { decision: decision_id })}>
            Somebody disagrees: escalate it
          </Link>
        </p>
      )}
      {decision.audit !== undefined && (
        <InsetText>
          {decision.audit.audited_by_name} would have decided {decision.audit.level_name} (
          {englandInstant(decision.audit.audited_at)}): {words(decision.audit.because)}
        </InsetText>
      )}
      {mayAudit && (
        <AuditForm
          {...props}
          levels={framework.levels.map(each => ({ value: each.id, text: each.name, hint: each.says }))}
        />
      )}
      <p class="govuk-body">
        <Link href={childThresholdsHref(child_id)}>All decisions on this child</Link>
      </p>
    </>
  )
}

function Lines({ texts, none }: { readonly texts: readonly string[]; readonly none: string }) {
  if (texts.length === 0) return <>{none}</>
  return (
    <ul class="govuk-list govuk-!-margin-bottom-0">
      {texts.map(each => (
        <li>{each}</li>
      ))}
    </ul>
  )
}

function AuditForm({
  decision,
  audit,
  levels,
  csrf,
}: DecisionProps & { readonly levels: readonly { value: string; text: string; hint: string }[] }) {
  const error = (field: 'level' | 'because') => audit.problems.find(each => each.field === field)?.message
  return (
    <form action={childThresholdsHref(decision.child_id, `/${decision.decision_id}/audit`)} method="post" novalidate>
      <input type="hidden" name="_csrf" value={csrf} />
      <Radios
        name="level"
        legend="As its auditor, what would you have decided?"
        legendClass="govuk-fieldset__legend--m"
        hint="By the needs, what protects the child and the reasons above."
        value={audit.level}
        error={error('level')}
        items={levels}
      />
      <Textarea
        name="because"
        label="Why"
        labelClass="govuk-label--s"
        rows={3}
        value={audit.because}
        error={error('because')}
      />
      <Button variant="secondary" preventDoubleClick>
        Keep the audit
      </Button>
    </form>
  )
}
