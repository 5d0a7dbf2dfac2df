import type { TerminalWords } from '../words.ts';

export const ja: TerminalWords = {
  what: 'Undercurrent：相場はなぜ動いたのか。その根拠とともに。',
  how: '前提を測り、要因を賛否両面から検証し、出所を示します。',
  try: '入力の例：',
  examples: ['なぜ全面安なの？', '312に似ている？', '/indicator 金価格', '/drivers', '/asof 2024-08-05'],
  more: '/help でコマンド一覧、/quit で終了。',
  commands: 'コマンド',
  usage: (used, limit) =>
    `本日の使用トークン：${used}${limit === undefined ? '（上限なし）' : ` / ${limit}`}。`,
  forgotten: 'この会話を消去しました。',
  session: {
    digest: 'チャットに届くダイジェストの見本',
    usage: '本日の使用トークン',
    forget: 'この会話を消去',
    sources: 'リアルタイムの情報源の状態とデータの新しさ',
    asof: '別の記録日を読む。日付なしなら最新の日に戻る',
    lang: '回答の言語（en、zh、es、de、fr、pt、ja）。指定なしなら質問の言語に従う',
    help: 'この一覧',
    quit: '終了（ctrl-D、またはctrl-Cを2回でも可）',
  },
  free: 'それ以外の入力は質問として扱います。質問の内容は終了するまで記憶します。',
  advice: '相場の動きを説明します。投資助言、目標株価、予想は行いません。',
  languageNow: 'これ以降は日本語で回答します。',
  languageFree: 'これ以降は質問の言語で回答します。',
  leave: 'もう一度ctrl-Cを押すと終了します。',
  unknown: (name, near) => `/${name} というコマンドはありません${near || '。/help で一覧を確認できます。'}`,
  inChats: (name) =>
    `/${name}はDiscordとTelegramのチャットで使います。ここでは /digest preview で見本を表示できます。`,
};
