import { ALERT_FORMS } from './alert-forms.ts';
import type { CommandDeclaration } from './declaration.ts';
import { DIGEST_FORMS } from './digest-forms.ts';

/** What only a chat with many people needs; the front desk answers them. */
export const CHAT_ONLY_COMMANDS: readonly CommandDeclaration[] = [
  {
    name: 'digest',
    description: {
      en: 'a daily post in this chat, at the time and in the language you choose',
      zh: '本聊天的每日摘要，时间和语言由您选择',
      es: 'un resumen diario en este chat, a la hora y en el idioma que elija',
    },
    argument: {
      name: 'settings',
      kind: 'settings',
      required: false,
      description: {
        en: 'such as: on 08:00 Europe/Madrid mon-fri long en pictures',
        zh: '例如：on 08:00 Asia/Shanghai 工作日 长 zh 图片',
        es: 'por ejemplo: on 08:00 Europe/Madrid lun-vie largo es imágenes',
      },
    },
    options: [],
    forms: DIGEST_FORMS,
  },
  {
    name: 'alert',
    description: {
      en: 'tell me when something happens; list, mute or remove alerts',
      zh: '某事发生时提醒我；查看、静音或删除提醒',
      es: 'avisarme cuando ocurra algo; ver, silenciar o quitar alertas',
    },
    argument: {
      name: 'what',
      kind: 'question',
      required: false,
      description: {
        en: 'such as "VIX above 30", "list", "mute ID 2d" or "remove ID"',
        zh: '如“VIX高于30”、“list”、“mute 编号 2d”或“remove 编号”',
        es: 'como "VIX por encima de 30", "list", "mute ID 2d" o "remove ID"',
      },
    },
    options: [],
    forms: ALERT_FORMS,
  },
  {
    name: 'scorecard',
    description: {
      en: 'how my published views held up',
      zh: '已发布观点的兑现情况',
      es: 'cómo resultaron mis opiniones publicadas',
    },
    options: [],
  },
  {
    name: 'sources',
    description: {
      en: 'health and age of every source',
      zh: '各数据来源的状态与时效',
      es: 'estado y antigüedad de cada fuente',
    },
    options: [],
  },
  {
    name: 'usage',
    description: {
      en: 'what is left of the budgets of today',
      zh: '今日剩余额度',
      es: 'lo que queda del presupuesto de hoy',
    },
    options: [],
  },
  {
    name: 'forget',
    description: {
      en: 'delete my conversations and alerts',
      zh: '删除我的对话和提醒',
      es: 'borrar mis conversaciones y alertas',
    },
    options: [],
  },
  {
    name: 'help',
    description: {
      en: 'what can be asked, with examples',
      zh: '可以问什么，附示例',
      es: 'qué se puede preguntar, con ejemplos',
    },
    options: [],
  },
  {
    name: 'privacy',
    description: {
      en: 'what is stored about me, and for how long',
      zh: '保存了我的哪些信息，保存多久',
      es: 'qué se guarda de mí y por cuánto tiempo',
    },
    options: [],
  },
];
