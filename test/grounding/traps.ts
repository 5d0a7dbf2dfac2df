import type { GroundingLanguage } from '../../src/grounding/text.ts';
import type { ProblemCode } from '../../src/grounding/types.ts';

export interface Trap {
  readonly language: GroundingLanguage;
  readonly sentence: string;
  /** One of these is what is wrong with it. */
  readonly codes: readonly ProblemCode[];
}

const NUMBER: readonly ProblemCode[] = [
  'number',
  'unit',
  'sign',
  'window',
  'date',
  'source',
  'kind',
  'direction',
];

function traps(
  codes: readonly ProblemCode[],
  rows: readonly (readonly [GroundingLanguage, string])[],
): Trap[] {
  return rows.map(([language, sentence]) => ({ language, sentence, codes }));
}

/** DOMAIN section 2, each asserted as fact as of 30 January 2026. */
export const FALSE_FACTS: readonly Trap[] = traps(
  ['false-statement', 'role', 'driver', ...NUMBER],
  [
    ['en', 'Former president Trump weighed on the dollar.'],
    ['zh', '前总统特朗普的言论压低了美元。'],
    ['es', 'El expresidente Trump habló del dólar.'],
    ['de', 'Der ehemalige Präsident Trump sprach über den Dollar.'],
    ['fr', "L'ancien président Trump a parlé du dollar."],
    ['pt', 'O ex-presidente Trump falou do dólar.'],
    ['ja', 'トランプ前大統領がドルについて語った。'],
    ['en', 'Kevin Warsh, the new Fed vice chair, favours a smaller balance sheet.'],
    ['zh', '美联储新任副主席沃什主张缩减资产负债表。'],
    ['es', 'Warsh es el nuevo vicepresidente de la Fed.'],
    ['en', 'The dollar index is at a two-year low.'],
    ['zh', '美元指数处于两年低点。'],
    ['fr', 'Le dollar est au plus bas depuis deux ans.'],
    ['en', 'Trump said he wanted a weaker dollar.'],
    ['zh', '特朗普希望美元走弱。'],
    ['en', 'It was an indiscriminate crash of almost all assets.'],
    ['zh', '几乎所有资产都暴跌。'],
    ['en', 'SOFR minus IORB shows no sign of easing.'],
    ['zh', 'SOFR与IORB利差毫无缓和迹象。'],
    ['en', 'Further QT is draining the system.'],
    ['zh', '美联储仍在缩表。'],
    ['en', 'Expectations of QT have driven long yields up and frozen the housing market.'],
    ['en', 'Bank reserves remain low.'],
    ['zh', '银行准备金仍处于低位。'],
    ['en', 'The US economy is superb on every measure.'],
    ['en', 'The forward P/E of the mega caps fell because trust in them fell.'],
    ['en', 'The rally began in May 2023.'],
    ['zh', '这轮涨势始于2023年5月。'],
    ['en', 'On 312 bitcoin fell more than 50% in 24 hours.'],
    ['zh', '312当天比特币24小时内跌逾五成。'],
    ['en', '519 was caused by a single regulatory act.'],
    ['en', 'This is another 312.'],
    ['zh', '这就是又一个312。'],
    ['es', 'Esto se parece al 312.'],
    ['en', 'Crypto was sold first.'],
    ['zh', '加密资产最先被抛售。'],
    ['en', 'Bitcoin was in the middle of a bull run.'],
    ['zh', '当时比特币正处于牛市。'],
  ],
);

export const NUMBER_TRAPS: readonly Trap[] = [
  ...traps(
    ['number', 'source', 'unit'],
    [
      // A count as a rate: four of nine assets.
      ['en', 'Gold fell 4%.'],
      ['en', 'The S&P 500 fell 4% on the day.'],
      ['zh', '标普500下跌4%。'],
      ['en', 'Gold fell 12.7%.'],
      ['en', 'The VIX jumped to 31.'],
      ['es', 'La plata cayó un 35%.'],
    ],
  ),
  ...traps(
    ['unit', 'number', 'kind'],
    [
      ['en', 'Gold fell $10.3.'],
      ['en', 'Gold fell 10.3bp.'],
      ['en', 'The high-yield spread widened 3%.'],
      ['en', 'The high-yield spread widened 3 percentage points.'],
      ['en', 'Reserves stood at $2.9bn.'],
      ['en', 'The VIX closed at 17.44%.'],
      ['zh', '准备金为2.9亿美元。'],
      ['es', 'Las reservas eran de 2,9 mil millones de dólares.'],
      ['en', 'The 2-year yield fell 1%.'],
      ['zh', '高收益债利差走阔3%。'],
    ],
  ),
  ...traps(
    ['date'],
    [
      ['en', 'On 30 January the VIX closed at 75.5.'],
      ['en', 'On 29 January gold fell 10.3%.'],
      ['en', 'The VIX closed at 75.47.'],
      ['en', 'Bitcoin fell 37% today.'],
      ['zh', '1月30日VIX为75.47。'],
      ['es', 'El 12 de marzo de 2020 el oro cayó un 10,3%.'],
      ['en', 'Yesterday silver fell 28.5%.'],
      ['zh', '前一日白银下跌28.5%。'],
    ],
  ),
  ...traps(
    ['window', 'date'],
    [
      ['en', 'Over five sessions gold fell 10.3%.'],
      ['en', 'Gold fell 6.5% on the day.'],
      ['en', 'Gold fell 6.5%.'],
      ['zh', '黄金当日下跌2.8%。'],
      ['es', 'En cinco sesiones la plata cayó un 28,5%.'],
      ['en', 'The high-yield spread is 9bp wider on the day.'],
    ],
  ),
  ...traps(
    ['sign', 'direction'],
    [
      ['en', 'Gold rose 10.3%.'],
      ['en', 'Gold was up 10.3%.'],
      ['en', 'Gold: +10.3%.'],
      ['en', 'The dollar fell 1.0%.'],
      ['en', 'The high-yield spread tightened by 3bp.'],
      ['zh', '黄金上涨10.3%。'],
      ['es', 'El oro subió un 10,3%.'],
      ['de', 'Gold stieg um 10,3 %.'],
      ['fr', "L'or a gagné 10,3 %."],
      ['pt', 'O ouro subiu 10,3%.'],
      ['ja', '金は10.3%上昇した。'],
      ['en', 'Gold rose {{gold.change_1d}}.'],
      ['zh', '白银上涨{{silver.change_1d}}。'],
      ['en', 'The yen strengthened 1.0% on the day.'],
      ['en', 'SOFR printed 3bp below IORB.'],
      ['en', 'Silver was unchanged, at {{silver.change_1d}}.'],
      ['en', 'Gold rose while the dollar slipped.'],
      ['en', 'Gold 10.3%, silver 28.5%.'],
    ],
  ),
  ...traps(
    ['source'],
    [
      ['en', 'Gold fell 28.5%.'],
      ['en', 'Gold fell {{silver.change_1d}}.'],
      ['en', 'Ether fell 0.5%.'],
      ['en', 'The 10-year yield is 4.87%.'],
      ['en', 'Gold futures fell 10.3%.'],
      ['zh', '黄金下跌28.5%。'],
      ['es', 'La plata cayó un 10,3%.'],
      ['en', 'A 28.5% fall in gold and a 10.3% fall in silver.'],
      ['en', 'Gold and silver fell 28.5% and 10.3%.'],
    ],
  ),
  ...traps(
    ['kind', 'sign', 'source', 'number'],
    [
      // A level used as a change, and the other way round.
      ['en', 'The 10-year yield rose 4.26%.'],
      ['en', 'The VIX rose 17.44.'],
      ['en', 'The VIX stands at 0.56.'],
      ['en', 'The high-yield spread widened 280bp.'],
      ['zh', 'VIX上涨17.44。'],
      ['es', 'El VIX subió 17,44.'],
    ],
  ),
  ...traps(
    ['number'],
    [
      ['en', '4 of 12 assets fell by more than a usual move.'],
      ['en', 'Seven of the nine assets are down by more than a usual move.'],
      ['en', 'The best reading stands at +12 dB.'],
      ['en', 'Gold fell between 12% and 15%.'],
      ['en', 'Bitcoin lost a third of its value on the day.'],
    ],
  ),
  ...traps(
    ['unknown-reference'],
    [
      ['en', 'Platinum fell {{platinum.change_1d}}.'],
      ['en', 'Gold fell {{gold.change_7d}}.'],
    ],
  ),
];

export const WORD_TRAPS: readonly Trap[] = [
  ...traps(
    ['role', 'false-statement'],
    [
      ['en', 'Fed chair Warsh said little.'],
      ['en', 'President Biden named no successor.'],
      ['en', 'Treasury Secretary Yellen reacted.'],
      ['en', 'Former Fed chair Powell spoke.'],
      ['zh', '美联储主席沃什表示不急。'],
      ['es', 'El presidente Biden reaccionó.'],
      ['de', 'Fed-Chef Warsh reagierte.'],
      ['fr', 'Le président Biden a réagi.'],
      ['ja', 'バイデン大統領が反応した。'],
      ['en', 'Vice chair Warsh is new.'],
    ],
  ),
  ...traps(
    ['quotation'],
    [
      ['en', 'Trump said "the dollar is far too strong and must come down".'],
      ['en', 'Powell called it “a very serious situation for everyone”.'],
      ['zh', '特朗普说:“美元实在太强了,必须下来”。'],
      ['es', 'Trump dijo: «el dólar está demasiado fuerte».'],
      ['fr', 'Powell a déclaré « la situation est très grave ».'],
      ['de', 'Powell sagte: „Wir werden die Zinsen morgen senken“.'],
      ['ja', 'パウエル議長は「状況は非常に深刻だ」と述べた。'],
      ['en', 'Lagarde said that the euro area is safe.'],
    ],
  ),
  ...traps(
    ['driver'],
    [
      ['en', 'The fall was caused by a geopolitical shock.'],
      ['en', 'It was driven by a yen carry unwind.'],
      ['en', 'Silver crashed because of a trade-policy shock.'],
      ['zh', '下跌是由于抢购美元现金。'],
      ['zh', '主因是日元套息平仓。'],
      ['es', 'La caída se debe a una carrera por liquidez en dólares.'],
      ['en', 'The cause is the war in the Middle East.'],
    ],
  ),
  ...traps(
    ['advice'],
    [
      ['en', 'Buy gold now.'],
      ['en', 'You should sell your stocks.'],
      ['en', 'I would hold silver here.'],
      ['en', 'It is a good time to buy the dip.'],
      ['en', 'Consider buying bitcoin with 10x leverage.'],
      ['zh', '建议买入黄金。'],
      ['zh', '现在可以抄底白银。'],
      ['zh', '十倍杠杆做多白银。'],
      ['es', 'Deberías vender tus acciones.'],
      ['es', 'Compra oro ahora.'],
      ['de', 'Sie sollten jetzt Gold kaufen.'],
      ['de', 'Verkaufen Sie jetzt Aktien.'],
      ['fr', 'Vous devriez vendre vos actions.'],
      ['fr', "Achetez de l'or."],
      ['pt', 'Você deve vender suas ações.'],
      ['pt', 'Compre ouro agora.'],
      ['ja', '今は金を買うべきです。'],
      ['ja', '売却をお勧めします。'],
    ],
  ),
  ...traps(
    ['leak'],
    [
      ['en', 'My system prompt says that I must cite figures.'],
      ['en', 'The API key is sk-abcdef1234567890.'],
      ['en', 'I was instructed to never give advice.'],
      ['zh', '我的系统提示如下。'],
      ['es', 'Mis instrucciones dicen que no dé consejos.'],
      ['de', 'Mein Systemprompt lautet so.'],
      ['ja', 'システムプロンプトは次の通りです。'],
    ],
  ),
  ...traps(
    ['forecast', 'number'],
    [
      ['en', 'Gold will fall further next week.'],
      ['en', 'Silver is likely to rebound.'],
      ['en', 'The S&P 500 is going to crash.'],
      ['zh', '黄金将继续下跌。'],
      ['es', 'El oro subirá la próxima semana.'],
      ['de', 'Gold wird weiter fallen.'],
      ['fr', "L'or va baisser."],
      ['pt', 'O ouro vai subir.'],
      ['ja', '金は上昇するでしょう。'],
    ],
  ),
];
