import { type Campaign, listCampaigns } from '../../store/campaigns/index.ts'
import type { AnyRequest } from '../services.ts'

/** The campaigns fixed before one, that it can be compared with. */
export async function earlierThan({ services }: AnyRequest, campaign: Campaign): Promise<Campaign[]> {
  const all = await listCampaigns(services.store.db, services.authority.id)
  return all.filter(each => each.frozen_at < campaign.frozen_at)
}

/** Whether there is an earlier campaign to compare with. */
export async function isComparable(request: AnyRequest, campaign: Campaign): Promise<boolean> {
  return (await earlierThan(request, campaign)).length > 0
}
