import type { Command } from '../command.ts'
import { ask } from './ask.ts'
import { backup } from './backup.ts'
import { catalogue } from './catalogue.ts'
import { deadlines } from './deadlines.ts'
import { demo } from './demo.ts'
import { doctor } from './doctor.ts'
import { eraseLog } from './erase-log.ts'
import { importExtract } from './import.ts'
import { issues } from './issues.ts'
import { legalHold } from './legal-hold.ts'
import { people } from './people.ts'
import { restore } from './restore.ts'
import { retention } from './retention.ts'
import { serve } from './serve.ts'
import { subjectAccess } from './subject-access.ts'
import { synth } from './synth.ts'
import { verify } from './verify.ts'

export const commands: readonly Command[] = [
  synth,
  importExtract,
  deadlines,
  ask,
  catalogue,
  issues,
  serve,
  demo,
  doctor,
  people,
  backup,
  restore,
  subjectAccess,
  retention,
  legalHold,
  verify,
  eraseLog,
]
