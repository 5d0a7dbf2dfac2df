/**
 * Dates that no rule gives. Only dates that an agency published and that were found in several copies that agree;
 * what was not found is named in `CALENDAR_GAPS`, so that silence is not taken for "nothing is due".
 */

/** The two days of each meeting; the statement comes on the second. */
export const FOMC_MEETINGS: readonly (readonly [first: string, second: string])[] = [
  ['2026-01-27', '2026-01-28'],
  ['2026-03-17', '2026-03-18'],
  ['2026-04-28', '2026-04-29'],
  ['2026-06-16', '2026-06-17'],
  ['2026-07-28', '2026-07-29'],
  ['2026-09-15', '2026-09-16'],
  ['2026-10-27', '2026-10-28'],
  ['2026-12-08', '2026-12-09'],
  ['2027-01-26', '2027-01-27'],
  ['2027-03-16', '2027-03-17'],
  ['2027-04-27', '2027-04-28'],
  ['2027-06-08', '2027-06-09'],
  ['2027-07-27', '2027-07-28'],
  ['2027-09-14', '2027-09-15'],
  ['2027-10-26', '2027-10-27'],
  ['2027-12-07', '2027-12-08'],
  ['2028-01-25', '2028-01-26'],
];
/** The Board's press releases of 9 August 2024 and 5 September 2025; the dates of later years are tentative. */
export const FOMC_SOURCE = 'Federal Reserve, FOMC meeting schedule';
export const FOMC_TENTATIVE_FROM = '2027-01-01';

export type ReleaseId = 'cpi' | 'jobs' | 'ppi';

export const RELEASE_TITLES: Readonly<Record<ReleaseId, string>> = {
  cpi: 'US consumer prices (CPI)',
  jobs: 'US employment report',
  ppi: 'US producer prices (PPI)',
};

/** The schedule of the Bureau of Labor Statistics for 2026, as it stood after the changes of late 2025. 08:30 New York. */
export const BLS_RELEASES: Readonly<Record<ReleaseId, readonly string[]>> = {
  cpi: ['2026-09-11', '2026-10-14', '2026-11-10', '2026-12-10'],
  jobs: ['2026-09-04', '2026-10-02', '2026-11-06', '2026-12-04'],
  ppi: ['2026-09-10', '2026-10-15', '2026-11-13', '2026-12-15'],
};
export const BLS_SOURCE = 'Bureau of Labor Statistics, release schedule';

/** What the data above do not hold, from a date on. */
export const CALENDAR_GAPS: readonly { readonly what: string; readonly from: string }[] = [
  { what: 'CPI, PPI and employment release dates after 2026', from: '2027-01-01' },
  { what: 'FOMC meetings after January 2028', from: '2028-01-27' },
  { what: 'Bank of Japan meeting dates', from: '1970-01-01' },
];
