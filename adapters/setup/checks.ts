import { z } from 'zod';
import { checkConfiguredModel, withoutSecrets } from '../../src/index.ts';

/** What a token or an endpoint turned out to be. The sentence holds no secret. */
export type Verdict =
  | { readonly ok: true; readonly says: string; readonly warning?: string }
  /** `unsure`: it could not be found out (no network), so it may still be right. */
  | { readonly ok: false; readonly problem: string; readonly unsure: boolean };

export interface CheckParts {
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs: number;
}

const TELEGRAM = 'https://api.telegram.org';
const DISCORD = 'https://discord.com/api';

const meSchema = z.object({ result: z.object({ username: z.string() }) });
const hookSchema = z.object({ result: z.object({ url: z.string() }) });

/** https://core.telegram.org/bots/api#getme */
export async function checkTelegram(
  token: string,
  root: string | undefined,
  parts: CheckParts,
): Promise<Verdict> {
  const base = `${(root ?? TELEGRAM).replace(/\/+$/, '')}/bot${token}`;
  const reply = await ask(`${base}/getMe`, {}, 'Telegram', parts);
  if ('problem' in reply) return reply;
  // A token of the wrong form is not even looked up: 404.
  if (reply.status === 401 || reply.status === 404)
    return refused('Telegram refuses this token. Copy it again from @BotFather.');
  const me = meSchema.safeParse(reply.json);
  if (!me.success)
    return unsure(`Telegram answers with status ${reply.status} and nothing that makes sense.`);
  const hook = hookSchema.safeParse(
    ((await ask(`${base}/getWebhookInfo`, {}, 'Telegram', parts)) as { json?: unknown }).json,
  );
  const set = hook.success && hook.data.result.url !== '' && URL.canParse(hook.data.result.url);
  return {
    ok: true,
    says: `Telegram knows it: @${me.data.result.username}`,
    ...(set
      ? {
          warning: `a webhook is set at ${new URL(hook.data.result.url).host}. It is removed when the bot starts with long polling; if another program uses it, give this one a bot of its own.`,
        }
      : {}),
  };
}

const userSchema = z.object({ username: z.string() });
const applicationSchema = z.object({ flags: z.number() });
/** https://discord.com/developers/docs/resources/application#application-object-application-flags */
const MESSAGE_CONTENT = (1 << 18) | (1 << 19);

export interface DiscordVerdict {
  readonly verdict: Verdict;
  /** Undefined: not known. */
  readonly messageContent?: boolean;
}

/** https://discord.com/developers/docs/resources/user#get-current-user */
export async function checkDiscord(
  token: string,
  root: string | undefined,
  parts: CheckParts,
): Promise<DiscordVerdict> {
  const base = `${(root ?? DISCORD).replace(/\/+$/, '')}/v10`;
  const headers = { authorization: `Bot ${token}` };
  const reply = await ask(`${base}/users/@me`, headers, 'Discord', parts);
  if ('problem' in reply) return { verdict: reply };
  if (reply.status === 401)
    return {
      verdict: refused(
        'Discord refuses this token. Reset it in the developer portal (Bot) and copy the new one.',
      ),
    };
  const me = userSchema.safeParse(reply.json);
  if (!me.success)
    return { verdict: unsure(`Discord answers with status ${reply.status} and nothing that makes sense.`) };
  const verdict: Verdict = { ok: true, says: `Discord knows it: ${me.data.username}` };
  const app = await ask(`${base}/applications/@me`, headers, 'Discord', parts);
  const flags = 'json' in app ? applicationSchema.safeParse(app.json) : undefined;
  return flags?.success
    ? { verdict, messageContent: (flags.data.flags & MESSAGE_CONTENT) !== 0 }
    : { verdict };
}

export interface ModelWish {
  readonly model: string;
  readonly baseUrl: string;
  readonly apiKey: string;
}

/** The same check as `undercurrent model check`. */
export async function checkModelEndpoint(wish: ModelWish, { timeoutMs }: CheckParts): Promise<Verdict> {
  const { ok, verdict } = await checkConfiguredModel({
    ...wish,
    maxOutputTokens: 900,
    timeoutMs,
    stallMs: timeoutMs,
  });
  const text = withoutSecrets(verdict);
  return ok ? { ok: true, says: text } : { ok: false, problem: text, unsure: true };
}

const refused = (problem: string): Verdict & { ok: false } => ({ ok: false, problem, unsure: false });
const unsure = (problem: string): Verdict & { ok: false } => ({ ok: false, problem, unsure: true });

/** An answer of any status, or why there is none; the address, which may hold a token, is never told. */
async function ask(
  url: string,
  headers: Readonly<Record<string, string>>,
  name: string,
  { fetch, timeoutMs }: CheckParts,
): Promise<{ readonly status: number; readonly json: unknown } | (Verdict & { ok: false })> {
  try {
    const reply = await fetch(url, { headers, signal: AbortSignal.timeout(timeoutMs) });
    return { status: reply.status, json: await reply.json().catch(() => undefined) };
  } catch (error) {
    if ((error as Error).name === 'TimeoutError')
      return unsure(`${name} did not answer within ${timeoutMs / 1_000} s.`);
    const { code } = ((error as Error).cause ?? {}) as { readonly code?: string };
    if (code === 'CERT_NOT_YET_VALID' || code === 'CERT_HAS_EXPIRED')
      return unsure(
        `the certificate of ${name} is not valid at the time of this machine. Set its clock right.`,
      );
    return unsure(`${name} cannot be reached (${code ?? 'no connection'}). Check the network.`);
  }
}
