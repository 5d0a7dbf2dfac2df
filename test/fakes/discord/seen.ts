import type { APIButtonComponentWithCustomId, APIStringSelectComponent } from 'discord-api-types/v10';
import type { StoredMessage } from './world.ts';

type AnyComponent = APIButtonComponentWithCustomId | APIStringSelectComponent;

/** Buttons and menus, also those within a layout. */
export function componentsOf(message: StoredMessage): AnyComponent[] {
  const walk = (node: object): object[] => {
    const { components = [], accessory } = node as { components?: object[]; accessory?: object };
    return [node, ...components.flatMap(walk), ...(accessory ? walk(accessory) : [])];
  };
  return message.components.flatMap(walk) as AnyComponent[];
}

/** All the words of a message: content and embeds. */
export function textOf({ content, embeds }: Pick<StoredMessage, 'content' | 'embeds'>): string {
  return [
    content,
    ...embeds.flatMap((embed) => [
      embed.author?.name,
      embed.title,
      embed.description,
      ...(embed.fields ?? []).flatMap(({ name, value }) => [name, value]),
      embed.footer?.text,
    ]),
  ]
    .filter(Boolean)
    .join('\n');
}
