import type { ComponentChildren } from 'preact'
import type { Density, Scheme } from '../components/document.tsx'

/** Under which conditions a specimen is drawn; `id` makes its ids unique on the page. */
export interface Condition {
  scheme: Scheme
  density: Density
  id: (name: string) => string
  /** Added to labels of landmarks, so that each stays unique: "clair, usagers". */
  words: string
}

export interface SpecimenProps {
  name: string
  /** When to use it, in one sentence. */
  use: string
  draw: (condition: Condition) => ComponentChildren
}

const SCHEMES = ['light', 'dark'] as const
const DENSITIES = ['citizen', 'agent'] as const
const WORDS = { light: 'clair', dark: 'sombre', citizen: 'usagers', agent: 'agents' } as const

/** One component in the four conditions: light and dark side by side, citizens above agents. */
export function Specimen({ name, use, draw }: SpecimenProps) {
  const slug = name.toLowerCase().replace(/[^a-z]+/g, '-')
  return (
    <section class="specimen" id={slug} aria-labelledby={`${slug}-title`}>
      <h3 id={`${slug}-title`}>{name}</h3>
      <p class="hint">{use}</p>
      <div class="conditions">
        {DENSITIES.map((density) =>
          SCHEMES.map((scheme) => (
            <div key={`${density} ${scheme}`} class={`condition scheme-${scheme} ${density}`}>
              {draw({
                scheme,
                density,
                id: (part) => `${slug}-${density}-${scheme}-${part}`,
                words: `${name}, ${WORDS[density]}, ${WORDS[scheme]}`,
              })}
            </div>
          )),
        )}
      </div>
    </section>
  )
}
