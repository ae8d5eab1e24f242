import type { Organisation } from '../../../domain/access/organisation.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import type { Progress } from '../../../domain/campaigns/progress.ts'
import type { Campaign } from '../../../store/campaigns/index.ts'
import { CountLink, Table } from '../../../ui/index.ts'
import { unitName } from '../../live/index.ts'
import { campaignHref } from '../addresses.ts'
import { type CampaignRead, progressBy } from '../reading.ts'

interface ProgressLine extends Progress {
  readonly name: string
  readonly query: Record<string, string>
}

function ProgressTable({
  caption,
  heading,
  rows,
  campaign,
}: {
  readonly caption: string
  readonly heading: string
  readonly rows: readonly ProgressLine[]
  readonly campaign: Campaign
}) {
  const link = (line: ProgressLine, count: number, stage: string, what: string, of?: number) => (
    <CountLink
      count={count}
      of={of}
      href={campaignHref(campaign.campaign_id, '/children', { ...line.query, stage })}
      what={`${what}: ${line.name}`}
    />
  )
  return (
    <Table<ProgressLine>
      caption={caption}
      captionSize="m"
      rows={rows}
      columns={[
        { key: 'name', heading, class: 'sl-breaks', cell: each => <bdi>{each.name}</bdi> },
        {
          key: 'done',
          heading: 'Reviewed',
          numeric: true,
          cell: each => link(each, each.done, 'done', 'reviewed', each.all),
        },
        { key: 'begun', heading: 'Begun', numeric: true, cell: each => link(each, each.begun, 'begun', 'begun') },
        { key: 'left', heading: 'Left', numeric: true, cell: each => link(each, each.left, 'left', 'left') },
        { key: 'late', heading: 'Late', numeric: true, cell: each => link(each, each.late, 'left', 'late') },
      ]}
    />
  )
}

interface ByReaderProps {
  readonly read: CampaignRead
  readonly today: Day
  readonly nameOf: (personId: string) => string
}

/** How far each reviewer is. */
export function ByReader({ read, today, nameOf }: ByReaderProps) {
  const rows = [...progressBy(read, each => each.child.first_reader ?? '', today)]
    .map(([id, progress]) => ({
      ...progress,
      name: id === '' ? 'Not shared out yet' : nameOf(id),
      query: { reader: id === '' ? 'nobody' : id },
    }))
    .sort(
      (a, b) =>
        Number(a.query.reader === 'nobody') - Number(b.query.reader === 'nobody') ||
        a.name.localeCompare(b.name, 'en-GB'),
    )
  return <ProgressTable caption="By who is to review" heading="Reviewer" rows={rows} campaign={read.campaign} />
}

interface ByUnitProps {
  readonly read: CampaignRead
  readonly today: Day
  readonly organisation: Organisation
}

/** How far the reviews of each unit's children are. */
export function ByUnit({ read, today, organisation }: ByUnitProps) {
  const order = new Map(organisation.units.map((each, index) => [each.id, index]))
  const rows = [...progressBy(read, each => each.child.unit ?? '', today)]
    .sort(([a], [b]) => (order.get(a) ?? order.size) - (order.get(b) ?? order.size))
    .map(([id, progress]) => ({
      ...progress,
      name: unitName(organisation, id),
      query: { unit: id === '' ? 'not-known' : id },
    }))
  return (
    <ProgressTable caption="By the unit that holds the child now" heading="Unit" rows={rows} campaign={read.campaign} />
  )
}
