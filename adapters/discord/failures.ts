import { DiscordAPIError, HTTPError, RESTJSONErrorCodes } from 'discord.js';
import { UndercurrentError } from '../../src/index.ts';

/** What Discord's errors mean for the bot. */

/**
 * `DISCORD_START`: it cannot work until somebody changes something, unless it is `passing`. `DISCORD_GONE`: never again
 * to this place.
 */
export class DiscordError extends UndercurrentError {}

/** What the log may know of a failure: neither what was sent nor tokens in addresses. */
export function described(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof DiscordAPIError)) return { err: error };
  const { code, status, method, message } = error;
  return { code, status, method, problem: message };
}

const codeOf = (error: unknown): number | string | undefined =>
  error instanceof DiscordAPIError ? error.code : undefined;

/** The token of an interaction is over, or the answer was never acknowledged. */
export const isTokenOver = (error: unknown): boolean =>
  codeOf(error) === RESTJSONErrorCodes.InvalidWebhookToken ||
  codeOf(error) === RESTJSONErrorCodes.UnknownWebhook;

/** Somebody deleted the message that is being written. */
export const isMessageGone = (error: unknown): boolean => codeOf(error) === RESTJSONErrorCodes.UnknownMessage;

/** Too late, or acknowledged before: another copy of the same event. */
export const isNotOurs = (error: unknown): boolean =>
  codeOf(error) === RESTJSONErrorCodes.UnknownInteraction ||
  codeOf(error) === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;

const CLOSED_PLACES: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownGuild,
  RESTJSONErrorCodes.UnknownUser,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  RESTJSONErrorCodes.ThreadLocked,
  // The thread is archived.
  50083,
]);

/** The bot may not, or can no longer, write there. */
export const isClosedPlace = (error: unknown): boolean => CLOSED_PLACES.has(codeOf(error) ?? '');

/** Close codes after which discord.js gives up: https://discord.com/developers/docs/topics/opcodes-and-status-codes */
const CLOSED: Readonly<Record<number, string>> = {
  4004: 'the token is wrong or was reset. Set DISCORD_BOT_TOKEN to the token of the developer portal (Bot, Reset Token).',
  4010: 'the shard is not one of those that exist. Correct or remove DISCORD_SHARDS.',
  4011: 'the bot is in too many servers for one shard. Remove DISCORD_SHARDS, so that it takes as many as Discord recommends.',
  4013: 'the gateway does not know the intents of this version. Update the program.',
  4014: 'an intent is not switched on. Switch on "Message Content Intent" in the developer portal (Bot), or remove DISCORD_MESSAGE_CONTENT.',
};

export function closeFailure(code: number): DiscordError | undefined {
  const sentence = CLOSED[code];
  return sentence === undefined ? undefined : new DiscordError('DISCORD_START', `discord: ${sentence}`);
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNRESET',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
/** What a wrong clock looks like: the certificate is not valid yet, or no longer. */
const CLOCK = new Set(['CERT_NOT_YET_VALID', 'CERT_HAS_EXPIRED']);

function systemCode(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as NodeJS.ErrnoException;
    if (typeof code === 'string' && (UNREACHABLE.has(code) || CLOCK.has(code))) return code;
  }
  return undefined;
}

/** One sentence with the fix, for every reason why the bot cannot start. Anything else is a bug, and stays as it is. */
export function startFailure(error: unknown): unknown {
  const failed = (sentence: string): DiscordError =>
    new DiscordError('DISCORD_START', `discord: ${sentence}`, { cause: error });
  const away = (sentence: string): DiscordError =>
    new DiscordError('DISCORD_START', `discord: ${sentence}`, { cause: error, passing: true });
  if (error instanceof UndercurrentError) return error;
  const code = systemCode(error);
  if (code !== undefined && CLOCK.has(code))
    return away(`its certificate is not valid at the time of this machine (${code}). Set the clock.`);
  if (code !== undefined)
    return away(`the API cannot be reached (${code}). Check the network, and DISCORD_API_ROOT if it is set.`);
  if (error instanceof DiscordAPIError && error.status === 401) return failed(CLOSED[4004]!);
  if (error instanceof HTTPError) return away(`the API answers with status ${error.status}.`);
  if (!(error instanceof Error)) return error;
  if (error.name === 'AbortError') return away('the API does not answer. Check the network.');
  if ((error as { code?: unknown }).code === 'TokenInvalid' || /invalid token/i.test(error.message))
    return failed(CLOSED[4004]!);
  if (/disallowed intents/i.test(error.message)) return failed(CLOSED[4014]!);
  if (/sessions? remaining/i.test(error.message))
    return away(
      'the starts that Discord allows a day are used up. Find out what restarts the bot; more are allowed tomorrow.',
    );
  return error;
}
