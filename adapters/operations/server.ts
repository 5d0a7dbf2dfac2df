import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { InputError, type Metrics, type Readiness, type Warner } from '../../src/index.ts';

export interface OperationsServerParts {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly readiness: () => Promise<Readiness>;
  readonly metrics: Metrics;
  readonly logger: Warner;
}

export interface OperationsServer {
  readonly address: string;
  close(): Promise<void>;
}

/**
 * `/healthz`: the process answers. `/readyz`: it can do its work, 503 with the reasons when not. `/metrics`: figures
 * for Prometheus. Nothing else is served and nothing can be changed.
 * @throws InputError when the address cannot be had.
 */
export async function startOperationsServer(parts: OperationsServerParts): Promise<OperationsServer> {
  const { host, port, readiness, metrics, logger } = parts;
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
    context.header('X-Content-Type-Options', 'nosniff');
  });
  app.get('/healthz', (context) => context.json({ alive: true }));
  app.get('/readyz', async (context) => {
    const state = await readiness();
    return context.json(state, state.ready ? 200 : 503);
  });
  app.get('/metrics', async (context) => {
    const { body, contentType } = await metrics.text((error) =>
      logger.warn({ err: error }, 'some metrics could not be read'),
    );
    return context.body(body, 200, { 'Content-Type': contentType });
  });
  app.notFound((context) => context.json({ error: 'there are /healthz, /readyz and /metrics' }, 404));
  app.onError((error, context) => {
    logger.warn({ err: error }, 'a page of operations failed');
    return context.json({ error: 'failed; the log says why' }, 500);
  });
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, ({ address, port: taken }) => {
      server.off('error', refused);
      resolve({
        address: `http://${address.includes(':') ? `[${address}]` : address}:${taken}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            // Prometheus keeps its connection open.
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      });
    });
    const refused = (error: NodeJS.ErrnoException): void =>
      reject(
        new InputError(
          `HTTP_PORT ${port} on ${host} cannot be used (${error.code}). Another program listens there, or the address is not one of this machine; choose another port or HTTP_HOST.`,
          { cause: error },
        ),
      );
    server.once('error', refused);
  });
}
