import { FURTHER_TYPED } from './typed.ts';

/**
 * Ideas without a number, and the number that is proposed for each. Shown before anything is armed, so that people
 * can put their own in its place.
 */
interface Idea {
  readonly name: 'funding' | 'volatility' | 'credit';
  readonly all: readonly (readonly string[])[];
  readonly readings: readonly {
    readonly of: string;
    readonly is: 'above' | 'below';
    readonly threshold: number;
  }[];
}

const OWN_IDEAS: readonly Idea[] = [
  {
    name: 'funding',
    // The framework counts a spread of more than 7bp for scarce reserves and of 12bp strongly.
    all: [
      [
        'funding',
        'repo',
        'liquidity',
        '资金',
        '流动性',
        '钱荒',
        'financiación',
        'financiacion',
        'liquidez',
        'fondeo',
      ],
      [
        'tight',
        'tightens',
        'tighten',
        'stress',
        'stressed',
        'squeeze',
        'scarce',
        'dries up',
        'dry up',
        '枯竭',
        '紧',
        '趋紧',
        '短缺',
        'tensa',
        'tense',
        'tensión',
        'tensiona',
        'tensione',
        'estrés',
        'escasea',
        'escasee',
        'aprieta',
        'apriete',
      ],
    ],
    readings: [{ of: 'sofr-iorb', is: 'above', threshold: 10 }],
  },
  {
    name: 'volatility',
    // 30 is where the framework begins to read panic into the VIX; the MOVE index stood above 130 in each bond scare of the record.
    all: [
      ['volatility', 'vix', 'panic', 'fear', '波动率', '恐慌', 'volatilidad', 'pánico', 'panico', 'miedo'],
      [
        'spikes',
        'spike',
        'explodes',
        'jumps',
        'rises',
        'high',
        'breaks out',
        'surges',
        '飙升',
        '大涨',
        '升高',
        '爆发',
        '加剧',
        'se dispara',
        'se dispare',
        'sube',
        'suba',
        'alta',
        'cunde',
        'cunda',
      ],
    ],
    readings: [
      { of: 'vix', is: 'above', threshold: 30 },
      { of: 'move', is: 'above', threshold: 130 },
    ],
  },
  {
    name: 'credit',
    // Four points stand in the framework as the usual place of this spread.
    all: [
      ['credit', 'spreads', '信用', 'crédito', 'credito', 'diferenciales'],
      [
        'stress',
        'stressed',
        'cracks',
        'widens',
        'widen',
        'blow out',
        'blows out',
        'trouble',
        'tight',
        'crunch',
        '紧',
        '恶化',
        '走阔',
        '压力',
        'tensión',
        'tensiona',
        'tensione',
        'estrés',
        'empeora',
        'empeore',
        'problemas',
      ],
    ],
    readings: [
      { of: 'hy-spread', is: 'above', threshold: 4 },
      { of: 'ig-spread', is: 'above', threshold: 1.2 },
    ],
  },
];

export const IDEAS: readonly Idea[] = OWN_IDEAS.map((idea) => ({
  ...idea,
  all: idea.all.map((words, i) => [
    ...words,
    ...FURTHER_TYPED.flatMap(({ ideas }) => ideas[idea.name][i] ?? []),
  ]),
}));
