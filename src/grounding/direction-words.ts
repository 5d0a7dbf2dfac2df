import { type GroundingLanguage, list, wordEdges } from './text.ts';

/**
 * Words of direction in seven languages, as patterns. `move` words fit any change; `strength` words ("stronger")
 * and `spread` words ("wider") too; `price` words ("sold off") mean the price of the thing, which for a yield or a
 * spread is the other way round; `gap` words ("above") give the sign of a spread between two rates.
 */

export type DirectionClass = 'move' | 'price' | 'gap' | 'flat' | 'calm';

export interface DirectionRule {
  readonly sign: -1 | 0 | 1;
  readonly kind: DirectionClass;
  readonly patterns: readonly string[];
}

export const DIRECTION_RULES: readonly DirectionRule[] = [
  {
    sign: 1,
    kind: 'move',
    patterns: list(String.raw`
    rose; rises?; risen; rising; gain(?:s|ed|ing)?; climb(?:s|ed|ing)?; jump(?:s|ed|ing)?;
    surg(?:e|es|ed|ing); soar(?:s|ed|ing)?; advanc(?:e|es|ed|ing);
    (?<!\b(?:made|set|cleaned|built|ended|wound|picked it|follow|speed|give|gave|opened|sum|sums|adds)\s)up(?! to\b);
    higher; increas(?:e|es|ed|ing);
    more(?= than (?:(?:last|in)\b|(?:the |a )?\ue000+ (?:before|earlier|ago))); added; adding; adds;
    spik(?:e|es|ed|ing); rebound(?:s|ed|ing)?; recover(?:s|ed|ing|y)?; bounc(?:e|es|ed|ing);
    strengthen(?:s|ed|ing)?; stronger; firmed; firmer; wider; widen(?:s|ed|ing)?;
    steepen(?:s|ed|ing)?; grew; uptick; upswing; expanded; 上涨; 大涨; 暴涨; 收涨; 微涨; 小涨; 上升; 升至; 升到;
    升(?=\d|约|了); 走高; 攀升; 飙升; 反弹; 上行; 走阔; 走扩; 扩大; 走强; 回升; 升值; 拉升; 涨幅; 升幅; 涨(?!跌); 增加; 增长(?=\d|约|了);
    跳升; 上昇; 上げ; 上が; 高騰; 急騰; 反発; 拡大; 円安; ドル高; 増加; 伸び; 続伸; (?<=[%円\ue000])高(?=で|とな|の|、|。|に|と|だ); 小幅高; 大幅高;
    sub(?:e|en|ió|ieron|ía|ían|ido|iendo); subidas?; más(?= que); gan(?:a|an|ó|aron|ando|ado);
    ganancias?; avanz(?:a|an|ó|aron|ando); avances?; repunt(?:a|an|ó|aron|e|es|ando);
    aument(?:a|an|ó|aron|ando|o); alzas?; increment(?:o|ó|a|aron); salt(?:a|ó|aron);
    dispar(?:a|an|ó|aron); rebot(?:a|ó|aron|e); se ampli(?:ó|aron|a|an); ampliación; se fortaleció;
    trep(?:a|ó|aron); escal(?:a|ó|aron); sum(?:a|ó|aron)(?=\s); creci(?:ó|eron); arriba;
    steig(?:t|en|end); stieg(?:en)?; gestiegen; Anstieg; kletter(?:t|te|ten|n); zulegen;
    legt(?:e|en)?(?=.{0,40}\bzu\b); zugelegt; gewann(?:en)?; gewonnen; Gewinne?; (?:im|ein) Plus;
    höher; sprang(?:en)?; zog(?:en)?(?=.{0,40}\ban\b); erholte; weitete(?:n)? sich; ausgeweitet;
    stärker; verteuerte(?:n)?; fester; monte(?:nt)?; mont[ée](?:e|s|es)?; montait; hausses?;
    gagne(?:nt)?; gagn[ée](?:e|s)?; gains?; progress(?:e|ent|é|ée|ion); grimp(?:e|ent|é|ait);
    bondi(?:t|s)?; rebond(?:i|it)?; augment(?:e|ent|é|ation); s’est élargi; s'est élargi;
    élargi(?:ssement|t|e)?; avance(?:nt)?; avancé; plus haut; s’est apprécié; s'est apprécié;
    sob(?:e|em|iu); subi(?:u|ram); subindo; altas?; ganh(?:a|am|ou|aram|os?);
    avanç(?:a|am|ou|aram|o); aument(?:ou|aram); saltou; disparou; ampliou(?:-se)?; alargou(?:-se)?;
    valorizou(?:-se)?; recuperou
  `),
  },
  {
    sign: -1,
    kind: 'move',
    patterns: list(String.raw`
    fell; falls?; falling; fallen; drop(?:s|ped|ping)?; lost; los(?:es|ing|ses|s); lose;
    declin(?:e|es|ed|ing); slid; slid(?:es|ing); slide; sank; sunk; sink(?:s|ing)?;
    plung(?:e|es|ed|ing); tumbl(?:e|es|ed|ing); crash(?:es|ed|ing)?; slump(?:s|ed|ing)?;
    dip(?:s|ped|ping)?; eas(?:ed|es|ing); down(?! to\b); lower; decreas(?:e|es|ed|ing);
    (?:less|fewer)(?= than (?:(?:last|in)\b|(?:the |a )?\ue000+ (?:before|earlier|ago)));
    shed(?:s|ding)?; slip(?:s|ped|ping)?; retreat(?:s|ed|ing)?; collaps(?:e|es|ed|ing);
    weaken(?:s|ed|ing)?; weaker; softer; narrow(?:s|ed|ing); narrower; tighter; tightened;
    flatten(?:s|ed|ing); cratered; shrank; shrunk; dent; nosedived; gave up; giving up; sagged;
    fallback; pullback; 下跌; 大跌; 暴跌; 收跌; 微跌; 小跌; 急跌; 崩跌; 重挫; 下降; 走低; 下挫; 回落; 下行; 收窄; 走弱; 减少; 缩小; 下滑;
    贬值; 跌幅; 降幅; 跌; 跳水; 降至; 降到; 缩减; 腰斩; 下落; 下げ; 下が; 急落; 暴落; 低下; 縮小; 円高; ドル安; 減少; 反落; 続落;
    (?<=[%円\ue000])安(?=で|とな|の|、|。|に|と|だ); 小幅安; 大幅安; ca(?:e|en|yó|yeron|ía|ían|ído|yendo); caídas?; menos(?= que);
    baj(?:a|an|ó|aron|aba|ado|ando); baj(?:ada|adas); perd(?:ió|ieron|ía|ido|iendo); pierde(?:n)?;
    pérdidas?; retroce(?:de|den|dió|dieron|so); descen(?:dió|dieron|so|sos); desciende(?:n)?;
    desplom(?:a|an|ó|aron|e|ado); hund(?:ió|ieron|e|en|ido); ced(?:e|en|ió|ieron);
    disminu(?:ye|yó|yeron); se estrech(?:ó|aron); se redujo; se redujeron; se debilitó;
    resbal(?:ó|a); abajo; se dej(?:a|ó|aron); recort(?:a|ó|aron); fällt; fiel(?:en)?; gefallen;
    Rückgang; sank(?:en)?; sinkt; gesunken; verlor(?:en)?; Verluste?; verliert; büßte(?:n)?;
    gab(?:en)?(?=.{0,40}\bnach\b); nachgegeben; (?:im|ein) Minus; niedriger;
    brach(?:en)?(?=.{0,40}\bein\b); eingebrochen; Einbruch; stürzte(?:n)?; Absturz; rutschte(?:n)?;
    schwächer; engte(?:n)? sich; baisses?; baiss(?:ent|é|ait); recul(?:e|ent|é|s)?;
    perd(?:ent|u|ue|us|ait)?; pertes?; chut(?:e|ent|é|ait|es); tomb(?:e|ent|é|ée|ait); cède(?:nt)?;
    cédé; plong(?:e|ent|é|eait); dégringol(?:e|é); diminu(?:e|ent|é|tion); s’est resserré;
    s'est resserré; effondr(?:é|ée|ement); s’effondre; s'effondre; plus bas; lâche(?:nt)?; lâché;
    abandonn(?:e|é|ent); caiu; caíram; cai; caem; caindo; quedas?; perd(?:eu|eram|em); perdas?;
    recu(?:ou|aram|a|am|o); baix(?:ou|aram|as?); desab(?:ou|aram|a); despenc(?:ou|aram|a); cedeu;
    diminuiu; estreitou(?:-se)?; afund(?:ou|aram); desvalorizou
  `),
  },
  {
    sign: 1,
    kind: 'price',
    patterns: ['rall(?:y|ies|ied|ying)', 'bid up', 'bought', '抢购推高'],
  },
  {
    sign: -1,
    kind: 'price',
    patterns: list(String.raw`
    sell[\s-]?offs?; sold off; selling off; sells off; liquidation; 抛售; rout; vendidos?; Ausverkauf;
    nuked; dumped; tanked; tanking
  `),
  },
  {
    sign: 1,
    kind: 'gap',
    patterns: list(String.raw`
    above; over; por encima; encima; über; au-dessus; acima; 高于; 高出; 高(?=约?\s?\ue000); 之上; 上回
  `),
  },
  {
    sign: -1,
    kind: 'gap',
    patterns: list(String.raw`
    below; under; beneath; por debajo; debajo; unter; en dessous; au-dessous; abaixo; 低于; 低(?=约?\s?\ue000); 之下; 下回
  `),
  },
  {
    sign: 0,
    kind: 'flat',
    patterns:
      'unchanged|flat|sin cambios|plan[oa]s?|unverändert|inchangée?s?|inalterad[oa]|持平|横ばい|変わらず'.split(
        '|',
      ),
  },
  {
    sign: 0,
    kind: 'calm',
    patterns: list(`
    little changed; barely (?:moved|budged|changed); hardly (?:moved|budged|changed); steady; calm;
    quiet; apenas se movi(?:ó|eron); apenas vari(?:ó|aron); estables?; tranquil[oa]s?;
    kaum verändert; kaum bewegt; quasi stables?; stables?; estável; estáveis; quase inalterad[oa];
    基本不变; 几乎没动; 几乎不变; 几乎持平; 变化不大; 横盘; 平静; ほぼ変わら; ほぼ横ばい
  `),
  },
];

/** Looks like a direction and is none: terms of policy, titles, and words made of them. */
export const NOT_DIRECTION: readonly string[] = list(String.raw`
    quantitative tightening; monetary tightening; policy tightening; run-up; run up; stocked up;
    add up; adds? up; adding up; shored up; market close; rates? hikes?; stop[- ]loss(?:es)?;
    profit and loss; lower bound; upper limit; higher[- ]for[- ]longer; down payment; breakdown;
    lost (?:its|their|any) (?:status|shine|trust|link|power); lost trust; lost in; at a loss;
    drawdown facility; lower-rated; rise to fame; caught up; held up; hold up; holds up; holding up;
    turn(?:ed|s)? up; show(?:ed|s)? up; shows up; backed up; back(?:s|ing)? up; end(?:s|ed) up;
    come(?:s)? up; came up; line[sd]? up; lin(?:es|ed|ing) up; open(?:s|ed)? up; split up; bound up;
    wind(?:s|ing)? down; wound down; break(?:s)? down; broke down; drop in (?:trust|confidence);
    flat rate; falls? (?:short|into|under|outside);
    over(?=\s+(?:the\s+)?(?:past|last|same|five|three|\d|\ue000));
    over (?:two|five|three|several|time); under (?:pressure|way|stress|strain);
    under(?=\s+a\s+(?:chair|regime)); gainers; losers; 涨跌; 跌幅榜; 止跌; 加息; 降息; 降准; 缩表; 上调; 下调; 下跌原因; 看涨;
    看跌; 上涨原因; 为何下跌; 为什么下跌; sobre; a la baja de; baja probabilidad; alta probabilidad;
    alto rendimiento; caja; bajo; alta correlación; alta frequência; cal[ií]da; de alta; Verlust der;
    plus de; au plus bas; au plus haut; über die; über (?:fünf|drei); unter (?:Druck|anderem); sous;
    sobre el; a ganar tiempo; altas horas
  `);

/** Before a word of direction: it did not happen. */
export const NEGATION = wordEdges(
  /(?:\b(?:not|n['’]t|never|no|neither|nor|without|failed to|hardly|cannot|rather than|instead of|tampoco|no|ni|sin|nunca|jamás|nicht|kein[A-Za-zÀ-ɏ]*|nie|ohne|weder|ne|n['’]|pas|aucune?|sans|jamais|não|nem|sem|nunca)\b(?:\s+(?:[A-Za-zÀ-ɏ]+)){0,3}\s*|没有|没|未|并未|不是|并非|无|未见|不|非)$/iu,
);
/** After a word of direction in Japanese, French and German. */
export const NEGATION_AFTER = wordEdges(
  /^(?:(?:て|し|ら|して|せ)?(?:い)?(?:ない|なかった|ません|ず)|[\sA-Za-zÀ-ɏ]{0,6}\bpas\b|[\sA-Za-zÀ-ɏ]{0,6}\bnicht\b)/iu,
);

/** The sentence supposes: what it says of numbers and directions is a condition, not a report. */
export const CONDITIONAL: Readonly<Record<GroundingLanguage, RegExp>> = {
  en: wordEdges(/\b(?:if|would|were to|unless|could|might|whether)\b/iu),
  zh: /如果|若|假如|倘若|要是|才会|会显示|除非|是否/u,
  es: wordEdges(/\b(?:si|cambiaría|mostraría|tendría|subiría|caería|haría|sería|podría)\b/iu),
  de: wordEdges(/\b(?:wenn|würde|falls|wäre|müsste|könnte|ob)\b/iu),
  fr: wordEdges(/\b(?:si|serait|faudrait|montrerait|changerait|pourrait)\b/iu),
  pt: wordEdges(/\b(?:se|mudaria|seria|mostraria|poderia)\b/iu),
  ja: /もし|なら|れば|だろうか|かどうか/u,
};

/** The move is over some long or unnamed time: nothing here can check its direction. */
export const LONG_RUN = wordEdges(
  /\b(?:had|has been|have been|since|for (?:months|weeks|years)|so far this year|year[- ]to[- ]date|this year|last year|in recent|lately|earlier|previously|before|over the (?:year|month|past|last)|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|desde|en los últimos|este año|meses|antes|había|seit|zuvor|im laufe|dieses jahr|depuis|cette année|avant|avait|auparavant|desde|este ano|antes|havia|tinha)\b|以来|今年|去年|此前|之前|过去|近几|一度|曾|先前|これまで|以降|今年/iu,
);
