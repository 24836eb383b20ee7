// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t, tn } from '../../i18n/i18n';
import { nameOf } from '../../i18n/names';
import type { Message, Quote, Reaction, User } from '../../protocol/types';
import { callsToAll } from '../../model/mentions';
import { plainText } from '../../model/rich-text';
import { Forward, icon, SmilePlus } from '../shared/icons';
import { hueFor } from '../shared/letters';

/** What the parts of a message need from the timeline around them. */
export interface PartContext {
  me: User | null;
  /** Somebody of the conversation, if known. */
  userOf(id: number): User | undefined;
  jump(seq: number): void;
  /** The reactions, with those that are on their way. */
  reactionsOf(message: Message): readonly Reaction[];
  toggleReaction(message: Message, emoji: string, isOn: boolean): void;
  addReaction(message: Message, beside: HTMLElement): void;
  /** Names of people are about to be read. */
  needNames(): void;
}

/** What stands for a message in one line. */
export function excerptOf(quote: Pick<Quote, 'text' | 'image' | 'recalled'>): string {
  if (quote.recalled) return t('message.recalled');
  return quote.text === '' && quote.image ? t('message.picture') : plainText(quote.text);
}

export function quoteLines(quote: Quote): TemplateResult {
  return html`<span class="quoted" .style=${`--hue: ${hueFor(quote.author.id)}`}>
    <span class="quoted-name ellipsis"><bdi>${nameOf(quote.author)}</bdi></span>
    <span class="quoted-text ellipsis ${quote.recalled ? 'gone' : ''}" dir="auto">${excerptOf(quote)}</span>
  </span>`;
}

export function quoteOf(
  quote: Quote | null,
  context: Pick<PartContext, 'jump'>,
): TemplateResult | typeof nothing {
  if (!quote) return nothing;
  return html`<button
    class="quote"
    data-testid="quote"
    aria-label=${t('message.answers', { name: nameOf(quote.author), what: excerptOf(quote) })}
    @click=${() => context.jump(quote.seq)}
  >
    ${quoteLines(quote)}
  </button>`;
}

export function originOf(name: string | undefined): TemplateResult | typeof nothing {
  if (name === undefined) return nothing;
  return html`<p class="origin" data-testid="forwarded">
    ${icon(Forward)}<span>${t('message.forwardedFrom', { name })}</span>
  </p>`;
}

const namesOf = (user: User | null | undefined): string[] => (user ? [user.username, user.displayName] : []);

/** The names that the text calls, and those of them that mean the reader. */
export function callsOf(message: Message, context: PartContext): { names: string[]; own: string[] } {
  if (message.mentions.length === 0 && !message.mentionsAll) return { names: [], own: [] };
  const { me } = context;
  const all = message.mentionsAll ? [...callsToAll] : [];
  const isMine = me !== null && message.mentions.includes(me.id);
  const others = message.mentions.flatMap((id) => namesOf(id === me?.id ? me : context.userOf(id)));
  return { names: [...others, ...all], own: [...(isMine ? namesOf(me) : []), ...all] };
}

export function callsReader(message: Message, me: User | null): boolean {
  if (!me || message.author.id === me.id) return false;
  return message.mentionsAll || message.mentions.includes(me.id);
}

const namesInTitle = 12;

function who(reaction: Reaction, context: PartContext): string {
  const names = reaction.users
    .slice(0, namesInTitle)
    .map((id) => (id === context.me?.id ? t('sidebar.you') : context.userOf(id)?.displayName))
    .filter((name) => name !== undefined);
  const rest = reaction.users.length - names.length;
  if (names.length === 0) return tn('reaction.people', rest);
  return rest > 0 ? `${names.join(', ')} ${tn('reaction.others', rest)}` : names.join(', ');
}

/** The reactions under a message, each to be joined or left, and one more to choose. */
export function reactionsOf(message: Message, context: PartContext): TemplateResult | typeof nothing {
  const reactions = context.reactionsOf(message);
  if (reactions.length === 0) return nothing;
  return html`<div class="reactions" role="group" aria-label=${t('reaction.label')} data-testid="reactions">
    ${repeat(
      reactions,
      (each) => each.emoji,
      (each) => chip(each, message, context),
    )}
    <button
      class="chip add"
      data-testid="add-reaction"
      aria-label=${t('action.react')}
      title=${t('action.react')}
      @click=${(event: Event) => context.addReaction(message, event.currentTarget as HTMLElement)}
    >
      ${icon(SmilePlus)}
    </button>
  </div>`;
}

function chip(reaction: Reaction, message: Message, context: PartContext): TemplateResult {
  const isMine = context.me !== null && reaction.users.includes(context.me.id);
  const names = who(reaction, context);
  return html`<button
    class="chip"
    data-testid="reaction"
    data-emoji=${reaction.emoji}
    aria-pressed=${isMine}
    aria-label=${t('reaction.by', { emoji: reaction.emoji, names })}
    title=${names}
    @pointerenter=${() => context.needNames()}
    @focus=${() => context.needNames()}
    @click=${() => context.toggleReaction(message, reaction.emoji, !isMine)}
  >
    <span class="emoji-sign">${reaction.emoji}</span>
    <span class="chip-count">${reaction.users.length}</span>
  </button>`;
}
