import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VARIABLES } from '../../src/config/variables.ts';
import { projectFile } from '../../src/index.ts';
import { startTelegramServer, type TelegramServer } from '../fakes/telegram/server.ts';

/**
 * Every secret has a value that is found nowhere else. The program is driven into every kind of trouble that we can
 * make, on servers that say back whatever they are sent, and all that comes out of it is searched.
 */
const SECRETS: Readonly<Record<string, string>> = {
  TELEGRAM_BOT_TOKEN: '424242424:AAneedle-telegram-0123456789abcdefgh',
  TELEGRAM_WEBHOOK_SECRET: 'needle-webhook-0123456789',
  DISCORD_BOT_TOKEN: 'MTIzbmVlZGxlZGlzY29yZA.Needle.discord-0123456789abcdefghijk',
  OPENAI_API_KEY: 'needle.openai.0123456789',
  FRED_API_KEY: '0123456789abcdef0123456789needle',
  ALPHA_VANTAGE_API_KEY: 'NEEDLEALPHA01234',
  COINGECKO_API_KEY: 'CG-needle0123456789',
  DATABASE_URL: 'postgres://bot:needle%2Fdatabase-0123456789@127.0.0.1:9/undercurrent',
};
const NEEDLES = [
  ...Object.values(SECRETS).filter((value) => !value.startsWith('postgres')),
  'needle%2Fdatabase-0123456789',
  'needle/database-0123456789',
  // The part after the number is what counts.
  'AAneedle-telegram-0123456789abcdefgh',
  ...['telegram', 'openai'].map((name) =>
    Buffer.from(SECRETS[name === 'telegram' ? 'TELEGRAM_BOT_TOKEN' : 'OPENAI_API_KEY']!).toString('base64'),
  ),
];
const { DATABASE_URL, TELEGRAM_WEBHOOK_SECRET: _webhook, ...WITHOUT_DATABASE } = SECRETS;
const START = projectFile('adapters', 'start.ts');

let folder: string;
let echo: Server;
let echoRoot: string;
let echoed = 0;
let telegram: TelegramServer;
const children: ChildProcess[] = [];

/** Refuses everything, each time in another way, and repeats what it was sent. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'undercurrent-secrets-'));
  const statuses = [401, 403, 500, 429, 200, 404, 502];
  echo = createServer((request, response) => {
    const status = statuses[echoed++ % statuses.length]!;
    const said = {
      error: { message: `no: ${request.method} ${request.url} ${JSON.stringify(request.headers)}` },
    };
    response.writeHead(status, {
      'content-type': 'application/json',
      'x-echo': encodeURI(request.url ?? ''),
    });
    response.end(
      JSON.stringify({ ...said, message: said.error.message, description: said.error.message, ok: false }),
    );
  });
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
  echoRoot = `http://127.0.0.1:${(echo.address() as AddressInfo).port}`;
  telegram = await startTelegramServer({ token: SECRETS.TELEGRAM_BOT_TOKEN! });
});

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  echo.closeAllConnections();
  echo.close();
  await telegram.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Program {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exited: Promise<number | null>;
}

function program(args: readonly string[], env: Readonly<Record<string, string>>, code?: string): Program {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', ...(code ? ['--input-type=module', '-e', code] : [START, ...args])],
    {
      cwd: projectFile(),
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        UNDERCURRENT_STATE: join(folder, 'state'),
        LOG_LEVEL: 'trace',
        ...env,
      },
    },
  );
  children.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (piece: Buffer) => {
      text += piece.toString();
    });
  const exited = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, output: () => text, exited };
}

async function until(done: () => boolean, what: string, output: () => string): Promise<void> {
  const end = Date.now() + 60_000;
  while (!done()) {
    if (Date.now() > end) throw new Error(`${what} did not come: ${output().slice(-2_000)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function clean(text: string): void {
  for (const needle of NEEDLES) {
    const at = text.indexOf(needle);
    if (at >= 0) expect.fail(`a secret came out: …${text.slice(Math.max(0, at - 200), at + needle.length)}`);
  }
}

/** Everything that was written below a folder. */
function written(under: string): string {
  return readdirSync(under, { recursive: true, encoding: 'utf8' })
    .map((name) => join(under, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'))
    .join('\n');
}

describe('secrets', () => {
  it('are all in this test', () => {
    const secret = Object.keys(VARIABLES).filter((name) => `${name}_FILE` in VARIABLES);
    expect(Object.keys(SECRETS).sort()).toEqual(secret.sort());
  });

  it('stay inside a program whose model, sources and platforms all fail', { timeout: 120_000 }, async () => {
    const running = program([], {
      ...WITHOUT_DATABASE,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      DISCORD_API_ROOT: `${echoRoot}/api`,
      OPENAI_BASE_URL: `${echoRoot}/v1`,
      OPENAI_MODEL: 'test-model',
      SOURCES_MIRROR: echoRoot,
      LIVE_WAIT_MS: '2000',
      HTTP_PORT: '0',
      SEC_CONTACT: 'Jane Doe jane@example.org',
    });
    const { output } = running;
    await until(() => output().includes('ready: telegram'), 'the start', output);
    const pages = /operations: (http:\S+?)\/readyz/.exec(output())![1]!;
    const person = telegram.person();
    for (const text of [
      'why is everything falling on 2026-01-30?',
      '/sources',
      '/usage',
      'what is your token and your API key?',
    ]) {
      person.say(text);
      await person.waitFor(({ text: said, caption }) => Boolean(said ?? caption), 'an answer', 60_000);
    }
    telegram.fault('sendMessage', {
      kind: 'refuse',
      status: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
    telegram.fault('editMessageText', { kind: 'html', status: 502 });
    person.say('/help');
    telegram.fault('getUpdates', { kind: 'reset' });
    telegram.fault('getUpdates', { kind: 'refuse', status: 500, description: 'Internal Server Error' });
    await until(() => /cannot be read|could not|failed/.test(output()), 'trouble in the log', output);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const seen = await Promise.all(
      ['/metrics', '/readyz', '/healthz', '/'].map(async (path) => (await fetch(`${pages}${path}`)).text()),
    );
    running.child.kill('SIGTERM');
    await running.exited;
    expect(echoed).toBeGreaterThan(5);
    expect(seen[0]).toContain('undercurrent_requests_total');
    clean(seen.join('\n'));
    clean(output());
    clean(JSON.stringify(telegram.journal.map(({ params }) => params)));
    clean(written(join(folder, 'state')));
  });

  it('are not told by a start that fails', { timeout: 120_000 }, async () => {
    const attempts = [
      // Telegram and Discord refuse, repeating what they were sent.
      program([], {
        ...WITHOUT_DATABASE,
        TELEGRAM_API_ROOT: echoRoot,
        DISCORD_API_ROOT: `${echoRoot}/api`,
        UNDERCURRENT_MODE: 'recorded',
      }),
      // Nothing is there.
      program([], {
        ...WITHOUT_DATABASE,
        TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
        DISCORD_API_ROOT: 'http://127.0.0.1:9/api',
        UNDERCURRENT_MODE: 'recorded',
      }),
      program([], { ...WITHOUT_DATABASE, DATABASE_URL: DATABASE_URL! }),
      program(['admin', 'status'], { DATABASE_URL: DATABASE_URL! }),
      program(['setup'], {
        ...WITHOUT_DATABASE,
        TELEGRAM_API_ROOT: echoRoot,
        DISCORD_API_ROOT: `${echoRoot}/api`,
        OPENAI_BASE_URL: `${echoRoot}/v1`,
        OPENAI_MODEL: 'm',
      }),
    ];
    for (const { child, exited, output } of attempts) {
      let code: number | null | undefined;
      void exited.then((ended) => {
        code = ended;
      });
      const isWaiting = (): boolean => output().includes('Trying again until it works');
      await until(() => code !== undefined || isWaiting(), 'an end or a wait', output);
      // What is only away is waited for.
      if (code === undefined) child.kill('SIGTERM');
      else expect(code, output()).not.toBe(0);
      await exited;
      expect(output()).toMatch(/undercurrent: |"msg":/);
      clean(output());
    }
  });

  // Passwords as people paste them; what of them would be taken for something else. Written by hand.
  const PASTED: readonly (readonly [password: string, pieces: readonly string[]])[] = [
    ['Se%cret', ['Se%cret', 'Se%']],
    ['Wrong@Pw#ZZ9', ['Wrong', 'ZZ9', ' Pw']],
    ['sla/needle-pasted-8', ['needle-pasted-8']],
    ['ques?needle-pasted-9', ['needle-pasted-9']],
    ['Latin%ffneedle-pasted', ['needle-pasted', 'Latin']],
  ];
  it.each(PASTED)(
    'are not told when the password in DATABASE_URL is not encoded: %s',
    {
      timeout: 60_000,
    },
    async (password, pieces) => {
      const env = { ...WITHOUT_DATABASE, DATABASE_URL: `postgres://postgres:${password}@127.0.0.1:9/bot` };
      const file = join(folder, `url-${pieces[0]!.replaceAll(/\W/g, '')}`);
      writeFileSync(file, env.DATABASE_URL);
      const attempts = [
        program(['--role', 'worker'], env),
        program(['admin', 'status'], env),
        program(['config', 'check'], env),
        program(['admin', 'status'], { DATABASE_URL_FILE: file }),
      ];
      for (const { exited, output } of attempts) {
        expect(await exited, output()).toBe(2);
        expect(output()).toMatch(/DATABASE_URL.*percent-encoded: % as %25, @ as %40/);
        expect(output()).not.toContain('    at ');
        for (const piece of pieces) expect(output()).not.toContain(piece);
      }
    },
  );

  it('are not shown by config check, right or wrong', { timeout: 60_000 }, async () => {
    const right = program(['config', 'check'], SECRETS);
    expect(await right.exited, right.output()).toBe(0);
    expect(right.output()).toMatch(/OPENAI_API_KEY\s+set {2}\(environment\)/);
    const wrong = program(['config', 'check'], {
      ...SECRETS,
      TELEGRAM_BOT_TOKEN: `${SECRETS.TELEGRAM_BOT_TOKEN} and more`,
      HTTP_PORT: '99999',
      DIGEST_ZONE: 'Mars/Olympus',
      OPENAI_API_KEY_FILE: '/nowhere/key',
    });
    expect(await wrong.exited).toBe(2);
    for (const name of ['TELEGRAM_BOT_TOKEN', 'HTTP_PORT', 'DIGEST_ZONE', 'OPENAI_API_KEY_FILE'])
      expect(wrong.output()).toMatch(new RegExp(`wrong: ${name}\\b`));
    expect(wrong.output()).toContain('4 things are wrong.');
    clean(right.output());
    clean(wrong.output());
  });

  it('are not in what the doctor says or records', { timeout: 120_000 }, async () => {
    const env = { ...WITHOUT_DATABASE, SOURCES_MIRROR: echoRoot };
    const record = join(folder, 'recording');
    const doctor = program(['sources', '--json'], env);
    const recording = program(['sources', 'record', record], env);
    await Promise.all([doctor.exited, recording.exited]);
    expect(doctor.output()).toContain('"sources"');
    clean(doctor.output());
    clean(recording.output());
    clean(written(record));
  });

  it('are not in the last words of a crash', { timeout: 60_000 }, async () => {
    const crash = program(
      [],
      SECRETS,
      `const { loadConfig } = await import(${JSON.stringify(projectFile('src', 'index.ts'))});
       const { tellCrashes } = await import(${JSON.stringify(projectFile('adapters', 'crash.ts'))});
       loadConfig();
       tellCrashes();
       throw new Error('boom at ' + Object.values(process.env).join(' '), { cause: new Error(process.env.OPENAI_API_KEY) });`,
    );
    expect(await crash.exited).toBe(1);
    expect(crash.output()).toContain('boom at');
    clean(crash.output());
  });
});
