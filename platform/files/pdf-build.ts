const END_BYTES = 4_096

/** Whether the bytes are built as a PDF: its mark at the very beginning, its table of objects and its end where they belong. */
export function looksLikePdf(bytes: Buffer): boolean {
  if (!/^%PDF-[12]\.\d/.test(bytes.toString('latin1', 0, 8))) return false
  const end = bytes.subarray(-END_BYTES).toString('latin1')
  const table = /startxref\s+(\d{1,10})\s+%%EOF/.exec(end)
  if (table === null || Number(table[1]) >= bytes.length) return false
  // The catalogue stands in the open, or inside a compressed stream of objects.
  return bytes.includes('/Catalog') || bytes.includes('/ObjStm')
}
