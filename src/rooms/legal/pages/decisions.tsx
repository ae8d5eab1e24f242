import { parseDay } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { decisionWords } from '../../../domain/legal/index.ts'
import type { HeldDecision } from '../../../store/legal/index.ts'
import { SummaryList } from '../../../ui/index.ts'

const thresholdWords = { yes: 'Yes', no: 'No', 'not yet': 'Not yet' } as const

/** What the gateway decided, the last first. */
export function DecisionsSection({ decisions }: { readonly decisions: readonly HeldDecision[] }) {
  if (decisions.length === 0) return null
  return (
    <section aria-labelledby="decisions">
      <h2 class="govuk-heading-m" id="decisions">
        Gateway decisions
      </h2>
      {decisions.toReversed().map(each => (
        <SummaryList
          card={{ title: `${longDate(parseDay(each.held_on)!)}: ${decisionWords[each.decision]}`, headingLevel: 3 }}
          rows={[
            { key: 'Threshold met', value: thresholdWords[each.threshold_met] },
            { key: 'Reasons', value: <span class="sl-breaks">{each.reasons}</span> },
            each.dissent === null
              ? { key: 'Dissent', value: 'None recorded' }
              : { key: 'Dissent', value: <span class="sl-breaks">{each.dissent}</span> },
            each.present === null
              ? undefined
              : { key: 'Who was there', value: <span class="sl-breaks">{each.present}</span> },
            each.back_on === null ? undefined : { key: 'Comes back', value: longDate(parseDay(each.back_on)!) },
            each.extended_until === null
              ? undefined
              : { key: 'Extended until', value: longDate(parseDay(each.extended_until)!) },
            { key: 'Entered by', value: <bdi>{each.decided_by_name}</bdi> },
          ]}
        />
      ))}
    </section>
  )
}
