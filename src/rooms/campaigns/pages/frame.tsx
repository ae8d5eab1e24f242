import type { Campaign } from '../../../store/campaigns/index.ts'
import { SubNavigation } from '../../../ui/index.ts'
import { campaignHref } from '../addresses.ts'

/** What came of what was just done with a campaign, as its next page says it. */
export const doneWords = {
  begun: 'The group is fixed. Now share it out.',
  shared: 'The children are shared out.',
  'shared-some': 'Shared out as far as the readers chosen may read: for the rest, choose more readers below.',
  'nothing-shared': 'Nothing was left to share out so: whoever has begun a review keeps the child.',
  sampled: 'The sample is drawn and shared out.',
  changed: 'Saved.',
  closed: 'The campaign is closed. Nothing more can be handed in.',
  stale: 'Somebody else changed the campaign meanwhile. See how it stands now, and try again.',
} as const

/** Which page of a campaign. */
export function CampaignFrameNavigation({
  campaign,
  current,
  comparable,
  mayRun,
}: {
  readonly campaign: Campaign
  readonly current: 'overview' | 'children' | 'sharing' | 'statement' | 'compare'
  readonly comparable: boolean
  readonly mayRun: boolean
}) {
  const item = (key: typeof current, text: string, rest: string) => ({
    text,
    href: campaignHref(campaign.campaign_id, rest),
    current: key === current,
  })
  return (
    <SubNavigation
      label="Pages of the campaign"
      items={[
        item('overview', 'At a glance', ''),
        item('children', 'Children', '/children'),
        ...(mayRun ? [item('sharing', 'Share out', '/sharing')] : []),
        item('statement', 'Assurance', '/statement'),
        ...(comparable ? [item('compare', 'Compare', '/compare')] : []),
      ]}
    />
  )
}
