/** Keys travel in queries and headers; none of them may reach an error, a log or a recording. */

/** `api_key`, `apikey`, `token`, `x-cg-demo-api-key`, `crumb`, ... */
const SECRET_NAME =
  /(?:^|[-_.])(?:api[-_]?key|key|token|secret|crumb|password|passwd|pwd|auth|authorization|cookie|signature|sig|session)$/i;
const HIDDEN = '[hidden]';
/** Shorter values (`key=1`) are no secrets, and hiding them would hide half of a text. */
const MIN_SECRET_LENGTH = 4;

export const isSecretName = (name: string): boolean =>
  SECRET_NAME.test(name) || /^(?:apikey|accesskey|accesstoken)$/i.test(name);

/** Without user, fragment and secret parameters; the others sorted, so that equal requests look equal. */
export function withoutSecretParameters(url: string | URL): string {
  const clean = new URL(url);
  clean.username = '';
  clean.password = '';
  clean.hash = '';
  for (const name of [...clean.searchParams.keys()]) if (isSecretName(name)) clean.searchParams.delete(name);
  clean.searchParams.sort();
  return clean.href;
}

/** The secret values of a request, as they are written and as they are encoded. */
export function secretsOf(
  url: URL,
  headers: Readonly<Record<string, string>> = {},
  more: readonly (string | undefined)[] = [],
): readonly string[] {
  const values = [
    ...[...url.searchParams].filter(([name]) => isSecretName(name)).map(([, value]) => value),
    ...Object.entries(headers)
      .filter(([name]) => isSecretName(name))
      .flatMap(([, value]) => [value, value.replace(/^\w+\s+/, '')]),
    url.password,
    decodeSafely(url.password),
    ...more,
  ];
  const written = values.flatMap((value) => (value ? [value, encodeURIComponent(value)] : []));
  return [...new Set(written)]
    .filter(({ length }) => length >= MIN_SECRET_LENGTH)
    .sort((a, b) => b.length - a.length);
}

export function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A text from outside (an error of a library, the body of a refusal) without the secrets of its request. */
export function redact(text: string, secrets: readonly string[]): string {
  const clean = secrets.reduce((line, secret) => line.replaceAll(secret, HIDDEN), text);
  return clean
    .replace(/([?&][\w.-]*(?:key|token|secret|crumb|password)=)[^&\s"'<>\\]+/gi, `$1${HIDDEN}`)
    .replace(/(\/\/)[^/\s"'@]+@/g, `$1${HIDDEN}@`);
}

/** What a library threw, as far as it may be logged: the texts and codes of its chain, and no objects. */
export function safeCause(error: unknown, secrets: readonly string[], depth = 0): Error {
  if (!(error instanceof Error)) return new Error(redact(String(error), secrets));
  const deeper =
    error.cause === undefined || depth > 4 ? undefined : safeCause(error.cause, secrets, depth + 1);
  const code = 'code' in error && typeof error.code === 'string' ? `${error.code}: ` : '';
  const clean = new Error(redact(`${code}${error.message}`, secrets), deeper && { cause: deeper });
  clean.name = error.name;
  return clean;
}
