let held: Promise<ReadonlySet<string>> | undefined

/** Passwords that are tried first, in lower case: some 49,000 known from breaches. Read when first asked for, never from the network. */
export function commonPasswords(): Promise<ReadonlySet<string>> {
  held ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common']))
  return held
}
