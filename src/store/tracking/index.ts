export * from './agenda-changes.ts'
export * from './decisions.ts'
export * from './meetings.ts'
