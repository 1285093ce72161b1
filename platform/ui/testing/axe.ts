import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { z } from 'zod'

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const found = z.array(
  z.object({
    id: z.string(),
    impact: z.string().nullish(),
    nodes: z.array(z.object({ target: z.array(z.unknown()), failureSummary: z.string().optional() })),
  }),
)

/** What axe finds wrong on a page, as short lines: "color-contrast .hint: …". All rules but those named. */
export async function axeProblems(page: Page, without: readonly string[] = []): Promise<string[]> {
  // Given to the page by the debugger, not as a script element: the page's own policy stays in force.
  await page.evaluate(SOURCE)
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]))
  const violations: unknown = await page.evaluate(
    `axe.run(document, { rules: ${JSON.stringify(rules)} }).then((result) => result.violations)`,
  )
  return found
    .parse(violations)
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node.target.join(' ')}: ${node.failureSummary ?? ''}`))
}
