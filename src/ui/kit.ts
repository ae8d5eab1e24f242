import type { ComponentChildren } from 'preact'

/** Whatever may stand between an opening and a closing tag. */
export type Children = ComponentChildren

/** Further HTML attributes, such as data-*. `style` has no effect: the content security policy forbids it. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/** A link as data: where it goes and what it says. */
export interface LinkTo {
  readonly href: string
  readonly text: Children
}

/** Class names joined; false, null and the empty string leave none. Undefined where nothing is left. */
export function classes(...names: readonly (string | false | null | undefined)[]): string | undefined {
  return names.filter(Boolean).join(' ') || undefined
}

/** "Days late" → "days-late": an id that a word may carry. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
