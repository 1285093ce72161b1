/**
 * The tokens for browsers that do not know light-dark() (before 2024): the light value of each, behind @supports.
 * Takes the text of a style sheet, answers it with the twin at its end.
 */
export function withLightOnlyTwin(css: string): string {
  const lines = [...css.matchAll(/^\s*(--[\w-]+): light-dark\((#[0-9a-f]+|rgb\([^)]*\)),.*\);$/gm)].map(
    ([, name, light]) => `    ${name}: ${light};`,
  )
  if (lines.length === 0) return css
  return `${css}\n@supports not (color: light-dark(#fff, #000)) {\n  :root {\n    color-scheme: light;\n${lines.join('\n')}\n  }\n}\n`
}
