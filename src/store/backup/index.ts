export { type BackupSecret, keyFrom } from './key.ts'
export { lineOf, readWholeRecord, type TakeLines } from './read.ts'
export { type FileTaker, restoreRecord } from './restore.ts'
export { type BackupHeader, BackupUnreadable, opened, sealed } from './sealed.ts'
