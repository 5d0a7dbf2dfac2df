import { list } from './text.ts';

/**
 * Names that market language uses beside the labels and aliases of the registry: German, French, Portuguese and
 * Japanese, and short forms that are too loose for a search box but clear inside a sentence.
 */

export const EXTRA_NAMES: Readonly<Record<string, readonly string[]>> = {
  spx: list(`
    S&P; SPX; S&P-500; US-Aktien; Aktien; actions américaines; ações;
    bolsa americana; 米国株; 株式; S&P総合500; 美国股市; 标普500指数; Bourse; equities; Wall Street
  `),
  ndx: ['Nasdaq 100', 'NDX', '纳指', 'ナスダック100'],
  'nasdaq-composite': ['ナスダック'],
  'small-caps': ['Russell 2000', 'small caps', 'Nebenwerte'],
  emerging: ['Schwellenländer', 'marchés émergents', 'mercados emergentes', '新興国株', '新兴市场股市'],
  nikkei: list(`
    Nikkei; 日経平均; 日経225; 日経; 日经指数; 日经225指数; Nikkei-Index
  `),
  financials: ['financials'],
  semis: ['chip shares', 'semiconductores', 'Halbleiter', 'semi-conducteurs', '半導体株'],
  msft: ['Microsoft', 'MSFT', 'マイクロソフト'],
  meta: ['Meta', 'META', 'メタ'],
  nvda: ['NVDA', 'エヌビディア'],
  tsla: ['TSLA', 'テスラ'],
  aapl: ['AAPL', 'アップル'],
  btc: ['BTC', 'bitcoins', 'ビットコイン', 'Krypto'],
  eth: ['ETH', 'éter', 'ether', 'イーサリアム', 'イーサ'],
  gold: list(`
    bullion; Gold; Or; l’or; l'or; d’or; d'or; ouro; 金価格; 金相場; 金ETF; 金は; 金が; 现货黄金; 黄金ETF
  `),
  silver: list(`
    Silber; Argent; l'argent; l’argent; prata; 銀は; 銀が; 銀価格; 銀相場; 白银ETF
  `),
  copper: ['Kupfer', 'cuivre', '銅'],
  oil: list(`
    Öl; Rohöl; pétrole; 原油価格; 油价; crude
  `),
  dollar: list(`
    greenback; Greenback; dólar; 米ドル; ドルは; ドルが; billet vert
  `),
  dxy: list(`
    DXY; Dollarindex; Dollar-Index; indice dollar; índice do dólar; índice dólar; ドル指数; 美元指数
  `),
  usdjpy: list(`
    USD/JPY; USDJPY; Dollar-Yen; dollar-yen; ドル円; ドル/円; dólar-yen
  `),
  vix: ['VIX', 'VIX指数', 'VIXの', '恐怖指数'],
  move: ['MOVE', 'MOVE index'],
  sofr: ['SOFR'],
  iorb: list(`
    IORB; rate on reserves; rate paid on reserves; reserve rate; interest rate on reserves;
    tasa sobre reservas; tipo sobre reservas; tasa de  Reservezins; Zins auf Reserven;
    taux des réserves; taux sur  taxa sobre reservas; 準備預金金利; 準備金付利; 准备金付息率
  `),
  'sofr-iorb': ['SOFR-IORB', 'SOFR–IORB', 'funding gap', 'SOFR−IORB'],
  reserves: list(`
    reserves; bank reserves; reservas; Bankreserven; Reserven; réserves bancaires; reservas bancárias; 準備預金; 準備金残高
  `),
  'fed-assets': ['Fed-Bilanz', 'bilan de la Fed', 'balanço do Fed', 'FRBの総資産'],
  'reverse-repo': ['reverse repo', 'RRP', 'repo inverso'],
  tga: ['TGA'],
  us2y: list(`
    de 2 años; a 2 años; a dos años; 2-year yield; two-year yield; 2-year Treasury yield; 2-year;
    two-year; bono a dos años; rendimiento a dos años; bono a 2 años; 2年期; 两年期; 两年期收益率; 2年期收益率;
    2年期美债收益率; 2年期国债收益率; zweijährige Rendite; Zweijahresrendite; 2-jährige Rendite; rendement à 2 ans;
    taux à 2 ans; taux à deux ans; rendimento de 2 anos; juro de 2 anos; 2年債利回り; 米2年債利回り; 2年物利回り
  `),
  us10y: list(`
    de 10 años; a 10 años; a diez años; 10-year yield; ten-year yield; 10-year Treasury yield;
    10-year; ten-year; bono a diez años; rendimiento a diez años; 10年期; 十年期; 十年期收益率; 10年期收益率;
    10年期美债收益率; 10年期国债收益率; zehnjährige Rendite; Zehnjahresrendite; 10-jährige Rendite;
    rendement à 10 ans; taux à 10 ans; taux à dix ans; rendimento de 10 anos; juro de 10 anos;
    10年債利回り; 米10年債利回り; 10年物利回り; 長期金利
  `),
  us30y: list(`
    de 30 años; a 30 años; a treinta años; 30-year yield; 30-year Treasury yield; 30-year;
    thirty-year; 30年期; 30年期收益率; 30年期美债收益率; 30年期国债收益率; dreißigjährige Rendite; 30-jährige Rendite;
    rendement à 30 ans; taux à 30 ans; rendimento de 30 anos; 30年債利回り; bono a treinta años
  `),
  breakeven10y: ['10-year breakeven', 'inflation implícita'],
  'curve-2s10s': ['2s10s'],
  'hy-spread': list(`
    high-yield spreads; high-yield credit spread; junk spreads; high yield spread; credit spreads;
    diferencial de bonos basura; diferenciales de crédito; spread high yield; spreads high yield;
    High-Yield-Spread; Hochzinsspread; Hochzins-Spread; Kreditspreads;
    Risikoaufschlag für Hochzinsanleihen; spread à haut rendement; spread de alto rendimento;
    spread de crédito; ハイイールド債スプレッド; ハイイールド・スプレッド; クレジットスプレッド; 高收益债券利差; 高收益债信用利差
  `),
  'long-treasuries': list(`
    Treasuries; long Treasuries; Staatsanleihen; US-Staatsanleihen; langlaufende Staatsanleihen;
    bons du Trésor; obligations longues; títulos do Tesouro; bonos del Tesoro; 米国債; 米長期国債; 長期国債;
    bonos del Tesoro a largo plazo; long-dated Treasuries; Treasury bonds
  `),
  mortgage: list(`
    30-year mortgage rate; Hypothekenzins; taux hypothécaire; taxa hipotecária; 住宅ローン金利; 30年期房贷;
    30年期抵押贷款利率; 抵押贷款利率
  `),
  'reserves-to-gdp': ['reserves to GDP'],
};

/** Names of the same thing that move the other way: a stronger yen is a lower dollar/yen. */
export const INVERSE_NAMES: Readonly<Record<string, readonly string[]>> = {
  usdjpy: list(`
    yen; Japanese yen; yen japonés; 日元; 日圆; Yen; iene; 円は; 円が; 円相場
  `),
};

/**
 * A plain name also covers its other instruments, whose numbers a text may give with it ("gold fell 9 to 11%,
 * depending on the instrument"). The other way round it does not hold: gold futures are not the gold fund.
 */
export const KIN: Readonly<Record<string, readonly string[]>> = {
  gold: ['gold-futures', 'gold-lbma'],
  silver: ['silver-futures'],
  copper: ['copper-futures'],
  oil: ['wti'],
  spx: ['spx-index'],
  'nasdaq-composite': ['ndx'],
  dollar: ['broad-dollar'],
  reserves: ['reserves-to-gdp'],
  'curve-2s10s': ['t10y2y'],
};

/** Words for several indicators at once: a number beside one may belong to any of them. */
export const GROUPS: readonly { readonly names: readonly string[]; readonly of: readonly string[] }[] = [
  {
    names: list(`
    precious metals; metals; metales; metales preciosos; 贵金属; Edelmetalle; Metalle; métaux précieux;
    métaux; metais; 貴金属
  `),
    of: ['gold', 'silver', 'copper', 'gold-futures', 'silver-futures'],
  },
  {
    names: list(`
    Treasury yields; bond yields; long yields; yields; rendimientos; 收益率; 美债收益率; Renditen;
    rendements; juros; 利回り
  `),
    of: ['us2y', 'us10y', 'us30y', 'real10y'],
  },
  {
    names: list(`
    crypto; cryptocurrencies; criptomonedas; cripto; 加密货币; 加密资产; Krypto; cryptos; criptomoedas; 暗号資産
  `),
    of: ['btc', 'eth'],
  },
  {
    names: list(`
    spreads; credit; diferenciales; 信用利差; Spreads; クレジット
  `),
    of: ['hy-spread', 'ig-spread'],
  },
];

/**
 * Registry names left out inside sentences: they are ordinary words, units, or parts of other words there
 * ("USD", "move", 金 in 资金). Those in capitals are matched as such by EXTRA_NAMES.
 */
export const NOT_IN_SENTENCES: ReadonlySet<string> = new Set(
  list(`
    or; argent; move; usd; em; cape; acm; fb; 金; 银; belly; curve; volatility; auction; banks; bancos; paro; qt;
    quantitative tightening; 缩表; 量化紧缩; endurecimiento cuantitativo; geopolitics; geopolítica; 地缘政治;
    boj; 日本央行; banco de japón; inflation; inflación; 通胀; 通货膨胀; 通胀预期; gold silver; gold to silver;
    yen; jpy; japanese yen; 日元; 日圆; yen japonés; coin; tech stocks; 2 year; 10 year; 30 year;
    two year; ten year; thirty year; volatilidad; 波动率; 大饼; 比特; 以太; crypto; 币圈; 加密货币; criptomonedas;
    cripto; 资金面; 2y; 10y; 30y; treasury cash; recession indicator; 衰退指标; defensives; small banks;
    steepness; financial conditions; interest cost; carry; chips; curva de tipos; yield curve;
    收益率曲线; debt ratio; treasury auction; 美金; fear index; implied earnings; funding rate; policy rate;
    paro; mortgages; hipotecas; 房贷; bonos; acciones; breakeven; overnight repo rate; 国债; 债券;
    strategy stock; 长债; 芯片; 以太币; 股市; 株が; 株は; 株価; 株式; 株安; 円安; ドル; 国債; 債券; 長期債; 中期債; 半導体; 日銀; 日本銀行;
    インフレ; インフレ率; インフレ期待; ボラティリティ; ボラティリティー; 恐怖指数; 貴金属; 暗号資産; 仮想通貨; 暗号通貨; クリプト; 政策金利;
    住宅ローン; 量的引き締め; 逆イールド; イールドカーブ; 国債入札; 米国債入札; 応札倍率; 間接入札; 金融環境; 地政学リスク; 米国の借金;
    ハイテク株; テック株; 小型株; 新興市場; 金と銀; 金や銀; 金・銀; 金銀; オイル; レポ金利; 資金調達率; 景気後退指標
  `),
);
