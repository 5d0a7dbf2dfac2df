import type { TerminalWords } from '../words.ts';

export const es: TerminalWords = {
  what: 'Undercurrent: por qué se mueven los mercados y cómo lo sabe.',
  how: 'Mide la premisa, prueba las causas a favor y en contra, y cita sus fuentes.',
  try: 'Pruebe:',
  examples: ['¿Por qué cae todo?', '¿Se parece a 312?', '/indicator oro', '/drivers', '/asof 2024-08-05'],
  more: '/help enumera las órdenes, /quit sale.',
  commands: 'Órdenes',
  usage: (used, limit) =>
    `Tokens usados hoy: ${used}${limit === undefined ? '; sin límite' : ` de ${limit}`}.`,
  forgotten: 'Conversación olvidada.',
  session: {
    digest: 'un resumen tal como llegaría a un chat',
    usage: 'uso de hoy',
    forget: 'olvidar esta conversación',
    sources: 'estado y antigüedad de cada fuente en directo',
    asof: 'leer otro día registrado; sola: volver al más reciente',
    lang: 'idioma de las respuestas: en, zh, es, de, fr, pt o ja; sola: el de la pregunta',
    help: 'esta lista',
    quit: 'salir (también ctrl-D, o ctrl-C dos veces)',
  },
  free: 'Todo lo demás es una pregunta; lo anterior se recuerda hasta salir.',
  advice: 'Explica movimientos. No da consejos, objetivos ni pronósticos.',
  languageNow: 'Desde ahora las respuestas son en español.',
  languageFree: 'Desde ahora decide el idioma de la pregunta.',
  leave: 'Pulse ctrl-C otra vez para salir.',
  unknown: (name, near) => `No hay ninguna orden /${name}${near || '; /help las enumera.'}`,
  inChats: (name) =>
    `/${name} es de los chats de Discord y Telegram. /digest preview muestra aquí un resumen.`,
};
