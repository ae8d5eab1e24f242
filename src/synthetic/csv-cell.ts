/** A cell of a CSV file, in quotation marks where it needs them (RFC 4180). */
export function csvCell(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
