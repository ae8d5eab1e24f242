import type { DemonstrationPerson } from './demonstration-people.ts'

/** The people the demonstration can sign in as; each a form of one button. */
export function DemonstrationSignIn(props: {
  readonly people: readonly DemonstrationPerson[]
  readonly csrf: string
  readonly next: string
  /** There are other ways in on the page, whose heading comes first. */
  readonly beside?: boolean
}) {
  const Heading = props.beside ? 'h2' : 'h1'
  const PersonHeading = props.beside ? 'h3' : 'h2'
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Heading class="govuk-heading-l">Who would you like to be?</Heading>
        <p class="govuk-body">
          Everything here is made up: the children, the workers, the authority. Choose a person to see what somebody in
          that position sees. You can sign out and choose another at any time.
        </p>
        <People {...props} people={props.people.filter(each => !each.isOther)} heading={PersonHeading} />
        {props.people.some(each => each.isOther) && (
          <>
            <PersonHeading class="govuk-heading-m">Others</PersonHeading>
            <People
              {...props}
              people={props.people.filter(each => each.isOther)}
              heading={props.beside ? 'h4' : 'h3'}
            />
          </>
        )}
      </div>
    </div>
  )
}

function People(props: {
  readonly people: readonly DemonstrationPerson[]
  readonly csrf: string
  readonly next: string
  readonly heading: 'h2' | 'h3' | 'h4'
}) {
  const PersonHeading = props.heading
  return (
    <ul class="govuk-list sl-people">
      {props.people.map(person => (
        <li>
          <form action="/sign-in" method="post">
            <input type="hidden" name="_csrf" value={props.csrf} />
            <input type="hidden" name="person" value={person.key} />
            <input type="hidden" name="next" value={props.next} />
            <PersonHeading class="govuk-heading-s govuk-!-margin-bottom-1">{person.principal.name}</PersonHeading>
            <p class="govuk-body govuk-!-margin-bottom-1">{person.position}</p>
            <p class="govuk-body-s govuk-!-margin-bottom-2" id={`sees-${person.key}`}>
              {person.sees}
            </p>
            <button type="submit" class="govuk-button govuk-button--secondary" aria-describedby={`sees-${person.key}`}>
              Sign in as {person.principal.name}
            </button>
          </form>
        </li>
      ))}
    </ul>
  )
}

/** What anybody sees where the demonstration may not be offered. */
export function NoSignIn({ synthetic }: { readonly synthetic: boolean }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">You cannot sign in here</h1>
        <p class="govuk-body">
          No way of signing in is set up. An administrator of this server sets up the council's identity provider
          (SIGHTLINE_OIDC_ISSUER) or accounts with a password (SIGHTLINE_LOCAL_ACCOUNTS): the administrators' guide says
          how.
        </p>
        <p class="govuk-body">The demonstration is offered only when all of these are so:</p>
        <ul class="govuk-list govuk-list--bullet">
          <li>the data is made up{synthetic ? ' (it is)' : ' (it is not)'}</li>
          <li>Sightline listens on this computer alone: HOST is 127.0.0.1, and SIGHTLINE_URL is not set</li>
          <li>the browser is on the same computer, and opens localhost or 127.0.0.1</li>
          <li>there is no proxy or tunnel in between</li>
        </ul>
        <p class="govuk-body">
          To see the demonstration, run <code>npm start</code> on your own computer and open the address it prints.
        </p>
      </div>
    </div>
  )
}
