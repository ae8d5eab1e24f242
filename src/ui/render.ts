import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** The markup of any component. */
export function renderMarkup(node: VNode): string {
  return renderToString(node)
}

/** A whole document as sent: `Page` (or any vnode whose root is `html`) with its document type. */
export function renderDocument(page: VNode): string {
  return `<!DOCTYPE html>${renderToString(page)}`
}
