import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { isLoopback } from './connection.ts'
import type { RequestLimits } from './limits.ts'
import { Secret } from './secret.ts'
import { isSecretKey } from './secret-box.ts'
import {
  type ProviderSettings,
  providerFrom,
  providerGoodValues,
  providerVariables,
} from './sign-in/provider-settings.ts'

/** How this server runs: from the environment, read once. */
export interface Settings {
  /** The data folder, absolute. */
  readonly folder: string
  /** A PostgreSQL server; undefined keeps the record in the folder. */
  readonly databaseUrl: Secret | undefined
  readonly host: string
  /** 0 takes any free one. */
  readonly port: number
  /** The address people use, where that is not the one listened on: "https://sightline.example.gov.uk". */
  readonly publicUrl: URL | undefined
  /** The data line turns red when the last extract is older. */
  readonly staleAfterHours: number
  readonly sessionIdleMinutes: number
  readonly sessionHours: number
  /** Where the authority's accessibility statement is; every page links to it. */
  readonly accessibilityStatement: string | undefined
  /** Largest upload taken, in bytes, whatever a route would allow. */
  readonly uploadBytes: number
  /** A folder whose extracts are imported as they land; absolute. */
  readonly watchFolder: string | undefined
  /** Requests a minute. */
  readonly limits: RequestLimits
  /** Addresses of our own proxies, whose word on where a request comes from is taken: for limits, and nothing else. */
  readonly proxies: ReadonlySet<string>
  /** Keys that secrets in the record are sealed under: the one in use first, then those it followed. None: nothing is. */
  readonly secretKeys: readonly Secret[]
  /** Whether people may have a password here. */
  readonly localAccounts: boolean
  /** The council's identity provider; undefined where there is none. */
  readonly provider: ProviderSettings | undefined
  /** The authority's mail server, and whom mail is from; undefined where none is sent. */
  readonly mail: MailSettings | undefined
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
}

/** How mail is sent. */
export interface MailSettings {
  /** "smtps://user:password@mail.example.gov.uk" */
  readonly url: Secret
  readonly from: string
}

/** A setting that cannot be used. The message names the variable and says what a good value looks like. */
export class SettingsError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'SettingsError'
  }
}

const count = (from: number, to: number, usual: number) =>
  z.coerce.number(`a whole number from ${from} to ${to}`).int().min(from).max(to).default(usual)

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const

/** Addresses with commas between them, as the socket gives them. */
function addresses(text: string, context: z.RefinementCtx): ReadonlySet<string> {
  const found = text.split(',').map(each => each.trim().toLowerCase())
  if (found.some(each => isIP(each) === 0)) context.addIssue({ code: 'custom', message: 'not an address' })
  return new Set(found)
}

const secretKey = z.string().refine(isSecretKey)

const environment = z.object({
  SIGHTLINE_DATA: z.string().default('data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: count(0, 65_535, 3000),
  SIGHTLINE_URL: z.url({ protocol: /^https?$/ }).optional(),
  SIGHTLINE_STALE_AFTER_HOURS: count(1, 8760, 36),
  SIGHTLINE_SESSION_IDLE_MINUTES: count(5, 720, 60),
  SIGHTLINE_SESSION_HOURS: count(1, 24, 12),
  SIGHTLINE_ACCESSIBILITY_STATEMENT: z.url({ protocol: /^https?$/ }).optional(),
  SIGHTLINE_UPLOAD_MEGABYTES: count(1, 16_384, 1024),
  SIGHTLINE_WATCH: z.string().optional(),
  SIGHTLINE_LIMIT_ADDRESS: count(60, 1_000_000, 12_000),
  SIGHTLINE_LIMIT_SESSION: count(30, 1_000_000, 600),
  SIGHTLINE_LIMIT_SIGN_IN: count(5, 100_000, 600),
  SIGHTLINE_PROXY: z.string().transform(addresses).default(new Set()),
  SIGHTLINE_LOG_LEVEL: z.enum(levels).default('info'),
  SIGHTLINE_SECRET_KEY: secretKey.optional(),
  SIGHTLINE_SECRET_KEYS_OLD: z
    .string()
    .transform(text => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(secretKey))
    .optional(),
  SIGHTLINE_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  SIGHTLINE_MAIL_FROM: z.email().optional(),
  SIGHTLINE_LOCAL_ACCOUNTS: z.enum(['yes', 'no']).default('no'),
  ...providerVariables,
})

const goodValues: Readonly<Record<keyof z.infer<typeof environment>, string>> = {
  SIGHTLINE_DATA: 'a folder',
  DATABASE_URL: 'an address such as postgresql://user:password@host:5432/sightline',
  HOST: 'an address to listen on, such as 127.0.0.1',
  PORT: 'a whole number from 0 to 65535',
  SIGHTLINE_URL: 'the address people use, such as https://sightline.example.gov.uk',
  SIGHTLINE_STALE_AFTER_HOURS: 'a whole number of hours from 1 to 8760',
  SIGHTLINE_SESSION_IDLE_MINUTES: 'a whole number of minutes from 5 to 720',
  SIGHTLINE_SESSION_HOURS: 'a whole number of hours from 1 to 24',
  SIGHTLINE_ACCESSIBILITY_STATEMENT: 'the address of the statement, such as https://intranet.example.gov.uk/sightline',
  SIGHTLINE_UPLOAD_MEGABYTES: 'a whole number of megabytes from 1 to 16384',
  SIGHTLINE_WATCH: 'a folder',
  SIGHTLINE_LIMIT_ADDRESS: 'a whole number of requests a minute from 60 to 1000000',
  SIGHTLINE_LIMIT_SESSION: 'a whole number of requests a minute from 30 to 1000000',
  SIGHTLINE_LIMIT_SIGN_IN: 'a whole number of attempts a minute from 5 to 100000',
  SIGHTLINE_PROXY: 'the address of the proxy before this server, such as 10.0.0.5; several with commas between them',
  SIGHTLINE_LOG_LEVEL: `one of ${levels.join(', ')}`,
  SIGHTLINE_SECRET_KEY: '32 random bytes in base64, as "openssl rand -base64 32" makes them',
  SIGHTLINE_SECRET_KEYS_OLD: 'keys that were in use before, each 32 bytes in base64, with spaces between',
  SIGHTLINE_SMTP_URL: 'the mail server, such as smtps://user:password@mail.example.gov.uk:465',
  SIGHTLINE_MAIL_FROM: 'the address mail is from, such as sightline@example.gov.uk',
  SIGHTLINE_LOCAL_ACCOUNTS: 'yes or no',
  ...providerGoodValues,
}

/**
 * Settings from environment variables; an empty variable is as good as none. `cwd` is what a relative SIGHTLINE_DATA
 * is relative to. Throws SettingsError, which never repeats a value.
 */
export function settingsFrom(env: Readonly<Record<string, string | undefined>>, cwd: string): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map(issue => issue.path[0] as keyof typeof goodValues))]
    throw new SettingsError(names.map(name => `${name} must be ${goodValues[name]}.`).join(' '))
  }
  const values = parsed.data
  const host = values.HOST === 'localhost' ? '127.0.0.1' : values.HOST
  if (!isLoopback(host) && values.SIGHTLINE_URL === undefined) {
    throw new SettingsError(
      `SIGHTLINE_URL must be ${goodValues.SIGHTLINE_URL}, when HOST is reached from other machines.`,
    )
  }
  const secretKeys = [values.SIGHTLINE_SECRET_KEY ?? [], values.SIGHTLINE_SECRET_KEYS_OLD ?? []].flat()
  if (secretKeys.length > 0 && values.SIGHTLINE_SECRET_KEY === undefined) {
    throw new SettingsError(
      `SIGHTLINE_SECRET_KEY must be ${goodValues.SIGHTLINE_SECRET_KEY}, where SIGHTLINE_SECRET_KEYS_OLD is set.`,
    )
  }
  const localAccounts = values.SIGHTLINE_LOCAL_ACCOUNTS === 'yes'
  if (localAccounts && secretKeys.length === 0) {
    throw new SettingsError(
      `SIGHTLINE_SECRET_KEY must be ${goodValues.SIGHTLINE_SECRET_KEY}, for SIGHTLINE_LOCAL_ACCOUNTS=yes: second factors are sealed under it.`,
    )
  }
  const { SIGHTLINE_SMTP_URL: smtp, SIGHTLINE_MAIL_FROM: from } = values
  if ((smtp === undefined) !== (from === undefined)) {
    const missing = smtp === undefined ? 'SIGHTLINE_SMTP_URL' : 'SIGHTLINE_MAIL_FROM'
    throw new SettingsError(`${missing} must be ${goodValues[missing]}, for mail to be sent.`)
  }
  if (smtp !== undefined && values.SIGHTLINE_URL === undefined) {
    throw new SettingsError(`SIGHTLINE_URL must be ${goodValues.SIGHTLINE_URL}, for the links in mail.`)
  }
  return {
    mail: smtp === undefined || from === undefined ? undefined : { url: new Secret(smtp), from },
    secretKeys: secretKeys.map(each => new Secret(each)),
    localAccounts,
    provider: providerFrom(values, cwd, message => new SettingsError(message)),
    folder: resolve(cwd, values.SIGHTLINE_DATA),
    databaseUrl: values.DATABASE_URL === undefined ? undefined : new Secret(values.DATABASE_URL),
    host,
    port: values.PORT,
    publicUrl: values.SIGHTLINE_URL === undefined ? undefined : new URL(values.SIGHTLINE_URL),
    staleAfterHours: values.SIGHTLINE_STALE_AFTER_HOURS,
    sessionIdleMinutes: values.SIGHTLINE_SESSION_IDLE_MINUTES,
    sessionHours: values.SIGHTLINE_SESSION_HOURS,
    accessibilityStatement: values.SIGHTLINE_ACCESSIBILITY_STATEMENT,
    uploadBytes: values.SIGHTLINE_UPLOAD_MEGABYTES * 1024 * 1024,
    watchFolder: values.SIGHTLINE_WATCH === undefined ? undefined : resolve(cwd, values.SIGHTLINE_WATCH),
    limits: {
      address: values.SIGHTLINE_LIMIT_ADDRESS,
      session: values.SIGHTLINE_LIMIT_SESSION,
      signIn: values.SIGHTLINE_LIMIT_SIGN_IN,
    },
    proxies: values.SIGHTLINE_PROXY,
    logLevel: values.SIGHTLINE_LOG_LEVEL,
  }
}

/** Whether browsers reach this server by https, through whatever stands before it. */
export function isHttps(settings: Settings): boolean {
  return settings.publicUrl?.protocol === 'https:'
}
