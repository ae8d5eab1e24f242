/** A file somebody sent, held in a temporary place until the request is over. */
export interface Upload {
  readonly field: string
  /** As the sender called it, without any folder. Shown, never used as a path. */
  readonly name: string
  readonly bytes: number
  /** Where it is. Removed after the request unless moved. */
  readonly path: string
  /** Keeps it beyond the request: moves it to a path of the caller's choosing. */
  moveTo(path: string): Promise<void>
}
