/** How the wizard asks: on a terminal, or by a script in tests. */
export interface Prompter {
  intro(text: string): void;
  note(text: string): void;
  /** Undefined: left empty. Asks again while `wrong` returns a sentence. */
  text(question: Question): Promise<string | undefined>;
  /** As `text`, and not shown while it is typed. */
  secret(question: Question): Promise<string | undefined>;
  confirm(question: string, usual: boolean): Promise<boolean>;
  /** While something is being checked. */
  during<T>(what: string, work: () => Promise<T>): Promise<T>;
  outro(text: string): void;
}

export interface Question {
  readonly message: string;
  /** Shown faintly. */
  readonly example?: string;
  /** Filled in. Never a secret. */
  readonly initial?: string;
  readonly wrong?: (value: string) => string | undefined;
}

/** The person pressed Ctrl+C. */
export class Cancelled extends Error {}

/** On a terminal only: without one its questions would never end. */
export async function terminalPrompter(): Promise<Prompter> {
  const clack = await import('@clack/prompts');
  const answered = <T>(value: T | symbol): T => {
    if (typeof value === 'symbol') throw new Cancelled('cancelled');
    return value;
  };
  const optional = (text: string | undefined): string | undefined => text?.trim() || undefined;
  const validate = (wrong: Question['wrong']) => (value: string | undefined) =>
    value?.trim() ? wrong?.(value.trim()) : undefined;
  return {
    intro: (text) => clack.intro(text),
    note: (text) => clack.log.info(text),
    outro: (text) => clack.outro(text),
    text: async ({ message, example, initial, wrong }) =>
      optional(
        answered<string | undefined>(
          await clack.text({
            message,
            ...(example === undefined ? {} : { placeholder: example }),
            ...(initial === undefined ? {} : { initialValue: initial }),
            validate: validate(wrong),
          }),
        ),
      ),
    secret: async ({ message, wrong }) =>
      optional(answered<string | undefined>(await clack.password({ message, validate: validate(wrong) }))),
    confirm: async (message, usual) =>
      answered<boolean>(await clack.confirm({ message, initialValue: usual })),
    during: async (what, work) => {
      const spinner = clack.spinner();
      spinner.start(what);
      try {
        return await work();
      } finally {
        spinner.stop(what);
      }
    },
  };
}
