import type { AlertWords } from '../words.ts';

const over = (sessions: number): string => (sessions === 1 ? 'um pregão' : `${sessions} pregões`);
const inHours = (hours: number): string => (hours === 1 ? '1 hora' : `${hours} horas`);

export const pt: AlertWords = {
  usualMoves: (number) => `${number} movimentos habituais`,
  metric: {
    change: (label, sessions, either) =>
      `${either ? 'tamanho da variação' : 'variação'} de ${label} em ${over(sessions)}`,
    z: (label, sessions, either) =>
      `${either ? 'tamanho do movimento' : 'movimento'} de ${label} em ${over(sessions)}`,
    spread: (a, b) => `${a} menos ${b}`,
    leader: 'causa principal',
    odds: (driver) => `chance relativa de ${driver}`,
    analog: (episode) => `distância até ${episode}`,
    source: (id) => `fonte ${id}`,
    family: (name) => `fontes de ${name}`,
  },
  condition: {
    above: (metric, threshold) => `${metric} acima de ${threshold}`,
    below: (metric, threshold) => `${metric} abaixo de ${threshold}`,
    atLeast: (metric, threshold) => `${metric} em ${threshold} ou mais`,
    atMost: (metric, threshold) => `${metric} em ${threshold} ou menos`,
    crosses: (metric, threshold) => `${metric} cruza ${threshold}, para cima ou para baixo`,
    leads: (driver) => `${driver} passa a liderar as causas`,
    down: (metric) => `${metric}: sem leitura possível`,
    changes: 'a causa principal muda',
  },
  nothingLeads: 'nenhuma causa',
  title: 'Alerta',
  details: {
    now: (value, date) => `Agora: ${value} (${date}).`,
    nowMissing: (reason) => `Agora não há valor (${reason}). Valores ausentes ou atrasados nunca o disparam.`,
    holds: 'A condição já se cumpre; o alerta espera que ela deixe de valer e volte a ocorrer.',
    rearm: (where) => `Depois de avisar, rearma-se ${where}.`,
    orLower: (value) => `em ${value} ou menos`,
    orHigher: (value) => `em ${value} ou mais`,
    past: (amount) => `do outro lado; conta como cruzamento ${amount} além do número`,
    scales: {
      analog: 'Distância 0 é o mesmo padrão, 1 não tem relação, 2 é o oposto.',
      odds: '0 dB é chance igual; 10 dB, dez para um.',
    },
    running: 'Contam os preços de um pregão aberto.',
    closes: 'Contam apenas fechamentos e valores publicados.',
    cooldown: (hours) => `No máximo uma mensagem a cada ${inHours(hours)}.`,
    once: 'Avisa uma única vez e termina.',
    until: (date) => `Termina em ${date}.`,
    unread: (words) => `Não usei estas palavras: “${words}”. Se importam, escreva de outro modo.`,
    proposed: 'O número é uma proposta minha; escreva o seu, se pensa em outro.',
  },
  sample: (label, size, down) => `${label} ${down ? 'cai' : 'sobe'} ${size} em um dia`,
  moves: (label, way, size, sessions, atLeast) =>
    `${label} ${way === 'either' ? 'sobe ou cai' : way === 'down' ? 'cai' : 'sobe'} ${atLeast ? 'pelo menos' : 'mais de'} ${size} em ${over(sessions)}`,
  ask: 'Qual destes?',
  confirmHow: (id) => `Para armar: /alert confirm ${id}`,
  shown: 'Ainda não está armado. Entendi assim:',
  armed: (id) => `Armado: alerta ${id}.`,
  notUnderstood: 'Não consigo ler isso como alerta. Diga uma leitura e um número, ou a causa principal.',
  examples: [
    '/alert SOFR menos IORB acima de 10 pb',
    '/alert ouro cai 3% em um dia',
    '/alert VIX acima de 30',
    '/alert quando a causa principal mudar',
  ],
  refusal: {
    unknown: (name) => `Não acompanho nada que se chame “${name}”.`,
    unit: (metric, example) =>
      `Isso não se mede nessa unidade (${metric}); escreva um número como ${example}.`,
    adjusted: (label) =>
      `${label}: guardado como preço ajustado por dividendos, sem nível para comparar. Peça uma variação, como “cai 3% em um dia”.`,
    noSource: (label) => `Nenhuma fonte ao vivo publica ${label}; não é possível acompanhar.`,
    range: (label, low, high) => `${label}: a leitura fica entre ${low} e ${high}; este número está fora.`,
    noThreshold: (sample) => `Com que número? Por exemplo: /alert ${sample}`,
    spread: (a, b) => `${a} e ${b} são medidos em unidades diferentes, ou são preços que não se subtraem.`,
    slow: (label) =>
      `${label}: não é publicado todo dia, portanto não tem variação por pregão. Peça o nível.`,
    cannot: (words) =>
      `“${words}” não é possível: um alerta avisa toda vez que o número é cruzado. É possível acrescentar “once only”, “at most once a day” ou “until Friday”.`,
    currency: (words) =>
      `Aqui os preços são acompanhados em dólares, não em “${words}”. Escreva o número em dólares, por exemplo: /alert ouro acima de 5.000`,
    measure: (words) =>
      `Nenhum preço é acompanhado nessa medida (“${words}”): ouro e prata estão em dólares por onça, petróleo em dólares por barril, cobre em dólares por libra. Por exemplo: /alert ouro acima de 5.000`,
    unknownUnit: (words) =>
      `Não conheço a unidade “${words}”. Escreva só o número, ou com %, pb ou $, por exemplo: /alert ouro acima de 5.000`,
    pause: (hours) => `Aqui passam pelo menos ${inHours(hours)} entre duas mensagens de um mesmo alerta.`,
    lasts: (days) => `O fim deve ser um dia futuro, dentro dos próximos ${days} dias.`,
    beyond: {
      negation:
        'Acompanho o que acontece, não o que deixa de acontecer: escreva a regra sem “não”, por exemplo: /alert VIX abaixo de 30',
      reference:
        'Comparo com um número ou com pregões anteriores, não com uma máxima, uma mínima ou o valor de agora. Por exemplo: /alert ouro abaixo de 4.500, ou /alert ouro cai 5% em uma semana',
      average:
        'Não acompanho médias nem sinais de gráfico. Diga um número ou uma variação: /alert VIX acima de 30',
      duration:
        'Um alerta avisa quando o número é cruzado; não posso esperar que isso dure. Sem essa condição: /alert VIX fecha acima de 30',
      dates:
        'Posso encerrar um alerta após um dia, mas não esperar uma data ou um evento: /alert VIX acima de 30 until Friday',
      hours:
        'Acompanho movimentos de 1, 3, 5 ou 20 pregões, não de horas. Por exemplo: /alert ouro cai 3% em um dia',
      span: 'Acompanho movimentos de 1, 3, 5 ou 20 pregões, não mais longos. Por exemplo: /alert ouro cai 10% em um mês',
      several:
        'Um alerta acompanha uma só coisa com um só número. Escreva um de cada vez, por exemplo: /alert VIX acima de 30',
      'which-source': 'Que fonte? Diga uma de /sources, por exemplo: /alert fonte fred falha',
    },
  },
  desk: {
    unavailable:
      'Nenhum alerta foi criado: alertas precisam de dados ao vivo e de um armazenamento, e a este bot falta um dos dois.',
    reminder:
      'Nenhum alerta foi criado: um alerta acompanha um número do mercado, não o relógio. Para uma mensagem numa hora do dia, escreva /digest on 08:00 e a sua cidade; para um alerta, por exemplo /alert VIX acima de 30.',
    onlyAdmins: 'Num grupo, só quem o administra altera os alertas. Qualquer um pode ver a lista.',
    limitChat: (limit) => `Esta conversa tem ${limit} alertas, o máximo permitido. Remova um antes.`,
    limitUser: (limit) => `Você tem ${limit} alertas, o máximo permitido. Remova um antes.`,
    gone: 'Esta proposta é antiga demais. Escreva-a de novo.',
    noSuch: (id) => `Não há alerta ${id} nesta conversa. /alert list mostra todos.`,
    whichOf: (name) => `Há vários alertas sobre “${name}”. O id está em /alert list.`,
    removedAll: (count) => `Removidos todos os alertas desta conversa: ${count}.`,
    mutedAll: (count, until) =>
      `Alertas silenciados até ${until === undefined ? 'que se escreva /alert unmute all' : `${until} UTC`}: ${count}.`,
    unmutedAll: (count) => `Alertas que já não estão silenciados: ${count}.`,
    removed: (rule) => `Removido: ${rule}.`,
    muted: (rule, until) =>
      until === undefined
        ? `Silenciado até que se escreva /alert unmute: ${rule}.`
        : `Silenciado até ${until} UTC: ${rule}.`,
    unmuted: (rule) => `Já não está silenciado: ${rule}.`,
    muteHow: 'Escreva /alert mute, o id e por quanto tempo: 6h, 2d.',
    none: 'Não há alertas nesta conversa.',
    count: (count) => (count === 1 ? 'Um alerta nesta conversa.' : `${count} alertas nesta conversa.`),
    columns: ['id', 'regra', 'estado', 'último aviso'],
    states: { armed: 'armado', fired: 'à espera de rearme', muted: 'silenciado', expired: 'encerrado' },
    stateUntil: (state, date) => `${state} até ${date}`,
    never: 'nunca',
    manage: '/alert remove ID, /alert mute ID 2d, /alert unmute ID',
    confirm: (number) => (number === undefined ? 'Armar' : `Armar ${number}`),
    mute: 'Silenciar por um dia',
  },
  message: {
    fired: (rule) => `Alerta: ${rule}.`,
    value: (metric, value, threshold) => `${metric}: ${value} (limite ${threshold})`,
    changed: (from, to) => `Causa principal: antes ${from}, agora ${to}`,
    unusual: (moves) => `Movimento no último pregão: ${moves} movimentos habituais`,
    percentile: (percent) => `O nível iguala ou supera ${percent}% de seus últimos 250 valores`,
    asOf: (date, running) => (running ? `Valor de ${date}, pregão aberto` : `Valor de ${date}`),
    leader: (driver) => `Causa principal agora: ${driver}`,
    noLeader: 'Agora nenhuma causa lidera',
    again: (where, hours) =>
      where === undefined
        ? `Novo aviso, no mínimo, em ${inHours(hours)}`
        : `Rearma-se ${where} e, no mínimo, em ${inHours(hours)}`,
    over: 'Este alerta terminou; para continuar, crie-o de novo',
    id: (id) => `/alert mute ${id} 1d, /alert remove ${id}`,
    ending: (rule, date, id) =>
      `Este alerta termina em ${date}: ${rule}. Para continuar, crie-o de novo. (${id})`,
    source: 'Fontes',
    what: 'O que aconteceu',
  },
};
