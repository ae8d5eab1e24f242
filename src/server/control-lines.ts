import type { Socket } from 'node:net'

/** What the two ends of the control socket say to each other: one JSON value a line. */
export type Line =
  | {
      readonly kind: 'call'
      readonly argv: readonly string[]
      readonly cwd: string
      readonly env: Record<string, string>
      readonly interactive: boolean
    }
  | { readonly kind: 'out' | 'err'; readonly text: string }
  | { readonly kind: 'ask'; readonly question: string }
  | { readonly kind: 'answer'; readonly yes: boolean }
  | { readonly kind: 'exit'; readonly code: number }

/** A line longer than this is no line of ours. */
const longest = 4 * 1024 * 1024

/** Sends a line, unless the other side has gone. */
export function say(socket: Socket, line: Line): void {
  if (!socket.destroyed && socket.writable) socket.write(`${JSON.stringify(line)}\n`)
}

/** Calls back with each whole line that arrives; what cannot be read ends the connection. */
export function hear(socket: Socket, onLine: (line: Line) => void): void {
  let held = ''
  socket.setEncoding('utf8')
  socket.on('data', (chunk: string) => {
    const lines = (held + chunk).split('\n')
    held = lines.pop()!
    if (held.length > longest) return void socket.destroy()
    for (const each of lines) {
      try {
        onLine(JSON.parse(each) as Line)
      } catch {
        return void socket.destroy()
      }
    }
  })
}
