import type { DigestTyped } from '../typed.ts';

export const pt: DigestTyped = {
  actions: {
    on: 'ativar|ative|ativa|ligar|liga|ligue|ligado|iniciar|inicia|começar|retomar|assinar|mudar|muda|mude|alterar|altera',
    off: 'desativar|desative|desativa|desligar|desliga|desligue|parar|pare|cancelar|cancele|pausar|remover|apagar|não quero mais',
    now: 'agora|agora mesmo|imediatamente',
    status:
      'quais são meus ajustes|quais são as configurações|minhas configurações|meus ajustes|ver ajustes|mostrar ajustes|situação|estado|ajuda|configuração|configurações|ajustes|quando|quando é o próximo|o próximo|próximo|que horas',
    preview: 'prévia|teste|exemplo|amostra',
  },
  everyDay: 'diário|diariamente|todos os dias|todo dia|todo o dia|cada dia|por dia',
  everyHalf: {
    am: 'todas as manhãs|toda manhã|cada manhã',
    pm: 'todas as tardes|toda tarde',
    night: 'todas as noites|toda noite|cada noite',
  },
  workDays:
    'úteis|útil|dias úteis|dia útil|todos os dias úteis|todo dia útil|dias de semana|dia de semana|durante a semana|dias de pregão|pregões',
  weekend:
    'nos fins de semana|no fim de semana|aos fins de semana|nos finais de semana|no final de semana|fim de semana|fins de semana|final de semana|finais de semana',
  days: [
    'seg|segunda|segundas|segunda-feira|segundas-feiras|2a|2a-feira|às segundas|na segunda',
    'ter|terça|terças|terça-feira|terças-feiras|3a|3a-feira|às terças|na terça',
    'qua|quarta|quartas|quarta-feira|quartas-feiras|4a|4a-feira|às quartas|na quarta',
    'qui|quinta|quintas|quinta-feira|quintas-feiras|5a|5a-feira|às quintas|na quinta',
    'sex|sexta|sextas|sexta-feira|sextas-feiras|6a|6a-feira|às sextas|na sexta',
    'sáb|sábado|sábados|aos sábados|no sábado',
    'dom|domingo|domingos|aos domingos|no domingo',
  ],
  languages: {
    en: 'inglês',
    zh: 'chinês|mandarim',
    es: 'espanhol',
    de: 'alemão',
    fr: 'francês',
    pt: 'português',
    ja: 'japonês',
  },
  lengths: {
    short: 'curto|curta|breve|mais curto|resumido',
    normal: 'médio|média|padrão',
    long: 'longo|longa|completo|completa|mais longo|detalhado',
  },
  pictures: 'imagem|imagens|gráfico|gráficos|foto|fotos|figuras',
  not: 'não|sem|nenhuma|nenhum|exceto|exceto aos|menos|menos aos|fora|mas não|não aos',
  yes: 'sim|com',
  to: 'a|à|até',
  and: 'e',
  halves: {
    am: 'da manhã|de manhã|pela manhã|da madrugada|de madrugada',
    pm: 'da tarde|de tarde|à tarde',
    night: 'da noite|de noite|à noite',
  },
  clocks: {
    '12:00': 'meio-dia|ao meio-dia',
    '12:30': 'meio-dia e meia|ao meio-dia e meia',
    '00:00': 'meia-noite|à meia-noite',
  },
  oclock: 'horas|em ponto',
  minutes: { 30: 'e meia', 15: 'e quinze|e um quarto', '-15': 'menos um quarto' },
  past: { '-15': 'quinze para as' },
  numbers: 'uma|duas|três|quatro|cinco|seis|sete|oito|nove|dez|onze|doze',
  weekly: 'semanal|semanalmente|toda semana|toda a semana|uma vez por semana|por semana|cada semana',
  impossible: {
    often:
      'de hora em hora|a cada hora|toda hora|duas vezes|duas vezes por dia|duas vezes ao dia|mensal|mensalmente|todo mês|uma vez por mês|dia sim dia não',
    dates:
      'amanhã|hoje|hoje à noite|por uma semana|durante uma semana|semana que vem|esta semana|essa semana|próxima semana',
    session: 'abertura|na abertura|fechamento|no fechamento|pregão|antes|depois|antes do pregão',
    language: 'italiano|russo|coreano|árabe|holandês',
  },
  fillers:
    'todo|toda|todos|todas|às|as|os|em|no|na|dias|do|da|de|das|fuso|fuso horário|horário|idioma|língua|o|um|resumo|o resumo|por favor|obrigado|obrigada|só|somente|apenas|me envie|envie|enviar|manda|mande|me mande|quero|eu quero|para|mim|lá pelas|por volta das|a partir das|tamanho',
};
