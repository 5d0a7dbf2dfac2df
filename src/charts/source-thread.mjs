// Starts a picture thread from TypeScript: a thread does not take over the loader of the program that starts
// it. The build has no need of this file.
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(workerData);
