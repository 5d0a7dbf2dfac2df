import type { TerminalWords } from '../words.ts';

export const de: TerminalWords = {
  what: 'Undercurrent: warum sich Märkte bewegen, und woher man das weiß.',
  how: 'Misst die Prämisse, prüft Ursachen, dafür und dagegen, und nennt seine Quellen.',
  try: 'Zum Ausprobieren:',
  examples: ['Warum fällt alles?', 'Ist das wie 312?', '/indicator gold', '/drivers', '/asof 2024-08-05'],
  more: '/help zählt die Befehle auf, /quit beendet.',
  commands: 'Befehle',
  usage: (used, limit) =>
    `Heute verbrauchte Tokens: ${used}${limit === undefined ? '; ohne Grenze' : ` von ${limit}`}.`,
  forgotten: 'Gespräch vergessen.',
  session: {
    digest: 'ein Tagesbericht, wie ihn ein Chat bekäme',
    usage: 'Verbrauch von heute',
    forget: 'dieses Gespräch vergessen',
    sources: 'Zustand und Alter jeder Live-Quelle',
    asof: 'einen anderen aufgezeichneten Tag lesen; allein: zurück zum neuesten',
    lang: 'Sprache der Antworten, en, zh, es, de, fr, pt oder ja; allein: die der Frage',
    help: 'diese Liste',
    quit: 'beenden (auch Strg-D oder zweimal Strg-C)',
  },
  free: 'Alles andere ist eine Frage; das Vorige bleibt bis zum Beenden in Erinnerung.',
  advice: 'Erklärt Bewegungen. Gibt keine Empfehlungen, Kursziele oder Prognosen.',
  languageNow: 'Antworten ab jetzt auf Deutsch.',
  languageFree: 'Ab jetzt entscheidet die Sprache der Frage.',
  leave: 'Zum Beenden noch einmal Strg-C drücken.',
  unknown: (name, near) => `Den Befehl /${name} gibt es nicht${near || '; /help zählt alle auf.'}`,
  inChats: (name) =>
    `/${name} gehört in Chats auf Discord und Telegram. /digest preview zeigt hier einen Tagesbericht.`,
};
