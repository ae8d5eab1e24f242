export { type QualityReading, readQuality } from './reading.ts'
export { routes } from './routes.tsx'
export { gravities, gravityOf } from './words.ts'
