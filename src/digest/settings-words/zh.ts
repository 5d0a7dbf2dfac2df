import type { SettingsWords } from '../settings-words.ts';

export const zh: SettingsWords = {
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
  languages: { en: '英文', es: '西班牙文', zh: '中文', de: '德文', fr: '法文', pt: '葡萄牙文', ja: '日文' },
  closed: (chat) =>
    `您为聊天${chat}设置了摘要，但我已无法在那里发言，因此已暂停。待我可以发言后，在该聊天中发送 /digest on 即可重新开启。`,
  lengths: { short: '短', normal: '标准长度', long: '长' },
  mistakes: {
    unknown: (word) =>
      `“${word}”不是我认识的时区或设置，未作更改。可以这样写：/digest on 08:00 Asia/Shanghai 工作日`,
    'no-time': (word) => `“${word}”不是有效的时间；请写00:00至23:59，或早上8点、晚上8点。`,
    offset: (word) => `“${word}”不含夏令时信息；请写城市名，例如上海、纽约、伦敦。`,
    'takes-nothing': (word) =>
      `/digest ${word} 不带设置，未作更改。更改设置：/digest on 08:00 工作日。关闭：/digest off。`,
    often: (word) => `无法设为“${word}”：每个聊天每天最多一份摘要。请写一个时间：/digest on 08:00。`,
    dates: (word) =>
      `我不记录“${word}”这样的日期，未作更改。/digest off 关闭并保留设置，/digest on 重新开启。`,
    session: () => '请写具体时间。纽约09:30开盘、16:00收盘：/digest on 09:30 纽约 工作日',
    language: (word) =>
      `摘要有中文、英文、西班牙文、德文、法文、葡萄牙文和日文，没有“${word}”：/digest on 中文`,
    zones: (word, choices) => `“${word}”可能指多个时区。请写城市名，例如${choices}。`,
    near: (word, choices) => `“${word}”不是我认识的时区或设置；您是指${choices}吗？`,
    two: (first, second) => `${first}还是${second}？每个聊天只有一份摘要，每天一次。`,
    'which-day': () => '星期几？例如：/digest on 周一 08:00',
    'which-time': () => '具体几点？例如：/digest on 08:00',
    'no-days': () => '这样就没有任何一天了。例如：/digest on 工作日',
  },
};
