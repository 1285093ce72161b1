import type { ComponentChildren } from 'preact'
import { classes } from '../class-names.ts'
import { useUi } from '../ui-context.ts'

export type Density = 'citizen' | 'agent'
export type Scheme = 'light' | 'dark'

export interface DocumentProps {
  /** What this page is, unlike all others (RGAA 8.6). */
  title: string
  /** Whose pages these are, after the title: the city, or "Parvis". */
  site: string
  density: Density
  /** Which bundle the page runs; `none` for pages that must stay without script. */
  script?: 'portal' | 'desk' | 'none' | undefined
  /** The reader's choice; absent: what their system says. */
  scheme?: Scheme | undefined
  /** Further style sheets after ours: the city's hue. */
  styles?: readonly string[] | undefined
  /** Further elements of the head. */
  head?: ComponentChildren
  children: ComponentChildren
}

/** A whole HTML document. Nothing inline: the policy allows only our own files with this answer's nonce. */
export function Document({
  title,
  site,
  density,
  script = density === 'agent' ? 'desk' : 'portal',
  scheme,
  styles = [],
  head,
  children,
}: DocumentProps) {
  const { locale, nonce, assets } = useUi()
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} – ${site}`}</title>
        <meta name="color-scheme" content={scheme ?? 'light dark'} />
        <meta name="format-detection" content="telephone=no" />
        {nonce !== undefined && <meta name="csp-nonce" content={nonce} />}
        {/* A page fetched because the pointer passed over its link would be a read of a file nobody made. */}
        <meta name="turbo-prefetch" content="false" />
        {/* No copy of a page is kept in memory: Back asks again, so a shared computer shows nothing of the person before, and nothing old. */}
        <meta name="turbo-cache-control" content="no-cache" />
        <meta name="turbo-refresh-method" content="morph" />
        <meta name="turbo-refresh-scroll" content="preserve" />
        {assets.font !== '' && <link rel="preload" as="font" type="font/woff2" href={assets.font} crossorigin="anonymous" nonce={nonce} />}
        {assets.icon !== '' && <link rel="icon" type="image/svg+xml" href={assets.icon} />}
        {assets.styles !== '' && <link rel="stylesheet" href={assets.styles} nonce={nonce} data-turbo-track="reload" />}
        {styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} nonce={nonce} />
        ))}
        {script !== 'none' && assets.scripts[script] !== '' && (
          <script type="module" src={assets.scripts[script]} nonce={nonce} data-turbo-track="reload" />
        )}
        {head}
      </head>
      <body class={classes(density, scheme !== undefined && `scheme-${scheme}`)}>{children}</body>
    </html>
  )
}
