import { encode } from 'uqr'

/** A QR code as a picture in the page itself: no other site is asked to draw it. */
export function CodePicture({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .filter(Boolean)
    .join('')
  return (
    <svg class="sl-code-picture" viewBox={`0 0 ${size} ${size}`} width={232} height={232} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#0b0c0c" shape-rendering="crispEdges" />
    </svg>
  )
}
