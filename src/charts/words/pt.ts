import type { PictureWords } from '../words.ts';

export const pt: PictureWords = {
  recorded: 'Dia registrado',
  past: 'Dia passado',
  sources: (names) => `Fonte: ${names}`,
  andMore: (count) => `e mais ${count}`,
  reading: {
    moved: (name, up, change, moves, over) =>
      `${name}: ${up ? 'alta' : 'queda'} de ${change}${over}${moves === undefined ? '' : `, ${moves} movimentos habituais`}`,
    over: (counted) => ` em ${counted}`,
    withinUsual: (name, change, over) => `${name} ${change}${over}: menos de um movimento habitual`,
    unchanged: (name, over) => `${name}: sem variação${over}`,
    stands: (name, level) => `${name}: ${level}`,
    subtitle: (count, what) => `${what}; últimos ${count} pregões`,
    subtitleReleases: (count, what) => `${what}; últimos ${count} valores`,
    sinceFirst: 'variação desde o primeiro dia mostrado, %',
    band: 'normal: fechamento anterior ± 2 movimentos habituais',
    bandReleases: 'normal: valor anterior ± 2 movimentos habituais',
    marks: '3 movimentos habituais ou mais',
    events: 'notícias registradas',
    level: 'Nível',
    percentile: 'Percentil',
  },
  board: {
    subtitle: (known, all) =>
      `${known} de ${all} indicadores têm valor. Cada quadro é um deles; cada linha, o principal que mais se moveu.`,
    noLargest: 'Nenhum indicador tem valor neste dia',
    everyIndicator: 'Família',
    largestMove: 'Maior movimento',
    down: 'queda de 3 mov. habituais',
    usual: 'habitual',
    up: 'alta de 3',
    gap: 'sem valor',
    noValue: 'sem valor neste dia',
    note: 'Cores: variação de 1 pregão em movimentos habituais. * sobre uma divulgação e sobre quatro.',
  },
  drivers: {
    subtitle: (window) => `Evidências a favor e contra cada causa, em decibans (dB); janela: ${window}`,
    lead: (role, name, odds, word) => `Mais respaldo como ${role}: ${name}, ${odds} dB (${word})`,
    none: 'Um dia incomum, mas nenhuma causa pode ser apontada',
    against: 'contra',
    for: 'a favor',
    odds: 'chance',
    greyed: 'não pode ser apontada',
    more: (count) => `e mais ${count} com chance menor`,
    note: 'dB: dez são dez contra um, zero é meio a meio, menos dez um contra dez.',
  },
  cross: {
    panel: (count) => `Os ${count} ativos`,
    beside: 'À parte',
    everything: (down, all) => `Quase tudo caiu: ${down} de ${all} ativos em queda`,
    nothing: (name, change, moves) =>
      `Nada caiu mais de um movimento habitual; o maior é ${name} ${change} (${moves})`,
    notEverything: (name, change, moves) =>
      `Nem tudo caiu: o maior movimento é ${name} ${change} (${moves} movimentos habituais)`,
    ordinary: (name, moves) => `Um dia comum: o maior, ${name}, é de ${moves} movimentos habituais`,
    subtitle: (window) =>
      `Variações em ${window} em movimentos habituais, pelos 250 pregões anteriores de cada ativo`,
    band: 'dentro de um movimento habitual',
    note: 'As barras cortadas terminam em 8 movimentos habituais; o número diz o resto.',
  },
  analog: {
    subtitle: 'Em movimentos habituais; uma linha curta indica que os dois dias se parecem nesse eixo',
    alike: 'parecido',
    unlike: 'diferente',
    levels: 'Níveis, este dia / então:',
  },
  framework: {
    title: (supported, contradicted, tested) =>
      `Mapa causal: de ${tested} ligações, ${supported} com respaldo e ${contradicted} com dados em contrário`,
    subtitle: 'suas ligações, com a cor do que este dia mostra',
  },
  chart: 'Gráfico',
};
