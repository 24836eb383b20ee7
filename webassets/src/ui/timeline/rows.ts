// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { clockTime, fullTime } from '../../i18n/dates';
import { errorText, language, t } from '../../i18n/i18n';
import { nameOf } from '../../i18n/names';
import type { PendingPost } from '../../client/database';
import type { UploadState } from '../../client/outbox-uploads';
import type { Image, Message } from '../../protocol/types';
import type { Client } from '../../model/client';
import type { Row } from '../../model/grouping';
import { plainText } from '../../model/rich-text';
import { shownAuthor } from '../../model/shown-author';
import {
  callsOf,
  callsReader,
  excerptOf,
  originOf,
  type PartContext,
  quoteOf,
  reactionsOf,
} from '../message/parts';
import { textOf } from '../message/rich-words';
import { Check, CircleAlert, Clock, icon, Pin, RotateCw, Trash2, X } from '../shared/icons';
import { hueFor } from '../shared/letters';
import { emojiCount } from './emoji-only';
import { canFindLinks } from './links';
import { noticeRow } from './notice-row';
import { authorFace, authorName, foldedRow } from './people-parts';
import { pictureBox } from './picture-box';

/** What the rows need from the timeline around them. */
export interface RowContext extends PartContext {
  client: Client;
  /** The message whose text is being changed. */
  editedSeq: number;
  isOnline: boolean;
  progress(ref: string): number;
  uploadState(ref: string): UploadState;
  isAcknowledged(ref: string): boolean;
  /** A blob: address for a picture that is not on the server yet. */
  previewOf(post: PendingPost): string;
  /** Shows the picture of this message large. */
  openPicture(seq: number): void;
  retry(ref: string): void;
  discard(ref: string): void;
  /** Gives up a post whose picture is on its way. */
  cancel(ref: string): void;
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
    case 'notice':
      return noticeRow(row.message);
    case 'message':
      return messageRow(row, context);
    case 'pending':
      return pendingRow(row, context);
  }
}

function classesOf(row: Extract<Row, { isMine: boolean }>, more: string): string {
  return `row ${row.isMine ? 'mine' : 'theirs'} ${row.isFirst ? 'first' : ''} ${row.isLast ? 'last' : ''} ${more}`;
}

function messageRow(row: Row & { kind: 'message' }, context: RowContext): TemplateResult {
  const { message, isMine, isFirst } = row;
  const { image, text } = message;
  const author = shownAuthor(message);
  if (context.client.profiles.isFolded(message)) return foldedRow(row.key, message, context.client.profiles);
  const isGone = message.recalledAt > 0;
  const isPlain = !message.replyTo && !message.forwardedFrom && context.editedSeq !== message.seq;
  const look = [
    bubbleLook(isPlain ? text : '-', image !== null),
    callsReader(message, context.me) ? 'calls-me' : '',
    isGone ? 'recalled' : '',
  ].join(' ');
  return html`<article
    class=${classesOf(row, look)}
    tabindex="-1"
    data-key=${row.key}
    data-seq=${message.seq}
    data-testid="message"
    data-author=${author.username}
    data-state="sent"
    aria-label=${guard([message, language()], () => labelOf(message))}
  >
    ${!isMine && isFirst ? authorFace(author) : nothing}
    <div class="bubble">
      ${!isMine && isFirst ? authorName(author, hueFor(author.id)) : nothing}
      ${originOf(message.forwardedFrom?.displayName)} ${isGone ? nothing : quoteOf(message.replyTo, context)}
      ${image ? picture(image, message, context) : nothing} ${words(message, context)}
      <span class="meta">
        ${
          message.pinnedAt > 0
            ? html`<span class="state" title=${t('message.pinned')} data-testid="pinned">${icon(Pin)}</span>`
            : nothing
        }
        ${message.editedAt > 0 && message.recalledAt === 0 ? html`<span>${t('message.edited')}</span>` : nothing}
        <time datetime=${new Date(message.createdAt).toISOString()} title=${fullTime(message.createdAt)}
          >${clockTime(message.createdAt)}</time
        >
        ${isMine ? html`<span class="state" title=${t('message.sent')}>${icon(Check)}</span>` : nothing}
      </span>
    </div>
    ${reactionsOf(message, context)}
  </article>`;
}

function words(message: Message, context: RowContext): unknown {
  if (message.recalledAt > 0) {
    return html`<span class="text gone" data-testid="tombstone">${t('message.recalled')}</span>`;
  }
  if (context.editedSeq === message.seq) {
    void import('../message/message-editor');
    return html`<foyer-message-editor .client=${context.client} .message=${message}></foyer-message-editor>`;
  }
  if (message.text === '') return nothing;
  const calls = callsOf(message, context);
  // Reading marks and links takes longer than all else in a row.
  return guard([message.text, canFindLinks(), ...calls.names, '', ...calls.own], () =>
    textOf(message.text, calls.names, calls.own),
  );
}

function pendingRow(row: Row & { kind: 'pending' }, context: RowContext): TemplateResult {
  const { post } = row;
  const hasFailed = post.error !== '';
  const state = hasFailed ? 'failed' : context.isAcknowledged(post.ref) ? 'sent' : 'pending';
  const stateText = t(state === 'pending' && !context.isOnline ? 'message.waits' : `message.${state}`);
  const text = post.forward?.text ?? post.text;
  const isPlain = !post.replyTo && !post.forward;
  const look = bubbleLook(isPlain ? text : '-', post.file !== null || post.image !== null);
  return html`<article
    class=${classesOf(row, `${look} ${state}`)}
    data-key=${row.key}
    data-testid="message"
    data-state=${state}
    aria-label=${`${t('sidebar.you')}: ${plainText(text)}. ${stateText}`}
  >
    <div class="bubble">
      ${originOf(post.forward?.displayName)} ${quoteOf(post.replyTo, context)}
      ${pendingPicture(post, context)}
      ${text !== '' ? textOf(text, []) : post.forward ? textOf(t('message.picture'), []) : nothing}
      <span class="meta">
        <time>${clockTime(post.createdAt)}</time>
        <span class="state" title=${stateText}>
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

function picture(image: Image, message: Message, context: RowContext): TemplateResult {
  const box = pictureBox(image.width, image.height);
  const moves = image.animated && context.allowsMotion && image.bytes <= mostMovingBytes;
  return html`<button
    class="frame"
    data-testid="picture"
    aria-label=${t('message.openPicture', { name: nameOf(shownAuthor(message)) })}
    @click=${() => context.openPicture(message.seq)}
  >
    <img
      src=${moves ? originalOf(image) : thumbnailOf(image)}
      width=${box.width}
      height=${box.height}
      alt=${t('message.pictureBy', { name: nameOf(shownAuthor(message)) })}
      decoding="async"
      draggable="false"
    />
  </button>`;
}

function pendingPicture(post: PendingPost, context: RowContext): TemplateResult | typeof nothing {
  if (!post.file && !post.image) return nothing;
  const box = pictureBox(post.image?.width ?? post.width, post.image?.height ?? post.height);
  const source = post.file ? context.previewOf(post) : post.image ? thumbnailOf(post.image) : undefined;
  return html`<span class="frame">
    <img src=${ifDefined(source)} width=${box.width} height=${box.height} alt=${t('message.picture')} />
    ${post.file && post.error === '' ? upload(post, context) : nothing}
  </span>`;
}

/** How far a picture got, and how to stop it. */
function upload({ ref }: PendingPost, context: RowContext): TemplateResult {
  const state = context.uploadState(ref);
  const percent = Math.round(context.progress(ref) * 100);
  return html`${
      state === 'uploading'
        ? html`<progress max="100" .value=${percent} aria-label=${t('upload.progress')}></progress>`
        : nothing
    }
    ${
      state === 'paused'
        ? html`<button
            class="over again"
            data-testid="upload-retry"
            aria-label=${t('action.retry')}
            title=${t('action.retry')}
            @click=${() => context.retry(ref)}
          >
            ${icon(RotateCw)}
          </button>`
        : nothing
    }
    <button
      class="over cancel"
      data-testid="upload-cancel"
      aria-label=${t('upload.cancel')}
      title=${t('upload.cancel')}
      @click=${() => context.cancel(ref)}
    >
      ${icon(X)}
    </button>`;
}

function labelOf(message: Message): string {
  const words = excerptOf({
    text: message.text,
    image: message.image !== null,
    recalled: message.recalledAt > 0,
  });
  const what = message.image && message.text !== '' ? `${t('message.picture')}: ${words}` : words;
  const remarks = [
    message.editedAt > 0 && message.recalledAt === 0 ? t('message.edited') : '',
    message.pinnedAt > 0 ? t('message.pinned') : '',
  ].filter((each) => each !== '');
  return [`${nameOf(shownAuthor(message))}: ${what}`, clockTime(message.createdAt), ...remarks].join(', ');
}
