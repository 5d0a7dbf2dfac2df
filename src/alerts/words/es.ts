import type { AlertWords } from '../words.ts';

const over = (sessions: number): string => (sessions === 1 ? 'una sesión' : `${sessions} sesiones`);

export const es: AlertWords = {
  usualMoves: (number) => `${number} movimientos habituales`,
  metric: {
    change: (label, sessions, either) =>
      `${either ? 'tamaño del cambio' : 'cambio'} de ${label} en ${over(sessions)}`,
    z: (label, sessions, either) =>
      `${either ? 'tamaño del movimiento' : 'movimiento'} de ${label} en ${over(sessions)}`,
    spread: (a, b) => `${a} menos ${b}`,
    leader: 'factor principal',
    odds: (driver) => `probabilidad relativa de ${driver}`,
    analog: (episode) => `distancia a ${episode}`,
    source: (id) => `fuente ${id}`,
    family: (name) => `fuentes de ${name}`,
  },
  condition: {
    above: (metric, threshold) => `${metric} por encima de ${threshold}`,
    below: (metric, threshold) => `${metric} por debajo de ${threshold}`,
    atLeast: (metric, threshold) => `${metric} en ${threshold} o más`,
    atMost: (metric, threshold) => `${metric} en ${threshold} o menos`,
    crosses: (metric, threshold) => `${metric} cruza ${threshold}, hacia arriba o hacia abajo`,
    leads: (driver) => `${driver} pasa a ser un factor principal`,
    down: (metric) => `${metric}: no se puede leer`,
    changes: 'el factor principal cambia',
  },
  nothingLeads: 'ningún factor',
  title: 'Alerta',
  details: {
    now: (value, date) => `Ahora: ${value} (${date}).`,
    nowMissing: (reason) =>
      `Ahora no hay valor (${reason}). Los valores que faltan o están atrasados nunca la activan.`,
    holds: 'Esto ya se cumple; la alerta espera a que deje de cumplirse y vuelva a ocurrir.',
    rearm: (where) => `Tras avisar, se arma de nuevo ${where}.`,
    orLower: (value) => `con ${value} o menos`,
    orHigher: (value) => `con ${value} o más`,
    past: (amount) => `al otro lado; cuenta como cruce ${amount} más allá del número`,
    scales: {
      analog: 'Una distancia de 0 es el mismo patrón, 1 no tiene relación, 2 es lo contrario.',
      odds: '0 dB es igual de probable que no; 10 dB, diez a uno.',
    },
    running: 'Cuentan los precios de una sesión abierta.',
    closes: 'Solo cuentan los cierres y los valores publicados.',
    cooldown: (hours) => `Como máximo un mensaje en ${hours} horas.`,
    once: 'Avisa una sola vez y termina.',
    unread: (words) => `No he usado estas palabras: «${words}». Si importan, escríbalo de otra manera.`,
    until: (date) => `Termina el ${date}.`,
    proposed: 'El número es una propuesta mía; escriba el suyo si piensa en otro.',
  },
  sample: (label, size, down) => `${label} ${down ? 'baja' : 'sube'} ${size} en un día`,
  moves: (label, way, size, sessions, atLeast) =>
    `${label} ${way === 'either' ? 'sube o baja' : way === 'down' ? 'baja' : 'sube'} ${atLeast ? 'al menos' : 'más de'} ${size} en ${over(sessions)}`,
  ask: '¿A cuál se refiere?',
  confirmHow: (id) => `Para armarla: /alert confirm ${id}`,
  shown: 'Aún no está armada. He entendido:',
  armed: (id) => `Armada: alerta ${id}.`,
  notUnderstood: 'No puedo leer esto como una alerta. Nombre una lectura y un número, o el factor principal.',
  examples: [
    '/alert SOFR menos IORB por encima de 10 pb',
    '/alert oro baja 3% en un día',
    '/alert VIX por encima de 30',
    '/alert cuando cambie el factor principal',
  ],
  refusal: {
    unknown: (name) => `No sigo nada que se llame «${name}».`,
    unit: (metric, example) =>
      `Esto no se mide en esa unidad (${metric}); escriba un número como ${example}.`,
    adjusted: (label) =>
      `${label} se guarda como precio corregido por dividendos, sin un nivel con el que comparar. Pida un cambio, como «baja 3% en un día».`,
    noSource: (label) => `Ninguna fuente en directo publica ${label}, así que no se puede vigilar.`,
    range: (label, low, high) => `${label} se lee entre ${low} y ${high}; este número queda fuera.`,
    noThreshold: (sample) => `¿Con qué número? Por ejemplo: /alert ${sample}`,
    spread: (a, b) => `${a} y ${b} se miden en unidades distintas, o son precios que no se restan.`,
    slow: (label) => `${label} no se publica cada día, así que no tiene cambio por sesiones. Pida su nivel.`,
    cannot: (words) =>
      `«${words}» no es posible: una alerta avisa cada vez que se cruza su número. Puede añadir «solo una vez», «como mucho una vez al día» o «hasta el viernes».`,
    currency: (words) =>
      `Aquí los precios se siguen en dólares, no en «${words}». Escriba el número en dólares, por ejemplo: /alert oro por encima de 5.000`,
    measure: (words) =>
      `Ningún precio se sigue en esa medida («${words}»): el oro y la plata van en dólares por onza, el petróleo en dólares por barril, el cobre en dólares por libra. Por ejemplo: /alert oro por encima de 5.000`,
    unknownUnit: (words) =>
      `No conozco la unidad «${words}». Escriba solo el número, o con %, pb o $, por ejemplo: /alert oro por encima de 5.000`,
    pause: (hours) => `Aquí pasan al menos ${hours} horas entre dos mensajes de una misma alerta.`,
    lasts: (days) => `El final debe ser un día por venir, dentro de los próximos ${days} días.`,
    beyond: {
      negation:
        'Vigilo lo que ocurre, no lo que no ocurre: escriba la regla sin «no», por ejemplo: /alert VIX por debajo de 30',
      reference:
        'Comparo con un número o con sesiones anteriores, no con un máximo, un mínimo o el valor de ahora. Por ejemplo: /alert oro por debajo de 4500, o /alert oro baja 5% en una semana',
      average:
        'No vigilo medias ni señales de gráficos. Nombre un número o un cambio: /alert VIX por encima de 30',
      duration:
        'Una alerta avisa cuando se cruza su número; no puedo esperar a que dure. Sin eso: /alert VIX cierra por encima de 30',
      dates:
        'Puedo terminar una alerta tras un día, pero no esperar a una fecha o a un suceso: /alert VIX por encima de 30 hasta el viernes, o /alert VIX por encima de 30 durante las próximas dos semanas',
      hours:
        'Vigilo movimientos de 1, 3, 5 o 20 sesiones, no de horas. Por ejemplo: /alert oro baja 3% en un día',
      span: 'Vigilo movimientos de 1, 3, 5 o 20 sesiones, no más largos. Por ejemplo: /alert oro baja 10% en un mes',
      several:
        'Una alerta vigila una sola cosa con un solo número. Escríbalas una tras otra, por ejemplo: /alert VIX por encima de 30',
      'which-source': '¿Qué fuente? Nombre una de /sources, por ejemplo: /alert falla fred',
    },
  },
  desk: {
    unavailable:
      'No se ha puesto ninguna alerta: las alertas necesitan datos en vivo y un almacén, y a este bot le falta uno de los dos.',
    reminder:
      'No se ha puesto ninguna alerta: una alerta vigila un número del mercado, no el reloj. Para un mensaje a una hora, escriba /digest on 08:00 y su ciudad; para una alerta, por ejemplo /alert VIX por encima de 30.',
    onlyAdmins:
      'En un grupo solo quien puede administrarlo cambia sus alertas. Cualquiera puede ver la lista.',
    limitChat: (limit) => `Este chat tiene ${limit} alertas, el máximo permitido. Quite una antes.`,
    limitUser: (limit) => `Usted tiene ${limit} alertas, el máximo permitido. Quite una antes.`,
    gone: 'Esta propuesta es demasiado antigua. Escríbala de nuevo.',
    noSuch: (id) => `No hay ninguna alerta ${id} en este chat. /alert list las muestra todas.`,
    whichOf: (name) => `Varias alertas son sobre «${name}». Tome el id de /alert list.`,
    removedAll: (count) => `Quitadas: las ${count} alertas de este chat.`,
    mutedAll: (count, until) =>
      `${count} alertas silenciadas hasta ${until === undefined ? 'que escriba /alert unmute all' : `${until} UTC`}.`,
    unmutedAll: (count) => `${count} alertas ya no están silenciadas.`,
    removed: (rule) => `Quitada: ${rule}.`,
    muted: (rule, until) =>
      until === undefined
        ? `Silenciada hasta que escriba /alert unmute: ${rule}.`
        : `Silenciada hasta ${until} UTC: ${rule}.`,
    unmuted: (rule) => `Ya no está silenciada: ${rule}.`,
    muteHow: 'Escriba /alert mute, su id y cuánto tiempo: 6h, 2d.',
    none: 'No hay alertas en este chat.',
    count: (count) => (count === 1 ? 'Una alerta en este chat.' : `${count} alertas en este chat.`),
    columns: ['id', 'regla', 'estado', 'último aviso'],
    states: { armed: 'armada', fired: 'a la espera de armarse', muted: 'silenciada', expired: 'terminada' },
    stateUntil: (state, date) => `${state} hasta ${date}`,
    never: 'nunca',
    manage: '/alert remove ID, /alert mute ID 2d, /alert unmute ID',
    confirm: (number) => (number === undefined ? 'Armar' : `Armar ${number}`),
    mute: 'Silenciar un día',
  },
  message: {
    fired: (rule) => `Alerta: ${rule}.`,
    value: (metric, value, threshold) => `${metric}: ${value} (umbral ${threshold})`,
    changed: (from, to) => `Factor principal: antes ${from}, ahora ${to}`,
    unusual: (moves) => `La última sesión lo movió ${moves} movimientos habituales`,
    percentile: (percent) => `Su nivel iguala o supera el ${percent}% de sus últimos 250 valores`,
    asOf: (date, running) => (running ? `Valor del ${date}, sesión abierta` : `Valor del ${date}`),
    leader: (driver) => `Factor principal ahora: ${driver}`,
    noLeader: 'Ahora no lidera ningún factor',
    again: (where, hours) =>
      where === undefined
        ? `Nuevo aviso, como pronto, en ${hours} horas`
        : `Se arma de nuevo ${where} y, como pronto, en ${hours} horas`,
    over: 'Esta alerta ha terminado; añádala de nuevo para seguir',
    id: (id) => `/alert mute ${id} 1d, /alert remove ${id}`,
    ending: (rule, date, id) =>
      `Esta alerta termina el ${date}: ${rule}. Para seguir, añádala de nuevo. (${id})`,
    source: 'Fuentes',
    what: 'Qué ha pasado',
  },
};
