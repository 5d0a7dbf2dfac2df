import { describe, expect, it } from 'vitest';
import { meaningOf } from './wish-text.ts';

/** What people say to get a digest, judged by hand before the program was asked. Days are digits from Monday. */
const TABLE: Readonly<Record<string, readonly (readonly [said: string, meant: string])[]>> = {
  en: [
    ['every morning at 7 in London', 'on 07:00 Europe/London 1234567'],
    ['each weekday at 6:30am Chicago time', 'on 06:30 America/Chicago 12345'],
    ['weekends only at 10am Sydney', 'on 10:00 Australia/Sydney 67'],
    ['every day at noon in Tokyo', 'on 12:00 Asia/Tokyo 1234567'],
    ['on saturdays at 9am', 'on 09:00 6'],
    ['monday and thursday at 8pm Berlin', 'on 20:00 Europe/Berlin 14'],
    ['weekdays 7:45 Toronto long with pictures', 'on 07:45 America/Toronto 12345 long pictures'],
    ['daily 8am Nepal short', 'on 08:00 Asia/Kathmandu 1234567 short'],
    ['tuesday to friday at quarter past 7 in Dublin', 'on 07:15 Europe/Dublin 2345'],
    ['at half past eight in Hawaii without pictures', 'on 08:30 Pacific/Honolulu no-pictures'],
  ],
  de: [
    ['jeden Tag um 7 Uhr in Berlin', 'on 07:00 Europe/Berlin 1234567'],
    ['jeden Werktag um 7:30 Uhr Wien', 'on 07:30 Europe/Vienna 12345'],
    ['werktags um halb acht', 'on 07:30 12345'],
    ['am Wochenende um 10 Uhr', 'on 10:00 67'],
    ['montags um 8 Uhr Zürich', 'on 08:00 Europe/Zurich 1'],
    ['montags bis freitags um 6 Uhr morgens', 'on 06:00 12345'],
    ['täglich um 18 Uhr Kenia kurz', 'on 18:00 Africa/Nairobi 1234567 short'],
    ['jeden Morgen um 8 Uhr in Nepal ohne Bilder', 'on 08:00 Asia/Kathmandu 1234567 no-pictures'],
    ['samstags und sonntags um 9 Uhr', 'on 09:00 67'],
    ['um viertel nach 7 in Island', 'on 07:15 Atlantic/Reykjavik'],
  ],
  es: [
    ['cada día laborable a las 7', 'on 07:00 12345'],
    ['cada día hábil a las 7 de la mañana en Madrid', 'on 07:00 Europe/Madrid 12345'],
    ['todos los días a las 8 en Bogotá', 'on 08:00 America/Bogota 1234567'],
    ['los fines de semana a las 10', 'on 10:00 67'],
    ['de lunes a viernes a las 7 y media en Lima', 'on 07:30 America/Lima 12345'],
    ['los sábados a las 9 de la mañana', 'on 09:00 6'],
    ['lunes y jueves a las 8 de la noche', 'on 20:00 14'],
    ['cada mañana a las 6 en Panamá', 'on 06:00 America/Panama 1234567'],
    [
      'a diario a las 8 hora de México largo con imágenes',
      'on 08:00 America/Mexico_City 1234567 long pictures',
    ],
    ['entre semana a las siete en Nepal', 'on 07:00 Asia/Kathmandu 12345'],
  ],
  fr: [
    ['tous les jours à 7h à Paris', 'on 07:00 Europe/Paris 1234567'],
    ['chaque jour ouvré à 7h30', 'on 07:30 12345'],
    ['tous les jours ouvrés à 8h à Bruxelles', 'on 08:00 Europe/Brussels 12345'],
    ['le week-end à 10h', 'on 10:00 67'],
    ['du lundi au vendredi à 6h45', 'on 06:45 12345'],
    ['le samedi à 9h du matin', 'on 09:00 6'],
    ['lundi et jeudi à 20h', 'on 20:00 14'],
    ['chaque matin à 7h au Sénégal', 'on 07:00 Africa/Dakar 1234567'],
    ['tous les matins à huit heures court sans images', 'on 08:00 1234567 short no-pictures'],
    ['en semaine à midi à Genève', 'on 12:00 Europe/Zurich 12345'],
  ],
  pt: [
    ['todo dia às 7h em São Paulo', 'on 07:00 America/Sao_Paulo 1234567'],
    ['todos os dias às 8 em Lisboa', 'on 08:00 Europe/Lisbon 1234567'],
    ['todo dia útil às 7h30', 'on 07:30 12345'],
    ['cada dia útil às 7', 'on 07:00 12345'],
    ['nos fins de semana às 10h', 'on 10:00 67'],
    ['de segunda a sexta às 6h45 da manhã', 'on 06:45 12345'],
    ['aos sábados às 9h', 'on 09:00 6'],
    ['segunda e quinta às 8 da noite', 'on 20:00 14'],
    ['toda manhã às 7 na Islândia', 'on 07:00 Atlantic/Reykjavik 1234567'],
    ['diariamente ao meio-dia em Luanda longo com imagens', 'on 12:00 Africa/Luanda 1234567 long pictures'],
  ],
  zh: [
    ['每天早上7点 北京', 'on 07:00 Asia/Shanghai 1234567'],
    ['每个工作日7点半', 'on 07:30 12345'],
    ['工作日早上八点 上海', 'on 08:00 Asia/Shanghai 12345'],
    ['周末上午10点', 'on 10:00 67'],
    ['周一到周五下午6点', 'on 18:00 12345'],
    ['每周六早上9点', 'on 09:00 6'],
    ['周一和周四晚上8点', 'on 20:00 14'],
    ['每天8点 尼泊尔', 'on 08:00 Asia/Kathmandu 1234567'],
    ['每天中午12点 香港 简短 不要图片', 'on 12:00 Asia/Hong_Kong 1234567 short no-pictures'],
    ['每天晚上9点 肯尼亚', 'on 21:00 Africa/Nairobi 1234567'],
  ],
  ja: [
    ['毎朝7時', 'on 07:00 1234567'],
    ['毎日午前8時 東京', 'on 08:00 Asia/Tokyo 1234567'],
    ['平日の朝7時半', 'on 07:30 12345'],
    ['週末の10時', 'on 10:00 67'],
    ['月曜から金曜の午後6時', 'on 18:00 12345'],
    ['毎週土曜日の朝9時', 'on 09:00 6'],
    ['月曜と木曜の夜8時', 'on 20:00 14'],
    ['毎日8時 ネパール', 'on 08:00 Asia/Kathmandu 1234567'],
    ['毎日正午 短く 画像なし', 'on 12:00 1234567 short no-pictures'],
    ['平日8時 ロンドン 詳しく', 'on 08:00 Europe/London 12345 long'],
  ],
};

for (const [language, rows] of Object.entries(TABLE))
  describe(`a digest in the words of ${language}`, () => {
    it.each(rows)('%s', (said, meant) => {
      expect(meaningOf(said)).toBe(meant);
    });
  });
