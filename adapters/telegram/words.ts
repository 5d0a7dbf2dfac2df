import type { Language } from '../../src/index.ts';

/** What this adapter says itself, around the answers. */
export interface TelegramWords {
  readonly previous: string;
  readonly next: string;
  readonly page: (page: number, pages: number) => string;
  readonly pagesGone: string;
  readonly noPicture: string;
  /** `near`: a command that may have been meant. */
  readonly unknownCommand: (name: string, near?: string) => string;
  /** To a second press while the first is being answered. */
  readonly underWay: string;
  /** In the place of an answer that ended the program twice. */
  readonly askAgain: string;
  readonly inlineTitle: string;
}

export const WORDS: Readonly<Record<Language, TelegramWords>> = {
  en: {
    previous: '‹ Back',
    next: 'More ›',
    page: (page, pages) => `${page} / ${pages}`,
    pagesGone: 'These pages are no longer at hand. Please ask again.',
    noPicture: 'There is nothing to draw for this answer.',
    unknownCommand: (name, near) =>
      `I do not know /${name}.${near ? ` Did you mean /${near}?` : ''} /help lists what I can do.`,
    underWay: 'Already on it.',
    askAgain: 'I was stopped before the answer was complete. Please ask again.',
    inlineTitle: 'Undercurrent',
  },
  zh: {
    previous: '‹ 上一页',
    next: '下一页 ›',
    page: (page, pages) => `${page} / ${pages}`,
    pagesGone: '这些页面已不在手边，请重新提问。',
    noPicture: '这个回答没有可画的图。',
    unknownCommand: (name, near) =>
      `没有 /${name} 这个命令${near ? `，是否想用 /${near}？` : '，'}/help 列出全部命令。`,
    underWay: '正在回答。',
    askAgain: '回答未完成时我被停止了，请重新提问。',
    inlineTitle: 'Undercurrent',
  },
  es: {
    previous: '‹ Atrás',
    next: 'Más ›',
    page: (page, pages) => `${page} / ${pages}`,
    pagesGone: 'Estas páginas ya no están a mano. Pregunte de nuevo.',
    noPicture: 'No hay nada que dibujar para esta respuesta.',
    unknownCommand: (name, near) =>
      `No conozco /${name}.${near ? ` ¿Quería decir /${near}?` : ''} /help enumera lo que sé hacer.`,
    underWay: 'Ya estoy en ello.',
    askAgain: 'Me detuvieron antes de completar la respuesta. Pregunte de nuevo.',
    inlineTitle: 'Undercurrent',
  },
};

/** Of a person's device: "zh-hans", "es-AR". */
export function languageOfCode(code: string | undefined): Language | undefined {
  const short = code?.slice(0, 2).toLowerCase();
  return short === 'en' || short === 'zh' || short === 'es' ? short : undefined;
}
