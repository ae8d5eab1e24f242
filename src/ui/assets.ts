import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Where `npm run build` leaves the stylesheet, the script and the icon; served at /assets/. */
export const assetsFolder = fileURLToPath(new URL('../../dist/assets/', import.meta.url))

/** Addresses of what a page loads; undefined before the first `npm run build`: pages then come without them. */
export interface AssetUrls {
  readonly stylesheet: string | undefined
  readonly script: string | undefined
  readonly icon: string | undefined
}

let known: AssetUrls | undefined

/** The addresses from a manifest as Vite writes it: entries by source path, each with its hashed file name. */
export function assetUrlsFrom(manifest: Readonly<Record<string, { readonly file: string }>>): AssetUrls {
  const file = (source: string) => {
    const found = manifest[`src/ui/assets/${source}`]?.file
    return found === undefined ? undefined : `/assets/${found}`
  }
  return { stylesheet: file('sightline.scss'), script: file('sightline.ts'), icon: file('icon.svg') }
}

/** The addresses of the built assets. Read once, and again as long as there is nothing built. */
export function assetUrls(): AssetUrls {
  if (known) return known
  let text: string
  try {
    text = readFileSync(`${assetsFolder}manifest.json`, 'utf8')
  } catch {
    return { stylesheet: undefined, script: undefined, icon: undefined }
  }
  known = assetUrlsFrom(JSON.parse(text))
  return known
}
