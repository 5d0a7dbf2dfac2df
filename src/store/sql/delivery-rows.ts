import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ClaimedDelivery, Delivery, NewDelivery } from '../deliveries.ts';
import { fromJson, jsonOf, placeColumns, placeOf, present } from './columns.ts';
import type { Context } from './context.ts';
import type { NewRow, Row } from './tables.ts';

export const textsSchema = z.array(z.string());

/** 132 bits. */
const NONCE_LENGTH = 22;

/** The row of a new delivery that waits. */
export function deliveryRow(context: Context, delivery: NewDelivery): NewRow<'deliveries'> {
  const { kind, sourceId, eventKey, payload, expiresAtMs } = delivery;
  const nowMs = context.now();
  const dueAtMs = delivery.dueAtMs ?? nowMs;
  const place = placeColumns(delivery);
  const key = JSON.stringify([kind, sourceId, place.platform, place.chat_id, place.thread_id, eventKey]);
  return {
    id: context.newId(),
    ...place,
    kind,
    source_id: sourceId,
    event_key: eventKey,
    state: 'waiting',
    due_at: dueAtMs,
    ready_at: dueAtMs,
    expires_at: expiresAtMs ?? null,
    payload: payload === undefined ? null : jsonOf(payload),
    attempts: 0,
    claim: null,
    claimed_by: null,
    lease_until: null,
    nonce: createHash('sha256').update(key).digest('base64url').slice(0, NONCE_LENGTH),
    message_ids: '[]',
    error: null,
    created_at: nowMs,
    updated_at: nowMs,
  };
}

export function deliveryOf(row: Row<'deliveries'>): Delivery {
  return {
    ...placeOf(row),
    ...present({
      id: row.id,
      kind: row.kind,
      sourceId: row.source_id,
      eventKey: row.event_key,
      state: row.state,
      dueAtMs: row.due_at,
      expiresAtMs: row.expires_at,
      attempts: row.attempts,
      claimedBy: row.claimed_by,
      leaseUntilMs: row.lease_until,
      nonce: row.nonce,
      messageIds: fromJson(textsSchema, row.message_ids, 'deliveries.message_ids'),
      error: row.error,
      createdAtMs: row.created_at,
      updatedAtMs: row.updated_at,
    }),
    ...(row.payload === null ? {} : { payload: JSON.parse(row.payload) as unknown }),
  };
}

export const claimedOf = (row: Row<'deliveries'>): ClaimedDelivery => ({
  ...deliveryOf(row),
  claim: row.claim!,
});
