export * from './agenda-changes.ts'
export * from './decisions.ts'
export * from './followed-directions.ts'
export * from './meetings.ts'
