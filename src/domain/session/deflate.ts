import { deflateSync, inflateSync } from 'fflate'

export const pack = (bytes: Uint8Array): Uint8Array => deflateSync(bytes, { level: 1 })

export const unpack = (packed: Uint8Array, sizeBytes: number): Uint8Array =>
  inflateSync(packed, { out: new Uint8Array(sizeBytes) })
