/** What a request shows of where it comes from. Header names in lower case. */
export interface ConnectionFacts {
  /** The address of the other end of the socket itself, never one told by a header. */
  readonly remoteAddress: string | undefined
  /** The address the server is reached at on this socket. */
  readonly localAddress: string | undefined
  /** "1.1"; undefined where it is not known. */
  readonly httpVersion?: string | undefined
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
}

/** Whether an address is of this machine itself: 127.0.0.0/8, ::1, or the former written as IPv6. */
export function isLoopback(address: string | undefined): boolean {
  if (address === undefined) return false
  const plain = address
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/^::ffff:(?=\d)/, '')
  return plain === '::1' || /^127(\.\d{1,3}){3}$/.test(plain)
}
