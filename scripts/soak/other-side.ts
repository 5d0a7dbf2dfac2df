import { fork } from 'node:child_process';
import type { Addresses, FromTraffic, Order, Report } from './settings.ts';

/** The process of fakes and people, as the one that is measured sees it. */
export interface OtherSide {
  readonly addresses: Promise<Addresses>;
  /** Everything was said, and there was time for the last answers. */
  readonly over: Promise<void>;
  tell(order: Order): void;
  report(order: Extract<Order, { order: 'count' }>): Promise<Report>;
}

const withoutGc = (): string[] => process.execArgv.filter((argument) => argument !== '--expose-gc');

export function startOtherSide(script: string, args: readonly string[], startedMs: number): OtherSide {
  const child = fork(script, [...args], {
    env: { ...process.env, SOAK_STARTED: String(startedMs) },
    execArgv: withoutGc(),
  });
  child.on('exit', (code) => {
    if (code !== 0) throw new Error(`the other side ended with ${code}`);
  });
  const waiting = new Map<FromTraffic['kind'], (message: FromTraffic) => void>();
  child.on('message', (message: FromTraffic) => waiting.get(message.kind)?.(message));
  const next = <K extends FromTraffic['kind']>(kind: K): Promise<Extract<FromTraffic, { kind: K }>> =>
    new Promise((resolve) => waiting.set(kind, resolve as never));
  return {
    addresses: next('addresses').then(({ addresses }) => addresses),
    over: next('over').then(() => undefined),
    tell: (order) => void child.send(order),
    report: async (order) => {
      const told = next('report');
      child.send(order);
      return (await told).report;
    },
  };
}

/** Runs this script on a heap snapshot: it takes more memory than the program under watch. */
export function readElsewhere<T>(script: string, snapshot: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = fork(script, [], {
      env: { ...process.env, SOAK_SNAPSHOT: snapshot },
      execArgv: [...withoutGc(), '--max-old-space-size=4096'],
      serialization: 'advanced',
    });
    child.once('message', (message) => resolve(message as T));
    child.once('exit', (code) => reject(new Error(`the snapshot could not be read: ${code}`)));
  });
}
