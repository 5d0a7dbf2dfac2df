export interface UndercurrentErrorOptions extends ErrorOptions {
  readonly passing?: boolean;
}

/**
 * The errors that people may see. Missing data is not among them: it is a value (a `Gap`).
 * `message` is one sentence that says what happened, where, and what to do.
 */
export class UndercurrentError extends Error {
  /** For programs; never decide by the text of the message. */
  readonly code: string;
  /** Something outside does not answer now: the same may work later, with nothing changed. */
  readonly passing: boolean;

  constructor(code: string, message: string, options: UndercurrentErrorOptions = {}) {
    super(message, options);
    this.passing = options.passing ?? false;
    this.name = new.target.name;
    this.code = code;
  }
}

/** The person asked for something in a way that cannot be understood. Exit code 2. */
export class InputError extends UndercurrentError {
  constructor(message: string, options?: ErrorOptions) {
    super('BAD_INPUT', message, options);
  }
}

/** The configuration: everything that is wrong with it. Exit code 2. */
export class ConfigError extends InputError {
  /** One sentence each, with the variable and an example; no secrets. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`the configuration is wrong: ${problems.join('; ')}.`);
    this.problems = problems;
  }
}

/** Why a day cannot be read: not come yet, later than the data, or earlier than what is needed to say what is usual. */
export interface DayObstacle {
  readonly kind: 'future' | 'after' | 'before';
  /** The first day that can be read, and the newest, `YYYY-MM-DD`. */
  readonly first: string;
  readonly newest: string;
}

/** The request is understood, but there are no data for it. Exit code 3. */
export class NoDataError extends UndercurrentError {
  /** Where it is the day that has none. */
  readonly day: DayObstacle | undefined;

  constructor(message: string, options?: ErrorOptions & { readonly day?: DayObstacle }) {
    super('NO_DATA', message, options);
    this.day = options?.day;
  }
}

/** A file that the program reads (data, framework, events) is broken. Exit code 2. */
export class FileError extends UndercurrentError {
  constructor(message: string, options?: ErrorOptions) {
    super('BAD_FILE', message, options);
  }
}
