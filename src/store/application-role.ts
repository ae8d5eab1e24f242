/** The role that does the application's work: it owns no table and can bypass no row security. */
export const applicationRole = 'sightline_app'
