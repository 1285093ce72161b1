import type { ComponentChildren } from 'preact'
import { type Locale, LOCALES } from '#platform/i18n'
import { classes } from '../class-names.ts'
import { useUi, useWords } from '../ui-context.ts'
import { Breadcrumb, type Crumb } from './breadcrumb.tsx'
import { ButtonLink } from './button.tsx'
import { DemoBanner } from './demo-banner.tsx'
import { Document, type Scheme } from './document.tsx'
import type { NavLink } from './navigation.ts'
import { SearchBox } from './search-box.tsx'
import { SkipLinks } from './skip-links.tsx'
import { ToastRegion } from './toast.tsx'

export interface CitizenLayoutProps {
  title: string
  city: { name: string; logo?: string | undefined; home?: string | undefined }
  nav?: readonly NavLink[] | undefined
  /** The reader's account, or the way to sign in. */
  account?: NavLink | undefined
  /** The address of this page in each language; absent: no switch. */
  languages?: Readonly<Record<Locale, string>> | undefined
  search?: { action: string; value?: string | undefined } | undefined
  /** Replaces the standard sentence of the demonstration banner, which shows in demonstration mode only. */
  demo?: ComponentChildren
  breadcrumb?: readonly Crumb[] | undefined
  /** The answer to what was just done, above the page. */
  flash?: ComponentChildren
  /** Legal links: accessibility, data, site map, help. */
  footer?: readonly NavLink[] | undefined
  /** Address, telephone, opening hours of the city hall. */
  footerText?: ComponentChildren
  /** Uses the whole page width instead of the reading column. */
  wide?: boolean | undefined
  scheme?: Scheme | undefined
  styles?: readonly string[] | undefined
  head?: ComponentChildren
  children: ComponentChildren
}

/** A page of the portal, as a whole document. */
export function CitizenLayout(props: CitizenLayoutProps) {
  const words = useWords()
  return (
    <Document title={props.title} site={props.city.name} density="citizen" scheme={props.scheme} styles={props.styles} head={props.head}>
      <SkipLinks
        links={[
          { href: '#content', text: words.skipToContent },
          { href: '#navigation', text: words.skipToNavigation },
        ]}
      />
      <DemoBanner>{props.demo}</DemoBanner>
      <Header {...props} />
      <main id="content" class="site-main" tabIndex={-1}>
        <div class="page">
          {props.breadcrumb !== undefined && <Breadcrumb items={props.breadcrumb} />}
          <div class={classes('stack', props.wide !== true && 'column')}>
            {props.flash}
            {props.children}
          </div>
        </div>
      </main>
      <Footer {...props} />
      <ToastRegion />
    </Document>
  )
}

function Header({ city, nav = [], account, languages, search }: CitizenLayoutProps) {
  const words = useWords()
  return (
    <header class="site-header">
      <div class="page">
        <a class="city" href={city.home ?? '/'}>
          {city.logo === undefined ? <CityMark /> : <img src={city.logo} alt="" />}
          {city.name}
        </a>
        <nav class="site-nav" id="navigation" aria-label={words.mainNavigation} tabIndex={-1}>
          <ul>
            {nav.map((link) => (
              <li key={link.href}>
                <a href={link.href} aria-current={link.current === true ? 'page' : undefined}>
                  {link.text}
                </a>
              </li>
            ))}
          </ul>
          {account !== undefined && (
            <ButtonLink variant="second" href={account.href} aria-current={account.current === true ? 'page' : undefined}>
              {account.text}
            </ButtonLink>
          )}
        </nav>
        {languages !== undefined && <LanguageSwitch addresses={languages} />}
        {search !== undefined && <SearchBox action={search.action} value={search.value} id="site-search" />}
      </div>
    </header>
  )
}

function LanguageSwitch({ addresses }: { addresses: Readonly<Record<Locale, string>> }) {
  const words = useWords()
  const { locale } = useUi()
  return (
    <nav class="languages" aria-label={words.languages}>
      <ul>
        {LOCALES.map((language) => (
          <li key={language}>
            {language === locale ? (
              <span aria-current="true" lang={language}>
                <abbr title={words.language[language]}>{language.toUpperCase()}</abbr>
              </span>
            ) : (
              <a href={addresses[language]} lang={language} hreflang={language} data-turbo="false">
                <abbr title={words.language[language]}>{language.toUpperCase()}</abbr>
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Footer({ footer = [], footerText }: CitizenLayoutProps) {
  const words = useWords()
  return (
    <footer class="site-footer">
      <div class="page">
        {footerText !== undefined && <div class="about">{footerText}</div>}
        <nav aria-label={words.footer}>
          <ul>
            {footer.map((link) => (
              <li key={link.href}>
                <a href={link.href} aria-current={link.current === true ? 'page' : undefined}>
                  {link.text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  )
}

/** A house on its square: for cities that gave no logo. */
function CityMark() {
  return (
    <svg viewBox="0 0 34 34" aria-hidden="true">
      <path d="M3 30h28M6 30V14l11-8 11 8v16M13 30v-9h8v9" />
    </svg>
  )
}
