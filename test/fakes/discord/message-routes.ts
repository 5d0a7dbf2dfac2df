import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { MessageBody } from './check-message.ts';
import { missingAccess, missingPermissions, notYourMessage } from './errors.ts';
import { apiChannel, apiMessage, withoutContent } from './payloads.ts';
import type { Route } from './rest.ts';
import type { RouteParts } from './routes.ts';
import { type FakeChannel, isDm } from './world.ts';

/** Messages in channels, typing, reactions and threads. */
export function messageRoutes({ messages, gateway, mayReadContent, typing }: RouteParts): Route[] {
  const { view } = messages;
  const { world } = view;
  const seen = (id: string): FakeChannel => {
    const channel = world.channel(id);
    if (
      isDm(channel)
        ? !channel.recipients.includes(world.botId)
        : !(world.permissions(world.botId, channel) & PermissionFlagsBits.ViewChannel)
    )
      throw missingAccess();
    return channel;
  };
  const need = (channel: FakeChannel, bit: bigint): void => {
    if (!(world.permissions(world.botId, channel) & bit)) throw missingPermissions();
  };
  const shown = (message: Parameters<typeof apiMessage>[1]) => {
    const whole = apiMessage(view, message);
    return mayReadContent ? whole : withoutContent(world, whole);
  };
  const own = (channelId: string, id: string) => {
    const message = world.message(seen(channelId).id, id);
    if (message.authorId !== world.botId) throw notYourMessage();
    return message;
  };
  return [
    { method: 'GET', path: '/channels/:id', run: ({ parameters: [id] }) => apiChannel(world, seen(id!)) },
    {
      method: 'POST',
      path: '/channels/:id/typing',
      run: ({ parameters: [id] }) => {
        messages.checkMayPost(seen(id!), {}, []);
        typing.push({ channelId: id!, at: performance.now() });
        world.touch();
      },
    },
    {
      method: 'POST',
      path: '/channels/:id/messages',
      run: ({ parameters: [id], body, files }) => {
        const channel = world.channel(id!);
        messages.checkMayPost(channel, body as MessageBody, files);
        return apiMessage(
          view,
          messages.create(channel, { authorId: world.botId, body: body as MessageBody, files }),
        );
      },
    },
    {
      method: 'GET',
      path: '/channels/:id/messages',
      run: ({ parameters: [id], query }) => {
        const channel = seen(id!);
        if (!isDm(channel)) need(channel, PermissionFlagsBits.ReadMessageHistory);
        const limit = Number(query.get('limit') ?? 50);
        return world.visible(id!, '').slice(-limit).reverse().map(shown);
      },
    },
    {
      method: 'GET',
      path: '/channels/:id/messages/:message',
      run: ({ parameters: [id, messageId] }) => {
        const channel = seen(id!);
        if (!isDm(channel)) need(channel, PermissionFlagsBits.ReadMessageHistory);
        const message = world.message(id!, messageId!);
        if (message.ephemeralFor !== undefined) return shown(world.message(id!, '0'));
        return shown(message);
      },
    },
    {
      method: 'PATCH',
      path: '/channels/:id/messages/:message',
      run: ({ parameters: [id, messageId], body, files }) => {
        const message = own(id!, messageId!);
        messages.checkMayPost(
          world.channel(id!),
          { ...(body as MessageBody), message_reference: undefined } as never,
          files,
        );
        return apiMessage(view, messages.edit(message, body as MessageBody, files));
      },
    },
    {
      method: 'DELETE',
      path: '/channels/:id/messages/:message',
      run: ({ parameters: [id, messageId] }) => {
        const message = world.message(seen(id!).id, messageId!);
        if (message.authorId !== world.botId) need(world.channel(id!), PermissionFlagsBits.ManageMessages);
        messages.delete(message);
      },
    },
    {
      method: 'PUT',
      path: '/channels/:id/messages/:message/reactions/:emoji/@me',
      run: ({ parameters: [id, messageId, emoji] }) => {
        const channel = seen(id!);
        need(channel, PermissionFlagsBits.AddReactions);
        const { reactions } = world.message(id!, messageId!);
        reactions.set(emoji!, (reactions.get(emoji!) ?? new Set()).add(world.botId));
        world.touch();
      },
    },
    {
      method: 'DELETE',
      path: '/channels/:id/messages/:message/reactions/:emoji/@me',
      run: ({ parameters: [id, messageId, emoji] }) => {
        world.message(seen(id!).id, messageId!).reactions.get(emoji!)?.delete(world.botId);
        world.touch();
      },
    },
    {
      method: 'POST',
      path: '/channels/:id/messages/:message/threads',
      run: ({ parameters: [id, messageId], body }) => {
        const channel = seen(id!);
        need(channel, PermissionFlagsBits.CreatePublicThreads);
        // A thread takes the id of the message that it starts from.
        const thread = world.addThread(
          channel,
          (body as { name: string }).name,
          world.message(id!, messageId!).id,
        );
        gateway.channel('THREAD_CREATE', thread);
        return apiChannel(world, thread);
      },
    },
  ];
}
