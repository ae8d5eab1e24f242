export type { ImportDesk, Sent, SettingAsked, TriedSetting, Watching } from './desk.ts'
export { routes } from './routes.tsx'
export { waitingWords } from './waiting-words.ts'
export { stateOfBatch } from './words.ts'
