/**
 * Seals small secrets with the key ring of the house. `aad` names where the secret lives (table, column, row):
 * a sealed secret moved elsewhere no longer opens. `open` throws when it was not sealed here for this place.
 */
export interface SecretBox {
  seal(plain: Buffer, aad: string): Buffer
  open(sealed: Buffer, aad: string): Buffer
}
