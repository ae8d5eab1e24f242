/** Thrown when there is nothing at the path that can be read. The message names the file, never its folder. */
export class NothingReceived extends Error {
  override readonly name = 'NothingReceived'
}

/** Thrown when a file is not, or is no longer, what was received. The message names it. */
export class FileChanged extends Error {
  override readonly name = 'FileChanged'
}

/** Thrown when there is no room to keep a file. The message names it. */
export class NoRoom extends Error {
  override readonly name = 'NoRoom'
}
