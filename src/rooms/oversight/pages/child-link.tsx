import { unnamedChild } from '../../../domain/words/child-name.ts'
import { Link } from '../../../ui/index.ts'
import { oversightHref } from '../addresses.ts'

/** A child's name, leading to the child's oversight. */
export function ChildLink({ childId, name }: { readonly childId: string; readonly name: string | undefined }) {
  return (
    <Link href={oversightHref(childId)}>
      <bdi>{name ?? unnamedChild(childId)}</bdi>
    </Link>
  )
}
