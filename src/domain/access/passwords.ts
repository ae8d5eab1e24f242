/** The fewest characters a password may have. */
export const shortestPassword = 12
/** The most: what is hashed must have an end. */
const longestPassword = 200

/** Who a password is for: it may not be their name over again. */
export interface PasswordOwner {
  readonly name: string
  readonly email: string
}

/**
 * What is wrong with a password, in words that say what to do; undefined where nothing is. By NCSC's and NIST's advice:
 * length and no known password, no rules about kinds of characters. `isCommon` says whether text, in lower case, is on
 * the list of passwords that are tried first.
 */
export function passwordProblem(
  password: string,
  owner: PasswordOwner,
  isCommon: (text: string) => boolean,
): string | undefined {
  const characters = [...password].length
  if (characters === 0) return 'Enter a password'
  if (characters < shortestPassword) {
    return `Password must be ${shortestPassword} characters or more: three or four words that do not belong together are easy to remember`
  }
  if (characters > longestPassword) return `Password must be ${longestPassword} characters or fewer`
  const plain = password.normalize('NFKC').toLowerCase()
  if (hasOwnWord(plain, owner))
    return 'Password must not have your name or your email address in it: choose other words'
  if (new Set(plain).size < 5 || isRun(plain)) {
    return 'Password must not be one character or one sequence over and over: choose three or four words'
  }
  if (coresOf(plain).some(isCommon)) {
    return 'This password is on the lists that attackers try first: choose three or four words that do not belong together'
  }
  return undefined
}

/** Words of a name or address that are long enough to be found in a password by more than chance. */
function hasOwnWord(plain: string, { name, email }: PasswordOwner): boolean {
  const [mailbox = '', domain = ''] = email.toLowerCase().split('@')
  const words = [...name.toLowerCase().split(/[^\p{L}]+/u), ...mailbox.split(/[^\p{L}\p{N}]+/u), mailbox, domain]
  return words.some(each => each.length >= 4 && plain.includes(each))
}

/** "123456789012", "abcdefghijkl", "qwertyuiop12" backwards or forwards, and short pieces repeated. */
function isRun(plain: string): boolean {
  if (/^(.{1,6})\1+.{0,5}$/u.test(plain)) return true
  const steps = new Set([...plain].slice(1).map((each, index) => each.codePointAt(0)! - plain.codePointAt(index)!))
  return steps.size === 1 || (steps.size === 2 && steps.has(-9))
}

const letters: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** What is left without spaces, the figures and signs that people add to a word, and with letters in place of those like them. */
function coresOf(plain: string): string[] {
  const spelt = (text: string) => [...text].map(each => letters[each] ?? each).join('')
  const cores = [plain, plain.replace(/\s/g, '')].flatMap(text => {
    const bare = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    return [text, bare, spelt(bare), spelt(text.replace(/[\d!?.*#_-]+$/u, ''))]
  })
  return [...new Set(cores)].filter(each => each.length >= 4)
}
