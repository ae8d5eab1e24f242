// The sightline command as a person at a terminal has it, told how far it has come, whatever it is attached to. When it
// ends it says on a line of its own how much memory it took at most.
import { main } from '../src/app/main.ts'
import { heldBy } from './sightline.ts'

process.on('exit', () => process.stderr.write(`memory ${heldBy(process.pid)} MB\n`))
process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  interactive: true,
  out: text => void process.stdout.write(text),
  err: text => void process.stderr.write(text),
  confirm: async () => false,
})
