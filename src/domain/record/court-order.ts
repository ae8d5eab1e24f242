/** Legal statuses by which a court has the child's care before it or has decided it: interim and full care orders, placement orders. */
const ofCourt = /^(C[12]|E1)/i

/** Whether a legal status, by its code, is an order of a court about the child's care. */
export function isCourtOrder({ status }: { readonly status: string }): boolean {
  return ofCourt.test(status)
}
