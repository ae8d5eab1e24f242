export * from './decisions.ts'
export * from './escalations.ts'
export * from './frameworks.ts'
export type { EscalationRow, FrameworkVersion } from './tables.ts'
