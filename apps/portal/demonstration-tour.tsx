import type { Locale } from '#platform/i18n'
import { messagesFor } from './messages/index.ts'

/** For the first visit of a demonstration: what can be tried, as whom, in which order. */
export function DemonstrationTour({ locale }: { locale: Locale }) {
  const t = messagesFor(locale).demo
  return (
    <section class="card tour" aria-labelledby="tour">
      <h2 id="tour">{t.title}</h2>
      <p>{t.lead}</p>
      <ol>
        {t.steps.map((step) => (
          <li key={step.href}>
            {step.before}
            <a href={step.href}>{step.link}</a>
            {step.after}
          </li>
        ))}
      </ol>
    </section>
  )
}
