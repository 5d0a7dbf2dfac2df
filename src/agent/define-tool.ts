import { z } from 'zod';
import { InputError } from '../errors.ts';
import type { ToolSpec } from './model.ts';
import type { Tool, ToolDefinition } from './tool.ts';

/** No honest question to a tool is longer; what is longer is not even parsed. */
const MAX_ARGUMENT_BYTES = 8 * 1024;
/** As much of a wrong value as an error repeats. */
const SHOWN_CHARACTERS = 40;

type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON Schema of a zod schema is worked out once, however often tools are made from it. */
const parametersKnown = new WeakMap<z.ZodObject, ToolSpec['parameters']>();

/**
 * A tool from its description, schema and function. Arguments are parsed and checked before `run`: what is
 * wrong comes back as an InputError of one sentence that names the field and what is allowed.
 */
export function defineTool<S extends z.ZodObject>(definition: ToolDefinition<S>): Tool {
  const { name, description, schema } = definition;
  const spec: ToolSpec = { name, description, parameters: parametersOf(schema) };
  return {
    name,
    spec,
    call: async (argumentsText, context) => {
      const given = parseArguments(name, argumentsText);
      const parsed = schema.safeParse(given);
      if (!parsed.success) throw new InputError(problemOf(spec, given, parsed.error.issues[0]!));
      return definition.run(parsed.data as z.output<S>, context);
    },
  };
}

function parametersOf(schema: z.ZodObject): ToolSpec['parameters'] {
  const known = parametersKnown.get(schema);
  if (known) return known;
  const { $schema: _, ...parameters } = z.toJSONSchema(schema, { io: 'input' });
  parametersKnown.set(schema, parameters);
  return parameters;
}

/** Models write `null` for what they leave out: such fields count as absent. */
function parseArguments(name: string, text: string): Record<string, unknown> {
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_ARGUMENT_BYTES) {
    throw new InputError(
      `${name}: the arguments are ${bytes} bytes long, and at most ${MAX_ARGUMENT_BYTES} are read.`,
    );
  }
  if (text.trim() === '') return {};
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new InputError(`${name}: the arguments are not valid JSON; send one object, such as {}.`, {
      cause,
    });
  }
  if (json === null || typeof json !== 'object' || Array.isArray(json)) {
    throw new InputError(`${name}: the arguments must be one JSON object, not ${shown(json)}.`);
  }
  return Object.fromEntries(Object.entries(json).filter(([, value]) => value !== null));
}

function problemOf(spec: ToolSpec, given: Record<string, unknown>, issue: z.core.$ZodIssue): string {
  const properties = (spec.parameters.properties ?? {}) as Readonly<Record<string, JsonSchema>>;
  if (issue.code === 'unrecognized_keys') {
    const names = Object.keys(properties);
    const takes = names.length === 0 ? 'it takes none' : `it takes ${names.join(', ')}`;
    return `${spec.name}: ${shown(issue.keys[0])} is not an argument of this tool; ${takes}.`;
  }
  const field = String(issue.path[0] ?? '');
  const allowed = issue.code === 'custom' ? issue.message : allowedBy(properties[field] ?? {});
  if (!Object.hasOwn(given, field)) return `${spec.name}: "${field}" is missing; it must be ${allowed}.`;
  return `${spec.name}: "${field}" must be ${allowed}, not ${shown(given[field])}.`;
}

function allowedBy(property: JsonSchema): string {
  const { enum: values, type, minimum, maximum, maxLength, description } = property;
  if (Array.isArray(values)) return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
  if (type === 'integer') return `a whole number from ${minimum} to ${maximum}`;
  if (type === 'string') {
    const what = description === undefined ? 'text' : `text (${description})`;
    return maxLength === undefined ? what : `${what} of 1 to ${maxLength} characters`;
  }
  return String(type);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}...` : text;
}
