import { z } from 'zod'
import { isOwnAddress } from '../reply.ts'

/** Where to go once signed in: an address of ours, else the first page. */
export const next = z.string().max(2000).refine(isOwnAddress).catch('/')

/** "1 minute", "15 minutes": how long to wait. */
export function minutesUntil(until: Date, at: Date): string {
  const minutes = Math.max(1, Math.ceil((until.getTime() - at.getTime()) / 60_000))
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}
