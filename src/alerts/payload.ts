import { z } from 'zod';
import { LANGUAGES } from '../answer/answer.ts';
import { ruleSchema, THRESHOLD_UNITS } from './rule.ts';

/** What an alert's message is made from, kept with its delivery: the words are made when it is sent. */
export const payloadSchema = z.discriminatedUnion('what', [
  z.strictObject({
    version: z.literal(1),
    what: z.literal('fired'),
    alertId: z.string(),
    language: z.enum(LANGUAGES),
    rule: ruleSchema,
    cooldownMs: z.number(),
    /** It cannot tell again before its end. */
    last: z.literal(true).optional(),
    /** Of the number that crossed. */
    value: z.number().optional(),
    unit: z.enum(THRESHOLD_UNITS).optional(),
    from: z.string().nullable().optional(),
    to: z.string().nullable().optional(),
    date: z.string(),
    running: z.boolean(),
    source: z.string(),
    instrument: z.string(),
    z: z.number().optional(),
    percentile: z.number().optional(),
    /** The leading driver of that moment. */
    leader: z.string().nullable(),
    /** Ms since 1970. */
    atMs: z.number(),
  }),
  z.strictObject({
    version: z.literal(1),
    what: z.literal('ending'),
    alertId: z.string(),
    language: z.enum(LANGUAGES),
    rule: ruleSchema,
    endsAtMs: z.number(),
    date: z.string(),
  }),
]);
export type AlertPayload = Readonly<z.output<typeof payloadSchema>>;
export type FiredPayload = Extract<AlertPayload, { what: 'fired' }>;
