import type { SettingsWords } from '../settings-words.ts';

export const ja: SettingsWords = {
  on: 'ダイジェストを開始しました。',
  changed: 'ダイジェストの設定を変更しました。',
  off: 'ダイジェストを停止しました。設定は残っており、/digest on で再開できます。',
  wasOff: '停止できるダイジェストがありません。',
  none: 'このチャットにダイジェストの設定はありません。',
  stopped: 'このチャットのダイジェストは停止中です。',
  noRight: 'ダイジェストを変更できるのは、このチャットの管理者だけです。',
  noZone: 'どの時間帯ですか。例：/digest on 08:00 Asia/Tokyo',
  noStore: 'このボットにはダイジェスト機能が設定されていません。',
  settings: '設定',
  when: (days, time, zone) => `${days} ${time}（${zone}）`,
  next: (when, utc) => `次回：${when}（UTC ${utc}）`,
  form: (language, length, pictures) => `${language}、${length}、${pictures ? '図あり' : '図なし'}`,
  paused: (reason) => `一時停止中：${reason}。/digest on で再開できます。`,
  last: '直近のダイジェスト',
  lastLine: (date, state, reason) => `${date}：${state}${reason === '' ? '' : `（${reason}）`}`,
  states: {
    waiting: 'まもなく送信',
    claimed: 'まもなく送信',
    sending: '送信中',
    sent: '送信済み',
    ambiguous: '送信済みの可能性（プラットフォームの確認なし）',
    failed: '未送信',
    skipped: '見送り',
  },
  how: '入力の例',
  howLines: [
    '/digest on 08:00 Asia/Tokyo 平日',
    '/digest on 7:30 東京 毎日 長め 図',
    '/digest now · /digest preview · /digest off',
  ],
  everyDay: '毎日',
  workDays: '月曜日～金曜日',
  dayNames: ['月曜日', '火曜日', '水曜日', '木曜日', '金曜日', '土曜日', '日曜日'],
  languages: {
    en: '英語',
    es: 'スペイン語',
    zh: '中国語',
    de: 'ドイツ語',
    fr: 'フランス語',
    pt: 'ポルトガル語',
    ja: '日本語',
  },
  closed: (chat) =>
    `ダイジェストを設定したチャット（${chat}）に投稿できなくなったため、一時停止しました。投稿できるようになったら、そのチャットで /digest on と入力すると再開します。`,
  lengths: { short: '短め', normal: '標準', long: '長め' },
  mistakes: {
    unknown: (word) =>
      `「${word}」というタイムゾーンや設定は見つからず、何も変更していません。例：/digest on 08:00 Asia/Tokyo 平日`,
    'no-time': (word) => `「${word}」は時刻として読み取れません。00:00から23:59の間で書いてください。`,
    offset: (word) =>
      `「${word}」では夏時間がわかりません。東京、ニューヨーク、ロンドンなどの都市名を書いてください。`,
    'takes-nothing': (word) =>
      `/digest ${word} に設定は付けられず、何も変更していません。変更：/digest on 08:00 平日。停止：/digest off。`,
    often: (word) =>
      `「${word}」にはできません。配信は1つのチャットに1日1回までです。時刻を一つ書いてください：/digest on 08:00。`,
    dates: (word) =>
      `「${word}」のような日付は覚えられず、何も変更していません。/digest off で停止（設定は残ります）、/digest on で再開します。`,
    session: () =>
      '時刻を書いてください。ニューヨークの取引は09:30から16:00までです：/digest on 09:30 ニューヨーク 平日',
    language: (word) =>
      `「${word}」のダイジェストはありません。日本語、英語、中国語、スペイン語、ドイツ語、フランス語、ポルトガル語から選べます：/digest on 日本語`,
    zones: (word, choices) =>
      `「${word}」に当たるタイムゾーンが複数あります。都市名を書いてください。例：${choices}。`,
    near: (word, choices) => `「${word}」というタイムゾーンや設定は見つかりません。${choices}のことですか。`,
    two: (first, second) => `${first}と${second}のどちらですか。配信は1つのチャットに1日1回です。`,
    'which-day': () => '何曜日ですか。例：/digest on 月曜 08:00',
    'which-time': () => '何時何分ですか。例：/digest on 08:00',
    'no-days': () => 'これでは配信する曜日がなくなります。例：/digest on 平日',
  },
};
