import type { DiscordWords } from '../words.ts';

export const de: DiscordWords = {
  noPictureHere: 'Es gibt auch ein Bild, aber in diesem Kanal darf ich keine Dateien anhängen.',
  chooseDriver: 'Ein Treiber, Zeile für Zeile',
  page: (page, pages) => `${page} von ${pages}`,
  pageGone:
    'Die Seiten dieser Antwort habe ich nicht mehr. Bitte Aktualisieren drücken oder noch einmal fragen.',
  unreadable:
    'Diese Nachricht kann ich nicht lesen. Bitte mich darin erwähnen oder die Erwähnung in der Antwort eingeschaltet lassen.',
  lost: 'Die Antwort ließ sich hier nicht anzeigen. Bitte noch einmal fragen.',
};
