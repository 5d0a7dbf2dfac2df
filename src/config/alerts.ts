import type { Values } from './variables.ts';

export interface AlertsConfig {
  readonly perChat: number;
  readonly perUser: number;
  readonly cooldownMs: number;
  readonly lastsMs: number;
}

const HOUR_MS = 3_600_000;

export function alertsOf(values: Values): { readonly alerts: AlertsConfig } {
  return {
    alerts: {
      perChat: values.ALERTS_PER_CHAT,
      perUser: values.ALERTS_PER_USER,
      cooldownMs: values.ALERT_COOLDOWN_HOURS * HOUR_MS,
      lastsMs: values.ALERT_DAYS * 24 * HOUR_MS,
    },
  };
}
