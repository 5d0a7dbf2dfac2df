/** A process of its own: fires an alert, takes its delivery as far as it is told, and waits to be killed. */
import { evaluateAlerts } from '../../../src/alerts/run.ts';
import { openStore } from '../../../src/store/open.ts';
import { stillWorld } from '../still.ts';

const [file = '', step = ''] = process.argv.slice(2);
const log = { warn: () => undefined };
const world = stillWorld();
const store = await openStore({ file, now: Date.now, log });
const { fired } = await evaluateAlerts({ store, bot: world, now: Date.now, logger: log });
const [claimed] = step === 'fired' ? [] : await store.deliveries.claimNext({ limit: 1, leaseMs: 1_000 });
if (claimed && step === 'sending') await store.deliveries.markSending(claimed, 1_000);
process.stdout.write(`${fired}\n`);
setInterval(() => undefined, 1_000);
