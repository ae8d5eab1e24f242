import type { Command } from '../command.ts'
import { ask } from './ask.ts'
import { deadlines } from './deadlines.ts'
import { doctor } from './doctor.ts'
import { importExtract } from './import.ts'
import { issues } from './issues.ts'
import { synth } from './synth.ts'

export const commands: readonly Command[] = [synth, importExtract, deadlines, ask, issues, doctor]
