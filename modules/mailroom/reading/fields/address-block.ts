import type { PageLine } from '../page-lines.ts'
import { asDigits, LIKE_DIGIT } from './digits.ts'
import { type Field, fieldAt, fieldOfLines, folded } from './field.ts'

export interface PostalTown {
  readonly postcode: string
  readonly town: string
}

export interface SenderBlock extends PostalTown {
  /** Lines of the block in order, the town last. */
  readonly lines: readonly string[]
  /** First line without its title, when it is the name of a person or organisation. */
  readonly name?: string
}

const TOWN = new RegExp(
  `(?:^|[\\s,–-])(?:F[-–\\s])?(${LIKE_DIGIT}{2}\\s?${LIKE_DIGIT}{3})\\s{1,3}((?:\\p{Lu}|[lL]['’])[\\p{L}'’\\-]*(?:[\\s-](?:\\p{L}[\\p{L}'’\\-]*|\\d{1,2}(?=\\s*$)|/)){0,6})`,
  'gu',
)
const MOST_MENDED = 2
/** A sender's address has at most these lines above the town. */
const MOST_LINES_ABOVE = 6
/** Height of the page, as a share, in which the two addresses of a letter stand. */
const HEAD = 0.5
/** Words of the address to which the letter is sent. */
const TO_THE_CITY =
  /\b(?:mairie|maire|hotel de ville|monsieur le|madame la|madame le|commune de|ville de|municipal|service des?|direction|a l'attention|ccas)\b/
const TITLE =
  /^(?:m(?:onsieur)?\.?|mme(?:\s+(?:vve|veuve))?|mlle|madame(?:\s+(?:vve|veuve))?|mademoiselle|m\.?\s?(?:et|&)\s?mme|monsieur et madame|mr|dr|me|ma[iî]tre|docteur)\s+(?=\p{L})/iu
const NOT_A_NAME =
  /^(?:\d|rue|avenue|boulevard|place|all[ée]e|chemin|impasse|route|r[ée]sidence|b[âa]t|appt|appartement|tel|t[ée]l|objet|r[ée]f|le\s\d)|@/iu

/** Each "76990 ROCHAMBEAU" on the letter. */
export function findTowns(lines: readonly PageLine[]): Field<PostalTown>[] {
  return lines.flatMap((line) => {
    const field = townIn(line)
    return field ? [field] : []
  })
}

/**
 * The sender's address: the lines right above the first town in the head of the first page, in the same column, that do not name the city
 * hall. With two addresses the higher, then the more to the left, is the sender's (NF Z 11-001).
 */
export function findSender(lines: readonly PageLine[]): Field<SenderBlock> | undefined {
  const head = lines.filter((line) => line.page === 1 && line.box.y < HEAD)
  const blocks = head.flatMap((line) => {
    const town = townIn(line)
    return town ? [{ town: town.value, lines: [...linesAbove(head, line), line] }] : []
  })
  const senders = blocks.filter(({ lines: block }) => !block.some((line) => TO_THE_CITY.test(folded(line.text))))
  const first = senders.sort((a, b) => topOf(a.lines) - topOf(b.lines))[0]
  if (!first || first.lines.length < 2) return undefined
  const texts = first.lines.map((line) => line.text)
  const name = nameOf(texts[0] ?? '')
  const sureness = (name ? 0.92 : 0.6) * (blocks.length > senders.length || senders.length === 1 ? 1 : 0.7)
  return fieldOfLines({ ...first.town, lines: texts, ...(name && { name }) }, first.lines, sureness)
}

function townIn(line: PageLine): Field<PostalTown> | undefined {
  for (const match of line.text.matchAll(TOWN)) {
    const { digits, replaced } = asDigits((match[1] ?? '').replace(/\s/g, ''))
    const department = Number(digits.slice(0, 2))
    if (replaced > MOST_MENDED || department < 1 || department > 98) continue
    const town = (match[2] ?? '').replace(/\s+/g, ' ').trim()
    return fieldAt(
      { postcode: digits, town },
      { line, start: match.index, end: match.index + match[0].length, sureness: replaced > 0 ? 0.75 : 0.95 },
    )
  }
  return undefined
}

/** Lines stacked right above, with about the same left edge and no blank line between. */
function linesAbove(lines: readonly PageLine[], bottom: PageLine): PageLine[] {
  const taken: PageLine[] = []
  let under = bottom
  while (taken.length < MOST_LINES_ABOVE) {
    const next = lines
      .filter((line) => line !== under && line.box.y < under.box.y && Math.abs(line.box.x - bottom.box.x) < 0.06)
      .reduce<PageLine | undefined>((nearest, line) => (!nearest || line.box.y > nearest.box.y ? line : nearest), undefined)
    if (!next || under.box.y - (next.box.y + next.box.height) > 1.3 * Math.max(under.box.height, next.box.height)) break
    taken.unshift(next)
    under = next
  }
  return taken
}

function topOf(block: readonly PageLine[]): number {
  const [first] = block
  return first ? Math.round(first.box.y * 20) * 10 + first.box.x : 0
}

function nameOf(line: string): string | undefined {
  const name = line.replace(TITLE, '').trim()
  return NOT_A_NAME.test(name) || name.length < 3 || !/\p{Lu}/u.test(name) ? undefined : name
}
