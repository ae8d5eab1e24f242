import { writeSyntheticExtract } from '../src/synthetic/index.ts'

/** The last day of the extract that is held first, and of the one that is to take its place. */
export const [before, after] = ['2026-04-01', '2026-11-24'] as const

/** Writes the made-up authority up to a day. */
export async function extractUpTo(out: string, until: string, children: number, seed?: number): Promise<string> {
  await writeSyntheticExtract({ out, until, children, ...(seed === undefined ? {} : { seed }) })
  return out
}

/** The words that import an extract unasked, saying at the end what was done. */
export function importing(path: string, ...more: readonly string[]): string[] {
  return ['import', path, '--authority', '999', '--yes', '--json', ...more]
}
