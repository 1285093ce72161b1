import { SyntaxKind } from 'typescript/unstable/ast'
import { createScanner } from 'typescript/unstable/ast/scanner'

/** An ordinary space where a line must not break: before a high sign, or inside guillemets. */
const BREAKABLE = / [;?!»%](?=\s|$|[.,)»’<])| :(?=\s|$)|« /

/**
 * The pieces of text of a TypeScript source whose French breaks badly: string literals and the fixed parts of templates, never code.
 * In: the source. Out: each piece that has an ordinary space before « : ; ? ! % » or next to the inner side of « ».
 */
export function breakableSpaces(source: string): string[] {
  return piecesOf(source).filter((piece) => BREAKABLE.test(piece))
}

function piecesOf(source: string): string[] {
  const scanner = createScanner(true)
  scanner.setText(source)
  const pieces: string[] = []
  // For every template that is open, how many braces of code are open within its `${`.
  const braces: number[] = []
  for (let kind = scanner.scan(); kind !== SyntaxKind.EndOfFile; kind = scanner.scan()) {
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
