// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { clockTime, fullTime } from '../../i18n/dates';
import { errorText, t } from '../../i18n/i18n';
import type { PendingPost } from '../../engine/database';
import type { Image, Message } from '../../protocol/types';
import type { Row } from '../../state/grouping';
import { Check, CircleAlert, Clock, icon, RotateCw, Trash2 } from '../shared/icons';
import { emojiCount } from './emoji-only';
import { piecesOf } from './links';
import { pictureBox } from './picture-box';

/** What the rows need from the timeline around them. */
export interface RowContext {
  progress(ref: string): number;
  isAcknowledged(ref: string): boolean;
  /** A blob: address for a picture that is not on the server yet. */
  previewOf(post: PendingPost): string;
  openPicture(image: Image): void;
  retry(ref: string): void;
  discard(ref: string): void;
  allowsMotion: boolean;
}

export const thumbnailOf = (image: Image): string => `/api/v1/images/${image.id}/thumbnail`;
export const originalOf = (image: Image): string => `/api/v1/images/${image.id}`;

/** Moving pictures up to this size move in the timeline; larger ones only in the viewer. */
const mostMovingBytes = 4 << 20;

export function rowTemplate(row: Row, context: RowContext): TemplateResult {
  switch (row.kind) {
    case 'new':
      return html`<div class="new-line" data-key="new" data-testid="new-line" role="separator">
        <span>${t('timeline.new')}</span>
      </div>`;
    case 'message':
      return messageRow(row, context);
    case 'pending':
      return pendingRow(row, context);
  }
}

function classesOf(row: Exclude<Row, { kind: 'new' }>, more: string): string {
  return `row ${row.isMine ? 'mine' : 'theirs'} ${row.isFirst ? 'first' : ''} ${row.isLast ? 'last' : ''} ${more}`;
}

function messageRow(row: Row & { kind: 'message' }, context: RowContext): TemplateResult {
  const { message, isMine, isFirst } = row;
  const { author, image, text } = message;
  const look = bubbleLook(text, image !== null);
  return html`<article
    class=${classesOf(row, look)}
    data-key=${row.key}
    data-seq=${message.seq}
    data-testid="message"
    data-author=${author.username}
    data-state="sent"
    aria-label=${labelOf(message)}
  >
    ${
      !isMine && isFirst
        ? html`<foyer-avatar
            .name=${author.displayName}
            .avatar=${author.avatar}
            .number=${author.id}
            title=${author.username}
          ></foyer-avatar>`
        : nothing
    }
    <div class="bubble">
      ${
        !isMine && isFirst
          ? html`<p class="author" .style=${`--hue: ${hueFor(author.id)}`}>${author.displayName}</p>`
          : nothing
      }
      ${image ? picture(image, message, context) : nothing}
      ${message.recalledAt > 0 ? html`<span class="text gone">${t('message.recalled')}</span>` : text !== '' ? textOf(text) : nothing}
      <span class="meta">
        ${message.editedAt > 0 && message.recalledAt === 0 ? html`<span>${t('message.edited')}</span>` : nothing}
        <time datetime=${new Date(message.createdAt).toISOString()} title=${fullTime(message.createdAt)}
          >${clockTime(message.createdAt)}</time
        >
        ${isMine ? html`<span class="state" title=${t('message.sent')}>${icon(Check)}</span>` : nothing}
      </span>
    </div>
  </article>`;
}

function pendingRow(row: Row & { kind: 'pending' }, context: RowContext): TemplateResult {
  const { post } = row;
  const hasFailed = post.error !== '';
  const state = hasFailed ? 'failed' : context.isAcknowledged(post.ref) ? 'sent' : 'pending';
  const look = bubbleLook(post.text, post.file !== null || post.image !== null);
  return html`<article
    class=${classesOf(row, `${look} ${state}`)}
    data-key=${row.key}
    data-testid="message"
    data-state=${state}
    aria-label=${`${t('sidebar.you')}: ${post.text}. ${t(`message.${state}`)}`}
  >
    <div class="bubble">
      ${pendingPicture(post, context)} ${post.text !== '' ? textOf(post.text) : nothing}
      <span class="meta">
        <time>${clockTime(post.createdAt)}</time>
        <span class="state" title=${t(`message.${state}`)}>
          ${icon(hasFailed ? CircleAlert : state === 'sent' ? Check : Clock)}
        </span>
      </span>
    </div>
    ${hasFailed ? failure(post, context) : nothing}
  </article>`;
}

function failure(post: PendingPost, context: RowContext): TemplateResult {
  return html`<div class="failure" role="alert">
    <span>${errorText(post.error)}</span>
    <button class="small-button" data-testid="retry" @click=${() => context.retry(post.ref)}>
      ${icon(RotateCw)} ${t('action.retry')}
    </button>
    <button class="small-button" data-testid="discard" @click=${() => context.discard(post.ref)}>
      ${icon(Trash2)} ${t('action.delete')}
    </button>
  </div>`;
}

function bubbleLook(text: string, hasPicture: boolean): string {
  if (hasPicture) return text === '' ? 'picture only-picture' : 'picture';
  const count = emojiCount(text);
  return count === 0 ? '' : count <= 3 ? 'emoji huge' : 'emoji';
}

function textOf(text: string): TemplateResult {
  return html`<span class="text" dir="auto"
    >${piecesOf(text).map((piece) =>
      piece.kind === 'text'
        ? piece.text
        : html`<a href=${piece.href} target="_blank" rel="noopener noreferrer">${piece.text}</a>`,
    )}</span
  >`;
}

function picture(image: Image, message: Message, context: RowContext): TemplateResult {
  const box = pictureBox(image.width, image.height);
  const moves = image.animated && context.allowsMotion && image.bytes <= mostMovingBytes;
  return html`<button
    class="frame"
    data-testid="picture"
    aria-label=${t('message.openPicture', { name: message.author.displayName })}
    @click=${() => context.openPicture(image)}
  >
    <img
      src=${moves ? originalOf(image) : thumbnailOf(image)}
      width=${box.width}
      height=${box.height}
      alt=${t('message.pictureBy', { name: message.author.displayName })}
      decoding="async"
      draggable="false"
    />
  </button>`;
}

function pendingPicture(post: PendingPost, context: RowContext): TemplateResult | typeof nothing {
  if (!post.file && !post.image) return nothing;
  const box = pictureBox(post.image?.width ?? post.width, post.image?.height ?? post.height);
  const source = post.file ? context.previewOf(post) : post.image ? thumbnailOf(post.image) : undefined;
  const percent = Math.round(context.progress(post.ref) * 100);
  return html`<span class="frame">
    <img src=${ifDefined(source)} width=${box.width} height=${box.height} alt=${t('message.picture')} />
    ${
      post.file && post.error === ''
        ? html`<progress max="100" .value=${percent} aria-label=${t('upload.progress')}></progress>`
        : nothing
    }
  </span>`;
}

function labelOf(message: Message): string {
  const words = message.recalledAt > 0 ? t('message.recalled') : message.text;
  const what = message.image ? [t('message.picture'), words].filter(Boolean).join(': ') : words;
  return `${message.author.displayName}: ${what}, ${clockTime(message.createdAt)}`;
}

const nameHues = [12, 32, 152, 178, 204, 228, 262, 288, 322, 345];

function hueFor(id: number): number {
  return nameHues[(id * 7) % nameHues.length] ?? 32;
}
