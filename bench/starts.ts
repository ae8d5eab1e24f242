import { engines } from './authority.ts'
import { type Bench, type Finding, finding, seconds, turnsOf } from './bench.ts'
import { settle } from './quiet-machine.ts'
import { serve } from './serving.ts'

/** From the command to the line that says where the pages are, the whole authority loaded. */
export const starts: Bench = {
  name: 'starts',
  title: 'Starting with data',
  async measure(authority) {
    const findings: Finding[] = []
    for (const engine of engines) {
      const held = await authority.held(engine)
      const took: number[] = []
      const memory: number[] = []
      for (let turn = 0; turn < 3; turn++) {
        await settle()
        const serving = await serve(held)
        took.push(serving.startSeconds)
        memory.push(await serving.stop())
      }
      const aim = engine === 'pglite' ? { most: 5 } : undefined
      findings.push(finding(`${engine}: until it serves`, turnsOf(took), seconds, aim))
      findings.push(finding(`${engine}: memory it takes for that`, turnsOf(memory), each => `${each.toFixed(0)} MB`))
    }
    return findings
  },
}
