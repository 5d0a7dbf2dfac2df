import type { Language } from '../../src/index.ts';

/** What the Discord adapter itself says around answers. */
export interface DiscordWords {
  readonly noPictureHere: string;
  readonly chooseDriver: string;
  readonly page: (page: number, pages: number) => string;
  readonly pageGone: string;
  /** A reply without a mention: its text is not readable for the bot. */
  readonly unreadable: string;
  readonly lost: string;
}

export const DISCORD_WORDS: Readonly<Record<Language, DiscordWords>> = {
  en: {
    noPictureHere: 'There is a picture too, but I may not attach files in this channel.',
    chooseDriver: 'A driver, line by line',
    page: (page, pages) => `${page} of ${pages}`,
    pageGone: 'I no longer keep the pages of this answer. Press Refresh or ask again.',
    unreadable: 'I cannot read this message. Mention me in it, or leave the ping of the reply switched on.',
    lost: 'I could not show the answer here. Please ask again.',
  },
  zh: {
    noPictureHere: '另有一张图，但我无权在此频道上传文件。',
    chooseDriver: '逐条查看某一驱动因素',
    page: (page, pages) => `${page} / ${pages}`,
    pageGone: '此回答的分页已不再保存。请按“刷新”或重新提问。',
    unreadable: '我读不到这条消息。请在其中提及我，或在回复时保留提醒。',
    lost: '无法在此显示回答，请重新提问。',
  },
  es: {
    noPictureHere: 'También hay una imagen, pero no puedo adjuntar archivos en este canal.',
    chooseDriver: 'Un factor, línea por línea',
    page: (page, pages) => `${page} de ${pages}`,
    pageGone: 'Ya no conservo las páginas de esta respuesta. Pulse Actualizar o pregunte de nuevo.',
    unreadable: 'No puedo leer este mensaje. Menciónenme en él o dejen activado el aviso de la respuesta.',
    lost: 'No he podido mostrar la respuesta aquí. Pregunte de nuevo.',
  },
};

/** The languages of Discord's clients that the bot speaks; undefined for all others. */
export function languageOfLocale(locale: string | null | undefined): Language | undefined {
  const [language] = (locale ?? '').split('-');
  return language === 'en' || language === 'zh' || language === 'es' ? language : undefined;
}
