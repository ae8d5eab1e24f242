import type { ByteWriter } from 'hyparquet-writer'

/** Days are integers, since 1 January 1970; a missing cell is null. */
export type ParquetKind = 'text' | 'number' | 'day' | 'flag'

export interface ParquetTable {
  readonly columns: readonly { readonly name: string; readonly kind: ParquetKind }[]
  /** The cells some rows at a time, each time by column. */
  readonly batches: Iterable<readonly (readonly (string | number | boolean | null)[])[]>
  /** What the file says of itself to whoever asks it: by key. */
  readonly about: Readonly<Record<string, string>>
}

const types = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  number: { type: 'INT32' },
  day: { type: 'INT32', converted_type: 'DATE' },
  flag: { type: 'BOOLEAN' },
} as const

/**
 * A table as a Parquet file, for analysts' own tools, piece by piece: each batch is a row group, and others have their
 * turn between two of them.
 */
export async function* parquetOf({ columns, batches, about }: ParquetTable): AsyncGenerator<Uint8Array> {
  // Few ever ask for one.
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer')
  const writer = new ByteWriter()
  const parquet = new ParquetWriter({
    writer,
    createdBy: 'Sightline',
    schema: [
      { name: 'root', num_children: columns.length },
      ...columns.map(({ name, kind }) => ({ name, ...types[kind], repetition_type: 'OPTIONAL' as const })),
    ],
    kvMetadata: Object.entries(about).map(([key, value]) => ({ key, value })),
  })
  for (const batch of batches) {
    const columnData = columns.map(({ name }, at) => ({ name, data: [...batch[at]!] }))
    await parquet.write({ columnData, rowGroupSize: Math.max(1, columnData[0]?.data.length ?? 1) })
    yield taken(writer)
    await new Promise(resolve => setImmediate(resolve))
  }
  await parquet.finish()
  yield taken(writer)
}

/** What has been written since the last time; the writer goes on counting from the file's beginning. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice()
  writer.index = 0
  return bytes
}
