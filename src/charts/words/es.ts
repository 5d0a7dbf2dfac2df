import type { PictureWords } from '../words.ts';

export const es: PictureWords = {
  recorded: 'Día registrado',
  past: 'Día pasado',
  sources: (names) => `Fuente: ${names}`,
  andMore: (count) => `y ${count} más`,
  reading: {
    moved: (name, up, change, moves, over) =>
      `${name}: ${up ? 'alza' : 'baja'} de ${change}${over}${moves === undefined ? '' : `, ${moves} movimientos habituales`}`,
    over: (counted) => ` en ${counted}`,
    withinUsual: (name, change, over) => `${name} ${change}${over}: menos de un movimiento habitual`,
    unchanged: (name, over) => `${name}: sin cambios${over}`,
    stands: (name, level) => `${name}: ${level}`,
    subtitle: (count, what) => `${what}; últimas ${count} sesiones`,
    subtitleReleases: (count, what) => `${what}; últimos ${count} valores`,
    sinceFirst: 'cambio desde el primer día mostrado, %',
    band: 'normal: cierre anterior ± 2 movimientos habituales',
    bandReleases: 'normal: valor anterior ± 2 movimientos habituales',
    marks: '3 movimientos habituales o más',
    events: 'noticias registradas',
    level: 'Nivel',
    percentile: 'Percentil',
  },
  board: {
    subtitle: (known, all) =>
      `${known} de ${all} indicadores tienen valor. Cada cuadro es uno; cada línea, el principal que más se movió.`,
    noLargest: 'Ningún indicador tiene valor este día',
    everyIndicator: 'Familia',
    largestMove: 'Mayor movimiento',
    down: 'baja de 3 mov. habituales',
    usual: 'habitual',
    up: 'alza de 3',
    gap: 'sin valor',
    noValue: 'sin valor este día',
    note: 'Colores: cambio de 1 sesión en movimientos habituales. * en una publicación y en cuatro.',
  },
  drivers: {
    subtitle: (window) => `Pruebas a favor y en contra de cada factor, en decibanes (dB); ventana: ${window}`,
    lead: (role, name, odds, word) => `Mejor respaldado como ${role}: ${name}, ${odds} dB (${word})`,
    none: 'Un día inusual, pero ninguna causa se puede nombrar',
    against: 'en contra',
    for: 'a favor',
    odds: 'probabilidad',
    greyed: 'no se puede nombrar',
    more: (count) => `y ${count} más con menor probabilidad`,
    note: 'dB: diez son diez a uno, cero a la par, menos diez uno a diez.',
  },
  cross: {
    panel: (count) => `Los ${count} activos`,
    beside: 'Aparte',
    everything: (down, all) => `Cayó casi todo: ${down} de ${all} activos a la baja`,
    nothing: (name, change, moves) =>
      `Nada cayó más de un movimiento habitual; lo mayor es ${name} ${change} (${moves})`,
    notEverything: (name, change, moves) =>
      `No cayó todo: lo mayor es ${name} ${change} (${moves} movimientos habituales)`,
    ordinary: (name, moves) => `Un día ordinario: lo mayor, ${name}, son ${moves} movimientos habituales`,
    subtitle: (window) =>
      `Cambios en ${window} en movimientos habituales, según las 250 sesiones previas de cada uno`,
    band: 'dentro de un movimiento habitual',
    note: 'Las barras cortadas acaban en 8 movimientos habituales; la cifra dice el resto.',
  },
  analog: {
    subtitle: 'En movimientos habituales; una línea corta indica que los dos días se parecen en ese eje',
    alike: 'similar',
    unlike: 'distinto',
    levels: 'Niveles, este día / entonces:',
  },
  framework: {
    title: (supported, contradicted, tested) =>
      `Mapa causal: ${supported} de ${tested} vínculos respaldados, ${contradicted} contradichos`,
    subtitle: 'sus vínculos, con el color de lo que muestra este día',
  },
  chart: 'Gráfico',
};
