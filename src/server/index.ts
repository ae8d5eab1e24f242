export * from './audit.ts'
export * from './reply.ts'
export * from './route.ts'
export type { Upload } from './uploads.ts'
