import { lookup as systemLookup } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import { readFile } from 'node:fs/promises';
import type { LookupFunction } from 'node:net';

export interface NameLookupParts {
  /** Rising, in ms. */
  readonly clockMs: () => number;
  /** One that is not used yet: it reads the addresses of the name servers when it is made. */
  readonly resolver?: () => Pick<Resolver, 'resolve4'>;
  readonly lookup?: LookupFunction;
  /** The text of the file of names of this machine. */
  readonly hostsFile?: () => Promise<string>;
}

/** With the second try, which waits twice as long, less than the five seconds that a connection may take. */
const ANSWER_MS = 1_500;
const TRIES = 2;
/** One answer says that name servers answer, whatever the name. */
const SPEAKING_MS = 30_000;
/** Who asks within this after a silence need not wait for the same. */
const SILENT_MS = 5_000;
/** Without a network name servers say nothing, or this. */
const SILENCE = 'ETIMEOUT';

/**
 * The look-up of the system, once it is known that name servers answer. The system's own waits ten seconds for one that
 * does not, in one of four threads that cannot be called back: files, keys and packed replies wait for them
 * meanwhile, and so does the end of the program. (`process.exit` waits for them too.)
 */
export function createNameLookup(parts: NameLookupParts): LookupFunction {
  const { clockMs, lookup = systemLookup as LookupFunction, hostsFile = readHostsFile } = parts;
  const resolver = parts.resolver ?? ((): Resolver => new Resolver({ timeout: ANSWER_MS, tries: TRIES }));
  let known: { readonly speaks: boolean; readonly atMs: number } | undefined;
  let asking: Promise<boolean> | undefined;

  async function ask(name: string): Promise<boolean> {
    const speaks = await resolver()
      .resolve4(name)
      .then(
        () => true,
        // That a name is not there is an answer; what else fails is left to the system.
        (error: NodeJS.ErrnoException) => error.code !== SILENCE,
      );
    known = { speaks, atMs: clockMs() };
    return speaks;
  }

  async function serversSpeak(name: string): Promise<boolean> {
    const validMs = known?.speaks ? SPEAKING_MS : SILENT_MS;
    if (known && clockMs() - known.atMs < validMs) return known.speaks;
    asking ??= ask(name).finally(() => {
      asking = undefined;
    });
    return asking;
  }

  return (name, options, callback) => {
    // Other systems do not keep their name servers where they could be asked; short names are of this machine.
    if (!name.includes('.') || process.platform !== 'linux') return lookup(name, options, callback);
    const maySay = async (): Promise<boolean> =>
      (await serversSpeak(name)) || (await hostsFile()).split(/\s+/).includes(name);
    maySay().then(
      (may) => {
        if (may) return lookup(name, options, callback);
        // What the system says after its ten seconds.
        const error: NodeJS.ErrnoException = new Error('no name server answers');
        error.code = 'EAI_AGAIN';
        callback(error, '');
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
}

async function readHostsFile(): Promise<string> {
  return readFile('/etc/hosts', 'utf8').catch(() => '');
}
