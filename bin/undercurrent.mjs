#!/usr/bin/env node
// The command. Runs the build that `npm ci` makes; says so in one line when it is missing.
import { existsSync } from 'node:fs';

const entry = new URL('../dist/adapters/start.js', import.meta.url);
if (!existsSync(entry)) {
  process.stderr.write('undercurrent: not built yet. Run `npm run build`, then try again.\n');
  process.exit(2);
}
await import(entry.href);
