import { type Agreement, fewestForKappa, fewestForShare } from '../../../domain/statistics/index.ts'
import type { ThresholdMeasures } from '../../../domain/thresholds/measures.ts'
import { type Children, Count, CountLink, PageHeading, PrintButton, Table, tooFewWords } from '../../../ui/index.ts'
import { ThresholdNavigation } from './framework.tsx'

/** Escalations by how they stand. */
export interface EscalationCounts {
  readonly open: number
  readonly overdue: number
  readonly settled: number
}

interface Line {
  readonly says: string
  readonly count: Children
}

/** What threshold decisions come to: their grounds, what became of stepping down, disagreement, and agreement. */
export function MeasuresPage({
  measures,
  levels,
  escalations,
  months,
  mayList,
}: {
  readonly measures: ThresholdMeasures
  readonly levels: readonly { readonly name: string; readonly count: number }[]
  readonly escalations: EscalationCounts
  readonly months: number
  readonly mayList: boolean
}) {
  const { decisions } = measures
  const link = (what: string, query: string, count: number, of?: number) =>
    mayList ? (
      <CountLink count={count} of={of} fewest={fewestForShare} href={`/thresholds/decisions?${query}`} what={what} />
    ) : (
      <Count count={count} of={of} fewest={fewestForShare} />
    )
  const log = (what: string, state: string, count: number) =>
    mayList ? (
      <CountLink count={count} href={`/thresholds/escalations?state=${state}`} what={what} />
    ) : (
      <Count count={count} />
    )
  const grounds: Line[] = [
    { says: 'Decisions', count: link('decisions', 'since=12', decisions) },
    {
      says: 'That look outside home: peers, school, place',
      count: link('decisions that look outside home', 'since=12&ground=context', measures.withContext, decisions),
    },
    {
      says: 'That name what protects the child',
      count: link(
        'decisions that name what protects',
        'since=12&ground=protective',
        measures.withProtective,
        decisions,
      ),
    },
    {
      says: 'Without the family’s consent, with the reason',
      count: link('decisions without consent', 'since=12&ground=no-consent', measures.withoutConsent, decisions),
    },
    {
      says: 'With a partner’s view',
      count: link('decisions with a partner’s view', 'since=12&ground=partner', measures.partnerAsked, decisions),
    },
    {
      says: 'Partner disagrees',
      count: link(
        'decisions a partner disagrees with',
        'since=12&ground=disagrees',
        measures.partnerDisagrees,
        measures.partnerAsked,
      ),
    },
    {
      says: 'Stepped down',
      count: link('decisions to step down', 'since=12&ground=down', measures.stepDowns, decisions),
    },
    {
      says: 'Stepped down, and up again within twelve weeks',
      count: link(
        'steps down that went up again',
        'since=12&ground=up-again',
        measures.upAgain.length,
        measures.stepDowns,
      ),
    },
    {
      says: 'Stepped down twelve weeks ago or more, so that it can be said',
      count: <Count count={measures.watched} of={measures.stepDowns} />,
    },
  ]
  const agreements: { readonly says: string; readonly agreement: Agreement | undefined }[] = [
    { says: 'Whoever asked for help, and the screener', agreement: measures.referrerAndScreener },
    { says: 'The screener, and an auditor', agreement: measures.screenerAndAuditor },
    { says: 'Whoever asked for help, and an auditor', agreement: measures.referrerAndAuditor },
  ]
  return (
    <>
      <PageHeading
        lead={`Decisions of the last ${months} months. Restricted children are counted and listed only for people named on them, so a total may differ between readers.`}
        actions={<PrintButton />}
      >
        Measures of thresholds
      </PageHeading>
      <ThresholdNavigation current="measures" maySeeNumbers mayList={mayList} />
      <Table<Line>
        caption="What decisions rest on, and what became of stepping down"
        captionSize="m"
        rows={grounds}
        keepOnPhone
        columns={[
          { key: 'says', heading: 'What is so', cell: each => each.says },
          { key: 'count', heading: 'How many', numeric: true, cell: each => each.count },
        ]}
      />
      <Table<{ readonly name: string; readonly count: number }>
        caption="By level decided"
        captionSize="m"
        rows={levels}
        keepOnPhone
        columns={[
          { key: 'name', heading: 'Level', cell: each => each.name },
          {
            key: 'count',
            heading: 'Decisions',
            numeric: true,
            cell: each =>
              link(`decisions: ${each.name}`, `since=12&level=${encodeURIComponent(each.name)}`, each.count, decisions),
          },
        ]}
      />
      <Table<(typeof agreements)[number]>
        caption="How far people agree on the level"
        captionSize="m"
        rows={agreements}
        columns={[
          { key: 'says', heading: 'Who', cell: each => each.says },
          {
            key: 'agreed',
            heading: 'Same level',
            numeric: true,
            cell: ({ agreement }) =>
              agreement === undefined ? (
                'nobody said both'
              ) : (
                <Count count={agreement.agreed} of={agreement.pairs} fewest={fewestForShare} />
              ),
          },
          {
            key: 'kappa',
            heading: 'Beyond chance (kappa; 1 is full)',
            numeric: true,
            cell: ({ agreement }) =>
              agreement === undefined
                ? '–'
                : agreement.pairs < fewestForKappa
                  ? tooFewWords
                  : (agreement.kappa?.toFixed(2) ?? 'cannot be told'),
          },
        ]}
      />
      <Table<Line>
        caption="Disagreements between professionals, whenever they were raised"
        captionSize="m"
        keepOnPhone
        rows={[
          { says: 'Open', count: log('open escalations', 'open', escalations.open) },
          {
            says: 'Of those, with an answer overdue',
            count: log('overdue escalations', 'overdue', escalations.overdue),
          },
          {
            says: 'Settled, with an outcome for the child',
            count: log('settled escalations', 'settled', escalations.settled),
          },
        ]}
        columns={[
          { key: 'says', heading: 'What is so', cell: each => each.says },
          { key: 'count', heading: 'How many', numeric: true, cell: each => each.count },
        ]}
      />
    </>
  )
}
