import { counted, numberText } from '../../domain/words/numbers.ts'
import { readAuthorities } from '../../store/authorities.ts'
import { type Break, type NotedHead, type Verified, verifyLogs } from '../../store/log-verify.ts'
import { type Command, textOption } from '../command.ts'
import { UsageError } from '../io.ts'
import { chooseAuthority } from '../workplace.ts'

const noted = /^(?<authority>[^:]+):(?<log>access|change):(?<seq>\d{1,15}):(?<chain>[0-9a-f]{64})$/

/** Walks the logs of access and of change, and says whether they are as they were written. */
export const verify: Command = {
  name: 'verify',
  summary: 'check that the logs of access and change are whole and as they were written',
  usage: '[--authority CODE] [--noted HEAD]...',
  help: `Says for each log how many entries it has, where it ends, and where it is first not as it was written. Note the
heads it prints somewhere else (on paper, in a mailbox), and give them back later, each after a --noted of its own: whoever cuts off the end
of a log and makes its head fit is found by that alone. Exit code 1 where anything is wrong.`,
  options: { authority: { type: 'string' }, noted: { type: 'string', multiple: true } },
  works: 'on the record',
  async run({ options, io, workplace }) {
    const heads = ((options.noted as string[] | undefined) ?? []).map(headFrom)
    const { store } = await workplace()
    const named = textOption(options, 'authority')
    const authorities =
      named === undefined
        ? (await readAuthorities(store.db)).map(each => each.authority_id)
        : [await chooseAuthority(store, named)]
    if (authorities.length === 0) io.err('Nothing has been imported yet, so there are no logs to look at.\n')
    let broken = 0
    for (const authority of authorities) {
      const own = heads.filter(each => each.authority === authority)
      for (const each of await verifyLogs(store.db, authority, own)) {
        if (each.broken !== undefined) broken++
        io.out(`${told(authority, each)}\n`)
      }
    }
    const strangers = heads.filter(each => !authorities.includes(each.authority))
    for (const { authority } of strangers) io.err(`No authority ${authority} was looked at: its noted head was not.\n`)
    return broken === 0 && strangers.length === 0 ? 0 : 1
  },
}

function headFrom(text: string): NotedHead & { readonly authority: string } {
  const { authority, log, seq, chain } = noted.exec(text)?.groups ?? {}
  if (authority === undefined || chain === undefined)
    throw new UsageError(
      `--noted is a head as verify prints it, such as 204:access:1234:9f86d0… (64 digits); not ${text}`,
    )
  return { authority, log: log === 'access' ? 'access' : 'change', seq: Number(seq), chain }
}

function told(authority: string, { log, rows, erased, head, broken }: Verified): string {
  const mark = broken === undefined ? '  ok ' : '  !! '
  const count = `${authority} ${log} log: ${counted(rows, 'entry', 'entries')} as written`
  const gone = erased === 0 ? '' : `, ${numberText(erased)} of them erased with a reason on record`
  const lines = [`${mark}${count}${gone}`, `     head ${authority}:${log}:${head.seq}:${head.chain}`]
  if (broken !== undefined)
    lines.push(`     first break at place ${broken.seq}${broken.id ? `, row ${broken.id}` : ''}: ${words[broken.what]}`)
  return lines.join('\n')
}

const words: Readonly<Record<Break['what'], string>> = {
  'payload changed': 'what the entry says is not what was written',
  'erased without record': 'what the entry said is gone, and the change log has no record of its erasure',
  'row missing': 'the entry is missing',
  'out of order': 'the entry is not the one that stood here: its place, time, id or digest is another',
  'rows missing at the end': 'the head says that there were further entries; they are missing',
  'head behind': 'there are entries after the place where the head says that the log ends',
  'head changed': 'the head is not that of the last entry',
  'head missing': 'there are entries, and no head',
  'not as noted': 'the log does not pass through the head that was noted',
}
