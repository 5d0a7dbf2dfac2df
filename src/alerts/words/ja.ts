import type { AlertWords } from '../words.ts';

const over = (sessions: number): string => `${sessions}営業日`;

export const ja: AlertWords = {
  usualMoves: (number) => `通常変動の${number}倍`,
  metric: {
    change: (label, sessions, either) => `${label}の${over(sessions)}の${either ? '変化幅' : '変化'}`,
    z: (label, sessions, either) => `${label}の${over(sessions)}の${either ? '値動きの大きさ' : '値動き'}`,
    spread: (a, b) => `${a}マイナス${b}`,
    leader: '首位の要因',
    odds: (driver) => `「${driver}」のオッズ`,
    analog: (episode) => `${episode}との距離`,
    source: (id) => `情報源${id}`,
    family: (name) => `「${name}」の情報源`,
  },
  condition: {
    above: (metric, threshold) => `${metric}が${threshold}を上回る`,
    below: (metric, threshold) => `${metric}が${threshold}を下回る`,
    atLeast: (metric, threshold) => `${metric}が${threshold}以上`,
    atMost: (metric, threshold) => `${metric}が${threshold}以下`,
    crosses: (metric, threshold) => `${metric}が${threshold}を上か下に抜ける`,
    leads: (driver) => `「${driver}」が首位の要因になる`,
    down: (metric) => `${metric}が読み取れない`,
    changes: '首位の要因が変わる',
  },
  nothingLeads: '首位の要因なし',
  title: 'アラート',
  details: {
    now: (value, date) => `現在：${value}（${date}）。`,
    nowMissing: (reason) => `現在：値なし（${reason}）。欠けた値や古い値では通知しません。`,
    holds: 'この条件はすでに満たされています。いったん外れ、再び満たしたときに通知します。',
    rearm: (where) => `通知後は、${where}再び有効になります。`,
    orLower: (value) => `${value}以下になると`,
    orHigher: (value) => `${value}以上になると`,
    past: (amount) => `しきい値を反対側に${amount}抜けると`,
    scales: {
      analog: '距離0は同じパターン、1は無関係、2は正反対です。',
      odds: '0 dBは五分五分、10 dBは10対1です。',
    },
    running: '取引時間中の現在値も対象です。',
    closes: '終値と公表値だけが対象です。',
    cooldown: (hours) => `通知は${hours}時間に1回までです。`,
    once: '通知は1回だけで、その後は終了します。',
    until: (date) => `${date}に終了します。`,
    unread: (words) =>
      `次の語句は使いませんでした：「${words}」。必要な内容なら、別の書き方をお試しください。`,
    proposed: 'この数値はこちらからの提案です。別の値がよければ、数値を書いてください。',
  },
  sample: (label, size, down) => `${label}が1日で${size}${down ? '下落' : '上昇'}`,
  moves: (label, way, size, sessions, atLeast) =>
    `${label}が${over(sessions)}で${size}${atLeast ? '以上' : 'を超えて'}${way === 'either' ? '上昇または下落' : way === 'down' ? '下落' : '上昇'}`,
  ask: 'どれのことでしょうか。',
  confirmHow: (id) => `設定するには：/alert confirm ${id}`,
  shown: 'まだ設定していません。次のように解釈しました：',
  armed: (id) => `設定しました：アラート${id}。`,
  notUnderstood:
    'アラートとして読み取れません。指標を一つと数値を一つ、または「首位の要因」と書いてください。',
  examples: [
    '/alert SOFRマイナスIORBが10bp超',
    '/alert 金価格が1日で3%下落',
    '/alert VIXが30超',
    '/alert 首位の要因が変わったら',
  ],
  refusal: {
    unknown: (name) => `「${name}」という名前の監視対象はありません。`,
    unit: (metric, example) => `${metric}はその単位では測りません。${example}のような数値を書いてください。`,
    adjusted: (label) =>
      `${label}は配当調整後の価格で、比べられる水準がありません。「1日で3%下落」のような変化で指定してください。`,
    noSource: (label) => `${label}を公表するリアルタイムの情報源がなく、監視できません。`,
    range: (label, low, high) => `${label}として読み取る範囲は${low}～${high}で、この数値は範囲外です。`,
    noThreshold: (sample) => `数値はいくつですか。例：/alert ${sample}`,
    spread: (a, b) => `${a}と${b}は単位が違うか、差を取っても意味のない価格です。`,
    slow: (label) => `${label}は毎日公表されないため、営業日ごとの変化がありません。水準で指定してください。`,
    cannot: (words) =>
      `「${words}」はできません。アラートは数値を超えるたびに通知します。「once only」「at most once a day」「until Friday」を付け加えられます。`,
    currency: (words) =>
      `価格はドル建てで監視しており、「${words}」では監視していません。ドルの数値で書いてください。例：/alert 金価格が5,000を上回る`,
    measure: (words) =>
      `「${words}」という単位の価格はありません。金と銀は1オンス、原油は1バレル、銅は1ポンドあたりのドル建てです。例：/alert 金価格が5,000を上回る`,
    unknownUnit: (words) =>
      `「${words}」という単位は分かりません。数値だけか、%、bp、$を付けて書いてください。例：/alert 金価格が5,000を上回る`,
    pause: (hours) => `ここでは、同じアラートの通知の間隔は最短で${hours}時間です。`,
    lasts: (days) => `終了日は、これから${days}日以内の日にしてください。`,
    beyond: {
      negation:
        '監視できるのは起きることだけで、起きないことは監視できません。否定形を使わずに書いてください。例：/alert VIXが30未満',
      reference:
        '比べられるのは数値か過去の営業日です。高値、安値、現在値との比較はできません。例：/alert 金価格が4,500未満、/alert 金価格が1週間で5%下落',
      average:
        '移動平均やチャートのシグナルは監視していません。数値か変化で書いてください。例：/alert VIXが30超',
      duration:
        'アラートは数値を超えた時点で通知します。それが続くかどうかは待てません。例：/alert VIXの終値が30超',
      dates:
        '特定の日の後に終了することはできますが、日付や出来事を待つことはできません。例：/alert VIXが30超 until Friday',
      hours:
        '監視できるのは1、3、5、20営業日の変化で、時間単位ではありません。例：/alert 金価格が1日で3%下落',
      span: '監視できるのは1、3、5、20営業日の変化で、それより長い期間はできません。例：/alert 金価格が1か月で10%下落',
      several:
        '一つのアラートで監視できるのは、一つの対象と一つの数値です。一つずつ書いてください。例：/alert VIXが30超',
      'which-source': 'どの情報源ですか。/sources にある名前を書いてください。例：/alert 情報源fredが停止',
    },
  },
  desk: {
    unavailable:
      'アラートは設定していません。アラートにはライブデータと保存先が必要で、このボットにはそのどちらかがありません。',
    reminder:
      'アラートは設定していません。アラートが見るのは市場の数値で、時刻ではありません。決まった時刻の投稿は「/digest on 08:00」と都市名で、アラートはたとえば「/alert VIXが30を超えたら」で設定できます。',
    onlyAdmins: 'グループでアラートを変更できるのは管理者だけです。一覧は誰でも見られます。',
    limitChat: (limit) => `このチャットのアラートは${limit}件で、上限です。先に一つ削除してください。`,
    limitUser: (limit) => `あなたのアラートは${limit}件で、上限です。先に一つ削除してください。`,
    gone: 'この提案は期限切れです。もう一度書いてください。',
    noSuch: (id) => `このチャットにアラート${id}はありません。/alert list で一覧を表示できます。`,
    whichOf: (name) => `「${name}」のアラートは複数あります。/alert list の番号で指定してください。`,
    removedAll: (count) => `このチャットのアラート${count}件をすべて削除しました。`,
    mutedAll: (count, until) =>
      `アラート${count}件を${until === undefined ? '/alert unmute all と入力する' : `${until} UTC`}までミュートします。`,
    unmutedAll: (count) => `アラート${count}件のミュートを解除しました。`,
    removed: (rule) => `削除しました：${rule}。`,
    muted: (rule, until) =>
      until === undefined
        ? `/alert unmute と入力するまでミュートします：${rule}。`
        : `${until} UTCまでミュートします：${rule}。`,
    unmuted: (rule) => `ミュートを解除しました：${rule}。`,
    muteHow: '/alert mute の後に番号と時間（6h、2d）を書いてください。',
    none: 'このチャットにアラートはありません。',
    count: (count) => `このチャットのアラートは${count}件です。`,
    columns: ['番号', '条件', '状態', '前回の通知'],
    states: { armed: '有効', fired: '再開待ち', muted: 'ミュート中', expired: '終了' },
    stateUntil: (state, date) => `${state}（${date}まで）`,
    never: 'なし',
    manage: '/alert remove 番号、/alert mute 番号 2d、/alert unmute 番号',
    confirm: (number) => (number === undefined ? '設定する' : `${number}を設定する`),
    mute: '1日ミュート',
  },
  message: {
    fired: (rule) => `アラート：${rule}。`,
    value: (metric, value, threshold) => `${metric}：${value}（しきい値${threshold}）`,
    changed: (from, to) => `首位の要因：これまでは${from}、現在は${to}`,
    unusual: (moves) => `直近の取引日の動きは通常変動の${moves}倍`,
    percentile: (percent) => `水準は直近250個の値の${percent}%以上に当たる高さ`,
    asOf: (date, running) => (running ? `${date}の値（取引時間中）` : `${date}の値`),
    leader: (driver) => `現在の首位の要因：${driver}`,
    noLeader: '現在、首位の要因はありません',
    again: (where, hours) =>
      where === undefined
        ? `次の通知は早くて${hours}時間後`
        : `${where}再び有効になります（早くて${hours}時間後）`,
    over: 'このアラートは終了しました。続けるには、もう一度追加してください',
    id: (id) => `/alert mute ${id} 1d、/alert remove ${id}`,
    ending: (rule, date, id) =>
      `このアラートは${date}に終了します：${rule}。続けるには、もう一度追加してください。（${id}）`,
    source: '出所',
    what: '起きたこと',
  },
};
