import type { Language } from '../answer/answer.ts';
import type { DigestLength } from './build.ts';

/** What the bot says about the digest of a chat. */
export interface SettingsWords {
  readonly on: string;
  readonly changed: string;
  readonly off: string;
  readonly wasOff: string;
  readonly none: string;
  readonly stopped: string;
  readonly noRight: string;
  readonly noZone: string;
  readonly noStore: string;
  readonly settings: string;
  readonly when: (days: string, time: string, zone: string) => string;
  readonly next: (when: string, utc: string) => string;
  readonly form: (language: string, length: string, pictures: boolean) => string;
  readonly paused: (reason: string) => string;
  readonly last: string;
  readonly lastLine: (date: string, state: string, reason: string) => string;
  readonly states: Readonly<Record<string, string>>;
  readonly how: string;
  readonly howLines: readonly string[];
  readonly everyDay: string;
  readonly workDays: string;
  /** Monday first. */
  readonly dayNames: readonly string[];
  readonly languages: Readonly<Record<Language, string>>;
  readonly lengths: Readonly<Record<DigestLength, string>>;
}

const en: SettingsWords = {
  on: 'The digest is on.',
  changed: 'The digest is changed.',
  off: 'The digest is off. Its settings are kept: /digest on starts it again.',
  wasOff: 'There is no digest here that could be stopped.',
  none: 'This chat has no digest.',
  stopped: 'The digest of this chat is off.',
  noRight: 'Only those who manage this chat may change its digest.',
  noZone: 'In which time zone? For example: /digest on 08:00 Europe/Madrid',
  noStore: 'Digests are not set up on this bot.',
  settings: 'Settings',
  when: (days, time, zone) => `${days} at ${time} (${zone})`,
  next: (when, utc) => `Next: ${when} (${utc} UTC)`,
  form: (language, length, pictures) =>
    `In ${language}, ${length}, ${pictures ? 'with a picture' : 'without pictures'}`,
  paused: (reason) => `Paused: ${reason}. /digest on starts it again.`,
  last: 'Last digests',
  lastLine: (date, state, reason) => `${date}: ${state}${reason === '' ? '' : ` (${reason})`}`,
  states: {
    waiting: 'about to be sent',
    claimed: 'about to be sent',
    sending: 'being sent',
    sent: 'sent',
    ambiguous: 'sent, perhaps: the platform did not confirm it',
    failed: 'not sent',
    skipped: 'skipped',
  },
  how: 'You can write',
  howLines: [
    '/digest on 08:00 Europe/Madrid mon-fri',
    '/digest on 7:30 New York daily long pictures',
    '/digest now · /digest preview · /digest off',
  ],
  everyDay: 'Every day',
  workDays: 'Monday to Friday',
  dayNames: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  languages: { en: 'English', es: 'Spanish', zh: 'Chinese' },
  lengths: { short: 'short', normal: 'of normal length', long: 'long' },
};

const es: SettingsWords = {
  on: 'El resumen está activado.',
  changed: 'El resumen ha cambiado.',
  off: 'El resumen está desactivado. Se conservan sus ajustes: /digest on lo reanuda.',
  wasOff: 'Aquí no hay ningún resumen que parar.',
  none: 'Este chat no tiene resumen.',
  stopped: 'El resumen de este chat está desactivado.',
  noRight: 'Solo quienes administran este chat pueden cambiar su resumen.',
  noZone: '¿En qué zona horaria? Por ejemplo: /digest on 08:00 Europe/Madrid',
  noStore: 'Este bot no tiene configurados los resúmenes.',
  settings: 'Ajustes',
  when: (days, time, zone) => `${days} a las ${time} (${zone})`,
  next: (when, utc) => `Próximo: ${when} (${utc} UTC)`,
  form: (language, length, pictures) =>
    `En ${language}, ${length}, ${pictures ? 'con imagen' : 'sin imágenes'}`,
  paused: (reason) => `En pausa: ${reason}. /digest on lo reanuda.`,
  last: 'Últimos resúmenes',
  lastLine: (date, state, reason) => `${date}: ${state}${reason === '' ? '' : ` (${reason})`}`,
  states: {
    waiting: 'a punto de enviarse',
    claimed: 'a punto de enviarse',
    sending: 'enviándose',
    sent: 'enviado',
    ambiguous: 'enviado quizá: la plataforma no lo confirmó',
    failed: 'no enviado',
    skipped: 'omitido',
  },
  how: 'Puede escribir',
  howLines: [
    '/digest on 08:00 Europe/Madrid lun-vie',
    '/digest on 7:30 Ciudad de México diario largo imágenes',
    '/digest now · /digest preview · /digest off',
  ],
  everyDay: 'Todos los días',
  workDays: 'De lunes a viernes',
  dayNames: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
  languages: { en: 'inglés', es: 'español', zh: 'chino' },
  lengths: { short: 'corto', normal: 'de longitud normal', long: 'largo' },
};

const zh: SettingsWords = {
  on: '摘要已开启。',
  changed: '摘要设置已更改。',
  off: '摘要已关闭，设置已保留：/digest on 可重新开启。',
  wasOff: '这里没有可关闭的摘要。',
  none: '本聊天没有摘要。',
  stopped: '本聊天的摘要已关闭。',
  noRight: '只有本聊天的管理员可以更改摘要。',
  noZone: '哪个时区？例如：/digest on 08:00 Asia/Shanghai',
  noStore: '此机器人未设置摘要功能。',
  settings: '设置',
  when: (days, time, zone) => `${days}${time}（${zone}）`,
  next: (when, utc) => `下一次：${when}（UTC ${utc}）`,
  form: (language, length, pictures) => `${language}，${length}，${pictures ? '附图' : '不附图'}`,
  paused: (reason) => `已暂停：${reason}。/digest on 可重新开启。`,
  last: '最近的摘要',
  lastLine: (date, state, reason) => `${date}：${state}${reason === '' ? '' : `（${reason}）`}`,
  states: {
    waiting: '即将发送',
    claimed: '即将发送',
    sending: '正在发送',
    sent: '已发送',
    ambiguous: '可能已发送：平台未确认',
    failed: '未发送',
    skipped: '已跳过',
  },
  how: '可以这样写',
  howLines: [
    '/digest on 08:00 Asia/Shanghai 工作日',
    '/digest on 7:30 香港 每天 长 图片',
    '/digest now · /digest preview · /digest off',
  ],
  everyDay: '每天',
  workDays: '周一至周五',
  dayNames: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  languages: { en: '英文', es: '西班牙文', zh: '中文' },
  lengths: { short: '短', normal: '标准长度', long: '长' },
};

export const SETTINGS_WORDS: Readonly<Record<Language, SettingsWords>> = { en, es, zh };

/** To whoever set up a digest that can no longer be delivered. */
export const CLOSED_NOTES: Readonly<Record<Language, string>> = {
  en: 'I can no longer write in a chat for which you set up a digest, so it is paused. When I may write there again, /digest on in that chat starts it anew.',
  es: 'Ya no puedo escribir en un chat para el que usted configuró un resumen, así que está en pausa. Cuando pueda escribir de nuevo, /digest on en ese chat lo reanuda.',
  zh: '您为某个聊天设置了摘要，但我已无法在那里发言，因此已暂停。待我可以发言后，在该聊天中发送 /digest on 即可重新开启。',
};
