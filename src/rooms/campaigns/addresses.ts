import { hrefWith, type QueryChanges } from '../../ui/index.ts'

/** A campaign, or a page of it: "/sharing". */
export function campaignHref(campaignId: string, rest = '', query: QueryChanges = {}): string {
  return hrefWith(`/campaigns/${campaignId}${rest}`, query)
}

/** A child in a campaign: the form of whoever is to review, and the review once it is in. */
export function reviewHref(childId: string, campaignId: string, query: QueryChanges = {}): string {
  return hrefWith(`/children/${encodeURIComponent(childId)}/campaigns/${campaignId}`, query)
}

/** Every campaign's review of one child. */
export function childReviewsHref(childId: string): string {
  return `/children/${encodeURIComponent(childId)}/campaigns`
}
