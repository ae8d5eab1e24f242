import { day } from '../../domain/calendar/day.ts'
import { xmr } from '../../domain/statistics/index.ts'
import { SummaryList } from '../govuk/summary-list.tsx'
import {
  AgeingBar,
  AgeingKey,
  Change,
  Count,
  CountLink,
  Interval,
  LongDate,
  ShortDate,
  Sparkline,
  StateKey,
  type StateName,
  StateTag,
  stateWords,
} from '../words/index.ts'

const details: Readonly<Partial<Record<StateName, string>>> = {
  overdue: '6 working days late',
  'due-soon': 'in 3 days',
  'due-later': 'by 14 Dec 2026',
  'met-in-time': 'on 12 Nov 2026',
  'met-late': '2 working days late',
}

const months = [402, 405, 411, 408, null, null, 415, 419, 422, 418, 425, 428, 431]

/** States, numbers, dates and the small drawings that stand among words. */
export function WordsSpecimen() {
  return (
    <section>
      <h2 class="govuk-heading-m">Words and numbers</h2>
      <SummaryList
        rows={[
          ...(Object.keys(stateWords) as StateName[]).map(state => ({
            key: stateWords[state],
            value: <StateTag state={state} detail={details[state]} />,
          })),
          { key: 'Key to states', value: <StateKey states={['overdue', 'due-soon', 'due-later']} /> },
          {
            key: 'Numbers',
            value: [
              <CountLink count={12} of={175} href="/due" what="visits overdue in Unit Kite" />,
              '; ',
              <Count count={0} />,
              '; ',
              <Count count={null} />,
              '; ',
              <Count count={3} of={4} fewest={10} />,
              '; ',
              <CountLink count={12480} href="/due" what="deadlines" />,
              '; ',
              <CountLink count={145} of={317} href="/met" ofHref="/all" what="done in time" />,
            ],
          },
          {
            key: 'Change',
            value: [40, -20, 11].map(last => (
              <p class="govuk-body">
                <Change
                  verdict={xmr([10, 12, 11, 13, 12, 10, 11, 12, 10, 13, 11, last], { polarity: 'high' }).verdict}
                />
              </p>
            )),
          },
          {
            key: 'Dates',
            value: [
              <LongDate day={day('2026-11-23')} />,
              '; ',
              <ShortDate day={day('2026-11-23')} />,
              '; ',
              <ShortDate day={null} />,
            ],
          },
          { key: 'Ageing', value: [<AgeingBar upTo5={5} upTo20={4} over20={3} scale={16} />, <AgeingKey />] },
          {
            key: 'Sparkline',
            value: <Sparkline values={months} label="Children open, 13 months to Nov 2026" />,
          },
          {
            key: 'Interval',
            value: <Interval low={0.78} high={0.93} value={0.87} mark={0.82} markName="the authority" />,
          },
        ]}
      />
    </section>
  )
}
