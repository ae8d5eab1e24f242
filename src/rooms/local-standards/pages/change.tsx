import type { Organisation } from '../../../domain/access/organisation.ts'
import { type Day, day } from '../../../domain/calendar/day.ts'
import { englandInstant } from '../../../domain/calendar/england-instant.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { settingInWords } from '../../../domain/standards/local/localise.ts'
import { settingOn } from '../../../domain/standards/local/setting.ts'
import type { Standard } from '../../../domain/standards/standard.ts'
import { mayBeWithdrawn, type ProposedChange, stateOfChange } from '../../../store/local-standards.ts'
import {
  Button,
  Details,
  ErrorSummary,
  Input,
  Link,
  NotificationBanner,
  PageHeading,
  Radios,
  SummaryList,
} from '../../../ui/index.ts'
import { changeHref } from '../addresses.ts'
import type { KeptEffect } from '../effect.ts'
import { settingRows, stateWords } from '../words.ts'
import { EffectByUnit, effectSentence } from './effect-tables.tsx'

export const doneWords = {
  proposed: 'It is proposed. Nothing goes by it until it is approved.',
  approved: 'It is approved. Every child is now worked out again, which may take a few minutes.',
  declined: 'It is declined. Nothing changes.',
  withdrawn: 'It is withdrawn. Nothing goes by it.',
} as const

export interface ChangeProblem {
  readonly field: 'decision' | 'note' | 'because'
  readonly message: string
}

interface ChangePageProps {
  readonly change: ProposedChange
  /** With its settings by date. */
  readonly standard: Standard
  readonly title: string
  readonly names: ReadonlyMap<string, string>
  readonly organisation: Organisation
  readonly today: Day
  /** It waits for this reader. */
  readonly mayDecide: boolean
  readonly maySet: boolean
  readonly maySeeNumbers: boolean
  readonly done: keyof typeof doneWords | undefined
  readonly problem: ChangeProblem | undefined
  readonly csrf: string
}

/** One change: what, from when, why, what it was found to touch, and what became of it. */
export function ChangePage(props: ChangePageProps) {
  const { change, standard, title, names, today, problem } = props
  const nameOf = (id: string) => names.get(id) ?? id
  const state = stateOfChange(change)
  const from = day(change.from_on)
  const before = new Map(
    settingRows(settingOn(withoutChange(standard, change), from)).map(each => [each.key, each.value]),
  )
  const effects = props.maySeeNumbers ? ((change.effect ?? []) as readonly KeptEffect[]) : []
  return (
    <>
      {problem !== undefined && <ErrorSummary errors={[{ text: problem.message, href: `#${problem.field}` }]} />}
      {props.done !== undefined && <NotificationBanner type="success" text={doneWords[props.done]} />}
      <PageHeading caption={`${change.standard_id} ${title}`}>
        {settingInWords(change.setting)}, from {longDate(from)}
      </PageHeading>
      <SummaryList
        rows={[
          { key: 'How it stands', value: stateWords[state] },
          ...settingRows(change.setting).map(({ key, value }) => ({
            key,
            value: (
              <>
                <strong>{value}</strong> <span class="sl-quiet">instead of {before.get(key)}</span>
              </>
            ),
          })),
          {
            key: 'First day',
            value:
              change.asked_from === change.from_on
                ? longDate(from)
                : `${longDate(from)}, the day it was approved (proposed for ${longDate(day(change.asked_from))})`,
          },
          { key: 'Why', value: <span class="sl-breaks">{change.reason}</span> },
          { key: 'Proposed', value: `${nameOf(change.proposed_by)}, ${englandInstant(change.proposed_at)}` },
          change.decided_at === null
            ? { key: 'To be approved by', value: nameOf(change.approver_id) }
            : {
                key: change.approved ? 'Approved' : 'Declined',
                value: (
                  <>
                    {nameOf(change.decided_by!)}, {englandInstant(change.decided_at)}
                    {change.note !== null && <div class="sl-breaks">{change.note}</div>}
                  </>
                ),
              },
          change.withdrawn_at === null
            ? undefined
            : {
                key: 'Withdrawn',
                value: (
                  <>
                    {nameOf(change.withdrawn_by!)}, {englandInstant(change.withdrawn_at)}
                    <div class="sl-breaks">{change.withdrawn_because}</div>
                  </>
                ),
              },
        ]}
      />
      {effects.map(effect => (
        <section>
          <h2 class="govuk-heading-m">
            {effect.when === 'today' ? 'Found as though it began that day' : 'What it was found to change'}
          </h2>
          <p class="govuk-body">
            By what was recorded on {englandInstant(change.proposed_at)}: {effectSentence(effect)}
          </p>
          <EffectByUnit effect={effect} organisation={props.organisation} />
        </section>
      ))}
      {props.mayDecide && <DecideForm {...props} />}
      {props.maySet && mayBeWithdrawn(change, today) && <WithdrawForm {...props} />}
      <p class="govuk-body">
        <Link href={`/standards/${change.standard_id}#local-setting`}>Back to the standard</Link>
      </p>
    </>
  )
}

/** The standard as it would be without this change: what it takes the place of. */
function withoutChange(standard: Standard, change: ProposedChange): Standard {
  const from = day(change.from_on)
  const local = standard.local?.filter(each => each.from < from)
  const { local: _, ...rest } = standard
  return local === undefined ? rest : { ...rest, local }
}

function DecideForm({ change, problem, csrf }: ChangePageProps) {
  const error = (field: ChangeProblem['field']) => (problem?.field === field ? problem.message : undefined)
  return (
    <form action={changeHref(change, '/decide')} method="post" novalidate>
      <input type="hidden" name="_csrf" value={csrf} />
      <Radios
        name="decision"
        legend="Your decision"
        legendClass="govuk-fieldset__legend--m"
        error={error('decision')}
        items={[
          {
            value: 'approve',
            text: 'Approve',
            hint: 'Every deadline is worked out again. Those that fell due before the first day stay as they were.',
          },
          { value: 'decline', text: 'Decline', hint: 'Nothing changes. It stays on record.' },
        ]}
      />
      <Input
        name="note"
        label="What you have to say to it"
        labelClass="govuk-label--s"
        hint="Needed to decline. Everybody who reads the standard sees it; never name a child."
        class="govuk-!-width-two-thirds"
        error={error('note')}
        autocomplete="off"
      />
      <Button preventDoubleClick>Save the decision</Button>
    </form>
  )
}

function WithdrawForm({ change, problem, csrf }: ChangePageProps) {
  return (
    <Details summary="Withdraw it" open={problem?.field === 'because'} id="withdraw">
      <form action={changeHref(change, '/withdraw')} method="post" novalidate>
        <input type="hidden" name="_csrf" value={csrf} />
        <Input
          name="because"
          label="Why"
          hint="It stays on record, with the reason. Never name a child."
          error={problem?.field === 'because' ? problem.message : undefined}
          autocomplete="off"
        />
        <Button variant="warning" preventDoubleClick>
          Withdraw
        </Button>
      </form>
    </Details>
  )
}
