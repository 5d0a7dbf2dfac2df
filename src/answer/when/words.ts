import type { Language } from '../answer.ts';

/** What is said of a time that cannot be read. `said`: the person's own words for it. */
export interface WhenWords {
  readonly impossible: (said: string) => string;
  readonly before: (said: string, first: string) => string;
  readonly future: (said: string, newest: string) => string;
  readonly after: (said: string, newest: string) => string;
  /** Of a month or year only its last session is read. */
  readonly period: (said: string, date: string) => string;
}

export const WHEN_WORDS: Readonly<Record<Language, WhenWords>> = {
  en: {
    impossible: (said) => `The date “${said}” does not exist, so there is no day to read; name another one.`,
    before: (said, first) =>
      `“${said}” lies before the record: the first day that can be read is ${first}, so nothing can be said about it.`,
    future: (said, newest) =>
      `“${said}” has not happened yet, and the future is not known; the newest day at hand is ${newest}.`,
    after: (said, newest) => `“${said}” lies after the record: the newest day that can be read is ${newest}.`,
    period: (said, date) =>
      `At most five sessions are read at once: of “${said}” this is the last one, ${date}. Name a day for another.`,
  },
  zh: {
    impossible: (said) => `“${said}”这个日期并不存在，没有可读的行情；请换一个日期。`,
    before: (said, first) => `“${said}”早于数据记录：最早可读的日期是${first}，因此无从回答。`,
    future: (said, newest) => `“${said}”尚未到来，未来无法得知；目前最新的一天是${newest}。`,
    after: (said, newest) => `“${said}”晚于数据记录：最新可读的日期是${newest}。`,
    period: (said, date) =>
      `一次最多读五个交易日：“${said}”取其最后一个交易日${date}；想看别的日子，请写明日期。`,
  },
  es: {
    impossible: (said) => `La fecha «${said}» no existe, así que no hay día que leer; indique otra.`,
    before: (said, first) =>
      `«${said}» es anterior al historial: el primer día que se puede leer es el ${first}, así que nada se puede decir.`,
    future: (said, newest) =>
      `«${said}» aún no ha llegado y el futuro no se conoce; el día más reciente disponible es el ${newest}.`,
    after: (said, newest) =>
      `«${said}» es posterior al historial: el día más reciente que se puede leer es el ${newest}.`,
    period: (said, date) =>
      `Se leen como mucho cinco sesiones a la vez: de «${said}» esta es la última, ${date}. Para otra, indique el día.`,
  },
  de: {
    impossible: (said) =>
      `Das Datum „${said}“ gibt es nicht, also auch keinen Tag zu lesen; bitte ein anderes nennen.`,
    before: (said, first) =>
      `„${said}“ liegt vor der Aufzeichnung: Der erste lesbare Tag ist der ${first}, darüber lässt sich also nichts sagen.`,
    future: (said, newest) =>
      `„${said}“ ist noch nicht gewesen, und die Zukunft ist nicht bekannt; der neueste vorliegende Tag ist der ${newest}.`,
    after: (said, newest) =>
      `„${said}“ liegt nach der Aufzeichnung: Der neueste lesbare Tag ist der ${newest}.`,
    period: (said, date) =>
      `Höchstens fünf Handelstage werden auf einmal gelesen: Von „${said}“ ist das der letzte, ${date}. Für einen anderen bitte den Tag nennen.`,
  },
  fr: {
    impossible: (said) =>
      `La date « ${said} » n’existe pas, il n’y a donc aucun jour à lire ; indiquez-en une autre.`,
    before: (said, first) =>
      `« ${said} » précède l’historique : le premier jour lisible est le ${first}, on ne peut donc rien en dire.`,
    future: (said, newest) =>
      `« ${said} » n’est pas encore arrivé et l’avenir n’est pas connu ; le jour le plus récent disponible est le ${newest}.`,
    after: (said, newest) =>
      `« ${said} » est postérieur à l’historique : le jour lisible le plus récent est le ${newest}.`,
    period: (said, date) =>
      `Cinq séances au plus sont lues à la fois : de « ${said} », voici la dernière, ${date}. Pour une autre, indiquez le jour.`,
  },
  pt: {
    impossible: (said) => `A data “${said}” não existe, portanto não há dia para ler; indique outra.`,
    before: (said, first) =>
      `“${said}” é anterior ao histórico: o primeiro dia que se pode ler é ${first}, portanto nada se pode dizer.`,
    future: (said, newest) =>
      `“${said}” ainda não chegou e o futuro não é conhecido; o dia mais recente disponível é ${newest}.`,
    after: (said, newest) =>
      `“${said}” é posterior ao histórico: o dia mais recente que se pode ler é ${newest}.`,
    period: (said, date) =>
      `No máximo cinco pregões são lidos de uma vez: de “${said}” este é o último, ${date}. Para outro, indique o dia.`,
  },
  ja: {
    impossible: (said) =>
      `「${said}」という日付は存在しないため、読める日がありません。別の日をお書きください。`,
    before: (said, first) =>
      `「${said}」は記録より前です。読める最初の日は${first}なので、お答えできません。`,
    future: (said, newest) =>
      `「${said}」はまだ来ておらず、将来のことは分かりません。手元の最新の日は${newest}です。`,
    after: (said, newest) => `「${said}」は記録より後です。読める最新の日は${newest}です。`,
    period: (said, date) =>
      `一度に読めるのは最大5営業日です。これは「${said}」の最後の営業日（${date}）です。別の日は日付をお書きください。`,
  },
};
