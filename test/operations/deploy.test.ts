import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { VARIABLES } from '../../src/config/variables.ts';
import { loadConfig, projectFile } from '../../src/index.ts';

/** What the files for containers and systemd say must be what the program knows. */

const read = (...path: string[]): string => readFileSync(projectFile(...path), 'utf8');
const dockerfile = read('Dockerfile');
const compose = read('compose.yaml');
const unit = read('deploy', 'undercurrent.service');

/** Those of Node and of the image of Postgres. */
const OF_OTHERS = /^(NODE_ENV|POSTGRES_\w+|PGDATA)$/;

type Variables = readonly (readonly [name: string, value: string])[];

/** `NAME: value` of every environment block, those in comments too: they are there to be switched on. */
const ofCompose: Variables = [...compose.matchAll(/^ +(?:# )?([A-Z][A-Z0-9_]+): (.+)$/gm)].map(
  ([, name, value]) => [name!, value!.replace(/^'(.*)'$/, '$1')],
);
/** `Environment=NAME=value`, and the names in the comment about the file of settings. */
const ofUnit: Variables = [...unit.matchAll(/^#? ?Environment=([A-Z][A-Z0-9_]+)=(.*)$/gm)].map(
  ([, name, value]) => [name!, value!],
);
/** The lines that follow ENV, each `NAME=value`. */
const ofImage: Variables = [
  .../^ENV ((?:.*\\\n)*.*)$/m.exec(dockerfile)![1]!.matchAll(/([A-Z][A-Z0-9_]+)=(\S+)/g),
].map(([, name, value]) => [name!, value!]);

const known = new Set(Object.keys(VARIABLES));

describe.each([
  ['compose.yaml', ofCompose, 10],
  ['deploy/undercurrent.service', ofUnit, 4],
  ['Dockerfile', ofImage, 4],
] as const)('%s', (_, variables, least) => {
  it('names variables that there are', () => {
    expect(variables.length).toBeGreaterThanOrEqual(least);
    const unknown = variables
      .map(([name]) => name)
      .filter((name) => !OF_OTHERS.test(name) && !known.has(name));
    expect(unknown).toEqual([]);
  });

  it('gives them values that are taken', () => {
    // Files of secrets are not there; the rest is checked as a start would.
    const env = Object.fromEntries(
      variables.filter(([name]) => !name.endsWith('_FILE') && !OF_OTHERS.test(name)),
    );
    expect(() => loadConfig(env)).not.toThrow();
  });
});

describe('the files of a deployment', () => {
  it('give the program more time to stop than it takes', () => {
    const stopOf = (variables: Variables): number =>
      Number(variables.find(([name]) => name === 'STOP_SECONDS')![1]);
    expect(Number(/^ +stop_grace_period: (\d+)s$/m.exec(compose)![1])).toBeGreaterThan(stopOf(ofCompose));
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)![1])).toBeGreaterThan(stopOf(ofUnit));
  });

  it('copy into the image what the program reads, and nothing that is not there', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names]) =>
      names!.split(' '),
    );
    for (const name of copied) expect(() => read(name), name).not.toThrow(/ENOENT/);
    for (const folder of ['data/', 'prompts/', 'assets/', 'bin/']) expect(copied).toContain(folder);
  });

  it('mount each secret that they read, and no other', () => {
    const readFrom = new Set(
      [...compose.matchAll(/^ +[A-Z_]+_FILE: \/run\/secrets\/(\w+)$/gm)].map(([, name]) => name),
    );
    const given = new Set(
      [...compose.matchAll(/secrets: \[(.+)\]/g)].flatMap(([, names]) => names!.split(', ')),
    );
    expect(readFrom).toEqual(given);
    const credentials = [...unit.matchAll(/^LoadCredential=(\w+):/gm)].map(([, name]) => name);
    expect([...unit.matchAll(/^Environment=\w+_FILE=%d\/(\w+)$/gm)].map(([, name]) => name)).toEqual(
      credentials,
    );
  });
});
