// Somebody who signs in to the demonstration from another process.

/** Signs in as one of the demonstration's people; gives the cookie. */
export async function signIn(address: string, person: string): Promise<string> {
  const first = await fetch(new URL('/sign-in', address))
  const token = /name="_csrf" value="([^"]+)"/.exec(await first.text())?.[1]
  if (token === undefined) throw new Error('Nobody is offered to sign in as.')
  const answer = await fetch(new URL('/sign-in', address), {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookieOf(first), origin: new URL(address).origin },
    body: new URLSearchParams({ _csrf: token, person, next: '/live' }),
  })
  if (answer.status !== 303) throw new Error(`Signing in as ${person} answered ${answer.status}`)
  return cookieOf(answer)
}

function cookieOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map(each => each.split(';')[0])
    .join('; ')
}
