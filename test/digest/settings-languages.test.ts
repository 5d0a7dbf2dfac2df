import { describe, expect, it } from 'vitest';
import { plain } from '../../src/digest/settings-meanings.ts';
import { VOCABULARY } from '../../src/digest/settings-vocabulary.ts';
import { findZone } from '../../src/digest/zones.ts';
import { LANGUAGES } from '../../src/languages.ts';
import { meaningOf } from './wish-text.ts';

/** Written and judged by hand, as in settings-phrases.test.ts. */
const TABLE: readonly (readonly [said: string, meant: string])[] = [
  // German.
  ['jeden Morgen um 8 Uhr Berlin', 'on 08:00 Europe/Berlin 1234567'],
  ['jeden Abend um 8 Berlin', 'on 20:00 Europe/Berlin 1234567'],
  ['Montag bis Freitag um halb neun Wien', 'on 08:30 Europe/Vienna 12345'],
  ['Mo bis Do 8 Uhr Berlin', 'on 08:00 Europe/Berlin 1234'],
  ['Mo, Mi und Fr 7:30 Zürich', 'on 07:30 Europe/Zurich 135'],
  ['am Montag um 18 Uhr Berlin', 'on 18:00 Europe/Berlin 1'],
  ['an Werktagen um 8 Uhr in München', 'on 08:00 Europe/Berlin 12345'],
  ['täglich außer sonntags um 9 Uhr Frankfurt', 'on 09:00 Europe/Berlin 123456'],
  ['täglich außer am Wochenende 9 Uhr Hamburg', 'on 09:00 Europe/Berlin 12345'],
  ['jede Woche am Montag um 9 Uhr', 'on 09:00 1'],
  ['alle Werktage 8 Uhr', 'on 08:00 12345'],
  ['um Viertel nach acht abends Berlin', 'on 20:15 Europe/Berlin'],
  ['um acht Uhr morgens', 'on 08:00'],
  ['zweimal am Tag', 'NO often'],
  ['morgen um 8', 'NO dates'],
  ['stündlich', 'NO often'],
  ['vor Börsenschluss', 'NO session'],
  ['ohne Bilder bitte', 'on no-pictures'],
  ['mit Grafiken', 'on pictures'],
  ['auf Französisch', 'on fr'],
  ['auf Japanisch, ausführlich', 'on ja long'],
  ['ausführlich ohne Diagramme', 'on long no-pictures'],
  ['bitte ausschalten', 'off'],
  ['schalte ein', 'on'],
  ['schalte es aus', 'off'],
  ['nicht mehr senden', 'off'],
  ['wann kommt der nächste?', 'status'],
  ['Vorschau auf Deutsch', 'preview de'],
  ['an', 'on'],
  ['aus', 'off'],
  ['sofort', 'now'],
  ['8 Uhr am Abend Berlin', 'on 20:00 Europe/Berlin'],
  ['12 Uhr mittags Berlin', 'on 12:00 Europe/Berlin'],
  ['um Mitternacht Wien', 'on 00:00 Europe/Vienna'],
  ['auf Italienisch', 'NO language'],
  // French.
  ['tous les matins à 8h Paris', 'on 08:00 Europe/Paris 1234567'],
  ['tous les lundis à 9h Genève', 'on 09:00 Europe/Zurich 1'],
  ['chaque soir à huit heures et demie Paris', 'on 20:30 Europe/Paris 1234567'],
  ['du lundi au vendredi à 8 h 30, heure de Paris', 'on 08:30 Europe/Paris 12345'],
  ['tous les jours sauf le dimanche à 9h Paris', 'on 09:00 Europe/Paris 123456'],
  ['tous les jours sauf le week-end 9h Bruxelles', 'on 09:00 Europe/Brussels 12345'],
  ['les lundis, mercredis et vendredis à 7h Paris', 'on 07:00 Europe/Paris 135'],
  ['9h moins le quart Paris', 'on 08:45 Europe/Paris'],
  ['neuf heures moins le quart Paris', 'on 08:45 Europe/Paris'],
  ['midi et demi Paris', 'on 12:30 Europe/Paris'],
  ['à midi Montréal', 'on 12:00 America/Toronto'],
  ["8 h de l'après-midi", 'on 20:00'],
  ["3 h de l'après-midi Paris", 'on 15:00 Europe/Paris'],
  ['une fois par semaine le lundi à 9h', 'on 09:00 1'],
  ['deux fois par jour', 'NO often'],
  ['demain à 8h', 'NO dates'],
  ['sans images', 'on no-pictures'],
  ['avec graphiques', 'on pictures'],
  ['en allemand', 'on de'],
  ['en japonais, détaillé', 'on ja long'],
  ['désactive', 'off'],
  ['arrête', 'off'],
  ["c'est quand le prochain ?", 'status'],
  ['quand est le prochain ?', 'status'],
  ['aperçu en français', 'preview fr'],
  ["à l'ouverture", 'NO session'],
  ['à la clôture', 'NO session'],
  ['toutes les heures', 'NO often'],
  ["s'il vous plaît envoyez-moi un résumé court à 8h", 'on 08:00 short'],
  // Portuguese.
  ['todas as manhãs às 8h São Paulo', 'on 08:00 America/Sao_Paulo 1234567'],
  ['de segunda a sexta às 8h30 Brasília', 'on 08:30 America/Sao_Paulo 12345'],
  ['segunda-feira a sexta-feira às 8:00 Lisboa', 'on 08:00 Europe/Lisbon 12345'],
  ['2ª a 6ª 8h São Paulo', 'on 08:00 America/Sao_Paulo 12345'],
  ['terças e quintas às 19h Rio de Janeiro', 'on 19:00 America/Sao_Paulo 24'],
  ['todo dia útil às oito e meia da manhã', 'on 08:30 12345'],
  ['às 8 da noite Lisboa', 'on 20:00 Europe/Lisbon'],
  ['meio-dia e meia São Paulo', 'on 12:30 America/Sao_Paulo'],
  ['todos os dias exceto aos domingos às 9h', 'on 09:00 123456'],
  ['todos os dias menos sábado e domingo 9h São Paulo', 'on 09:00 America/Sao_Paulo 12345'],
  ['toda segunda às 9', 'on 09:00 1'],
  ['uma vez por semana na segunda às 9h', 'on 09:00 1'],
  ['duas vezes por dia', 'NO often'],
  ['amanhã às 8', 'NO dates'],
  ['sem imagens', 'on no-pictures'],
  ['com gráficos', 'on pictures'],
  ['em alemão', 'on de'],
  ['em chinês, detalhado', 'on zh long'],
  ['desligar', 'off'],
  ['pare', 'off'],
  ['quando é o próximo?', 'status'],
  ['prévia em português', 'preview pt'],
  ['agora', 'now'],
  ['na abertura', 'NO session'],
  ['quinze para as nove da manhã', 'on 08:45'],
  ['fins de semana às 10h', 'on 10:00 67'],
  // Japanese.
  ['毎朝8時 東京', 'on 08:00 Asia/Tokyo 1234567'],
  ['毎晩9時 大阪', 'on 21:00 Asia/Tokyo 1234567'],
  ['平日の朝8時半 東京', 'on 08:30 Asia/Tokyo 12345'],
  ['月曜から金曜まで8時 東京', 'on 08:00 Asia/Tokyo 12345'],
  ['月〜金 8時 東京', 'on 08:00 Asia/Tokyo 12345'],
  ['月・水・金 8時', 'on 08:00 135'],
  ['月水金の7時30分', 'on 07:30 135'],
  ['毎日、土日以外、8時 東京', 'on 08:00 Asia/Tokyo 12345'],
  ['土日を除く毎日8時', 'on 08:00 12345'],
  ['毎週月曜9時 東京', 'on 09:00 Asia/Tokyo 1'],
  ['1日1回8時', 'on 08:00 1234567'],
  ['1日2回', 'NO often'],
  ['明日の8時', 'NO dates'],
  ['毎時', 'NO often'],
  ['図なしで', 'on no-pictures'],
  ['図あり', 'on pictures'],
  ['画像オン', 'on pictures'],
  ['ドイツ語で', 'on de'],
  ['英語で詳しく', 'on en long'],
  ['停止してください', 'off'],
  ['止めて', 'off'],
  ['オン', 'on'],
  ['次回はいつ？', 'status'],
  ['プレビュー', 'preview'],
  ['引け後', 'NO session'],
  ['午後9時にお願いします', 'on 21:00'],
  ['日本時間で朝8時', 'on 08:00 Asia/Tokyo'],
  ['ニューヨーク時間の午前9時半', 'on 09:30 America/New_York'],
  ['夜12時 東京', 'on 00:00 Asia/Tokyo'],
  ['正午 東京', 'on 12:00 Asia/Tokyo'],
  ['韓国語で', 'NO language'],
  ['mercredi', 'on 3'],
  ['mi zona horaria es Madrid 8:00', 'on 08:00 Europe/Madrid'],
  ['every evening at 8 London', 'on 20:00 Europe/London 1234567'],
  ['every morning London', 'NO which time'],
  ['每天一次 8点 上海', 'on 08:00 Asia/Shanghai 1234567'],
  ['每晚9点 上海', 'on 21:00 Asia/Shanghai 1234567'],
  ['send me an english digest at 8', 'on 08:00 en'],
  ['7pm ET weekdays', 'on 19:00 America/New_York 12345'],
  // Each word was known to one of two older lists alone.
  ['quotidien 8h Paris', 'on 08:00 Europe/Paris 1234567'],
  ['Wochenenden 10 Uhr Berlin', 'on 10:00 Europe/Berlin 67'],
  ['jeden Werktag, halb acht, kurz, Probe', 'preview 07:30 12345 short'],
  ['jours ouvrés 8h, moyen, apercu', 'preview 08:00 12345 normal'],
  ['tercas 8h, longo, sem imagem', 'on 08:00 2 long no-pictures'],
  ['土日 午前8時 標準', 'on 08:00 67 normal'],
  ['月曜と水曜以外 8時', 'on 08:00 24567'],
  ['平日 月曜以外 8時', 'on 08:00 2345'],
];

/** From a map. */
const CITIES: Readonly<Record<string, string>> = {
  'America/New_York': 'Nova Iorque|Nova York|New York|New-York|Nueva York|ニューヨーク|纽约|紐約',
  'America/Los_Angeles': 'Los Ángeles|San Francisco|ロサンゼルス|旧金山',
  'America/Sao_Paulo': 'São Paulo|Sao Paulo|San Pablo|Rio de Janeiro|Belo Horizonte|サンパウロ|圣保罗',
  'America/Mexico_City': 'Ciudad de México|Cidade do México|Mexiko-Stadt|メキシコシティ',
  'Europe/London': 'Londres|London|Édimbourg|ロンドン|イギリス|倫敦|Großbritannien|Reino Unido|Royaume-Uni',
  'Europe/Berlin':
    'München|Muenchen|Munich|Múnich|Francfort|Fráncfort|Frankfurt am Main|Köln|Berlim|フランクフルト|慕尼黑',
  'Europe/Zurich': 'Zürich|Zurich|Zurique|Genève|Genf|Genebra|Bâle|チューリッヒ|日内瓦|ジュネーブ',
  'Europe/Vienna': 'Wien|Vienne|Viena|ウィーン|维也纳',
  'Europe/Lisbon': 'Lisboa|Lisbonne|Lissabon|リスボン|里斯本|Porto',
  'Europe/Paris': 'París|パリ|巴黎|Lyon|Straßburg|Frankreich',
  'Europe/Rome': 'Rom|Roma|Mailand|Milan|Milão|ローマ|米兰',
  'Europe/Moscow': 'Moskau|Moscou|Moscú|モスクワ',
  'Asia/Tokyo': '東京|大阪|Tokio|Tóquio|日本|名古屋|东京|Japão',
  'Asia/Shanghai': 'Xangai|Schanghai|Shanghái|上海|Pékin|Peking|Pequim|Pekín|北京|深圳|成都',
  'Asia/Hong_Kong': 'Hongkong|Hong-Kong|香港|ホンコン',
  'Asia/Singapore': 'Singapur|Singapour|Cingapura|シンガポール|新加坡',
  'Asia/Seoul': 'Séoul|Seul|Seúl|ソウル|韩国|首尔',
};

describe('cities as they are called', () => {
  it.each(Object.entries(CITIES))('%s', (zone, names) => {
    for (const name of names.split('|')) {
      expect(findZone(name), name).toBe(zone);
      expect(meaningOf(`8:00 ${name}`), name).toBe(`on 08:00 ${zone}`);
    }
  });

  it('are asked for where a name means several zones', () => {
    expect(meaningOf('8 Uhr USA')).toBe('NO several zones');
    expect(meaningOf('8h États-Unis')).toBe('NO several zones');
    expect(meaningOf('アメリカ 8時')).toBe('NO several zones');
    expect(meaningOf('8:00 Guadalajara')).toBe('NO several zones');
  });

  it('stand inside phrases of their language', () => {
    expect(meaningOf("à l'heure de Genève, 8h30")).toBe('on 08:30 Europe/Zurich');
    expect(meaningOf('8 Uhr New Yorker Zeit')).toBe('on 08:00 America/New_York');
    expect(meaningOf('8h, horário de Brasília')).toBe('on 08:00 America/Sao_Paulo');
    expect(meaningOf('サンフランシスコ時間で毎朝7時')).toBe('on 07:00 America/Los_Angeles 1234567');
  });
});

describe('what people type after /digest in other languages', () => {
  it.each(TABLE)('%s', (said, meant) => {
    expect(meaningOf(said)).toBe(meant);
  });

  it('knows every language by its name in every language', () => {
    for (const language of LANGUAGES) {
      const names = new Intl.DisplayNames(language, { type: 'language' });
      for (const code of LANGUAGES)
        expect(VOCABULARY.get(plain(names.of(code)!)), `${code} in ${language}`).toEqual({
          kind: 'language',
          language: code,
        });
    }
  });
});
