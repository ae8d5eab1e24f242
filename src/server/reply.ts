import type { VNode } from 'preact'
import type { Principal } from '../domain/access/principal.ts'
import type { Exported } from '../ui/export/index.ts'
import type { PageProps } from '../ui/layout/page.tsx'
import type { SessionAbout } from './session-rows.ts'

/** A page: what goes between header and footer, and what the layout needs to know about it. */
export interface PageReply {
  readonly kind: 'page'
  /** Without the product's name. Never a child's name: titles reach histories. */
  readonly title: string
  readonly body: VNode
  readonly breadcrumbs?: PageProps['breadcrumbs']
  /** Key of the navigation item this page belongs to. */
  readonly current?: string | undefined
  readonly status?: number | undefined
  /** False keeps the open page as it is when new data arrives. */
  readonly live?: boolean | undefined
  /** A form was not taken: the window's title says so first. The status is then 422 unless given. */
  readonly error?: boolean | undefined
  /** Where the browser goes by itself from here; the page has a link there for those that do not. */
  readonly onward?: string | undefined
}

type Content = string | Uint8Array | AsyncIterable<string | Uint8Array>

export interface FileReply {
  readonly kind: 'file'
  /**
   * As the browser saves it, with its extension; who saved it and when is put in before that. Never a child's name.
   */
  readonly name: string
  /** Its media type: "text/csv". Text is sent as UTF-8. */
  readonly type: string
  /** What is in it; as a function, of who saves it and when, where the file itself says so. */
  readonly content: Content | ((exported: Exported) => Content | Promise<Content>)
  /** 'inline' shows it in the browser where it can (a picture); 'attachment', the usual, saves it. */
  readonly disposition?: 'attachment' | 'inline' | undefined
}

/** Something in what was sent that cannot be used: which field, and what a good value looks like. */
export interface Problem {
  readonly field?: string | undefined
  readonly message: string
}

/** Starts a session; goes on, or shows a page first where there is something to be read once. */
export interface SignInReply {
  readonly kind: 'sign-in'
  readonly principal: Principal
  readonly to: string
  readonly means: SessionAbout['means']
  /** For the access log: by what they were believed. */
  readonly because?: string | undefined
  readonly providerSession?: string | undefined
  readonly first?: PageReply | undefined
}

/** What a route answers with. Made by the functions below. */
export type Reply =
  | PageReply
  | FileReply
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'data'; readonly value: unknown }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'try-later'; readonly seconds: number }
  | { readonly kind: 'forbidden'; readonly why: string }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | SignInReply
  | { readonly kind: 'to-provider'; readonly to: URL }
  | { readonly kind: 'sign-out'; readonly to: string }

/** A page in the layout. A form that was not taken is the same page again, with `error: true`. */
export function page(given: Omit<PageReply, 'kind'>): PageReply {
  return { kind: 'page', ...given }
}

/** Sends the browser to another address of ours ("/imports/12"), after a form was taken. Throws RangeError for any other. */
export function redirect(to: string): Reply {
  return { kind: 'redirect', to: ownAddress(to) }
}

/** A file to save. */
export function file(given: Omit<FileReply, 'kind'>): FileReply {
  return { kind: 'file', ...given }
}

/** JSON for our own scripts: progress, counts. Never for what a page without scripts would lack. */
export function data(value: unknown): Reply {
  return { kind: 'data', value }
}

/** There is no such page, or nothing that the reader may know of. */
export function notFound(): Reply {
  return { kind: 'not-found' }
}

/** Too much was asked: try again in so many seconds. */
export function tryLater(seconds: number): Reply {
  return { kind: 'try-later', seconds }
}

/** Refuses, in a sentence that the reader sees: "Only an analyst can change mappings." */
export function forbidden(why: string): Reply {
  return { kind: 'forbidden', why }
}

/** What was sent cannot be used; each problem says what a good value looks like. */
export function invalid(...problems: readonly (Problem | string)[]): Reply {
  return { kind: 'invalid', problems: problems.map(each => (typeof each === 'string' ? { message: each } : each)) }
}

/** Starts a session for somebody, under a new token, and goes on. */
export function signIn(
  principal: Principal,
  to: string,
  how: Pick<SignInReply, 'means' | 'because' | 'providerSession' | 'first'>,
): Reply {
  return { kind: 'sign-in', principal, to: ownAddress(to), ...how }
}

/** Sends the browser to the council's identity provider, the one place outside that pages lead to by themselves. */
export function toProvider(to: URL): Reply {
  return { kind: 'to-provider', to }
}

/** Ends the session, and goes on. */
export function signOut(to: string): Reply {
  return { kind: 'sign-out', to: ownAddress(to) }
}

/** An address on this server and nowhere else: one slash, then no second slash or backslash, plain characters only. */
export function isOwnAddress(to: string): boolean {
  return /^\/(?![/\\])[\x20-\x5b\x5d-\x7e]*$/.test(to)
}

function ownAddress(given: string): string {
  // A header holds plain characters only: others are written as an address writes them.
  const to = given.toWellFormed().replace(/[\u0080-\uffff]+/g, encodeURIComponent)
  if (!isOwnAddress(to)) throw new RangeError('A redirect goes to an address of this server, such as "/imports"')
  return to
}
