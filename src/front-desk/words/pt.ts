import type { DeskWords } from '../words.ts';

export const pt: DeskWords = {
  actions: {
    evidence: 'Evidências',
    against: 'Contra',
    chart: 'Gráfico',
    analog: 'Episódio parecido',
    sources: 'Fontes',
    refresh: 'Atualizar',
    confirm: 'Armar',
    mute: 'Silenciar',
  },
  working: {
    start: 'lendo o mercado',
    market_snapshot: 'lendo o mercado',
    indicator: 'lendo um indicador',
    history: 'lendo o histórico',
    unusualness: 'medindo quão incomum é o dia',
    driver_ranking: 'testando as causas',
    driver_detail: 'lendo as evidências de uma causa',
    funding: 'lendo os mercados de funding',
    rates: 'lendo os juros',
    events: 'lendo fatos datados',
    calendar: 'lendo o calendário',
    analogs: 'comparando com episódios passados',
    article_claims: 'lendo as teses do artigo',
    method: 'lendo o método',
  },
  liveSources: (done, asked) => `lendo fontes ao vivo: ${done} de ${asked}`,
  busy: 'Uma pergunta por vez, por favor: a anterior está sendo respondida e outra aguarda. Pergunte depois.',
  noData: (sentence) => `Não há dados para isso: ${sentence}`,
  input: (sentence) => `Não entendi o pedido: ${sentence}`,
  missing: (command, what) => `/${command} precisa de mais uma palavra: ${what}.`,
  unknownName: (typed, near, list) =>
    `Nada se chama “${typed}”${near.length > 0 ? `; seria ${near.join(', ')}?` : `. /${list} mostra a lista.`}`,
  noDay: (day, newest) => `Não há dados para ${day}. O dia mais recente disponível é ${newest}.`,
  failed: (reference) =>
    `Algo falhou do meu lado. Tente de novo; se continuar, avise quem administra este bot: ${reference}.`,
  denied: 'Este bot não está aberto a esta conversa. Quem o administra pode incluí-la.',
  flood: (seconds) => `Foram muitas perguntas. É possível perguntar de novo em ${seconds} s.`,
  floodChat: (seconds) =>
    `Esta conversa pergunta mais rápido do que consigo responder. Tente em ${seconds} s.`,
  stopped: 'Fui interrompido antes de terminar a resposta. Pergunte de novo em um minuto.',
  oldButton: 'Este botão é de uma versão anterior. Pergunte de novo.',
  notRemembered: 'Já não me lembro desta pergunta. Faça-a de novo.',
  noPicture: 'Não há o que desenhar para esta resposta.',
  noQuestion: 'Faça uma pergunta, por exemplo: por que tudo está caindo?',
  linkLeftOut: '[link omitido]',
  forgotten:
    'Pronto. Suas conversas comigo e seus alertas foram apagados; numa conversa privada, também os resumos dela.',
  noSourceReport: 'Apenas dados registrados: nenhuma fonte ao vivo está configurada.',
  sources: 'Fontes',
  help: {
    what: 'Explico movimentos de mercado: meço a premissa, testo causas a favor e contra e cito a fonte de cada número.',
    try: 'Experimente',
    examples: [
      'por que tudo está caindo?',
      'por que o ouro caiu esta semana?',
      'isso se parece com 312?',
      'qual é o grau de certeza?',
    ],
    commands: 'Comandos',
    more: 'Bom saber',
    moreLines: [
      'Responda a uma das minhas respostas para continuar dali.',
      'Num grupo, mencione-me, responda-me ou use um comando.',
      'Um dia passado: acrescente uma data, por exemplo "por que tudo caiu em 2024-08-05?"',
    ],
    advice: 'Não dou recomendações, preços-alvo nem previsões.',
  },
  usage: {
    verdict: (resetsAt) => `Cotas de hoje; recomeçam às ${resetsAt} UTC.`,
    table: 'Tokens do modelo de linguagem',
    columns: ['de quem', 'usados', 'limite'],
    rows: ['você', 'esta conversa', 'todos'],
    unlimited: 'nenhum',
    note: 'Atingido o limite, continuo respondendo; o texto passa a ser escrito por código.',
  },
  privacy: {
    verdict: 'Guardo o mínimo de que uma conversa precisa.',
    stored: 'O que guardo',
    storedLines: (minutes) => [
      `Suas perguntas e minhas respostas nesta conversa, para poder continuar: ${minutes} minutos após a última.`,
      'A pergunta que estou respondendo, como a plataforma a enviou, para o caso de eu parar: até a resposta, cerca de uma hora no máximo.',
      'Quantos tokens suas perguntas custaram e com que frequência pergunta, sob o número da sua conta: dois dias no máximo.',
      'Números das mensagens que atendi, sem o texto: dois dias.',
      'Os alertas que você arma: a regra como a entendi, não suas palavras, com o número da sua conta e a conversa, até que os remova ou 30 dias após o fim deles.',
      'Os resumos de uma conversa: quando e como, com o número da conta de quem os configurou, até serem apagados.',
      'Quando um resumo ou alerta foi enviado, a que conversa e com que resultado: 90 dias, ou 180 se falhou. Uma conversa em que não posso mais escrever: até ser configurada de novo.',
    ],
    model: 'O modelo de linguagem',
    modelLine: (configured) =>
      configured
        ? 'Suas perguntas e a conversa anterior vão para o modelo de linguagem escolhido por quem administra o bot, sem seu nome nem o número da sua conta.'
        : 'Nenhum está configurado: nada do que se escreve sai deste programa.',
    not: 'O que não guardo',
    notLines: [
      'Mensagens que não são para mim, nomes, telefones, localizações ou arquivos.',
      '/forget apaga na hora suas conversas comigo, seus alertas e seu número nos resumos de grupos; numa conversa privada, tudo o que é dela. As contagens do dia ficam até expirar; sem isso ninguém teria limite. Cópias feitas antes por quem administra o bot mantêm o que contêm.',
    ],
    onPostgres:
      'No banco de dados que uso, o Postgres, ninguém mais consegue ler as linhas apagadas; nos arquivos dele as palavras antigas ficam até o vacuum liberar o lugar e outra coisa ser escrita ali, e no log de escrita antecipada (WAL) até ele ser reciclado ou quem administra o bot apagar as cópias arquivadas.',
  },
};
