/** The link to the case system as a write leaves it. */
export const linkOf = (number: number) => `https://case-system.example.gov.uk/${number}/{id}`
