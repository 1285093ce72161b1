/** The bytes ended, or said something impossible. */
export class BytesEnded extends Error {}

/** Reads little-endian values one after the other; throws BytesEnded instead of reading beyond the end. */
export class ByteReader {
  readonly #bytes: Buffer
  #position = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get left(): number {
    return this.#bytes.length - this.#position
  }

  u8(): number {
    return this.take(1).readUInt8()
  }

  u16(): number {
    return this.take(2).readUInt16LE()
  }

  u32(): number {
    return this.take(4).readUInt32LE()
  }

  take(length: number): Buffer {
    if (length < 0 || length > this.left) throw new BytesEnded()
    const taken = this.#bytes.subarray(this.#position, this.#position + length)
    this.#position += length
    return taken
  }

  /** Steps over the padding to a multiple of four after `length` bytes; a file cut right after its last value lacks it. */
  skipPadding(length: number): void {
    const padding = (4 - (length % 4)) % 4
    this.take(Math.min(padding, this.left))
  }
}
