import { describe, expect, it } from 'vitest';
import { wishOf } from '../../src/alerts/wishes.ts';
import { ALERT_WORDS } from '../../src/alerts/words.ts';
import { deskWith, last, request } from '../front-desk/helpers.ts';

/** Judged by hand from the words. `no`: a question like any other. */
const TABLE: readonly (readonly [said: string, kind: 'sure' | 'maybe' | 'reminder' | 'no'])[] = [
  ['tell me when everything is falling', 'sure'],
  ["let me know if there's a bank run", 'sure'],
  ['warn mich wenn der VIX über 20 steigt', 'sure'],
  ['remind me tomorrow at 8', 'reminder'],
  ['tell me when gold falls 3% in a day', 'sure'],
  ['sag mir wenn Gold unter 4000 Dollar fällt', 'sure'],
  ['remind me when gold hits 5000', 'sure'],
  ['remind me why gold fell', 'no'],
  ['remind me what drives gold', 'no'],
  ['tell me if gold is at its high', 'maybe'],
  ['tell me why gold is down', 'no'],
  ['tell me about the vix', 'no'],
  ['tell me when the fed meets', 'no'],
  ['tell me when gold crashed last', 'no'],
  ['wake me at 7', 'reminder'],
  ['tell me tomorrow at 8', 'reminder'],
  ['ping me every day at 9', 'reminder'],
  ['ping me when vix spikes', 'sure'],
  ['I want to know when oil breaks 100', 'sure'],
  ['give me a heads up if credit cracks', 'sure'],
  ['set an alert for gold above 5000', 'sure'],
  ['avísame cuando todo caiga', 'sure'],
  ['dime cuando el oro baje 3%', 'sure'],
  ['dime si el oro está caro', 'maybe'],
  ['dime por qué cae el oro', 'no'],
  ['dime cuándo cayó el oro', 'no'],
  ['recuérdame mañana a las 8', 'reminder'],
  ['avísame mañana a las 8', 'reminder'],
  ['hazme saber si hay un pánico bancario', 'sure'],
  ['gib mir Bescheid, sobald Bitcoin 100k erreicht', 'sure'],
  ['benachrichtige mich, wenn alles fällt', 'sure'],
  ['erinnere mich morgen um 8', 'reminder'],
  ['sag mir, warum Gold fällt', 'no'],
  ['sag mir, ob Gold teuer ist', 'no'],
  ['weck mich um 7 Uhr', 'reminder'],
  ['préviens-moi quand tout baisse', 'sure'],
  ["dis-moi quand l'or perd 3%", 'sure'],
  ["dis-moi si l'or est cher", 'maybe'],
  ["dis-moi pourquoi l'or baisse", 'no'],
  ['rappelle-moi demain à 8h', 'reminder'],
  ["rappelle-moi pourquoi l'or baisse", 'no'],
  ['fais-moi savoir si une banque tombe', 'sure'],
  ['me avise quando tudo cair', 'sure'],
  ['me diga quando o ouro cair 3%', 'sure'],
  ['me lembre amanhã às 8', 'reminder'],
  ['me diga por que o ouro cai', 'no'],
  ['avise-me se o VIX passar de 20', 'sure'],
  ['黄金跌3%时告诉我', 'sure'],
  ['如果发生银行挤兑就告诉我', 'sure'],
  ['全部下跌时提醒我', 'sure'],
  ['告诉我为什么黄金下跌', 'no'],
  ['告诉我黄金的情况', 'maybe'],
  ['明天8点提醒我', 'reminder'],
  ['每天早上8点叫我', 'reminder'],
  ['VIX超过20提醒我', 'sure'],
  ['全面安になったら教えて', 'sure'],
  ['金が3%下がったら知らせて', 'sure'],
  ['なぜ金が下がったか教えて', 'no'],
  ['金が下がった理由を教えて', 'no'],
  ['銀行取り付けが起きたら通知して', 'sure'],
  ['明日8時にリマインドして', 'reminder'],
  ['明日の8時に教えて', 'reminder'],
  ['what happened when lehman failed', 'no'],
  ['why is everything falling?', 'no'],
  ['when did gold crash', 'no'],
  ['is gold falling', 'no'],
  ['mujhe batana jab gold 5000 ho', 'sure'],
];

describe('a wish to be told', () => {
  it.each(TABLE)('%s', (said, kind) => {
    expect(wishOf(said)?.kind ?? 'no').toBe(kind);
  });
});

describe('a wish in a plain chat where no alert can be set', () => {
  const answered = async (text: string): Promise<string> => {
    const { answer } = await last(deskWith().handle(request({ type: 'text', text })), 'answer');
    return JSON.stringify(answer.blocks);
  };
  it.each([
    ['tell me when gold falls 3% in a day', ALERT_WORDS.en.desk.unavailable],
    ['tell me when everything is falling', ALERT_WORDS.en.desk.unavailable],
    ["let me know if there's a bank run", ALERT_WORDS.en.desk.unavailable],
    ['tell me if gold falls 3% in a day', ALERT_WORDS.en.desk.unavailable],
    ['sag mir wenn Gold unter 4000 Dollar fällt', ALERT_WORDS.de.desk.unavailable],
    ['warn mich wenn der VIX über 20 steigt', ALERT_WORDS.de.desk.unavailable],
    ['préviens-moi quand tout baisse', ALERT_WORDS.fr.desk.unavailable],
    ['avísame cuando todo caiga', ALERT_WORDS.es.desk.unavailable],
    ['me avise quando tudo cair', ALERT_WORDS.pt.desk.unavailable],
    ['全部下跌时提醒我', ALERT_WORDS.zh.desk.unavailable],
    ['全面安になったら教えて', ALERT_WORDS.ja.desk.unavailable],
    ['remind me tomorrow at 8', ALERT_WORDS.en.desk.reminder],
    ['erinnere mich morgen um 8', ALERT_WORDS.de.desk.reminder],
    ['明日8時にリマインドして', ALERT_WORDS.ja.desk.reminder],
  ])('%s', async (text, sentence) => {
    expect(await answered(text)).toContain(sentence);
  });
});
