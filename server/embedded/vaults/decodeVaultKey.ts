const keyBytes = 32

/** A vault key from its text: 64 hexadecimal digits, or 32 bytes in base64. Null when it is neither. */
export function decodeVaultKey(text: string): Buffer | null {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex')
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return null
  const bytes = Buffer.from(text, 'base64') // Node reads the URL's alphabet too.
  return bytes.length === keyBytes ? bytes : null
}
