/** What is said of when a child was last seen, where the authority has never supplied visits. */
export const noVisitsWords = 'not known, as no visits have been supplied'
