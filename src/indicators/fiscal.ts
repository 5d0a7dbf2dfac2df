import type { Indicator } from './indicator.ts';
import { BEA_ACCOUNTS, GRACE_DAYS, TREASURY_AUCTION, TREASURY_DEBT } from './publication-rules.ts';

const quarterly = { family: 'fiscal', cadence: 'quarterly', graceDays: GRACE_DAYS.quarterly } as const;
const auction = {
  family: 'fiscal',
  cadence: 'irregular',
  publication: TREASURY_AUCTION,
  graceDays: GRACE_DAYS.irregular,
} as const;
const bidToCover = {
  ...auction,
  unit: 'ratio',
  change: 'difference',
  decimals: 2,
  plausible: [0.5, 10],
} as const;
const highYield = {
  ...auction,
  unit: 'percent',
  change: 'basis-points',
  decimals: 3,
  plausible: [-1, 25],
} as const;
const indirectShare = {
  ...auction,
  unit: 'percent',
  change: 'difference',
  decimals: 1,
  plausible: [1, 100],
} as const;

/** Debt to the Penny is in dollars. */
const DOLLARS_TO_MILLIONS = 1e-6;
/** Millions over billions, in percent. */
const MILLIONS_OVER_BILLIONS_PERCENT = 0.1;
const RECORD_ENDS = 'The record ends in July 2022 and has holes in 2018 and 2019.';

export const fiscal: readonly Indicator[] = [
  {
    ...quarterly,
    id: 'federal-debt',
    label: { en: 'US federal debt', zh: '美国联邦债务', es: 'Deuda federal de EE. UU.' },
    aliases: {
      en: ['us debt', 'national debt', 'public debt', 'gfdebtn'],
      zh: ['美国国债总额', '联邦债务', '美债规模'],
      es: ['deuda pública de eeuu'],
    },
    unit: 'usd-millions',
    change: 'difference',
    decimals: 0,
    publication: TREASURY_DEBT,
    plausible: [5_000_000, 500_000_000],
    series: [
      { source: 'recorded', series: 'GFDEBTN', instrument: 'total public debt at the end of the quarter' },
      { source: 'fred', series: 'GFDEBTN', instrument: 'total public debt at the end of the quarter' },
      {
        source: 'fiscaldata',
        series: 'debt/quarter',
        instrument: 'total public debt at the end of the quarter, Debt to the Penny',
        scale: DOLLARS_TO_MILLIONS,
      },
    ],
    note: 'Dated by the first day of the quarter, valued at its last.',
  },
  {
    ...quarterly,
    id: 'gdp',
    label: { en: 'US nominal GDP', zh: '美国名义GDP', es: 'PIB nominal de EE. UU.' },
    aliases: {
      en: ['nominal gdp', 'us gdp', 'gross domestic product'],
      zh: ['国内生产总值', '名义gdp', '美国gdp'],
      es: ['pib', 'pib nominal'],
    },
    unit: 'usd-billions',
    change: 'return',
    decimals: 0,
    publication: BEA_ACCOUNTS,
    plausible: [5_000, 300_000],
    series: [
      { source: 'recorded', series: 'GDP', instrument: 'nominal GDP of the quarter, annual rate, BEA' },
      { source: 'fred', series: 'GDP', instrument: 'nominal GDP of the quarter, annual rate, BEA' },
    ],
    revised: true,
    note: 'An annual rate: a quarter is a fourth of it.',
  },
  {
    ...quarterly,
    id: 'debt-to-gdp',
    label: { en: 'US debt to GDP', zh: '美国债务占GDP比重', es: 'Deuda de EE. UU. sobre PIB' },
    aliases: {
      en: ['debt/gdp', 'debt ratio', 'debt as share of gdp'],
      zh: ['债务占gdp', '债务率', '负债率'],
      es: ['deuda sobre pib'],
    },
    unit: 'percent',
    change: 'difference',
    decimals: 1,
    publication: TREASURY_DEBT,
    plausible: [20, 500],
    series: [],
    derived: { op: 'ratio', a: 'federal-debt', b: 'gdp', scale: MILLIONS_OVER_BILLIONS_PERCENT },
    revised: true,
    note: 'All public debt, including what government accounts hold.',
  },
  {
    ...quarterly,
    id: 'interest-payments',
    label: {
      en: 'Federal interest payments',
      zh: '联邦利息支出',
      es: 'Pago de intereses federales',
    },
    aliases: {
      en: ['interest cost', 'interest on the debt', 'interest expense', 'a091rc1q027sbea'],
      zh: ['利息支出', '国债利息', '债务利息'],
      es: ['intereses de la deuda'],
    },
    unit: 'usd-billions',
    change: 'return',
    decimals: 0,
    publication: BEA_ACCOUNTS,
    plausible: [50, 20_000],
    series: [
      {
        source: 'recorded',
        series: 'A091RC1Q027SBEA',
        instrument: 'federal interest payments of the quarter, annual rate, BEA',
      },
      {
        source: 'fred',
        series: 'A091RC1Q027SBEA',
        instrument: 'federal interest payments of the quarter, annual rate, BEA',
      },
    ],
    revised: true,
    note: 'An annual rate: a quarter is a fourth of it.',
  },
  {
    ...bidToCover,
    id: 'auction-10y-bid-to-cover',
    label: {
      en: '10-year auction, bid-to-cover',
      zh: '10年期国债拍卖投标倍数',
      es: 'Subasta a 10 años, demanda/oferta',
    },
    aliases: {
      en: ['10y bid to cover', '10 year bid to cover', 'bid to cover', 'treasury auction', 'auction'],
      zh: ['10年期投标倍数', '投标倍数', '美债拍卖', '国债拍卖'],
    },
    series: [
      {
        source: 'recorded',
        series: 'UST10Y_AUCTION_BTC',
        instrument: '10-year Treasury auction, bids over amount sold',
      },
      {
        source: 'treasurydirect',
        series: '10-Year/bidToCoverRatio',
        instrument: '10-year Treasury auction, bids over amount sold',
      },
      {
        source: 'fiscaldata',
        series: '10-Year/bid_to_cover_ratio',
        instrument: '10-year Treasury auction, bids over amount sold',
      },
    ],
    note: RECORD_ENDS,
  },
  {
    ...highYield,
    id: 'auction-10y-high-yield',
    label: {
      en: '10-year auction, high yield',
      zh: '10年期国债拍卖中标利率',
      es: 'Subasta a 10 años, rendimiento máximo',
    },
    aliases: { en: ['10y auction yield', '10y stop out'], zh: ['10年期中标利率'] },
    series: [
      {
        source: 'recorded',
        series: 'UST10Y_AUCTION_HIGHYIELD',
        instrument: '10-year Treasury auction, highest accepted yield',
      },
      {
        source: 'treasurydirect',
        series: '10-Year/highYield',
        instrument: '10-year Treasury auction, highest accepted yield',
      },
      {
        source: 'fiscaldata',
        series: '10-Year/high_yield',
        instrument: '10-year Treasury auction, highest accepted yield',
      },
    ],
    note: `${RECORD_ENDS} The yield at which the auction cleared; nothing to do with high-yield bonds.`,
  },
  {
    ...indirectShare,
    id: 'auction-10y-indirect',
    label: {
      en: '10-year auction, indirect share',
      zh: '10年期国债拍卖间接投标占比',
      es: 'Subasta a 10 años, parte indirecta',
    },
    aliases: {
      en: ['10y indirect bidders', '10y indirects', 'indirect bidders'],
      zh: ['10年期间接投标', '间接投标'],
    },
    series: [
      {
        source: 'recorded',
        series: 'UST10Y_AUCTION_INDIRECT',
        instrument: '10-year Treasury auction, indirect bidders, share of the competitive award',
      },
      {
        source: 'treasurydirect',
        series: '10-Year/indirectBidderAccepted',
        instrument: '10-year Treasury auction, indirect bidders, share of the competitive award',
      },
      {
        source: 'fiscaldata',
        series: '10-Year/indirect_bidder_accepted',
        instrument: '10-year Treasury auction, indirect bidders, share of the competitive award',
      },
    ],
    note: `${RECORD_ENDS} Often read as foreign demand, which it contains but does not equal.`,
  },
  {
    ...bidToCover,
    id: 'auction-30y-bid-to-cover',
    label: {
      en: '30-year auction, bid-to-cover',
      zh: '30年期国债拍卖投标倍数',
      es: 'Subasta a 30 años, demanda/oferta',
    },
    aliases: { en: ['30y bid to cover', '30 year bid to cover'], zh: ['30年期投标倍数'] },
    series: [
      {
        source: 'recorded',
        series: 'UST30Y_AUCTION_BTC',
        instrument: '30-year Treasury auction, bids over amount sold',
      },
      {
        source: 'treasurydirect',
        series: '30-Year/bidToCoverRatio',
        instrument: '30-year Treasury auction, bids over amount sold',
      },
      {
        source: 'fiscaldata',
        series: '30-Year/bid_to_cover_ratio',
        instrument: '30-year Treasury auction, bids over amount sold',
      },
    ],
    note: RECORD_ENDS,
  },
  {
    ...highYield,
    id: 'auction-30y-high-yield',
    label: {
      en: '30-year auction, high yield',
      zh: '30年期国债拍卖中标利率',
      es: 'Subasta a 30 años, rendimiento máximo',
    },
    aliases: { en: ['30y auction yield', '30y stop out'], zh: ['30年期中标利率'] },
    series: [
      {
        source: 'recorded',
        series: 'UST30Y_AUCTION_HIGHYIELD',
        instrument: '30-year Treasury auction, highest accepted yield',
      },
      {
        source: 'treasurydirect',
        series: '30-Year/highYield',
        instrument: '30-year Treasury auction, highest accepted yield',
      },
      {
        source: 'fiscaldata',
        series: '30-Year/high_yield',
        instrument: '30-year Treasury auction, highest accepted yield',
      },
    ],
    note: `${RECORD_ENDS} The yield at which the auction cleared; nothing to do with high-yield bonds.`,
  },
  {
    ...indirectShare,
    id: 'auction-30y-indirect',
    label: {
      en: '30-year auction, indirect share',
      zh: '30年期国债拍卖间接投标占比',
      es: 'Subasta a 30 años, parte indirecta',
    },
    aliases: { en: ['30y indirect bidders', '30y indirects'], zh: ['30年期间接投标'] },
    series: [
      {
        source: 'recorded',
        series: 'UST30Y_AUCTION_INDIRECT',
        instrument: '30-year Treasury auction, indirect bidders, share of the competitive award',
      },
      {
        source: 'treasurydirect',
        series: '30-Year/indirectBidderAccepted',
        instrument: '30-year Treasury auction, indirect bidders, share of the competitive award',
      },
      {
        source: 'fiscaldata',
        series: '30-Year/indirect_bidder_accepted',
        instrument: '30-year Treasury auction, indirect bidders, share of the competitive award',
      },
    ],
    note: `${RECORD_ENDS} Often read as foreign demand, which it contains but does not equal.`,
  },
];
