import { Button, ButtonGroup, Link, PageHeading } from '../../../ui/index.ts'
import type { Owner } from '../../oversight/index.ts'
import { processHref } from '../addresses.ts'
import { DirectionFields } from './direction-fields.tsx'
import { Amiss, type FormState, HiddenFields } from './form-parts.tsx'

/** Asks somebody for something in a process: it is chased until it is done and confirmed. */
export function ActionFormPage(props: {
  readonly name: string
  readonly process: { readonly child_id: string; readonly process_id: string }
  readonly state: FormState
  readonly owners: readonly Owner[]
  readonly csrf: string
}) {
  const { name, process, state, owners, csrf } = props
  return (
    <>
      <Amiss state={state} days={['action-0-due']} />
      <PageHeading
        caption={<bdi>{name}</bdi>}
        lead="It shows on its owner’s home, is chased when it is late, and closes when somebody else confirms that it was done."
      >
        Ask for an action
      </PageHeading>
      <form action={processHref(process, '/action')} method="post" novalidate>
        <HiddenFields csrf={csrf} />
        <DirectionFields state={state} index={0} owners={owners} legend="The action" />
        <ButtonGroup>
          <Button preventDoubleClick>Give the action</Button>
          <Link href={processHref(process)}>Cancel</Link>
        </ButtonGroup>
      </form>
    </>
  )
}
