/** The channel on which a new data version is announced; its payload is "<version> <authority>". */
export const versionChannel = 'sightline_version'

/** What is told on the channel: "42 204". */
export function versionPayload(authority: string, version: number): string {
  return `${version} ${authority}`
}

/** Reads a payload; undefined when it is not one of ours. */
export function parseVersionPayload(payload: string): { authority: string; version: number } | undefined {
  const match = /^(\d+) (.+)$/s.exec(payload)
  return match ? { authority: match[2]!, version: Number(match[1]) } : undefined
}
