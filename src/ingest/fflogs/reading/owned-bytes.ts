/** Bytes that are all of their memory, so that it can be handed over to another thread; a copy, where they are not. */
export const owned = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  (bytes.byteLength === bytes.buffer.byteLength ? bytes : Uint8Array.from(bytes)) as Uint8Array<ArrayBuffer>
