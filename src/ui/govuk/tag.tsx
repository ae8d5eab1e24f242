import { type Attributes, type Children, classes } from '../kit.ts'

export type TagColour = 'grey' | 'green' | 'teal' | 'blue' | 'purple' | 'magenta' | 'red' | 'orange' | 'yellow'

export interface TagProps {
  readonly children: Children
  readonly colour?: TagColour | undefined
  readonly class?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** GOV.UK tag, for the standing of a thing (an import, a setting). States of deadlines have StateTag. */
export function Tag(props: TagProps) {
  return (
    <strong
      class={classes('govuk-tag', props.colour && `govuk-tag--${props.colour}`, props.class)}
      {...props.attributes}
    >
      {props.children}
    </strong>
  )
}

export type BadgeColour = 'purple' | 'bright-purple' | 'red' | 'green' | 'blue' | 'black' | 'grey'

/** MOJ badge: a short mark beside a name, such as "Restricted". */
export function Badge(props: Omit<TagProps, 'colour'> & { readonly colour?: BadgeColour | undefined }) {
  return (
    <span class={classes('moj-badge', props.colour && `moj-badge--${props.colour}`, props.class)} {...props.attributes}>
      {props.children}
    </span>
  )
}
