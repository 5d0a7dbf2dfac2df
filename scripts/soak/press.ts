import { type SourceServer, send } from '../../test/fakes/source-server.ts';

const HOST = 'www.federalreserve.gov';
const EVERY_MS = 20 * 60_000;
/** As many as the real feed holds. */
const ITEMS = 20;

const SUBJECTS = [
  'Federal Reserve Board announces a standing facility for dealers',
  'Federal Reserve Board requests comment on capital rules for large banks',
  'Federal Reserve Board publishes its survey of senior loan officers',
  'Statement on the functioning of the market for Treasury securities',
];

/** A press office that says something new every twenty minutes of the simulated clock. */
export function servePress(server: SourceServer, now: () => number): void {
  server.serve(HOST, /^\/feeds\/press_(all|monetary)\.xml$/, (_seen, response) => {
    const newest = Math.floor(now() / EVERY_MS);
    const items = Array.from({ length: ITEMS }, (_, i) => {
      const number = newest - i;
      const link = `https://${HOST}/newsevents/pressreleases/other${number}a.htm`;
      return `<item><title>${SUBJECTS[number % SUBJECTS.length]} (${number})</title><link>${link}</link><guid>${link}</guid><description>Release ${number}.</description><category>Other Announcements</category><pubDate>${new Date(number * EVERY_MS).toUTCString()}</pubDate></item>`;
    });
    send(
      response,
      200,
      { 'content-type': 'text/xml' },
      `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Press</title>${items.join('')}</channel></rss>`,
    );
  });
}
