import type { LinkTo } from '../kit.ts'

/** The foot of every page. Our own: GOV.UK's carries the crown, and the service belongs to the council. */
export function Footer({ links = [] }: { readonly links?: readonly LinkTo[] | undefined }) {
  return (
    <footer class="govuk-template__footer sl-footer">
      <div class="govuk-width-container">
        {links.length > 0 && [
          <h2 class="govuk-visually-hidden">Help and information</h2>,
          <ul class="sl-footer__links">
            {links.map(each => (
              <li>
                <a class="govuk-link govuk-link--no-visited-state" href={each.href}>
                  {each.text}
                </a>
              </li>
            ))}
          </ul>,
        ]}
        <p class="sl-footer__words">
          Sightline reads the case system; it changes nothing there.{' '}
          <span data-shortcuts hidden>
            <span data-shortcuts-words>Press / to search, and j or k to move along a table.</span>{' '}
            <button type="button" class="sl-text-button">
              Turn keyboard shortcuts off
            </button>
          </span>{' '}
          <span data-updates hidden>
            <button type="button" class="sl-text-button">
              Show new data only when I ask
            </button>
          </span>
        </p>
      </div>
    </footer>
  )
}
