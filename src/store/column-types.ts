import type { ColumnType } from 'kysely'

/** An instant. */
export type Instant = ColumnType<Date, Date, Date>

/** Null until something happens: left out of a new row. */
export type Later<T> = ColumnType<T | null, T | null | undefined, T | null>

/** What the database fills in of itself where a new row leaves it out. */
export type Defaulted<T> = ColumnType<T, T | undefined, T>

/** A JSON column: read as a value, written as JSON text (both engines then treat it alike). */
export type Json<T> = ColumnType<T, string, string>

/** JSON that the database fills in of itself where a new row leaves it out. */
export type DefaultedJson<T> = ColumnType<T, string | undefined, string>

/** JSON that is null until something happens. */
export type LaterJson<T> = ColumnType<T | null, string | null | undefined, string | null>

/** Written with a new row and never after. */
export type Once<T> = ColumnType<T, T, never>

/** Written with a new row or not at all, and never after. */
export type OnceOrNever<T> = ColumnType<T | null, T | null | undefined, never>

/** JSON written with a new row and never after. */
export type OnceJson<T> = ColumnType<T, string, never>
