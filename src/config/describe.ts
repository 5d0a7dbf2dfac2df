import { withoutSecrets } from '../log.ts';
import { isSecret } from './secrets.ts';
import { type Name, VARIABLES } from './variables.ts';

/** One variable as it is in effect. */
export interface Setting {
  readonly name: string;
  /** A secret is `set`, nothing more. Undefined: not set, and there is no default. */
  readonly value?: string;
  readonly from: 'environment' | 'file' | 'default' | 'nothing';
}

/** Every variable, secrets left out; wrong values are shown as they are, without what looks like a secret. */
export function describeSettings(env: Readonly<Record<string, string | undefined>>): Setting[] {
  return (Object.keys(VARIABLES) as Name[])
    .filter((name) => !(name.endsWith('_FILE') && isSecret(name.slice(0, -'_FILE'.length) as Name)))
    .map((name): Setting => {
      const set = env[name] || undefined;
      if (isSecret(name)) {
        if (env[`${name}_FILE`]) return { name, value: 'set', from: 'file' };
        return set === undefined ? { name, from: 'nothing' } : { name, value: 'set', from: 'environment' };
      }
      if (set !== undefined) return { name, value: withoutSecrets(set), from: 'environment' };
      const usual: unknown = VARIABLES[name].schema.safeParse(undefined).data;
      return usual === undefined
        ? { name, from: 'nothing' }
        : { name, value: String(usual), from: 'default' };
    });
}
