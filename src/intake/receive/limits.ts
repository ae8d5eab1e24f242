/** Limits past which what was handed over is no extract but a mistake or an attack. */
export interface ReceiveLimits {
  readonly files: number
  /** Of all files together, unpacked. */
  readonly totalBytes: number
  /** Unpacked size up to which any ratio is allowed. */
  readonly freeBytes: number
  /** Unpacked bytes for each packed one. */
  readonly ratio: number
}

export const receiveLimits: ReceiveLimits = {
  files: 10_000,
  totalBytes: 4 * 2 ** 30,
  freeBytes: 50 * 2 ** 20,
  ratio: 200,
}

/** "3 GB", "12 MB": a size told to people, 1 MB at the least. */
export function gigabytes(bytes: number): string {
  return bytes >= 2 ** 30 ? `${Math.round(bytes / 2 ** 30)} GB` : `${Math.max(1, Math.round(bytes / 2 ** 20))} MB`
}
