/** Puts a drawing made by our own chart code on the page; a box that scrolls where the screen is narrower. */
export function Drawing({ svg }: { readonly svg: string }) {
  // Markup from a string, and the only place for it: only drawChart makes these strings; Plot escapes what it writes, and tidyChart the words
  return <div class="sl-chart" data-scrolls dangerouslySetInnerHTML={{ __html: svg }} />
}
