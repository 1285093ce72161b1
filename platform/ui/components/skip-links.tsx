export interface SkipLink {
  href: string
  text: string
}

/** The first stops of the keyboard: shown when focused. */
export function SkipLinks({ links }: { links: readonly SkipLink[] }) {
  return (
    <ul class="skip-links">
      {links.map((link) => (
        <li key={link.href}>
          <a href={link.href}>{link.text}</a>
        </li>
      ))}
    </ul>
  )
}
