// What a client and a server of Postgres say to each other, as bytes.

/** What a client says when it ends. A connection that ends leaves the database open. */
export const goodbye = Uint8Array.from([0x58, 0, 0, 0, 4])

/** What a server says to whoever comes in: no password is needed (R), and it is ready (Z) outside any transaction (I). */
export const welcome = Buffer.from('R\0\0\0\x08\0\0\0\0Z\0\0\0\x05I', 'latin1')

/** A plain question. */
export function queryFor(text: string): Uint8Array {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length + 5)
  return joined([Buffer.from('Q'), length, Buffer.from(`${text}\0`)])
}

/** In memory of its own, which can be handed over: buffers share theirs. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
