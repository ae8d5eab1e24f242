import type { Campaign } from '../../store/campaigns/index.ts'
import { campaignHref } from './addresses.ts'

/** The way to the list of campaigns. */
export const top = { text: 'Bulk reviews', href: '/campaigns' }

/** The way to a page of a campaign. */
export function crumbs({ campaign_id }: Campaign, here: string) {
  return [top, { text: 'The campaign', href: campaignHref(campaign_id) }, { text: here }]
}
