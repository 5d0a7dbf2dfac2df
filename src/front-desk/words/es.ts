import type { DeskWords } from '../words.ts';

export const es: DeskWords = {
  actions: {
    evidence: 'Pruebas',
    against: 'En contra',
    chart: 'Gráfico',
    analog: 'Episodio similar',
    sources: 'Fuentes',
    refresh: 'Actualizar',
    confirm: 'Armar',
    mute: 'Silenciar',
  },
  working: {
    start: 'leyendo el mercado',
    market_snapshot: 'leyendo el mercado',
    indicator: 'leyendo un indicador',
    history: 'leyendo el historial',
    unusualness: 'midiendo cuán inusual es',
    driver_ranking: 'probando los factores',
    driver_detail: 'leyendo las pruebas de un factor',
    funding: 'leyendo los mercados de financiación',
    rates: 'leyendo los tipos',
    events: 'leyendo hechos fechados',
    calendar: 'leyendo el calendario',
    analogs: 'comparando con episodios pasados',
    article_claims: 'leyendo las tesis del artículo',
    method: 'leyendo el método',
  },
  liveSources: (done, asked) => `leyendo fuentes en vivo: ${done} de ${asked}`,
  busy: 'Una pregunta a la vez, por favor: se está respondiendo la anterior y otra espera. Pregunte después.',
  noData: (sentence) => `No hay datos para eso: ${sentence}`,
  input: (sentence) => `No he entendido la petición: ${sentence}`,
  missing: (command, what) => `/${command} necesita una palabra más: ${what}.`,
  unknownName: (typed, near, list) =>
    `Nada se llama «${typed}»${near.length > 0 ? `; ¿quería decir ${near.join(', ')}?` : `. /${list} los enumera.`}`,
  noDay: (day, newest) => `No hay datos para ${day}. El día más reciente disponible es ${newest}.`,
  failed: (reference) =>
    `Algo ha fallado por mi parte. Inténtelo de nuevo; si continúa, dígaselo a quien me gestiona: ${reference}.`,
  denied: 'Este bot no está abierto a este chat. Quien lo gestiona puede añadirle.',
  flood: (seconds) => `Han sido muchas preguntas. Puede preguntar de nuevo en ${seconds} s.`,
  floodChat: (seconds) =>
    `Este chat pregunta más rápido de lo que puedo responder. Inténtelo en ${seconds} s.`,
  stopped: 'Me detuvieron antes de completar la respuesta. Pregunte de nuevo en un minuto.',
  oldButton: 'Este botón es de una versión anterior. Pregunte de nuevo.',
  notRemembered: 'Ya no recuerdo esta pregunta. Hágala de nuevo.',
  noPicture: 'No hay nada que dibujar para esta respuesta.',
  noQuestion: 'Pregúnteme algo, por ejemplo: ¿por qué cae todo?',
  linkLeftOut: '[enlace omitido]',
  forgotten:
    'Hecho. He borrado sus conversaciones conmigo y sus alertas; también los resúmenes de un chat privado si lo dice allí.',
  noSourceReport: 'Solo datos registrados: no hay ninguna fuente en vivo configurada.',
  sources: 'Fuentes',
  help: {
    what: 'Explico movimientos del mercado: primero mido la premisa, pruebo causas a favor y en contra, y cito la fuente de cada número.',
    try: 'Pruebe',
    examples: [
      '¿por qué cae todo?',
      '¿por qué cae el oro esta semana?',
      '¿se parece a 312?',
      '¿qué tan seguro está?',
    ],
    commands: 'Órdenes',
    more: 'Conviene saber',
    moreLines: [
      'Responda a una de mis respuestas para seguir desde ahí.',
      'En un grupo, mencióneme, respóndame o use una orden.',
      'Un día pasado: añada una fecha, por ejemplo "¿por qué cayó todo el 2024-08-05?"',
    ],
    advice: 'No doy consejos, objetivos ni pronósticos.',
  },
  usage: {
    verdict: (resetsAt) => `Presupuestos de hoy; empiezan de nuevo a las ${resetsAt} UTC.`,
    table: 'Tokens del modelo de lenguaje',
    columns: ['de quién', 'usados', 'límite'],
    rows: ['usted', 'este chat', 'todos'],
    unlimited: 'ninguno',
    note: 'Al llegar al límite sigo respondiendo; entonces escribe el código.',
  },
  privacy: {
    verdict: 'Guardo lo mínimo que una conversación necesita.',
    stored: 'Lo que guardo',
    storedLines: (minutes) => [
      `Sus preguntas y mis respuestas en este chat, para poder seguir: ${minutes} minutos tras la última.`,
      'La pregunta que estoy respondiendo, tal como la envió la plataforma, por si me detengo: hasta responderla, una hora más o menos como máximo.',
      'Cuántos tokens costaron sus preguntas y con qué frecuencia pregunta, bajo su número de cuenta: dos días como máximo.',
      'Números de los mensajes que he atendido, sin su texto: dos días.',
      'Las alertas que usted arma: la regla como la entendí, no sus palabras, con su número de cuenta y el chat, hasta que las quite o 30 días después de su final.',
      'Los resúmenes de un chat: cuándo y cómo, con el número de cuenta de quien los configuró, hasta que se borren.',
      'Cuándo se envió un resumen o una alerta, a qué chat y con qué resultado: 90 días, o 180 si falló. Un chat en el que ya no puedo escribir: hasta que se configure de nuevo.',
    ],
    model: 'El modelo de lenguaje',
    modelLine: (configured) =>
      configured
        ? 'Sus preguntas y la charla anterior van al modelo de lenguaje que eligió quien me gestiona, sin su nombre ni su número de cuenta.'
        : 'No hay ninguno configurado: nada de lo que escribe sale de este programa.',
    not: 'Lo que no guardo',
    notLines: [
      'Mensajes que no son para mí, nombres, teléfonos, ubicaciones ni archivos.',
      '/forget borra al momento sus conversaciones conmigo, sus alertas y su número en los resúmenes de grupos; en un chat privado, todo lo de ese chat. Los recuentos del día quedan hasta que caducan; si no, nadie tendría límite. Las copias que hizo antes quien me gestiona conservan lo que contienen.',
    ],
    onPostgres:
      'En la base de datos que uso, Postgres, nadie puede consultar ya las filas borradas; en sus archivos las palabras antiguas quedan hasta que su vacuum libera el lugar y se escribe otra cosa en él, y en su registro de escritura anticipada (WAL) hasta que lo recicla o quien me gestiona borra las copias archivadas.',
  },
};
