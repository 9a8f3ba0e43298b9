import { bigint, customType } from 'drizzle-orm/pg-core'

export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
})

/** A moment in ms since 1970. */
export const epochMs = (name: string) => bigint(name, { mode: 'number' })
