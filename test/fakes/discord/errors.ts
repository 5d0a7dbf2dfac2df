/** An answer of Discord that is no success; codes from the documentation's page on opcodes and status codes. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: object | undefined;

  constructor(status: number, code: number, message: string, errors?: object) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }
}

export const unauthorized = (): ApiError => new ApiError(401, 0, '401: Unauthorized');
export const notFound = (): ApiError => new ApiError(404, 0, '404: Not Found');
export const unknownChannel = (): ApiError => new ApiError(404, 10003, 'Unknown Channel');
export const unknownGuild = (): ApiError => new ApiError(404, 10004, 'Unknown Guild');
export const unknownMember = (): ApiError => new ApiError(404, 10007, 'Unknown Member');
export const unknownMessage = (): ApiError => new ApiError(404, 10008, 'Unknown Message');
export const unknownUser = (): ApiError => new ApiError(404, 10013, 'Unknown User');
export const unknownWebhook = (): ApiError => new ApiError(404, 10015, 'Unknown Webhook');
export const unknownInteraction = (): ApiError => new ApiError(404, 10062, 'Unknown interaction');
export const unknownCommand = (): ApiError => new ApiError(404, 10063, 'Unknown application command');
export const tooManyCommands = (): ApiError =>
  new ApiError(400, 30032, 'Maximum number of application commands reached (100)');
export const tooLarge = (): ApiError => new ApiError(413, 40005, 'Request entity too large');
export const alreadyAcknowledged = (): ApiError =>
  new ApiError(400, 40060, 'Interaction has already been acknowledged.');
export const tooManyFollowUps = (): ApiError =>
  new ApiError(400, 40094, 'This interaction has reached the maximum number of follow-ups.');
export const missingAccess = (): ApiError => new ApiError(403, 50001, 'Missing Access');
export const notYourMessage = (): ApiError =>
  new ApiError(403, 50005, 'Cannot edit a message authored by another user');
export const emptyMessage = (): ApiError => new ApiError(400, 50006, 'Cannot send an empty message');
export const cannotDm = (): ApiError => new ApiError(403, 50007, 'Cannot send messages to this user');
export const missingPermissions = (): ApiError => new ApiError(403, 50013, 'Missing Permissions');
export const invalidWebhookToken = (): ApiError => new ApiError(401, 50027, 'Invalid Webhook Token');
export const archivedThread = (): ApiError => new ApiError(400, 50083, 'Thread is archived');

/** Collects what is wrong in a body, as the nested `errors` object of code 50035. */
export class Form {
  private readonly found: { path: readonly (string | number)[]; code: string; message: string }[] = [];

  refuse(path: readonly (string | number)[], code: string, message: string): void {
    this.found.push({ path, code, message });
  }

  length(path: readonly (string | number)[], value: unknown, from: number, to: number): void {
    if (typeof value !== 'string') {
      this.refuse(path, 'BASE_TYPE_REQUIRED', 'This field is required');
      return;
    }
    // UTF-16 units, the strictest way to count.
    if (value.length < from || value.length > to)
      this.refuse(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${from} and ${to} in length.`);
  }

  /** @throws ApiError 50035 when anything was refused. */
  check(): void {
    if (this.found.length === 0) return;
    const errors: Record<string, unknown> = {};
    for (const { path, code, message } of this.found) {
      let node = errors;
      for (const key of path) {
        node[key] ??= {};
        node = node[key] as Record<string, unknown>;
      }
      node._errors = [...((node._errors as object[] | undefined) ?? []), { code, message }];
    }
    throw new ApiError(400, 50035, 'Invalid Form Body', errors);
  }
}
