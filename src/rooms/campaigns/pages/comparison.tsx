import { type CampaignComparison, compareCampaigns } from '../../../domain/campaigns/comparison.ts'
import { countOutcomes, outcomeWords, type ReviewOutcome } from '../../../domain/campaigns/outcome.ts'
import type { Campaign } from '../../../store/campaigns/index.ts'
import { Button, Count, CountLink, EmptyState, PageHeading, Select, Table } from '../../../ui/index.ts'
import { campaignHref } from '../addresses.ts'
import { outcomesOf } from '../filter.ts'
import type { CampaignRead } from '../reading.ts'
import { CampaignFrameNavigation } from './frame.tsx'

interface ComparisonProps {
  /** The later. */
  readonly read: CampaignRead
  readonly earlier: CampaignRead | undefined
  readonly others: readonly Campaign[]
  readonly mayRun: boolean
}

/** What became of the children of an earlier campaign, and what two campaigns found. */
export function ComparisonPage({ read, earlier, others, mayRun }: ComparisonProps) {
  const { campaign } = read
  return (
    <>
      <PageHeading
        caption={<bdi>{campaign.name}</bdi>}
        lead="Which children were looked at in both, and whether what was found of them changed."
      >
        Compare with an earlier campaign
      </PageHeading>
      <CampaignFrameNavigation {...{ campaign, mayRun }} comparable current="compare" />
      {others.length === 0 ? (
        <EmptyState title="There is no earlier campaign">It can be compared once there is another.</EmptyState>
      ) : (
        <form action={campaignHref(campaign.campaign_id, '/compare')} method="get">
          <Select
            name="with"
            label="Earlier campaign"
            value={earlier?.campaign.campaign_id ?? ''}
            items={others.map(each => ({ value: each.campaign_id, text: each.name }))}
          />
          <Button variant="secondary">Compare</Button>
        </form>
      )}
      {earlier !== undefined && <Compared read={read} earlier={earlier} />}
    </>
  )
}

interface StayLine {
  readonly says: string
  readonly count: number
  readonly href: string
}

interface OutcomeLine {
  readonly outcome: ReviewOutcome
  readonly before: number
  readonly now: number
}

function Compared({ read, earlier }: { readonly read: CampaignRead; readonly earlier: CampaignRead }) {
  const [id, other] = [read.campaign.campaign_id, earlier.campaign.campaign_id]
  const found = compareCampaigns(outcomesOf(earlier), outcomesOf(read))
  const here = (query: Record<string, string>) => campaignHref(id, '/children', { with: other, ...query })
  const there = (query: Record<string, string>) => campaignHref(other, '/children', { with: id, ...query })
  const stay: StayLine[] = [
    { says: 'In both', count: found.stayed.length, href: here({ among: 'stayed' }) },
    { says: 'In the earlier alone: no longer so, or closed', count: found.left.length, href: there({ among: 'left' }) },
    { says: 'In the later alone: new to the group', count: found.joined.length, href: here({ among: 'joined' }) },
    {
      says: 'Twice found that the plan is right, and still in the group: a third look is for somebody else',
      count: found.twiceRight.length,
      href: here({ among: 'twice-right' }),
    },
  ]
  const of = (from: CampaignRead) => countOutcomes(from.rows.flatMap(each => each.outcome ?? []))
  const [before, now] = [of(earlier), of(read)]
  return (
    <>
      <Table<StayLine>
        caption="Children"
        captionSize="m"
        rows={stay}
        columns={[
          { key: 'says', heading: 'Who', cell: each => each.says },
          {
            key: 'count',
            heading: 'Children',
            numeric: true,
            cell: each => <CountLink count={each.count} href={each.href} what={each.says} />,
          },
        ]}
      />
      <Table<OutcomeLine>
        caption="What was found"
        captionSize="m"
        rows={before.map(({ outcome, count }, index) => ({ outcome, before: count, now: now[index]!.count }))}
        columns={[
          { key: 'outcome', heading: 'Outcome', cell: each => outcomeWords[each.outcome].name },
          {
            key: 'before',
            heading: 'Earlier',
            numeric: true,
            cell: each => (
              <CountLink
                count={each.before}
                of={earlier.progress.done}
                href={campaignHref(other, '/children', { outcome: each.outcome })}
                what={`earlier: ${outcomeWords[each.outcome].name}`}
              />
            ),
          },
          {
            key: 'now',
            heading: 'Later',
            numeric: true,
            cell: each => (
              <CountLink
                count={each.now}
                of={read.progress.done}
                href={campaignHref(id, '/children', { outcome: each.outcome })}
                what={`later: ${outcomeWords[each.outcome].name}`}
              />
            ),
          },
        ]}
      />
      <Moves found={found} here={here} />
    </>
  )
}

type Move = CampaignComparison['moves'][number]

function Moves({
  found,
  here,
}: {
  readonly found: CampaignComparison
  readonly here: (query: Record<string, string>) => string
}) {
  return (
    <Table<Move>
      caption="Of those reviewed in both"
      captionSize="m"
      rows={found.moves}
      empty={
        <p class="govuk-body">
          <Count count={0} /> children have been reviewed in both so far.
        </p>
      }
      columns={[
        { key: 'from', heading: 'Then', cell: each => outcomeWords[each.from].name },
        { key: 'to', heading: 'Now', cell: each => outcomeWords[each.to].name },
        {
          key: 'count',
          heading: 'Children',
          numeric: true,
          cell: ({ from, to, childIds }) => (
            <CountLink
              count={childIds.length}
              href={here({ was: from, outcome: to })}
              what={`children: ${outcomeWords[from].name}, then ${outcomeWords[to].name}`}
            />
          ),
        },
      ]}
    />
  )
}
