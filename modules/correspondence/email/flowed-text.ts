/** Joins the lines a writer's program broke only to fit 80 columns (format=flowed, RFC 3676): a line that ends in a blank goes on in the next of the same depth. */
export function unflow(text: string, deleteSpace: boolean): string {
  const out: { depth: number; words: string; open: boolean }[] = []
  for (const line of text.split(/\r?\n/)) {
    const depth = /^>*/.exec(line)?.[0].length ?? 0
    const words = line.slice(depth).replace(/^ /, '')
    const open = words.endsWith(' ') && words !== '-- '
    const last = out.at(-1)
    if (last?.open && last.depth === depth && words !== '-- ') {
      last.words = (deleteSpace ? last.words.slice(0, -1) : last.words) + words
      last.open = open
    } else out.push({ depth, words, open })
  }
  return out.map((line) => (line.depth > 0 ? `${'>'.repeat(line.depth)} ${line.words}` : line.words)).join('\n')
}
