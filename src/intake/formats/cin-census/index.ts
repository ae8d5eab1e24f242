export { cinCensus } from './cin-census.ts'
