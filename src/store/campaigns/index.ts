export * from './campaigns.ts'
export * from './reviews.ts'
export * from './sharing.ts'
export type { Campaign, CampaignChild, CampaignReview, CampaignStatement, Reading, Said } from './tables.ts'
