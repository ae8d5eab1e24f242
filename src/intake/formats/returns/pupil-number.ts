/** Whether a text is written as a unique pupil number: a capital, eleven figures, and a figure or capital. */
export function isPupilNumber(text: string): boolean {
  return /^[A-Z]\d{11}[\dA-Z]$/.test(text)
}
