/** Where what an authority sets of a standard is found. */
export function settingHref(standardId: string, rest = ''): string {
  return `/standards/${encodeURIComponent(standardId)}/setting${rest}`
}

/** One change that was proposed. */
export function changeHref({ standard_id, change_id }: { standard_id: string; change_id: string }, rest = ''): string {
  return settingHref(standard_id, `/${change_id}${rest}`)
}
