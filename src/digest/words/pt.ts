import type { DigestWords } from '../words.ts';
import { line } from './line.ts';

export const pt: DigestWords = {
  note: 'Nota',
  closedToday: (why) =>
    `Bolsas e títulos dos EUA não são negociados hoje (${why}). Os números são do último pregão.`,
  weekendToday: (weekday) =>
    `Hoje é ${weekday}: os mercados dos EUA estão fechados e os números são do último pregão.`,
  closesEarly: (closeTime) => `A bolsa dos EUA fecha mais cedo hoje: às ${closeTime} de Nova York.`,
  sinceClose: (date, moves) => line`Desde o fechamento de ${date}: ${moves}`,
  changed: (date) => `Desde o último resumo (${date})`,
  changedTitle: 'Desde o último resumo',
  changedNothing: 'Nada de relevante: a mesma leitura lidera e nenhuma mudou 3 dB ou mais.',
  sameDay: 'Nenhum fechamento novo desde então: os números são do mesmo pregão.',
  firstDigest: 'É o primeiro resumo aqui; a partir do próximo, esta parte dirá o que mudou.',
  leads: (driver, odds, before) => line`Agora lidera ${driver} (${odds}); antes, ${before}.`,
  leadsNew: (driver, odds) => line`Agora lidera ${driver} (${odds}); antes, nenhuma causa.`,
  leadsNoMore: (driver) => line`Agora nenhuma causa lidera; antes, ${driver}.`,
  odds: (driver, now, then) => line`${driver}: ${now} dB, antes ${then} dB.`,
  move: (asset, now, then) => line`${asset}: ${now} movimentos habituais no dia, antes ${then}.`,
  resolved: 'Opiniões que venceram',
  outcomes: { held: 'Mantida', wrong: 'Errada', unresolved: 'Sem avaliação possível' },
  resolvedLine: (outcome, view, test, value) => line`${outcome}: ${view}. ${test}${value}`,
  resolvedTest: (indicator, above, threshold, by) =>
    line`Seria errada com ${indicator} ${above ? 'acima' : 'abaixo'} de ${threshold} até ${by}`,
  resolvedValue: (value) => line`; chegou a ${value}.`,
  resolvedWithoutValue: '.',
  calendar: 'Próximas 24 horas',
  calendarNothing: 'Nada que este calendário conheça.',
  at: (newYork, utc) => `${newYork} em Nova York (${utc} UTC)`,
  tentative: 'a confirmar',
  events: {
    fomc: 'Decisão de juros do Fed (FOMC)',
    refunding: 'Plano trimestral de emissões do Tesouro dos EUA (refunding)',
    expiry: 'Vencimento mensal de opções nos EUA',
    quarter_end: 'Último pregão do trimestre',
    month_end: 'Último pregão do mês',
    tax: 'Vencem os impostos trimestrais nos EUA',
    settlement: 'Liquidação de leilões do Tesouro dos EUA',
  },
  releases: {
    cpi: 'Inflação ao consumidor dos EUA (CPI)',
    jobs: 'Relatório de emprego dos EUA (payroll)',
    ppi: 'Inflação ao produtor dos EUA (PPI)',
  },
  marketClosed: (why) => `Bolsa dos EUA fechada: ${why}`,
  gaps: 'Faltam',
  gapsMore: (count) =>
    count === 1 ? '1 número em que nenhuma causa se apoia' : `${count} números em que nenhuma causa se apoia`,
  calendarGaps: {
    'CPI, PPI and employment release dates after 2026': 'datas de CPI, PPI e payroll depois de 2026',
    'FOMC meetings after January 2028': 'reuniões do FOMC depois de janeiro de 2028',
    'Bank of Japan meeting dates': 'reuniões do Banco do Japão',
    'report dates of the seven': 'datas de balanço das sete gigantes',
    'coming Treasury auctions': 'próximos leilões do Tesouro',
  },
  gapsCalendar: (what) => `O calendário não conhece: ${what}.`,
  oddsTable: 'Respaldo de cada causa (dB)',
  columns: ['causa', 'agora', 'antes'],
  footer: 'Resumo desta conversa: /digest status mostra o horário, /digest off o interrompe.',
};
