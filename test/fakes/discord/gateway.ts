import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import {
  type APIMessage,
  GatewayCloseCodes,
  type GatewayHelloData,
  GatewayIntentBits,
  GatewayOpcodes,
  type GatewayReadyDispatchData,
} from 'discord-api-types/v10';
import { type WebSocket, WebSocketServer } from 'ws';
import { apiChannel, guildCreate, type MessageView, messageEvent, withoutContent } from './payloads.ts';
import { type FakeChannel, isDm, isThread } from './world.ts';

export interface GatewayOptions {
  readonly token: string;
  readonly applicationId: string;
  readonly heartbeatIntervalMs: number;
  /** How long a session can be resumed after its socket is gone. */
  readonly resumeWindowMs: number;
  readonly maxConcurrency: number;
  /** Switched on in the developer portal; others close with 4014. */
  readonly privilegedIntents: number;
}

interface Session {
  readonly id: string;
  readonly shard: readonly [number, number];
  readonly intents: number;
  seq: number;
  readonly sent: { readonly seq: number; readonly text: string }[];
  socket: WebSocket | undefined;
  goneAt: number | undefined;
}

const PRIVILEGED =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;
const KNOWN_INTENTS = Object.values(GatewayIntentBits).reduce<number>(
  (all, bit) => (typeof bit === 'number' ? all | bit : all),
  0,
);
const MAX_SENDS_PER_MINUTE = 120;
const IDENTIFY_EVERY_MS = 5_000;
const MAX_REPLAYED = 2_000;

/** The websocket side: sessions with sequences, replays and shards. */
export class Gateway {
  readonly sessions = new Map<string, Session>();
  /** Close codes that the client was given, oldest first. */
  readonly closed: number[] = [];
  identifies = 0;
  resumes = 0;
  heartbeats = 0;
  /** Heartbeats stay unanswered: the connection looks dead to the client. */
  silent = false;
  /** So many events that the client has seen already are sent again with the next resume. */
  replayTwice = 0;
  private readonly sockets = new Set<WebSocket>();
  private readonly lastIdentify = new Map<number, number>();
  private readonly view: MessageView;
  private readonly options: GatewayOptions;

  constructor(server: Server, view: MessageView, options: GatewayOptions) {
    this.view = view;
    this.options = options;
    new WebSocketServer({ server }).on('connection', (socket) => this.greet(socket));
  }

  private greet(socket: WebSocket): void {
    this.sockets.add(socket);
    let session: Session | undefined;
    const sends: number[] = [];
    const close = (code: GatewayCloseCodes, reason: string): void => {
      this.closed.push(code);
      socket.close(code, reason);
    };
    socket.on('error', () => undefined);
    socket.on('close', (code) => {
      this.sockets.delete(socket);
      if (session?.socket !== socket) return;
      session.socket = undefined;
      session.goneAt = this.view.world.now();
      // 1000 and 1001 from the client end the session.
      if (code === 1000 || code === 1001) this.sessions.delete(session.id);
    });
    socket.on('message', (data) => {
      const now = Date.now();
      sends.push(now);
      while (sends[0]! < now - 60_000) sends.shift();
      if (sends.length > MAX_SENDS_PER_MINUTE)
        return close(GatewayCloseCodes.RateLimited, 'You are being rate limited.');
      let packet: { op: number; d: never };
      try {
        packet = JSON.parse(String(data));
      } catch {
        return close(GatewayCloseCodes.DecodeError, 'Error while decoding payload.');
      }
      switch (packet.op) {
        case GatewayOpcodes.Heartbeat:
          this.heartbeats += 1;
          if (!this.silent) this.raw(socket, GatewayOpcodes.HeartbeatAck, null);
          return;
        case GatewayOpcodes.Identify: {
          if (session) return close(GatewayCloseCodes.AlreadyAuthenticated, 'Already authenticated.');
          const made = this.identify(socket, packet.d, close);
          if (made) session = made;
          return;
        }
        case GatewayOpcodes.Resume: {
          const found = this.resume(socket, packet.d, close);
          if (found) session = found;
          return;
        }
        case GatewayOpcodes.PresenceUpdate:
        case GatewayOpcodes.VoiceStateUpdate:
        case GatewayOpcodes.RequestGuildMembers:
          if (!session) close(GatewayCloseCodes.NotAuthenticated, 'Not authenticated.');
          return;
        default:
          return close(GatewayCloseCodes.UnknownOpcode, 'Unknown opcode.');
      }
    });
    const hello = { heartbeat_interval: this.options.heartbeatIntervalMs } satisfies GatewayHelloData;
    this.raw(socket, GatewayOpcodes.Hello, hello);
  }

  private identify(
    socket: WebSocket,
    data: { token?: string; intents?: number; shard?: [number, number]; properties?: object },
    close: (code: GatewayCloseCodes, reason: string) => void,
  ): Session | undefined {
    const { world } = this.view;
    this.identifies += 1;
    if (data.token !== this.options.token) {
      close(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
      return undefined;
    }
    const { intents, shard = [0, 1] } = data;
    if (typeof intents !== 'number' || (intents & ~KNOWN_INTENTS) !== 0 || !data.properties) {
      close(GatewayCloseCodes.InvalidIntents, 'Invalid intent(s).');
      return undefined;
    }
    if (intents & PRIVILEGED & ~this.options.privilegedIntents) {
      close(GatewayCloseCodes.DisallowedIntents, 'Disallowed intent(s).');
      return undefined;
    }
    if (!(shard[0] >= 0 && shard[0] < shard[1])) {
      close(GatewayCloseCodes.InvalidShard, 'Invalid shard.');
      return undefined;
    }
    const bucket = shard[0] % this.options.maxConcurrency;
    const now = Date.now();
    if (
      now - (this.lastIdentify.get(bucket) ?? 0) < IDENTIFY_EVERY_MS - 500 &&
      this.lastIdentify.get(bucket) !== undefined &&
      this.options.maxConcurrency < 16
    ) {
      this.raw(socket, GatewayOpcodes.InvalidSession, false);
      return undefined;
    }
    this.lastIdentify.set(bucket, now);
    const session: Session = {
      id: randomUUID().replaceAll('-', ''),
      shard,
      intents,
      seq: 0,
      sent: [],
      socket,
      goneAt: undefined,
    };
    this.sessions.set(session.id, session);
    const guilds = [...world.guilds.values()].filter((guild) => guild.botInside && onShard(guild.id, shard));
    this.send(session, 'READY', {
      v: 10,
      user: { ...world.apiUser(world.botId), bot: true },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true as const })),
      session_id: session.id,
      resume_gateway_url: this.view.baseUrl.replace('http', 'ws'),
      shard: [shard[0], shard[1]],
      application: { id: this.options.applicationId, flags: 0 as never, flags_new: '0' as never },
    } satisfies GatewayReadyDispatchData);
    if (intents & GatewayIntentBits.Guilds)
      for (const guild of guilds) this.send(session, 'GUILD_CREATE', guildCreate(world, guild));
    return session;
  }

  private resume(
    socket: WebSocket,
    data: { token?: string; session_id?: string; seq?: number },
    close: (code: GatewayCloseCodes, reason: string) => void,
  ): Session | undefined {
    this.resumes += 1;
    if (data.token !== this.options.token) {
      close(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
      return undefined;
    }
    const session = this.sessions.get(data.session_id ?? '');
    const expired =
      session?.goneAt !== undefined && this.view.world.now() - session.goneAt > this.options.resumeWindowMs;
    if (!session || expired) {
      this.raw(socket, GatewayOpcodes.InvalidSession, false);
      return undefined;
    }
    if ((data.seq ?? 0) > session.seq) {
      close(GatewayCloseCodes.InvalidSeq, 'Invalid seq.');
      return undefined;
    }
    session.socket = socket;
    session.goneAt = undefined;
    const from = (data.seq ?? 0) - this.replayTwice;
    this.replayTwice = 0;
    for (const { seq, text } of session.sent) if (seq > from) socket.send(text);
    this.send(session, 'RESUMED', {});
    return session;
  }

  private raw(socket: WebSocket, op: GatewayOpcodes, d: unknown): void {
    socket.send(JSON.stringify({ op, d, s: null, t: null }));
  }

  /** Also kept while the client is away, for its resume. */
  private send(session: Session, t: string, d: unknown): void {
    session.seq += 1;
    const text = JSON.stringify({ op: GatewayOpcodes.Dispatch, t, s: session.seq, d });
    session.sent.push({ seq: session.seq, text });
    if (session.socket?.readyState === 1) session.socket.send(text);
  }

  private sessionsFor(guildId: string | undefined): Session[] {
    return [...this.sessions.values()].filter(({ shard }) =>
      guildId === undefined ? shard[0] === 0 : onShard(guildId, shard),
    );
  }

  /** To the shard of the guild, or the first one for what belongs to no guild. */
  dispatch(guildId: string | undefined, t: string, d: unknown, intent = 0): void {
    for (const session of this.sessionsFor(guildId))
      if (intent === 0 || session.intents & intent) this.send(session, t, d);
  }

  message(t: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE', message: APIMessage): void {
    const { world } = this.view;
    const channel = world.channels.get(message.channel_id)!;
    // A chat without the bot is none of its business.
    if (isDm(channel) ? !channel.recipients.includes(world.botId) : !world.guildOf(channel)?.botInside)
      return;
    const intent = isDm(channel) ? GatewayIntentBits.DirectMessages : GatewayIntentBits.GuildMessages;
    for (const session of this.sessionsFor(channel.guildId)) {
      if (!(session.intents & intent)) continue;
      const shown =
        session.intents & GatewayIntentBits.MessageContent ? message : withoutContent(world, message);
      this.send(session, t, messageEvent(this.view, shown));
    }
  }

  channel(
    t: 'CHANNEL_CREATE' | 'CHANNEL_UPDATE' | 'THREAD_CREATE' | 'THREAD_UPDATE',
    channel: FakeChannel,
  ): void {
    if (isThread(channel) !== t.startsWith('THREAD')) return;
    this.dispatch(
      channel.guildId,
      t,
      apiChannel(this.view.world, channel),
      isDm(channel) ? 0 : GatewayIntentBits.Guilds,
    );
  }

  /** What no resume will ask for any more. */
  forget(expiredMs = this.view.world.now() - this.options.resumeWindowMs): void {
    for (const [id, { sent, goneAt = Number.POSITIVE_INFINITY }] of this.sessions) {
      if (goneAt < expiredMs) this.sessions.delete(id);
      sent.splice(0, Math.max(0, sent.length - MAX_REPLAYED));
    }
  }

  /** Cuts every socket without a close frame, as a broken network does. */
  drop(): void {
    for (const socket of this.sockets) socket.terminate();
  }

  /** Asks every client to reconnect and resume. */
  askToReconnect(): void {
    for (const socket of this.sockets) this.raw(socket, GatewayOpcodes.Reconnect, null);
  }

  /** Forgets every session: the client must identify anew. */
  invalidate(): void {
    for (const session of this.sessions.values())
      if (session.socket) this.raw(session.socket, GatewayOpcodes.InvalidSession, false);
    this.sessions.clear();
  }

  close(): void {
    this.drop();
  }
}

const onShard = (guildId: string, [id, count]: readonly [number, number]): boolean =>
  Number((BigInt(guildId) >> 22n) % BigInt(count)) === id;
