import type { Difference } from '../differences.ts'

/** What would have made the date or its state different. */
export function DifferencesSection({ differences }: { readonly differences: readonly Difference[] }) {
  return (
    <section>
      <h2 class="govuk-heading-m">What would have made it different</h2>
      <ul class="govuk-list govuk-list--bullet">
        {differences.map(({ had, so }) => (
          <li class="sl-breaks">
            {had}, {so}.
          </li>
        ))}
      </ul>
    </section>
  )
}
