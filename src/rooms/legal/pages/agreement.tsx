import type { Day } from '../../../domain/calendar/day.ts'
import { parseDay } from '../../../domain/calendar/day.ts'
import { agreementResults } from '../../../domain/legal/index.ts'
import { capital } from '../../../domain/words/capital.ts'
import type { HeldAgreementItem, HeldProcess } from '../../../store/legal/index.ts'
import { Button, Details, Radios, ShortDate, StateTag, Table } from '../../../ui/index.ts'
import { processHref } from '../addresses.ts'
import { Amiss, DayField, errorAt, type FormState, HiddenFields, LineField, WordsField } from './form-parts.tsx'

interface AgreementProps {
  readonly process: HeldProcess
  readonly agreement: readonly HeldAgreementItem[]
  readonly today: Day
  readonly mayRecord: boolean
  readonly formId: string
  readonly csrf: string
  readonly failed: { readonly id: string; readonly state: FormState } | undefined
}

const empty: FormState = { typed: {}, problems: [] }

/** What was agreed with the parents, or asked of the authority: each point with the day it is looked at, and what was found. */
export function AgreementSection(props: AgreementProps) {
  const { process, agreement, today, mayRecord, formId, csrf, failed } = props
  const fresh: FormState = { ...(failed?.id === '' ? failed.state : empty), prefix: 'new-item-' }
  return (
    <section aria-labelledby="agreement">
      <h2 class="govuk-heading-m" id="agreement">
        The written agreement
      </h2>
      <Table<HeldAgreementItem>
        caption="The written agreement"
        captionHidden
        rows={agreement}
        empty={<p class="govuk-body">No point of it is entered.</p>}
        columns={[
          {
            key: 'what',
            heading: 'What was agreed',
            cell: each => (
              <div class="sl-breaks">
                {each.what}
                <div class="sl-quiet">{each.who}</div>
              </div>
            ),
          },
          { key: 'agreed', heading: 'Agreed', cell: each => <ShortDate day={parseDay(each.agreed_on)} /> },
          { key: 'review', heading: 'To be looked at by', cell: each => <ShortDate day={parseDay(each.review_on)} /> },
          { key: 'found', heading: 'What was found', cell: each => <Found each={each} today={today} /> },
          ...(mayRecord && agreement.some(isOpen)
            ? [
                {
                  key: 'settle',
                  heading: 'Look at it',
                  cell: (each: HeldAgreementItem) => <Settle {...props} each={each} />,
                },
              ]
            : []),
        ]}
      />
      {mayRecord && (
        <Details summary="Enter something agreed" open={fresh.problems.length > 0} id="new-item">
          <Amiss state={fresh} days={['agreed_on', 'review_on']} />
          <form action={processHref(process, '/agreement')} method="post" novalidate>
            <HiddenFields csrf={csrf} id={formId} />
            <LineField
              state={fresh}
              name="what"
              label="What was agreed"
              hint="What is to be different for the child, not which service is attended."
            />
            <LineField state={fresh} name="who" label="Who does it" />
            <DayField state={fresh} name="agreed_on" label="Agreed on" />
            <DayField state={fresh} name="review_on" label="To be looked at by" />
            <Button preventDoubleClick>Enter it</Button>
          </form>
        </Details>
      )}
    </section>
  )
}

const isOpen = (each: HeldAgreementItem) => each.reviewed_on === null && each.dropped_on === null

function Found({ each, today }: { readonly each: HeldAgreementItem; readonly today: Day }) {
  if (each.dropped_on !== null) return <StateTag state="ended" detail={`dropped: ${each.found}`} />
  if (each.reviewed_on === null) return <StateTag state={today > parseDay(each.review_on)! ? 'overdue' : 'due-later'} />
  return (
    <div class="sl-breaks">
      <strong>{each.result}</strong>, <ShortDate day={parseDay(each.reviewed_on)} />
      <div class="sl-quiet">{each.found}</div>
    </div>
  )
}

function Settle(props: AgreementProps & { readonly each: HeldAgreementItem }) {
  const { each, process, csrf, failed } = props
  if (!isOpen(each)) return null
  const state: FormState = { ...(failed?.id === each.item_id ? failed.state : empty), prefix: `${each.item_id}-` }
  return (
    <Details summary="Say what was found" open={state.problems.length > 0} id={`settle-${each.item_id}`}>
      <form action={processHref(process, `/agreement/${each.item_id}`)} method="post" novalidate>
        <HiddenFields csrf={csrf} revision={each.revision} />
        <Radios
          name="result"
          idPrefix={`${state.prefix}result`}
          small
          legend="Was it kept?"
          legendClass="govuk-fieldset__legend--s"
          value={state.typed.result}
          error={errorAt(state, 'result')}
          items={[
            ...agreementResults.map(result => ({
              value: result,
              text: capital(result),
            })),
            { value: 'dropped', text: 'It is dropped' },
          ]}
        />
        <DayField state={state} name="on" label="Looked at on" />
        <WordsField state={state} name="found" label="What is different for the child" rows={2} />
        <Button variant="secondary" preventDoubleClick>
          Save
        </Button>
      </form>
    </Details>
  )
}
