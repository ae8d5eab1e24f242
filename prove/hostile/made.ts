import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { finished } from 'node:stream/promises'

/** Writes a file of pieces, however large, a piece at a time. */
export async function written(path: string, pieces: Iterable<string | Uint8Array>): Promise<string> {
  await mkdir(dirname(path), { recursive: true })
  const stream = createWriteStream(path)
  for (const piece of pieces) if (!stream.write(piece)) await new Promise(resolve => stream.once('drain', resolve))
  stream.end()
  await finished(stream)
  return path
}

/** Writes the files of an extract into a folder; gives the folder. */
export async function extract(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  return folder
}

/** The same piece over and over. */
export function* times<T>(count: number, piece: (index: number) => T): Generator<T> {
  for (let index = 0; index < count; index++) yield piece(index)
}

/** Two people nobody holds yet, as an extract has them. */
export const people = 'pers_person_id,pers_forename,pers_dob\r\nG1,Ann,2015-01-01\r\nG2,Ben,2016-02-02\r\n'

/** A child as the children in need census has it. */
export function censusChild(id: string): string {
  return `<Child><ChildIdentifiers><LAchildID>${id}</LAchildID><PersonBirthDate>2012-05-01</PersonBirthDate></ChildIdentifiers><CINdetails><CINreferralDate>2026-05-01</CINreferralDate></CINdetails></Child>\n`
}

export const censusHead =
  '<?xml version="1.0" encoding="UTF-8"?>\n<Message><Header><CollectionDetails><Collection>CIN</Collection><ReferenceDate>2027-03-31</ReferenceDate></CollectionDetails><Source><LEA>999</LEA></Source></Header>\n<Children>\n'
export const censusTail = '</Children></Message>\n'
