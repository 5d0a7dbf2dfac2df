import type { SettingsWords } from '../settings-words.ts';

export const es: SettingsWords = {
  on: 'El resumen está activado.',
  changed: 'El resumen ha cambiado.',
  off: 'El resumen está desactivado. Se conservan sus ajustes: /digest on lo reanuda.',
  wasOff: 'Aquí no hay ningún resumen que parar.',
  none: 'Este chat no tiene resumen.',
  stopped: 'El resumen de este chat está desactivado.',
  noRight: 'Solo quienes administran este chat pueden cambiar su resumen.',
  noZone: '¿En qué zona horaria? Por ejemplo: /digest on 08:00 Europe/Madrid',
  noStore: 'Este bot no tiene configurados los resúmenes.',
  settings: 'Ajustes',
  when: (days, time, zone) => `${days} a las ${time} (${zone})`,
  next: (when, utc) => `Próximo: ${when} (${utc} UTC)`,
  form: (language, length, pictures) =>
    `En ${language}, ${length}, ${pictures ? 'con imagen' : 'sin imágenes'}`,
  paused: (reason) => `En pausa: ${reason}. /digest on lo reanuda.`,
  last: 'Últimos resúmenes',
  lastLine: (date, state, reason) => `${date}: ${state}${reason === '' ? '' : ` (${reason})`}`,
  states: {
    waiting: 'a punto de enviarse',
    claimed: 'a punto de enviarse',
    sending: 'enviándose',
    sent: 'enviado',
    ambiguous: 'enviado quizá: la plataforma no lo confirmó',
    failed: 'no enviado',
    skipped: 'omitido',
  },
  how: 'Puede escribir',
  howLines: [
    '/digest on 08:00 Europe/Madrid lun-vie',
    '/digest on 7:30 Ciudad de México diario largo imágenes',
    '/digest now · /digest preview · /digest off',
  ],
  everyDay: 'Todos los días',
  workDays: 'De lunes a viernes',
  dayNames: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
  languages: {
    en: 'inglés',
    es: 'español',
    zh: 'chino',
    de: 'alemán',
    fr: 'francés',
    pt: 'portugués',
    ja: 'japonés',
  },
  closed: (chat) =>
    `Ya no puedo escribir en el chat ${chat}, para el que usted configuró un resumen, así que está en pausa. Cuando pueda escribir de nuevo, /digest on en ese chat lo reanuda.`,
  lengths: { short: 'corto', normal: 'de longitud normal', long: 'largo' },
  mistakes: {
    unknown: (word) =>
      `no conozco «${word}» como zona horaria ni como ajuste; no se ha cambiado nada. Puede escribir: /digest on 08:00 Europe/Madrid lun-vie`,
    'no-time': (word) => `«${word}» no es una hora del día; escriba de 00:00 a 23:59, o 8 am, 8 pm.`,
    offset: (word) =>
      `«${word}» no conoce el horario de verano; nombre una ciudad, como Madrid, Ciudad de México o Bogotá.`,
    'takes-nothing': (word) =>
      `/digest ${word} no lleva ajustes; no se ha cambiado nada. Para cambiarlos: /digest on 08:00 lun-vie. Para pararlo: /digest off.`,
    often: (word) =>
      `«${word}» no es posible: un chat recibe como mucho un resumen al día. Nombre una hora: /digest on 08:00.`,
    dates: (word) =>
      `no guardo fechas como «${word}»; no se ha cambiado nada. /digest off lo para y conserva los ajustes; /digest on lo reanuda.`,
    session: () =>
      'nombre una hora del día. Nueva York abre a las 09:30 y cierra a las 16:00: /digest on 09:30 New York lun-vie',
    language: (word) =>
      `escribo resúmenes en español, inglés, chino, alemán, francés, portugués y japonés, no en «${word}»: /digest on en español`,
    zones: (word, choices) =>
      `«${word}» puede ser varias zonas horarias. Nombre una ciudad, como ${choices}.`,
    near: (word, choices) =>
      `no conozco «${word}» como zona horaria ni como ajuste; ¿quería decir ${choices}?`,
    two: (first, second) =>
      `¿cuál de los dos: ${first} o ${second}? Un chat tiene un resumen, una vez al día.`,
    'which-day': () => '¿qué día de la semana? Por ejemplo: /digest on lunes 08:00',
    'which-time': () => '¿a qué hora exacta? Por ejemplo: /digest on 08:00, u 8 pm',
    'no-days': () => 'así no queda ningún día de la semana. Por ejemplo: /digest on lun-vie',
  },
};
