import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10';
import { Form } from './errors.ts';

/** Limits of a message, from the documentation's pages on messages, embeds and components. */

export interface MessageBody {
  readonly content?: string | null;
  readonly embeds?: readonly APIEmbed[] | null;
  readonly components?: readonly APIMessageTopLevelComponent[] | null;
  readonly flags?: number | null;
  readonly nonce?: string | number;
  readonly enforce_nonce?: boolean;
  readonly allowed_mentions?: {
    readonly parse?: readonly string[];
    readonly users?: readonly string[];
    readonly roles?: readonly string[];
    readonly replied_user?: boolean;
  } | null;
  readonly message_reference?: { readonly message_id?: string; readonly fail_if_not_exists?: boolean };
  readonly attachments?:
    | readonly { readonly id: string | number; readonly filename?: string; readonly description?: string }[]
    | null;
}

type Path = readonly (string | number)[];

/** @throws ApiError 50035 */
export function checkMessage(body: MessageBody): void {
  const form = new Form();
  const v2 = ((body.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
  if (body.content !== undefined && body.content !== null) form.length(['content'], body.content, 0, 2000);
  if (v2 && (body.content || body.embeds?.length))
    form.refuse(
      ['flags'],
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      'The content and embeds fields cannot be used',
    );
  if (body.nonce !== undefined && String(body.nonce).length > 25)
    form.refuse(['nonce'], 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.');
  checkEmbeds(form, body.embeds ?? []);
  if (v2) checkLayout(form, body.components ?? []);
  else checkRows(form, body.components ?? []);
  for (const [i, { description }] of (body.attachments ?? []).entries())
    if (description !== undefined) form.length(['attachments', i, 'description'], description, 0, 1024);
  checkMentions(form, body.allowed_mentions);
  form.check();
}

function checkMentions(form: Form, allowed: MessageBody['allowed_mentions']): void {
  if (!allowed) return;
  for (const [i, kind] of (allowed.parse ?? []).entries())
    if (!['roles', 'users', 'everyone'].includes(kind))
      form.refuse(
        ['allowed_mentions', 'parse', i],
        'BASE_TYPE_CHOICES',
        'Value must be one of roles, users, everyone.',
      );
  for (const kind of ['users', 'roles'] as const) {
    if (!allowed[kind]?.length) continue;
    if (allowed[kind].length > 100)
      form.refuse(['allowed_mentions', kind], 'BASE_TYPE_MAX_LENGTH', 'Must be 100 or fewer in length.');
    if (allowed.parse?.includes(kind))
      form.refuse(
        ['allowed_mentions'],
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      );
  }
}

function checkUrl(form: Form, path: Path, url: string | undefined): void {
  if (url === undefined) return;
  if (!/^(https?|attachment):\/\/\S+$/.test(url))
    form.refuse(path, 'URL_TYPE_INVALID_SCHEME', 'Scheme must be one of http, https, attachment.');
}

function checkEmbeds(form: Form, embeds: readonly APIEmbed[]): void {
  if (embeds.length > 10) form.refuse(['embeds'], 'BASE_TYPE_MAX_LENGTH', 'Must be 10 or fewer in length.');
  let total = 0;
  for (const [i, embed] of embeds.entries()) {
    const text = (key: string, value: string | undefined, most: number): void => {
      if (value === undefined) return;
      total += value.length;
      form.length(['embeds', i, ...key.split('.')], value, 0, most);
    };
    text('title', embed.title, 256);
    text('description', embed.description, 4096);
    text('footer.text', embed.footer?.text, 2048);
    text('author.name', embed.author?.name, 256);
    if ((embed.fields ?? []).length > 25)
      form.refuse(['embeds', i, 'fields'], 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.');
    for (const [k, field] of (embed.fields ?? []).entries()) {
      total += (field.name ?? '').length + (field.value ?? '').length;
      form.length(['embeds', i, 'fields', k, 'name'], field.name, 1, 256);
      form.length(['embeds', i, 'fields', k, 'value'], field.value, 1, 1024);
    }
    if (
      embed.color !== undefined &&
      !(Number.isInteger(embed.color) && embed.color >= 0 && embed.color <= 0xffffff)
    )
      form.refuse(['embeds', i, 'color'], 'NUMBER_TYPE_MAX', 'int value should be between 0 and 16777215.');
    checkUrl(form, ['embeds', i, 'url'], embed.url);
    checkUrl(form, ['embeds', i, 'image', 'url'], embed.image?.url);
    checkUrl(form, ['embeds', i, 'thumbnail', 'url'], embed.thumbnail?.url);
    checkUrl(form, ['embeds', i, 'author', 'icon_url'], embed.author?.icon_url);
    checkUrl(form, ['embeds', i, 'footer', 'icon_url'], embed.footer?.icon_url);
    if (embed.timestamp !== undefined && Number.isNaN(Date.parse(embed.timestamp)))
      form.refuse(['embeds', i, 'timestamp'], 'DATE_TIME_TYPE_PARSE', 'Could not parse. Should be ISO8601.');
  }
  if (total > 6000)
    form.refuse(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
}

function checkRows(form: Form, components: readonly APIMessageTopLevelComponent[]): void {
  if (components.length > 5)
    form.refuse(['components'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.');
  const ids = new Set<string>();
  for (const [i, row] of components.entries()) {
    if (row.type === ComponentType.ActionRow) checkRow(form, ['components', i], row, ids);
    else
      form.refuse(
        ['components', i, 'type'],
        'BASE_TYPE_CHOICES',
        'Value of field "type" must be one of (1,).',
      );
  }
}

function checkRow(
  form: Form,
  path: Path,
  row: APIActionRowComponent<APIComponentInMessageActionRow>,
  ids: Set<string>,
): void {
  const { components } = row;
  const buttons = components.filter(({ type }) => type === ComponentType.Button).length;
  const room = buttons === components.length ? 5 : 1;
  if (components.length < 1 || components.length > room)
    form.refuse([...path, 'components'], 'BASE_TYPE_BAD_LENGTH', `Must be between 1 and ${room} in length.`);
  for (const [i, component] of components.entries()) {
    const at = [...path, 'components', i];
    if ('custom_id' in component) {
      form.length([...at, 'custom_id'], component.custom_id, 1, 100);
      if (ids.has(component.custom_id))
        form.refuse(
          [...at, 'custom_id'],
          'COMPONENT_CUSTOM_ID_DUPLICATED',
          'Component custom id cannot be duplicated',
        );
      ids.add(component.custom_id);
    }
    if (component.type === ComponentType.Button) checkButton(form, at, component);
    else checkSelect(form, at, component);
  }
}

function checkButton(
  form: Form,
  path: Path,
  button: Extract<APIComponentInMessageActionRow, { type: ComponentType.Button }>,
): void {
  if ('label' in button && button.label !== undefined) form.length([...path, 'label'], button.label, 0, 80);
  const named = ('label' in button && button.label) || ('emoji' in button && button.emoji);
  if (button.style !== ButtonStyle.Premium && !named)
    form.refuse(
      [...path, 'label'],
      'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED',
      'A label or an emoji is required',
    );
  if (button.style === ButtonStyle.Link) {
    form.length([...path, 'url'], button.url, 1, 512);
    if ('custom_id' in button)
      form.refuse(
        path,
        'BUTTON_COMPONENT_URL_AND_CUSTOM_ID_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      );
  } else if (button.style !== ButtonStyle.Premium && !('custom_id' in button && button.custom_id))
    form.refuse([...path, 'custom_id'], 'BASE_TYPE_REQUIRED', 'This field is required');
}

function checkSelect(
  form: Form,
  path: Path,
  select: Exclude<APIComponentInMessageActionRow, { type: ComponentType.Button }>,
): void {
  if (!select.custom_id) form.refuse([...path, 'custom_id'], 'BASE_TYPE_REQUIRED', 'This field is required');
  if (select.placeholder !== undefined) form.length([...path, 'placeholder'], select.placeholder, 0, 150);
  const most = select.max_values ?? 1;
  const least = select.min_values ?? 1;
  if (most < 1 || most > 25 || least < 0 || least > most)
    form.refuse([...path, 'max_values'], 'NUMBER_TYPE_MAX', 'int value should be between 1 and 25.');
  if (select.type !== ComponentType.StringSelect) return;
  const { options } = select;
  if (options.length < 1 || options.length > 25)
    form.refuse([...path, 'options'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 25 in length.');
  const seen = new Set<string>();
  for (const [i, option] of options.entries()) {
    form.length([...path, 'options', i, 'label'], option.label, 1, 100);
    form.length([...path, 'options', i, 'value'], option.value, 1, 100);
    if (option.description !== undefined)
      form.length([...path, 'options', i, 'description'], option.description, 0, 100);
    if (seen.has(option.value))
      form.refuse(
        [...path, 'options', i, 'value'],
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
      );
    seen.add(option.value);
  }
}

/** Components v2: at most 40 of them in all, 4000 characters of text. */
function checkLayout(form: Form, components: readonly APIMessageTopLevelComponent[]): void {
  let count = 0;
  let text = 0;
  const ids = new Set<string>();
  const visit = (path: Path, node: Record<string, unknown>): void => {
    count += 1;
    if (node.type === ComponentType.TextDisplay) {
      form.length([...path, 'content'], node.content, 1, 4000);
      text += String(node.content).length;
    }
    if (node.type === ComponentType.ActionRow)
      checkRow(form, path, node as unknown as APIActionRowComponent<APIComponentInMessageActionRow>, ids);
    for (const [i, child] of ((node.components as Record<string, unknown>[] | undefined) ?? []).entries())
      visit([...path, 'components', i], child);
    if (node.accessory) visit([...path, 'accessory'], node.accessory as Record<string, unknown>);
  };
  for (const [i, component] of components.entries()) visit(['components', i], component as never);
  if (count > 40)
    form.refuse(['components'], 'BASE_TYPE_BAD_LENGTH', 'The message cannot have more than 40 components');
  if (text > 4000)
    form.refuse(
      ['components'],
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      'Total size of displayable text exceeds 4000',
    );
}
