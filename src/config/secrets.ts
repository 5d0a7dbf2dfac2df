import { readFileSync } from 'node:fs';
import { hideSecret } from '../log.ts';
import { type Name, VARIABLES } from './variables.ts';

/** The variables that may come from a file: `X` or `X_FILE`. */
export type SecretName = {
  [N in Name]: `${N}_FILE` extends Name ? N : never;
}[Name];

/** Tells what is wrong with a variable. */
export type Complain = (name: Name, message: string) => void;

export const isSecret = (name: Name): boolean => `${name}_FILE` in VARIABLES;

/** The secret itself, or what the file that holds it says; undefined when neither is set or it is wrong. */
export function secretOf(
  name: SecretName,
  set: Readonly<Record<string, string | undefined>>,
  complain: Complain,
): string | undefined {
  const secret = readSecret(name, set, complain);
  if (secret !== undefined) hide(name, secret);
  return secret;
}

/**
 * Of an address with a password the password alone is one; the host may be told. One that is not encoded as it should be
 * is cut at different places by different readers: all of its pieces are secret.
 */
function hide(name: SecretName, secret: string): void {
  if (name !== 'DATABASE_URL') {
    hideSecret(secret);
    return;
  }
  const [, login = '', rest = ''] = /^[^/]*\/\/(?:(.*)@)?(.*)$/s.exec(secret) ?? [];
  const password = login.slice(login.indexOf(':') + 1);
  const options = [...rest.matchAll(/[?&][^=&]*password=([^&]*)/gi)].map(([, value = '']) => value);
  for (const text of [...(login.includes(':') ? [password] : []), ...options])
    for (const piece of [text, ...text.split(/[@/?#:]/)]) {
      hideSecret(piece);
      hideSecret(decoded(piece));
    }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readSecret(
  name: SecretName,
  set: Readonly<Record<string, string | undefined>>,
  complain: Complain,
): string | undefined {
  const fileName = `${name}_FILE` as const;
  const file = set[fileName];
  if (file === undefined) return set[name]?.trim();
  if (set[name] !== undefined) {
    complain(fileName, `${name} is set too: set one of them`);
    return undefined;
  }
  try {
    const content = VARIABLES[name].schema.safeParse(readFileSync(file.trim(), 'utf8'));
    if (content.success && content.data) return content.data;
    // The words of our own checks; they hold nothing of what was read.
    const why = content.error?.issues[0]?.message ?? 'it is blank';
    complain(fileName, `the file does not hold one secret of this kind: ${why}`);
  } catch (error) {
    complain(fileName, `the file cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  return undefined;
}
