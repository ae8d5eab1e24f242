import { v7 as uuid } from 'uuid'
import { type PostKind, placeFrom, placeId, postProblems } from '../../domain/access/giving-posts.ts'
import { isKnownRole, knownRoles, type Place, roleTitle } from '../../domain/access/principal.ts'
import { type Settings, settingsFrom } from '../../server/settings.ts'
import { ensureAuthority, readAuthorities } from '../../store/authorities.ts'
import { changePeople } from '../../store/people/change.ts'
import { findByEmail } from '../../store/people/identities.ts'
import { savePerson } from '../../store/people/people.ts'
import { givePost } from '../../store/people/posts.ts'
import { makeLink } from '../../store/people/sign-in-links.ts'
import type { Store } from '../../store/store.ts'
import { type Command, type OptionValues, textOption } from '../command.ts'
import { CommandError, type Io, UsageError } from '../io.ts'
import { loadOrganisation } from '../read-model.ts'
import { chooseAuthority } from '../workplace.ts'
import { checkCode } from './new-authority.ts'

const by = 'command line'

/** Adds people from the command line: the first administrator, when nobody is there yet to invite them. */
export const people: Command = {
  name: 'people',
  summary: 'add a person with a role, or make a new link for one, and print the link they sign in by first',
  usage:
    'add --name NAME --email ADDRESS --role ROLE [--place service:ID|unit:ID|worker:ID] | link --email ADDRESS [--reset] [--authority CODE]',
  help: `add             adds a person with a role, and prints an invitation where passwords are in use
link            makes a new invitation for somebody (a new password and a new authenticator app), or with --reset
                a link to choose a new password; links made for them before end
--role ROLE     one of ${knownRoles.join(', ')}
--place PLACE   where they hold it; without it the whole authority
--authority     where several are held, or to make the first one on an empty installation

A link is good once; an invitation for 7 days, a reset for 1 day. Hand it over so that nobody else reads it.`,
  words: 2,
  options: {
    name: { type: 'string' },
    email: { type: 'string' },
    role: { type: 'string' },
    place: { type: 'string' },
    reset: { type: 'boolean' },
    authority: { type: 'string' },
  },
  works: 'on the record',
  async run({ words, options, io, workplace }) {
    const [deed, ...more] = words
    if ((deed !== 'add' && deed !== 'link') || more.length > 0) throw new UsageError('Say people add, or people link')
    const { store, served } = await workplace()
    // A running server knows its own keys and address; who asks it may have been told neither.
    const settings = served ?? settingsFrom(io.env, io.cwd)
    return deed === 'add' ? add(store, options, io, settings) : link(store, options, io, settings)
  },
}

async function add(store: Store, options: OptionValues, io: Io, settings: Settings): Promise<number> {
  const name = needed(options, 'name', 'such as --name "Dana Example"')
  const email = addressFrom(options)
  const role = needed(options, 'role', 'such as --role administrator')
  if (!isKnownRole(role)) throw new UsageError(`--role is one of ${knownRoles.join(', ')}`)
  const place = placeOf(textOption(options, 'place'))
  const authority = await authorityFor(store, textOption(options, 'authority'))
  const at = new Date()
  const [problem] = postProblems(
    { role, place, kind: 'own' satisfies PostKind, from: at },
    await loadOrganisation(store, authority),
    at,
  )
  if (problem !== undefined) throw new CommandError(`${problem.message}.`)
  if ((await findByEmail(store.db, authority, email)) !== undefined) {
    throw new CommandError(`Somebody with the address ${email} is there already. Give them posts on the page People.`)
  }
  const id = uuid()
  let token: string | undefined
  await changePeople(store, authority, { at, by, event: 'person added', subject: id }, async trx => {
    await savePerson(trx, authority, { id, name, email, origin: 'invited', at, by })
    await givePost(trx, authority, {
      ...{ personId: id, role, placeKind: place.kind, placeId: placeId(place), kind: 'own', from: at, at, by },
      because: 'Added from the command line.',
    })
    token = (await makeLink(trx, authority, { personId: id, kind: 'invitation', at, by })).token
    return { after: { name, role, place } }
  })
  io.out(`${name} is added as ${roleTitle(role)}.\n${toldLink(token!, 'invitation', settings)}`)
  return 0
}

async function link(store: Store, options: OptionValues, io: Io, settings: Settings): Promise<number> {
  const email = addressFrom(options)
  const authority = await chooseAuthority(store, textOption(options, 'authority'))
  const person = await findByEmail(store.db, authority, email)
  if (person === undefined) throw new CommandError(`Nobody has the address ${email}. Add them with people add.`)
  if (person.disabled_at !== null) throw new CommandError(`The account of ${person.name} is closed.`)
  const kind = options.reset === true ? 'reset' : 'invitation'
  const said = { at: new Date(), by, event: 'link made', subject: person.person_id }
  let token: string | undefined
  await changePeople(store, authority, said, async trx => {
    token = (await makeLink(trx, authority, { personId: person.person_id, kind, ...said })).token
    return { after: { kind } }
  })
  io.out(toldLink(token!, kind, settings))
  return 0
}

/** The link, or how they sign in where passwords are not in use. */
function toldLink(token: string, kind: 'invitation' | 'reset', settings: Settings): string {
  if (!settings.localAccounts) {
    return settings.provider === undefined
      ? 'No way of signing in is set up yet: see the administrators’ guide (SIGHTLINE_OIDC_ISSUER, or SIGHTLINE_LOCAL_ACCOUNTS=yes; then npx sightline people link).\n'
      : `They sign in with their ${settings.provider.name}, under that address.\n`
  }
  const origin = settings.publicUrl?.origin ?? `http://localhost:${settings.port}`
  const lasts = kind === 'invitation' ? '7 days' : '1 day'
  return `Their link, good once and for ${lasts}:\n${origin}/sign-in/link/${token}\n`
}

/** The authority meant; on an empty installation the one named is made. */
async function authorityFor(store: Store, named: string | undefined): Promise<string> {
  if (named !== undefined && (await readAuthorities(store.db)).length === 0) {
    checkCode(named, [])
    await ensureAuthority(store.db, { authority: named })
    return named
  }
  return chooseAuthority(store, named)
}

function needed(options: OptionValues, name: string, example: string): string {
  const value = textOption(options, name)?.trim()
  if (!value) throw new UsageError(`--${name} is missing: ${example}`)
  return value
}

function addressFrom(options: OptionValues): string {
  const email = needed(options, 'email', 'such as --email dana@example.gov.uk')
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new UsageError('--email is an address such as dana@example.gov.uk')
  return email
}

function placeOf(text: string | undefined): Place {
  if (text === undefined || text === 'directorate') return { kind: 'directorate' }
  const found = /^(service|unit|worker):(.+)$/.exec(text)
  if (found === null) throw new UsageError('--place is service:ID, unit:ID or worker:ID; left out, the whole authority')
  return placeFrom(found[1] as Place['kind'], found[2]!)
}
