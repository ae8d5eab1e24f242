import { day } from '../../domain/calendar/day.ts'
import {
  Bars,
  Figure,
  Funnel,
  type FunnelLimit,
  Histogram,
  type Lane,
  SpanChoice,
  SwimLanes,
  SwimLanesKey,
  SwimLanesTable,
  shortMonth,
  spanOf,
  Trend,
} from '../charts/index.ts'
import { Table } from '../govuk/table.tsx'
import { hrefWith } from '../query.ts'

const today = day('2026-11-24')
const first = 2024 * 12 + 11
const points = Array.from({ length: 24 }, (_, at) => ({
  month: first + at,
  value: at === 9 || at === 10 ? null : 0.78 + 0.05 * Math.sin(at * 1.7) - (at > 17 ? 0.16 : 0),
  signal: at === 19 || at === 20,
}))
const bins = Array.from({ length: 24 }, (_, at) => ({
  from: at,
  to: at + 1,
  count: Math.round(40 * Math.exp(-at / 7)),
}))
const mean = 0.82
const limits: readonly FunnelLimit[] = Array.from({ length: 40 }, (_, at) => {
  const of = (at + 1) * 10
  const spread = Math.sqrt((mean * (1 - mean)) / of)
  const within = (share: number) => Math.min(1, Math.max(0, share))
  return {
    of,
    low95: within(mean - 1.96 * spread),
    high95: within(mean + 1.96 * spread),
    low998: within(mean - 3.09 * spread),
    high998: within(mean + 3.09 * spread),
  }
})
const units = [
  { name: 'Unit Kite', count: 101, of: 131, own: true },
  { name: 'Unit Heron', count: 150, of: 178 },
  { name: 'Unit Swift', count: 44, of: 92, outside: true },
  { name: 'Front door', count: 300, of: 360 },
  { name: 'Disabilities', count: 30, of: 34 },
]
const bars = [
  { label: 'Neglect', value: 0.46, comparison: 0.5 },
  { label: 'Emotional abuse', value: 0.38, comparison: 0.36 },
  { label: 'Physical abuse', value: 0.08, comparison: 0.07 },
  { label: 'Sexual abuse', value: 0.05, comparison: 0.04 },
  { label: 'Not recorded', value: null },
]

/** A made-up journey for the swim-lanes. */
const lanes: readonly Lane[] = [
  {
    name: 'Front door',
    markers: [
      { day: day('2026-01-12'), shape: 'contact', label: 'Contact from school' },
      { day: day('2026-01-13'), shape: 'contact', label: 'Referral' },
    ],
  },
  {
    name: 'Assessment',
    bars: [
      { from: day('2026-01-13'), to: day('2026-03-25'), label: 'Assessment' },
      { from: day('2026-02-20'), to: day('2026-03-06'), label: 'Section 47 enquiry', tone: 2 },
    ],
    late: [{ from: day('2026-03-18'), to: day('2026-03-25'), label: 'Assessment 5 working days late' }],
  },
  {
    name: 'Plan',
    bars: [
      { from: day('2026-03-25'), to: day('2026-04-14'), label: 'In need', tone: 3 },
      { from: day('2026-03-12'), to: day('2026-09-20'), label: 'Protection plan: neglect', tone: 0 },
    ],
    markers: [
      { day: day('2026-03-12'), shape: 'conference', label: 'Initial conference' },
      { day: day('2026-06-09'), shape: 'review', label: 'Review of the plan' },
      ...[
        '2026-04-01',
        '2026-04-15',
        '2026-04-29',
        '2026-05-13',
        '2026-06-20',
        '2026-07-03',
        '2026-07-17',
        '2026-08-01',
      ].map((each, at) => ({ day: day(each), shape: 'visit' as const, label: 'Visit', late: at === 4 })),
    ],
    late: [{ from: day('2026-05-28'), to: day('2026-06-20'), label: 'Visit 16 working days late' }],
  },
  {
    name: 'Looked after',
    bars: [
      { from: day('2026-09-20'), label: 'Section 20', tone: 0 },
      { from: day('2026-09-20'), to: day('2026-10-08'), label: 'Foster' },
      { from: day('2026-10-08'), label: 'Kinship' },
    ],
    markers: [
      { day: day('2026-10-16'), shape: 'review', label: 'First review' },
      { day: day('2026-09-26'), shape: 'visit', label: 'Visit' },
      { day: day('2026-11-06'), shape: 'unseen', label: 'Visit, child not seen' },
    ],
    late: [{ from: day('2026-11-13'), label: 'Visit overdue by 6 working days' }],
  },
  {
    name: 'Held by',
    bars: [
      { from: day('2026-01-12'), to: day('2026-02-02'), label: 'Front door', tone: 3 },
      { from: day('2026-02-02'), to: day('2026-08-17'), label: 'Robin Teasel, Unit Kite' },
      { from: day('2026-08-17'), label: 'Sam Yarrow, Unit Heron', tone: 3 },
    ],
  },
]

const percent = (value: number | null) => (value === null ? 'not known' : `${Math.round(value * 100)}%`)
const source = 'case system extract of Mon 23 Nov 2026, 06:00'
const span = spanOf('12', today, day('2026-01-12'))

/** Every chart in its figure. */
export function ChartsSpecimen() {
  return (
    <section>
      <h2 class="govuk-heading-m">Charts</h2>
      <SpanChoice span="12" href={each => hrefWith('/specimen', { span: each })} />
      <Figure
        id="journey"
        title="The journey"
        table={<SwimLanesTable lanes={lanes} caption="The journey, newest first" />}
        source={source}
      >
        <SwimLanesKey id="journey" lanes={lanes} />
        <SwimLanes
          id="journey"
          title="The journey, 12 months"
          description="Referral in January, protection plan from March to September, looked after since."
          lanes={lanes}
          today={today}
          {...span}
        />
      </Figure>
      <Figure
        id="timely"
        title="Fewer assessments finish in time since June"
        source={source}
        definition="Assessments finished within 45 working days, of those finished in the month."
        download={{ what: 'this chart', csv: '/chart.csv', xlsx: '/chart.xlsx' }}
        table={
          <Table
            caption="Assessments in time by month"
            keepOnPhone
            rows={points}
            columns={[
              { key: 'month', heading: 'Month', cell: row => shortMonth(row.month) },
              { key: 'share', heading: 'In time', numeric: true, cell: row => percent(row.value) },
            ]}
          />
        }
      >
        <Trend
          id="timely"
          title="Assessments in time by month"
          description="About 78% until May 2026, about 62% since; two months are not known."
          unit="share"
          points={points}
          limits={[
            { from: first, to: first + 17, mean: 0.78, lower: 0.66, upper: 0.9 },
            { from: first + 18, to: first + 23, mean: 0.63, lower: 0.5, upper: 0.75 },
          ]}
          events={[{ month: first + 18, text: 'New case system' }]}
        />
      </Figure>
      <Figure
        id="open"
        title="How long have children been on a plan?"
        source={source}
        table={
          <Table
            caption="Months on a plan"
            keepOnPhone
            rows={bins}
            columns={[
              { key: 'from', heading: 'Months', cell: row => `${row.from} to ${row.to}` },
              { key: 'count', heading: 'Children', numeric: true, cell: row => row.count },
            ]}
          />
        }
      >
        <Histogram
          id="open"
          title="Months on a plan"
          description="Most have been on a plan for under 9 months; 14 for over 18."
          bins={bins}
          marks={[9, 12, 15, 18]}
          along="Months on a plan"
          counted="Children"
        />
      </Figure>
      <Figure
        id="units"
        title="Unit Swift's visits differ by more than chance"
        source={source}
        table={
          <Table
            caption="Visits in time by unit"
            keepOnPhone
            rows={units}
            columns={[
              { key: 'name', heading: 'Unit', cell: row => row.name },
              { key: 'count', heading: 'In time', numeric: true, cell: row => `${row.count} of ${row.of}` },
            ]}
          />
        }
      >
        <Funnel
          id="units"
          title="Visits in time by unit"
          description="All units but Unit Swift lie within the limits."
          units={units}
          limits={limits}
          mean={mean}
          along="Visits due in the year"
          upwards="Done in time"
        />
      </Figure>
      <Figure
        id="needs"
        title="Why children are on a plan"
        source={source}
        table={
          <Table
            caption="Reasons"
            keepOnPhone
            rows={bars}
            columns={[
              { key: 'label', heading: 'Reason', cell: row => row.label },
              { key: 'value', heading: 'Share', numeric: true, cell: row => percent(row.value) },
            ]}
          />
        }
      >
        <Bars
          id="needs"
          title="Why children are on a plan"
          description="Neglect 46%, emotional abuse 38%."
          bars={bars}
          unit="share"
          comparisonName="England 2025"
        />
      </Figure>
    </section>
  )
}
