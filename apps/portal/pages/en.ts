import type { CityFacts, Pages, StaticPage } from './fr.ts'

export const en = {
  accessibility: (c: CityFacts): StaticPage => ({
    title: 'Accessibility statement',
    lead: `${c.city} undertakes to make this site accessible, under article 47 of the French law 2005-102 of 11 February 2005.`,
    sections: [
      {
        title: 'State of conformity',
        paragraphs: [
          'This site has not yet been audited by a person against RGAA 4.1. Until it has, it is declared not conforming: we do not claim what we have not checked.',
        ],
      },
      {
        title: 'What we have checked so far',
        paragraphs: [
          'At every change each page passes the automatic checks of axe-core, on a computer and on a telephone, light and dark. Our tests walk the journeys without script and with the keyboard. These checks cover only part of the RGAA criteria.',
        ],
      },
      {
        title: 'Known defects',
        paragraphs: [
          'No trial with a screen reader (NVDA, VoiceOver) has yet been made by a person who uses one every day.',
          'Files you receive from departments (PDF, photographs) may not be accessible. Ask for them in another form.',
          'Texts of law and some names of departments exist in French only.',
        ],
      },
      { title: 'Technologies', paragraphs: ['HTML, CSS, SVG. JavaScript is never needed.'] },
      {
        title: 'Report a defect',
        paragraphs: [
          `Something stops you? Write to ${c.email}, call ${c.phone}, or come in. We give you the content in another form, and we correct.`,
        ],
      },
      {
        title: 'Remedies',
        paragraphs: [
          'If you get no answer, you may turn to the Défenseur des droits: form on www.defenseurdesdroits.fr, telephone +33 9 69 39 00 00, or free post: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.',
        ],
      },
    ],
  }),
  data: (c: CityFacts): StaticPage => ({
    title: 'Your personal data',
    lead: 'What we keep, why, how long, and what you may ask for.',
    sections: [
      { title: 'Who is responsible?', paragraphs: [`${c.city}, ${c.address}. The data protection officer answers at ${c.email}.`] },
      {
        title: 'What they are for',
        paragraphs: [
          'To register your request, answer it, keep you informed, and measure our delays without naming you. This is a public task (GDPR, article 6(1)(e)). Never to canvass you, never sold.',
        ],
      },
      {
        title: 'What we keep',
        paragraphs: [
          'Your name and the way to answer you, what you write, the files you attach, and the dates. A report can be made without a name.',
        ],
      },
      {
        title: 'Who reads them',
        paragraphs: [
          'The agents of the department in charge. The front desk sees that your request exists and where it stands, so as to answer you; not its content in protected fields (social aid, health, early childhood). Every look is logged.',
        ],
      },
      {
        title: 'For how long',
        paragraphs: [
          'The time to handle your request, then the period fixed for its subject with the departmental archives; after that they are destroyed or deposited, as the law asks.',
        ],
      },
      {
        title: 'Your rights',
        paragraphs: [
          `To see your data, correct them, limit their use, object: write to ${c.email} or to ${c.address}. We answer within one month. You may also complain to the CNIL, www.cnil.fr.`,
        ],
      },
      {
        title: 'Cookies',
        paragraphs: [
          'Four at most, all necessary, none to follow you: the language you chose, the protection of forms, the message shown after sending, and the requests opened with their code (two hours, signed, out of reach of scripts). No audience measurement, no content from elsewhere.',
        ],
      },
    ],
  }),
  legal: (c: CityFacts): StaticPage => ({
    title: 'Legal notice',
    sections: [
      {
        title: 'Publisher',
        paragraphs: [`${c.city}, ${c.address}. Telephone ${c.phone}, e-mail ${c.email}. Director of publication: the mayor.`],
      },
      { title: 'Hosting', paragraphs: ['This site is hosted by the City, on its own machines or at the provider it appoints.'] },
      {
        title: 'Right to apply electronically',
        paragraphs: [
          'This site is the e-service of articles L112-8 and following of the French code of relations between the public and the administration. Every sending is acknowledged.',
        ],
      },
      { title: 'Software', paragraphs: ['Parvis. The typeface Atkinson Hyperlegible Next is under the SIL Open Font License.'] },
    ],
  }),
  help: (c: CityFacts): StaticPage => ({
    title: 'Help',
    lead: 'The answers most often asked for. Otherwise, call us.',
    sections: [
      {
        title: 'I cannot find my service',
        paragraphs: [
          'Write what you look for in your own words: typing errors do not matter. If nothing fits, ask the City a question: somebody passes it on to the right place.',
        ],
      },
      {
        title: 'Do I need an account?',
        paragraphs: [
          'No. Your request opens with its number and its tracking code, given at the end of the form and in the acknowledgement.',
        ],
      },
      {
        title: 'I have lost my code',
        paragraphs: [`Look for the acknowledgement. Otherwise call ${c.phone}: after a few questions, somebody gives it to you again.`],
      },
      {
        title: 'My photo is refused',
        paragraphs: [
          'Fifteen MB at most; photo, PDF or office document. The name of a file is not enough: we look at its content, and we take the place and the device out of your photos.',
        ],
      },
      {
        title: 'When will I have an answer?',
        paragraphs: ['The date is on the follow-up page. It counts working days, and what we wait for from you.'],
      },
      {
        title: 'I would rather talk to somebody',
        paragraphs: [`Call ${c.phone} or come in: our agents fill in the request with you, it has the same number and the same follow-up.`],
      },
    ],
  }),
  siteMap: 'Site map',
} satisfies Pages
