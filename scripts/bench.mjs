/**
 * npm run bench [-- section ...]: medians and 99th percentiles of what people wait for, in one run on this machine.
 * Ratios between lines are steadier than the milliseconds. Each section is a process of its own.
 */
import { spawnSync } from 'node:child_process';

const SECTIONS = {
  core: 'bench-core.ts',
  live: 'bench-live.ts',
  charts: 'bench-charts.ts',
  store: 'bench-store.ts',
  delivery: 'bench-delivery.ts',
  alerts: 'bench-alerts.ts',
  telegram: 'bench-telegram.ts',
  discord: 'bench-discord.ts',
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in SECTIONS));
if (unknown.length > 0) {
  process.stderr.write(
    `bench: no section ${unknown.join(', ')}; there are ${Object.keys(SECTIONS).join(', ')}\n`,
  );
  process.exit(2);
}
let failed = 0;
for (const [name, file] of Object.entries(SECTIONS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stdout.write(`\n== ${name} (node ${process.version})\n`);
  const script = new URL(file, import.meta.url).pathname;
  const { status } = spawnSync(process.execPath, ['--expose-gc', '--import', 'tsx', script], {
    stdio: 'inherit',
  });
  if (status !== 0) {
    process.stdout.write(`${name} failed with ${status}\n`);
    failed += 1;
  }
}
process.exit(failed === 0 ? 0 : 1);
