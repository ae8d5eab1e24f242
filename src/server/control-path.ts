import { createHash } from 'node:crypto'
import { chmod, lstat, mkdir } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** The longest path a Unix socket can have on every system Sightline runs on. */
const longest = 100

/**
 * Where the server of a data folder can be spoken to: a socket in the folder; where that path would be too long, one
 * in a folder of the user's own among the temporary files; on Windows a named pipe.
 */
export function controlPath(folder: string, platform: NodeJS.Platform = process.platform): string {
  const digest = createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 24)
  if (platform === 'win32') return `\\\\.\\pipe\\sightline-${digest}`
  const inside = join(resolve(folder), 'control.sock')
  if (Buffer.byteLength(inside) <= longest) return inside
  return join(tmpdir(), `sightline-${userInfo().uid}-${digest}`, 'control.sock')
}

/** Makes the folder of a socket, open to its owner only. Throws where it is somebody else's, or a link. */
export async function ownFolderOf(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = dirname(path)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const found = await lstat(folder)
  if (!found.isDirectory() || found.uid !== userInfo().uid) {
    throw new Error(`The folder ${folder} belongs to somebody else, or is a link: nobody can be kept out of it`)
  }
  await chmod(folder, 0o700)
}
