import type { VNode } from 'preact'
import type { Problem } from './reply.ts'

/** A page for a request that could not be answered: one shape for all of them. */
export interface ErrorPage {
  readonly status: number
  readonly title: string
  readonly body: VNode
}

interface Wording {
  readonly title: string
  readonly lines: readonly string[]
}

const wordings: Readonly<Record<number, Wording>> = {
  400: { title: 'That address cannot be used', lines: ['Part of the address is not one that Sightline knows.'] },
  403: { title: 'You cannot open this', lines: ['Your role or your place in the service does not cover it.'] },
  404: {
    title: 'Page not found',
    lines: ['If you typed the address, check that it is right.', 'If you followed a link, what it led to may be gone.'],
  },
  408: { title: 'That took too long', lines: ['The request did not arrive in time. Try again.'] },
  413: { title: 'That is too large', lines: ['What was sent is larger than this page takes.'] },
  415: { title: 'That cannot be read', lines: ['What was sent is not in a form that this page takes.'] },
  421: { title: 'Wrong address', lines: ['This server is not known by the name it was asked for under.'] },
  422: { title: 'There is a problem', lines: ['What was sent could not be used.'] },
  429: { title: 'Too many at once', lines: ['Wait a moment and try again.'] },
  500: {
    title: 'Something went wrong',
    lines: ['This is our fault, not yours. Nothing you sent was half done.', 'Try again later.'],
  },
  503: { title: 'Not ready', lines: ['Sightline is starting or stopping. Try again in a moment.'] },
}

/** What an error page says besides its usual words. */
export interface Told {
  /** Replaces the first line. */
  readonly why?: string | undefined
  readonly problems?: readonly Problem[]
  /** A way on that this person has. */
  readonly way?: { readonly href: string; readonly text: string } | undefined
}

/** The page for a status. `why` replaces its first line; the reference is what to quote when asking for help. */
export function errorPage(status: number, reference: string, { why, problems = [], way }: Told = {}): ErrorPage {
  const known = wordings[status] ?? wordings[status < 500 ? 400 : 500]!
  const lines = why === undefined ? known.lines : [why, ...known.lines.slice(1)]
  const body = (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">{known.title}</h1>
        {lines.map(line => (
          <p class="govuk-body">{line}</p>
        ))}
        {problems.length > 0 && (
          <ul class="govuk-list govuk-list--bullet">
            {problems.map(problem => (
              <li>{problem.field === undefined ? problem.message : `${problem.field}: ${problem.message}`}</li>
            ))}
          </ul>
        )}
        {way !== undefined && (
          <p class="govuk-body">
            <a class="govuk-link" href={way.href}>
              {way.text}
            </a>
          </p>
        )}
        <p class="govuk-body">
          If you ask for help, quote the reference <strong>{reference}</strong>.
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href="/">
            Go to the first page
          </a>
        </p>
      </div>
    </div>
  )
  return { status, title: known.title, body }
}
