import { day } from '../../../domain/calendar/day.ts'
import type { Campaign } from '../../../store/campaigns/index.ts'
import { Button, Count, EmptyState, PageHeading, ShortDate, Table, Tag } from '../../../ui/index.ts'
import { campaignHref } from '../addresses.ts'
import type { CampaignListed } from '../reading.ts'

/** Every campaign, how far each is, and what is this reader’s to do in it. */
export function CampaignsPage({
  reads,
  mayRun,
}: {
  readonly reads: readonly CampaignListed[]
  readonly mayRun: boolean
}) {
  const mine = (read: CampaignListed) => mineToDo(read).length
  return (
    <>
      <PageHeading
        lead="Somebody other than whoever holds the case reads each child of a fixed group, by one form that begins with the child’s life."
        actions={mayRun && <Button href="/campaigns/new">Begin a campaign</Button>}
      >
        Bulk reviews
      </PageHeading>
      <Table<CampaignListed>
        caption="Campaigns, the latest first"
        captionHidden
        rows={reads}
        empty={
          <EmptyState
            title="There has been no campaign yet"
            {...(mayRun ? { action: { href: '/campaigns/new', text: 'Choose a group and see how many it is' } } : {})}
          >
            A campaign begins by fixing a group of children, such as all open over nine months on a day.
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            heading: 'Campaign',
            cell: ({ campaign }) => (
              <div>
                <a class="govuk-link sl-breaks" href={campaignHref(campaign.campaign_id)}>
                  <bdi>{campaign.name}</bdi>
                </a>{' '}
                <StateOf campaign={campaign} />
                <br />
                <span class="sl-quiet">{campaign.words}</span>
              </div>
            ),
          },
          { key: 'all', heading: 'Children', numeric: true, cell: ({ progress }) => <Count count={progress.all} /> },
          {
            key: 'done',
            heading: 'Reviewed',
            numeric: true,
            cell: ({ progress }) => <Count count={progress.done} of={progress.all} />,
          },
          { key: 'late', heading: 'Late', numeric: true, cell: ({ progress }) => <Count count={progress.late} /> },
          { key: 'due', heading: 'Last day', cell: ({ campaign }) => <ShortDate day={day(campaign.due_on)} /> },
          { key: 'mine', heading: 'Yours to read', numeric: true, cell: read => <Count count={mine(read)} /> },
        ]}
      />
    </>
  )
}

/** Rows that this reader has still to read. */
export function mineToDo({ campaign, rows }: CampaignListed) {
  if (campaign.closed_at !== null) return []
  return rows.filter(each => each.mine !== undefined && each[each.mine]?.state !== 'handed in')
}

export function StateOf({ campaign }: { readonly campaign: Campaign }) {
  return campaign.closed_at === null ? null : <Tag colour="grey">Closed</Tag>
}
