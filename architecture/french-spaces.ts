import { SyntaxKind } from 'typescript/unstable/ast'
import { createScanner } from 'typescript/unstable/ast/scanner'

/** After these a stroke divides; after anything else it begins a regular expression. */
const ENDS_VALUE: ReadonlySet<SyntaxKind> = new Set([
  SyntaxKind.Identifier,
  SyntaxKind.NumericLiteral,
  SyntaxKind.BigIntLiteral,
  SyntaxKind.StringLiteral,
  SyntaxKind.NoSubstitutionTemplateLiteral,
  SyntaxKind.TemplateTail,
  SyntaxKind.CloseParenToken,
  SyntaxKind.CloseBracketToken,
  SyntaxKind.CloseBraceToken,
  // The stroke that closes a tag.
  SyntaxKind.LessThanToken,
])

/** An ordinary space where a line must not break: before a high sign, or inside guillemets. */
const BREAKABLE = / [;?!»%](?=\s|$|[.,)»’<])| :(?=\s|$)|« /

/**
 * The pieces of text of a TypeScript source whose French breaks badly: string literals and the fixed parts of templates, never code.
 * In: the source. Out: each piece that has an ordinary space before « : ; ? ! % » or next to the inner side of « ».
 */
export function breakableSpaces(source: string): string[] {
  return textsOf(source).filter((piece) => BREAKABLE.test(piece))
}

/** The texts of a TypeScript source: string literals, and the fixed parts of templates, each apart. Never code, never a comment. */
export function textsOf(source: string): string[] {
  const scanner = createScanner(true)
  scanner.setText(source)
  const pieces: string[] = []
  // For every template that is open, how many braces of code are open within its `${`.
  const braces: number[] = []
  let last: SyntaxKind = SyntaxKind.Unknown
  for (let kind = scanner.scan(); kind !== SyntaxKind.EndOfFile; last = kind, kind = scanner.scan()) {
    // Quotes and braces within a regular expression are not those of the code around it.
    if ((kind === SyntaxKind.SlashToken || kind === SyntaxKind.SlashEqualsToken) && !ENDS_VALUE.has(last)) {
      kind = scanner.reScanSlashToken()
      continue
    }
    if (kind === SyntaxKind.OpenBraceToken && braces.length > 0) braces.push((braces.pop() ?? 0) + 1)
    if (kind === SyntaxKind.CloseBraceToken && braces.length > 0) {
      const open = braces.pop() ?? 0
      if (open > 0) braces.push(open - 1)
      else {
        kind = scanner.reScanTemplateToken(false)
        if (kind === SyntaxKind.TemplateMiddle) braces.push(0)
        pieces.push(scanner.getTokenValue())
      }
    }
    if (kind === SyntaxKind.TemplateHead) braces.push(0)
    if (kind === SyntaxKind.StringLiteral || kind === SyntaxKind.NoSubstitutionTemplateLiteral || kind === SyntaxKind.TemplateHead)
      pieces.push(scanner.getTokenValue())
  }
  return pieces
}
