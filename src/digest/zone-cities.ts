/**
 * Cities and countries as they are called in the languages of digests, beside those of zone-names.ts; in lower case,
 * accents and hyphens do not matter. Left out are names that are words of another kind ("Nice") and those of two places.
 */
const CITIES: Readonly<Record<string, string>> = {
  'America/New_York':
    'nova iorque|new yorker|nueva york|紐約|ワシントン|ボストン|マイアミ|アトランタ|フィラデルフィア|波士顿|迈阿密|東部時間|米東部|フロリダ',
  'America/Chicago': 'シカゴ|ダラス|ヒューストン|休斯顿|达拉斯',
  'America/Denver': 'デンバー|丹佛',
  'America/Los_Angeles':
    'los ángeles|ロサンゼルス|サンフランシスコ|シアトル|サンディエゴ|ラスベガス|西雅图|西海岸|kalifornien|californie|califórnia',
  'America/Toronto': 'トロント|モントリオール|オタワ|québec|蒙特利尔',
  'America/Vancouver': 'バンクーバー',
  'Pacific/Honolulu': 'hawaii|hawái|havaí|ホノルル|ハワイ|夏威夷|檀香山',
  'America/Mexico_City':
    'mexiko stadt|mexiko|mexique|cidade do méxico|メキシコシティ|メキシコ|墨西哥城|墨西哥',
  'America/Costa_Rica': 'san josé de costa rica|コスタリカ',
  'America/Havana': 'la habana|havanna|la havane|cuba|ハバナ|哈瓦那',
  'America/Santo_Domingo': 'república dominicana|saint-domingue',
  'America/Bogota': 'medellín|kolumbien|colombie|colômbia|ボゴタ|波哥大',
  'America/Guayaquil': 'quito|ecuador|equador|équateur|キト',
  'America/La_Paz': 'bolivia|bolívia|santa cruz de la sierra',
  'America/Asuncion': 'paraguay|paraguai',
  'America/Montevideo': 'uruguay|uruguai|montevidéu|モンテビデオ',
  'America/Lima': 'pérou|リマ|利马',
  'America/Santiago': 'chili|サンティアゴ|圣地亚哥',
  'America/Argentina/Buenos_Aires': 'argentinien|argentine|rosario|ブエノスアイレス|布宜诺斯艾利斯|阿根廷',
  'America/Bahia': 'salvador da bahia|salvador',
  'America/Sao_Paulo':
    'san pablo|belo horizonte|curitiba|porto alegre|florianópolis|goiânia|campinas|vitória|brésil|brasilien|サンパウロ|リオデジャネイロ|ブラジル|ブラジリア|里约热内卢|里约|巴西',
  'Europe/London':
    'grande-bretagne|großbritannien|grossbritannien|royaume-uni|angleterre|inglaterra|vereinigtes königreich|édimbourg|edinburgh|edimburgo|manchester|londoner|londra|イギリス|英国|英國|エディンバラ|倫敦',
  'Europe/Dublin': 'irland|irlande|ダブリン|都柏林|爱尔兰',
  'Europe/Lisbon': 'lisbonne|porto|coimbra|リスボン|ポルトガル|里斯本|葡萄牙',
  'Europe/Berlin':
    'münchen|muenchen|munique|múnich|köln|koeln|cologne|frankfurt am main|frankfurt a.m.|francfort|fráncfort|francoforte|berlim|hamburgo|hambourg|düsseldorf|duesseldorf|stuttgart|leipzig|dresden|nürnberg|nuernberg|hannover|bremen|berliner|allemagne|alemanha|フランクフルト|ミュンヘン|ハンブルク|ドイツ|慕尼黑|汉堡|法蘭克福',
  'Europe/Madrid':
    'barcelone|séville|bilbao|málaga|zaragoza|spanien|espagne|espanha|madri|マドリード|マドリッド|バルセロナ|スペイン|巴塞罗那',
  'Europe/Paris':
    'marseille|toulouse|bordeaux|lille|nantes|strasbourg|straßburg|frankreich|frança|pariser|フランス',
  'Europe/Rome':
    'rom|mailand|milán|milão|venise|venedig|veneza|venecia|naples|neapel|nápoles|turin|florenz|florence|florencia|italien|italie|itália|ローマ|ミラノ|イタリア|米兰|意大利|義大利',
  'Europe/Zurich':
    'zurique|zürcher|genebra|lausanne|basel|bâle|bern|berne|luzern|lucerne|suíça|チューリッヒ|チューリヒ|ジュネーブ|ジュネーヴ|スイス|日内瓦|蘇黎世',
  'Europe/Vienna': 'graz|salzburg|wiener|autriche|áustria|ウィーン|オーストリア|维也纳|奥地利',
  'Europe/Amsterdam':
    'amsterdã|amesterdão|rotterdam|pays-bas|países bajos|países baixos|holanda|hollande|アムステルダム|オランダ|荷兰',
  'Europe/Brussels':
    'brüssel|bruxelas|anvers|antwerpen|amberes|antuérpia|liège|belgique|belgien|bélgica|ブリュッセル|ベルギー|布鲁塞尔|比利时',
  'Europe/Luxembourg': 'luxemburg|luxemburgo|ルクセンブルク|卢森堡',
  'Europe/Stockholm': 'estocolmo|suède|suecia|suécia|ストックホルム|スウェーデン|斯德哥尔摩|瑞典',
  'Europe/Oslo': 'norwegen|norvège|noruega|norway|オスロ|挪威',
  'Europe/Copenhagen':
    'kopenhagen|copenhague|københavn|dänemark|danemark|dinamarca|denmark|コペンハーゲン|哥本哈根|丹麦',
  'Europe/Helsinki': 'finnland|finlande|finlandia|finlândia|finland|ヘルシンキ|赫尔辛基|芬兰',
  'Europe/Warsaw':
    'warschau|varsovie|varsovia|varsóvia|krakau|cracovie|polen|pologne|polonia|polônia|ワルシャワ|华沙|波兰',
  'Europe/Prague': 'prag|praga|praha|tschechien|プラハ|布拉格',
  'Europe/Budapest': 'budapeste|ungarn|hongrie|hungría|hungria|ブダペスト|布达佩斯',
  'Europe/Bucharest': 'bukarest|bucarest|bucareste|rumänien|roumanie|ブカレスト',
  'Europe/Athens': 'athen|athènes|atenas|griechenland|grèce|grecia|grécia|アテネ|雅典|希腊',
  'Europe/Kiev': 'kiew|キーウ|キエフ|基辅',
  'Europe/Moscow': 'moscou|moscovo|モスクワ|莫斯科',
  'Europe/Istanbul': 'istambul|türkei|turquie|turquía|turquia|イスタンブール|伊斯坦布尔|土耳其',
  'Africa/Cairo': 'kairo|le caire|el cairo|o cairo|ägypten|égypte|egipto|egito|カイロ|开罗|開羅',
  'Africa/Casablanca': 'maroc|marokko|marruecos|marrocos|rabat|カサブランカ',
  'Africa/Algiers': 'alger|algérie|argel|algerien|argelia|argélia',
  'Africa/Tunis': 'tunisie|tunesien|túnez',
  'Africa/Johannesburg':
    'johannesbourg|johannesburgo|joanesburgo|kapstadt|le cap|cidade do cabo|südafrika|afrique du sud|sudáfrica|áfrica do sul|ヨハネスブルク|南アフリカ|约翰内斯堡|南非',
  'Africa/Luanda': 'angola|ルアンダ',
  'Africa/Maputo': 'moçambique|mozambique',
  'Asia/Dubai': 'dubaï|dubái|ドバイ|アブダビ',
  'Asia/Jerusalem': 'jérusalem|jerusalén|jerusalém|エルサレム|耶路撒冷|特拉维夫',
  'Asia/Riyadh': 'riad|ryad|arabia saudí|saudi-arabien|リヤド|利雅得',
  'Asia/Kolkata':
    'neu-delhi|nueva delhi|nova délhi|indien|inde|índia|ムンバイ|デリー|ニューデリー|インド|新德里|班加罗尔',
  'Asia/Bangkok': 'バンコク|タイ王国|thaïlande|tailandia|tailândia|泰国',
  'Asia/Ho_Chi_Minh': 'ホーチミン|ハノイ|ベトナム|胡志明市|河内|越南',
  'Asia/Jakarta': 'ジャカルタ|インドネシア|雅加达|印尼|indonesia|indonesien|indonésie|indonésia',
  'Asia/Manila': 'マニラ|马尼拉|フィリピン|菲律宾',
  'Asia/Kuala_Lumpur': 'クアラルンプール|マレーシア|马来西亚',
  'Asia/Singapore': 'cingapura|singapura|シンガポール|狮城',
  'Asia/Hong_Kong': 'ホンコン',
  'Asia/Macau': '澳门|マカオ|macao',
  'Asia/Taipei': '臺北|臺灣|タイペイ',
  'Asia/Shanghai':
    'pequim|xangai|schanghai|changhaï|shanghái|chine|ペキン|シャンハイ|深セン|广东|廣州|杭州|成都|武汉|南京|重庆|天津|苏州|北京时间',
  'Asia/Tokyo':
    'tóquio|japão|名古屋|札幌|福岡|京都|横浜|神戸|仙台|広島|那覇|沖縄|东京都|東京都|トウキョウ|日本時間',
  'Asia/Seoul': 'séoul|seúl|seul|ソウル|韓国|首爾|釜山|südkorea|corée|corea|coreia',
  'Australia/Sydney': 'sídney|sidney|シドニー|雪梨',
  'Australia/Melbourne': 'メルボルン|墨尔本',
  'Pacific/Auckland':
    'wellington|neuseeland|nouvelle-zélande|nueva zelanda|nova zelândia|オークランド|ニュージーランド|奥克兰|新西兰',
};

/** Zone and name of each. */
export const CITY_NAMES: readonly (readonly [zone: string, name: string])[] = Object.entries(CITIES).flatMap(
  ([zone, names]) => names.split('|').map((name) => [zone, name] as const),
);
