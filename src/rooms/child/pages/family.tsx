import { capital } from '../../../domain/words/capital.ts'
import { EmptyState, Link, Table } from '../../../ui/index.ts'
import { childHref } from '../addresses.ts'
import type { Family, Relative } from '../family.ts'

interface FamilyProps {
  readonly family: Family
  /** Where the child is found in the case system, if that is known. */
  readonly caseLink: string | undefined
  /** The day the page is told on, where it is not today: kept on the way to another child. */
  readonly on: string | undefined
}

const name = (on: string | undefined) => (each: Relative) =>
  each.mayOpen ? (
    <Link href={childHref({ childId: each.childId, on })}>
      <bdi>{each.name}</bdi>
    </Link>
  ) : (
    <bdi>{each.name}</bdi>
  )

/** Who belongs to the child's family, as far as the extract says and the reader may know. */
export function FamilySection({ family, caseLink, on }: FamilyProps) {
  const { relatives, unnamed, placed } = family
  return (
    <section>
      <h2 class="govuk-heading-m">Family and siblings</h2>
      <p class="govuk-body">
        The extract says who belongs to one family and, of some, who the mother is. It does not say how anyone else is
        related: children of one family are taken for siblings. Restricted records are shown only to people named on
        them.
      </p>
      <Table
        caption="The family as recorded"
        captionHidden
        rows={relatives}
        columns={[
          { key: 'name', heading: 'Name', cell: name(on), class: 'sl-breaks' },
          { key: 'tie', heading: 'Who they are', cell: each => each.tie },
          { key: 'age', heading: 'Age', cell: each => each.age },
          {
            key: 'held',
            heading: 'Case held now by',
            cell: each => <bdi>{each.heldBy ?? 'nobody'}</bdi>,
            class: 'sl-breaks',
          },
        ]}
        empty={
          unnamed.siblings + unnamed.others > 0 ? null : (
            <EmptyState title="Nobody of this child's family can be shown" {...lookThere(caseLink)}>
              {whyNobody[placed]}
            </EmptyState>
          )
        }
      />
      <Unnamed {...unnamed} />
      {placed === 'in one too large' && relatives.length > 0 && <p class="govuk-body">{whyNobody[placed]}</p>}
    </section>
  )
}

const whyNobody: Readonly<Record<Family['placed'], string>> = {
  'in a family':
    'The child has a row in the table of families, but the extract names nobody else who may be shown: nobody of the same family, and no mother.',
  'in none':
    'The child has no row in the table of families (ssd_family), and no mother who may be shown is named. Some case systems do not fill these tables, and the returns to the Department for Education do not have them.',
  'in one too large':
    'The number that stands for the family in the extract is shared by more people than any family has, so it is not used to say who belongs together.',
}

function Unnamed({ siblings, others }: Family['unnamed']) {
  if (siblings + others === 0) return null
  const parts = [
    siblings === 1 ? 'A sibling' : siblings > 1 ? `${siblings} siblings` : undefined,
    others === 1 ? 'one more person of the family' : others > 1 ? `${others} more people of the family` : undefined,
  ].filter(each => each !== undefined)
  const words = parts.join(' and ')
  return (
    <p class="govuk-body">
      {capital(words)} {siblings + others === 1 ? 'is' : 'are'} known to the service, held by another part of it. You
      may not open {siblings + others === 1 ? 'that record' : 'those records'}.
    </p>
  )
}

/** The men whom the record knows of, and what it cannot know. */
export function MenSection({ family, caseLink, on }: FamilyProps) {
  const men = family.relatives.filter(each => each.isMan)
  const unknowable =
    'The dataset has no place for fathers, partners or other men: it shows a man only where he is put in the same family. ' +
    'Others may matter to this child, and be in the case system or known to nobody yet.'
  return (
    <section>
      <h2 class="govuk-heading-m">Men in the child's life</h2>
      <Table
        caption="Men of the family as recorded"
        captionHidden
        rows={men}
        columns={[
          { key: 'name', heading: 'Name', cell: name(on), class: 'sl-breaks' },
          { key: 'tie', heading: 'Who he is', cell: each => each.tie },
          { key: 'age', heading: 'Age', cell: each => each.age },
        ]}
        empty={
          <EmptyState title="No man in this child's life is named here" {...lookThere(caseLink)}>
            {unknowable} That none is named here does not mean that there is none.
          </EmptyState>
        }
      />
      {men.length > 0 && <p class="govuk-body">{unknowable}</p>}
    </section>
  )
}

function lookThere(caseLink: string | undefined) {
  return caseLink === undefined ? {} : { action: { href: caseLink, text: 'Look in the case system' } }
}
