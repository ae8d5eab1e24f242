/** What is wrong with a password typed twice; undefined where nothing is. */
export function choosing(
  { password, again }: { readonly password: string; readonly again: string },
  problem: string | undefined,
): { password?: string; again?: string } | undefined {
  if (problem !== undefined) return { password: problem }
  if (again === '') return { again: 'Enter the same password again, so that a slip is noticed' }
  return password === again ? undefined : { again: 'The two passwords are not the same: enter both again' }
}
