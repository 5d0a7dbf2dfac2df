import type { GroundingLanguage } from '../../src/grounding/text.ts';

/** Whole answers as a model writes them, with references; all true to the figures of figure-set.ts. */
export const ANSWERS: readonly (readonly [GroundingLanguage, string])[] = [
  [
    'en',
    `**Not everything fell: this was a metals crash with small dents elsewhere.**

On 30 January, silver plunged {{silver.change_1d}} and gold {{gold.change_1d}}, moves of {{silver.z_1d}} and {{gold.z_1d}} usual daily moves. Copper lost {{copper.change_1d}}. Equities were far calmer: the S&P 500 slipped {{spx.change_1d}}, the Nasdaq-100 {{ndx.change_1d}}, and the Nikkei was flat at {{nikkei.change_1d}}. Oil actually rose {{oil.change_1d}}, and the dollar firmed {{dollar.change_1d}}.

**Best supported:**
1. Crowded, leveraged positions unwinding ({{positioning.odds}} dB, likely). For: silver's fall came after a long run-up, and the CME raised margins. Against: volatility beforehand was only {{volatility-jump.value}} times its usual level.
2. The trigger, with mixed support ({{policy_path.odds}} dB): President Trump named Warsh as his pick for Fed chair, and the dollar rose. Against it, the 2-year yield did not rise; it moved {{us2y.change_1d}}.

**Not this:** a dash for dollar cash ({{dash_for_cash.odds}} dB, contradicted). The VIX closed at {{vix.level}}, the high-yield spread widened just {{hy-spread.change_1d}}, and SOFR sat {{sofr-iorb.level}} above IORB at month-end.

**Would change this view:** VIX above {{dash_for_cash.vix.threshold}}, or spreads {{dash_for_cash.hy-spread.threshold}} wider in three sessions.
- The dollar falls while yields rise.

**Closest analog:** the metals slump of 11 August 2020 (distance {{analog.2020-08-11}}); not March 2020, which is at {{analog.2020-03-12}}.`,
  ],
  [
    'en',
    `Over five sessions the picture is different. Silver is down {{silver.change_5d}} and gold {{gold.change_5d}}, but the S&P 500 is up {{spx.change_5d}} and oil {{oil.change_5d}}. Bitcoin has lost {{btc.change_5d}} over the same five sessions.`,
  ],
  [
    'en',
    `Compared with 12 March 2020, today looks mild. Back then the VIX was {{vix.level.2020-03-12}} versus {{vix.level}} now; the S&P 500 fell {{spx.change_1d.2020-03-12}} that day against {{spx.change_1d}} on 30 January; bitcoin crashed {{btc.change_1d.2020-03-12}} against {{btc.change_1d}}. The high-yield spread had widened {{hy-spread.change_3d.2020-03-12}} in three sessions, against {{hy-spread.change_3d}} this time. Funding was tighter too: SOFR minus IORB stood at {{sofr-iorb.level.2020-03-12}}, compared with {{sofr-iorb.level}}.`,
  ],
  [
    'en',
    `The repo story is real as background but not as a trigger. SOFR minus IORB was {{sofr-iorb.level.2026-01-29}} on 29 January and {{sofr-iorb.level}} at month-end. Reserves stood at {{reserves.level}} on 28 January, about {{reserves-to-gdp.level}} of GDP; that is down {{reserves.change_1d}} on the week. The Fed's balance sheet is {{fed-assets.level}}. QT ended on 1 December 2025, so "more QT" was a guess about the nominee.`,
  ],
  [
    'en',
    `I'm fairly confident, but not certain: the leading reading stands at {{positioning.odds}} dB, odds of {{positioning.odds_ratio}}, or roughly {{positioning.probability}} if you read that as a probability. The weights are part measured, part judgement.`,
  ],
  [
    'en',
    `Gold didn't go up on 30 January; it dropped {{gold.change_1d}}, one of the largest one-day falls on record here, while gold futures shed {{gold-futures.change_1d}} to {{gold-futures.level}}. The day before it had gained {{gold.change_1d.2026-01-29}}.`,
  ],
  [
    'en',
    `Yes, the VIX is higher: it rose {{vix.change_1d}} to {{vix.level}}. That is nowhere near the {{vix.level.2025-10-10}} of 10 October 2025, when bitcoin sank {{btc.change_1d.2025-10-10}} and the S&P 500 {{spx.change_1d.2025-10-10}}.`,
  ],
  [
    'en',
    `The yield curve hardly helps: the 2-year is at {{us2y.level}} ({{us2y.change_1d}}), the 10-year at {{us10y.level}} ({{us10y.change_1d}}) and the 30-year at {{us30y.level}}. Long Treasuries eased {{long-treasuries.change_1d}}. Mortgage rates were {{mortgage.level}} in the latest survey.`,
  ],
  [
    'en',
    `No. Nothing here says that you should act; I don't give trade advice. What I can say is that {{panel.breadth}} of 9 assets fell by more than a usual move.`,
  ],
  [
    'en',
    `It's not the Middle East war. Oil, the better test, rose only {{oil.change_1d}} on the day, although it had jumped {{oil.change_1d.2026-01-29}} the day before. Gold fell instead of rising, though that alone would not rule out geopolitics. The engine puts it at {{geo.odds}} dB: contradicted.`,
  ],
  [
    'en',
    `Microsoft slumped {{msft.change_1d.2026-01-29}} on 29 January after its results, while Meta jumped {{meta.change_1d.2026-01-29}}. So the tech part was selective, and the Nasdaq-100 lost just {{ndx.change_1d}} a day later.`,
  ],
  [
    'en',
    `Bitcoin was already weak: it fell {{btc.change_1d.2026-01-29}} on the 29th and another {{btc.change_1d}} on the 30th, to {{btc.level}}. Ether did worse, losing {{eth.change_1d}}.`,
  ],
  [
    'zh',
    `**并非全线下跌:这是一场贵金属暴跌,其他资产只是小幅回落。**

1月30日,白银暴跌{{silver.change_1d}},黄金下跌{{gold.change_1d}},分别是{{silver.z_1d}}和{{gold.z_1d}}倍常规波动。标普500仅跌{{spx.change_1d}},纳斯达克100跌{{ndx.change_1d}},日经几乎持平({{nikkei.change_1d}})。原油反而上涨{{oil.change_1d}},美元走强{{dollar.change_1d}}。

**最受支持的解释:**
1. 拥挤杠杆仓位平仓({{positioning.odds}}分贝,较可能)。支持:白银此前涨幅巨大,芝商所上调保证金。反对:此前波动率只有平常的{{volatility-jump.value}}倍。
2. 触发因素是特朗普总统选定沃什出任美联储主席({{policy_path.odds}}分贝)。反对:2年期收益率并未上升,变动为{{us2y.change_1d}}。

**不是这些:**抢购美元现金({{dash_for_cash.odds}}分贝,被否定)。VIX收于{{vix.level}},高收益债利差只走阔{{hy-spread.change_1d}},SOFR仅比IORB高{{sofr-iorb.level}}。

与2020年3月12日相比:当时VIX为{{vix.level.2020-03-12}},标普500跌{{spx.change_1d.2020-03-12}},比特币跌{{btc.change_1d.2020-03-12}};如今VIX只有{{vix.level}}。`,
  ],
  [
    'zh',
    `近五个交易日看,白银累计下跌{{silver.change_5d}},黄金下跌{{gold.change_5d}},而原油上涨{{oil.change_5d}}。准备金为{{reserves.level}}(1月28日当周),约占GDP的{{reserves-to-gdp.level}}。`,
  ],
  [
    'es',
    `**No cayó todo: fue un desplome de los metales, con pequeñas bajas en lo demás.**

El 30 de enero la plata se hundió {{silver.change_1d}} y el oro {{gold.change_1d}}. El S&P 500 cedió {{spx.change_1d}}, el Nasdaq-100 {{ndx.change_1d}} y el petróleo subió {{oil.change_1d}}. El dólar ganó {{dollar.change_1d}}.

**Lo mejor respaldado:** cierre de posiciones apalancadas y masificadas ({{positioning.odds}} dB). En contra, el rendimiento a 2 años no subió: varió {{us2y.change_1d}}.

**No es esto:** una carrera por liquidez en dólares ({{dash_for_cash.odds}} dB, contradicho). El VIX cerró en {{vix.level}} y el diferencial de alto rendimiento solo se amplió {{hy-spread.change_1d}}.

El 12 de marzo de 2020, en cambio, el VIX estaba en {{vix.level.2020-03-12}} y el S&P 500 cayó {{spx.change_1d.2020-03-12}}.`,
  ],
  [
    'de',
    `Nicht alles fiel: Silber brach am 30. Januar um {{silver.change_1d}} ein, Gold verlor {{gold.change_1d}}. Der S&P 500 gab nur {{spx.change_1d}} nach, Öl legte {{oil.change_1d}} zu. Der VIX schloss bei {{vix.level}}. Eine Flucht in Dollar-Liquidität wird von den Daten widerlegt ({{dash_for_cash.odds}} dB).`,
  ],
  [
    'fr',
    `Tout n'a pas baissé : l'argent s'est effondré de {{silver.change_1d}} et l'or de {{gold.change_1d}} le 30 janvier. Le S&P 500 n'a reculé que de {{spx.change_1d}}, et le dollar a gagné {{dollar.change_1d}}. Le VIX a terminé à {{vix.level}}. Le 27 janvier, l'indice dollar avait touché son plus bas depuis février 2022.`,
  ],
  [
    'pt',
    `Nem tudo caiu: a prata despencou {{silver.change_1d}} e o ouro recuou {{gold.change_1d}} em 30 de janeiro. O S&P 500 cedeu apenas {{spx.change_1d}} e o dólar subiu {{dollar.change_1d}}. O VIX fechou em {{vix.level}}.`,
  ],
  [
    'ja',
    `すべてが下がったわけではありません。1月30日、銀は{{silver.change_1d}}急落し、金は{{gold.change_1d}}下落しました。S&P500は{{spx.change_1d}}の小幅安、ドルは{{dollar.change_1d}}上昇しました。VIXは{{vix.level}}で引けました。`,
  ],
];
