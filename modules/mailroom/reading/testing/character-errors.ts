/** Character error rate in percent: slips between the text read and the true one, for each hundred true characters. Spaces and apostrophes in one form. */
export function characterErrorRate(truth: string, read: string): number {
  const expected = [...plain(truth)]
  const found = [...plain(read)]
  let row = Uint32Array.from({ length: found.length + 1 }, (_, index) => index)
  for (let i = 1; i <= expected.length; i++) {
    const next = new Uint32Array(found.length + 1)
    next[0] = i
    for (let j = 1; j <= found.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (expected[i - 1] === found[j - 1] ? 0 : 1)
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced)
    }
    row = next
  }
  return ((row[found.length] ?? 0) / Math.max(1, expected.length)) * 100
}

function plain(text: string): string {
  return text.normalize('NFC').replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim()
}
