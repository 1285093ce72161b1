import type { WrittenLanguage } from '../../city/volumes.ts'

export const TOPICS = ['papers', 'family', 'social', 'street', 'noise', 'other'] as const
export type Topic = (typeof TOPICS)[number]

/** The topic of a request type, for texts that are not French. */
export function topicOf(typeCode: string): Topic {
  const family = typeCode.slice(0, 2)
  if (family === 'EC') return 'papers'
  if (family === 'FA' || typeCode === 'SP-EMS' || typeCode === 'CU-CON') return 'family'
  if (family === 'SO' || family === 'FI') return 'social'
  if (family === 'PR' || /^EP-(?:ARB|JEU|VOI|ECL)$/.test(typeCode)) return 'street'
  return typeCode === 'PM-BRU' || typeCode === 'PM-VEH' ? 'noise' : 'other'
}

/** Whole messages of people who do not write French. Slots as elsewhere. */
export const OTHER_LANGUAGES: Readonly<Record<Exclude<WrittenLanguage, 'fr'>, Readonly<Record<Topic, readonly string[]>>>> = {
  en: {
    papers: [
      'Hello, I have just moved to {address} and I need an appointment for my documents. Which papers should I bring? Thank you.',
      'Good morning, my passport expires soon and I travel on {dmy}. Is there any appointment left? Kind regards',
    ],
    family: [
      'Hello, we arrive in Rochambeau next month and our child {child} is {age}. How do we enrol at school and at the canteen?',
      'Hi, {child} is ill and will not eat at the canteen today. Thanks',
    ],
    social: [
      'Hello, I lost my job and I cannot pay the bill this month. Who can I talk to?',
      'Hello, how do I apply for social housing? We are {count} people.',
    ],
    street: [
      'Hello, there is rubbish in front of {place} for {days} days now. Can you remove it?',
      'The street light near {place} is broken, it is very dark at night.',
    ],
    noise: [
      'Hello, the bar near {place} plays music until 2 am. Please do not give my name.',
      'A car has been parked in front of my garage at {place} for {weeks} weeks.',
    ],
    other: [
      'Hello, could you tell me your opening hours on Saturday please?',
      'Hello, I would like to know where to pay my resident permit. Thank you.',
    ],
  },
  it: {
    papers: [
      'Buongiorno, vorrei sapere quali documenti servono per iscrivermi alle liste elettorali. Abito in {address}. Grazie mille.',
      'Buongiorno, ho bisogno di un appuntamento per la carta d’identità prima del {dmy}. Grazie',
    ],
    family: [
      'Buongiorno, {child} ha {age} anni e arriviamo a Rochambeau. Come posso iscriverlo a scuola e alla mensa?',
      'Buongiorno, oggi {child} è malato e non mangia a mensa.',
    ],
    social: ['Buongiorno, ho perso il lavoro e non riesco a pagare la fattura. Posso pagare a rate?'],
    street: [
      'Buongiorno, davanti a {place} ci sono rifiuti abbandonati da {days} giorni.',
      'Buongiorno, c’è una buca pericolosa in {street}.',
    ],
    noise: ['Buongiorno, il vicino fa rumore ogni notte in {place}. Potete aiutarmi?'],
    other: ['Buongiorno, quali sono gli orari del comune il sabato? Grazie', 'Buongiorno, come posso avere la tessera della biblioteca?'],
  },
  ar: {
    papers: [
      'السلام عليكم، أحتاج إلى موعد لتجديد جواز السفر قبل {dmy}. ما هي الوثائق المطلوبة؟ شكرا',
      'مرحبا، كيف أحصل على نسخة من عقد الميلاد؟',
    ],
    family: ['السلام عليكم، أريد تسجيل ابني {child} في المطعم المدرسي. شكرا', 'مرحبا، {child} مريض اليوم ولن يأكل في المدرسة.'],
    social: ['السلام عليكم، لا أستطيع دفع فاتورة الكهرباء هذا الشهر. من يمكنه مساعدتي؟'],
    street: ['مرحبا، هناك نفايات أمام {place} منذ {days} أيام.'],
    noise: ['مرحبا، الجيران يصدرون ضجيجا كل ليلة في {place}.'],
    other: ['مرحبا، ما هي ساعات العمل يوم السبت؟ شكرا'],
  },
  tr: {
    papers: ['Merhaba, pasaport için randevu almak istiyorum. Hangi belgeler gerekli? Teşekkürler.'],
    family: [
      'Merhaba, çocuğum {child} bugün hasta, yemekhaneye gelmeyecek.',
      'Merhaba, {child} için okul kaydı yapmak istiyorum. Adres: {address}.',
    ],
    social: ['Merhaba, kiramı ödeyemiyorum, yardım alabilir miyim?'],
    street: ['Merhaba, {place} önünde {days} gündür çöp var.', 'Merhaba, {street} sokağında lamba yanmıyor.'],
    noise: ['Merhaba, {place} adresinde her gece gürültü var.'],
    other: ['Merhaba, cumartesi günü açık mısınız? Teşekkürler.'],
  },
  pt: {
    papers: ['Bom dia, preciso de marcar uma hora para o cartão de identidade. Que documentos devo levar? Obrigado.'],
    family: [
      'Bom dia, o {child} está doente e não vai à cantina hoje.',
      'Bom dia, queria inscrever {child} na escola. Moramos em {address}.',
    ],
    social: ['Boa tarde, não consigo pagar a fatura deste mês. Posso pagar em várias vezes?'],
    street: ['Bom dia, há lixo abandonado em frente de {place} há {days} dias.'],
    noise: ['Boa noite, o vizinho faz barulho todas as noites em {place}.'],
    other: ['Boa tarde, qual é o horário ao sábado? Obrigada'],
  },
  uk: {
    papers: ['Доброго дня, які документи потрібні, щоб записатися на прийом? Дякую.'],
    family: [
      'Доброго дня, моя дитина {child} хвора і сьогодні не буде в їдальні.',
      'Доброго дня, як записати {child} до школи? Адреса: {address}.',
    ],
    social: ['Доброго дня, мені потрібна допомога з оплатою рахунку. До кого звернутися?'],
    street: ['Доброго дня, біля {place} вже {days} дні лежить сміття.'],
    noise: ['Доброго дня, сусіди шумлять щоночі, {place}.'],
    other: ['Доброго дня, коли ви працюєте в суботу? Дякую.'],
  },
  es: {
    papers: ['Buenos días, necesito una cita para el pasaporte antes del {dmy}. Gracias.'],
    family: ['Buenos días, {child} está enfermo y hoy no come en el comedor.'],
    social: ['Buenas tardes, no puedo pagar la factura de este mes. ¿Me pueden ayudar?'],
    street: ['Buenos días, hay basura delante de {place} desde hace {days} días.'],
    noise: ['Buenos días, el bar de {place} pone música hasta las 3.'],
    other: ['Hola, ¿a qué hora abren el sábado? Gracias'],
  },
}
