export interface Person {
  readonly name: string
  /** In the reader's words: "Team manager, Unit Kite". */
  readonly role: string
  /** False leaves out the search, for those who may look for no child. */
  readonly searches?: boolean | undefined
}

export interface HeaderProps {
  readonly csrf: string
  readonly authority?: string | undefined
  readonly person?: Person | undefined
  readonly synthetic?: boolean | undefined
}

/** Search by name, id or record address. Posted, so that a name never stands in a URL. */
function Search({ csrf }: { readonly csrf: string }) {
  return (
    <search class="sl-search">
      <form action="/search" method="post">
        <input type="hidden" name="_csrf" value={csrf} />
        <label class="govuk-visually-hidden" for="search">
          Find a child by name, id or address of the record
        </label>
        <input
          class="govuk-input sl-search__input"
          id="search"
          name="search"
          type="search"
          autocomplete="off"
          spellcheck={false}
          placeholder="Name, id or record address"
        />
        <button type="submit" class="sl-search__button">
          Find
        </button>
      </form>
    </search>
  )
}

/** GOV.UK's generic header: product, authority, search, and who is signed in. */
export function Header({ csrf, authority, person, synthetic }: HeaderProps) {
  return (
    <header class="govuk-template__header">
      <div class="govuk-generic-header sl-header">
        <div class="govuk-generic-header__container govuk-width-container sl-header__inside">
          <div class="govuk-generic-header__logo sl-header__product">
            <a href="/" class="govuk-generic-header__homepage-link">
              Sightline
            </a>
            {authority !== undefined && <span class="sl-header__authority">{authority}</span>}
          </div>
          {person && person.searches !== false && <Search csrf={csrf} />}
          {person && (
            <div class="sl-header__person">
              <p class="sl-header__who">
                <a class="sl-header__name" href="/account">
                  {person.name}
                </a>{' '}
                <span class="sl-header__role">{person.role}</span>
              </p>
              <form action="/sign-out" method="post">
                <input type="hidden" name="_csrf" value={csrf} />
                <button type="submit" class="sl-header__sign-out">
                  Sign out
                </button>
              </form>
            </div>
          )}
        </div>
      </div>
      {synthetic && (
        <p class="sl-synthetic">
          <span class="govuk-width-container">Demonstration data: nobody here is real.</span>
        </p>
      )}
    </header>
  )
}
