// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import './mention-list';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { codePoints } from '../../protocol/text';
import { t, tn } from '../../i18n/i18n';
import { isHopeless, pictureTypes } from '../../model/attachments';
import type { Client } from '../../model/client';
import { FoyerPart } from '../shared/element';
import { complete } from '../../model/mentions';
import { mayEdit } from '../../model/rights';
import { quoteLines } from '../message/parts';
import { icon, ImagePlus, Reply, SendHorizontal, Smile, X } from '../shared/icons';
import { composerStyles } from './composer-styles';
import type { FoyerMentionList } from './mention-list';

/** The counter appears when so many characters are left. */
const counterFrom = 300;
const hasKeyboard = matchMedia('(hover: hover) and (pointer: fine)');

/** Where messages are written: text, emoji, pictures. What is begun stays as a draft of its conversation. */
@customElement('foyer-composer')
export class FoyerComposer extends FoyerPart {
  static override styles = composerStyles;

  @property({ attribute: false }) client!: Client;
  @property({ type: Number }) conversation = 0;
  @property() name = '';

  @state() private isPicking = false;
  @query('textarea') private field!: HTMLTextAreaElement;
  @query('input[type="file"]') private files!: HTMLInputElement;
  @query('.emoji-button') private emojiButton!: HTMLButtonElement;
  @query('foyer-mention-list') private mentions!: FoyerMentionList;
  private answered = 0;

  override focus(): void {
    this.field.focus();
  }

  /** Focuses where there is a real keyboard; on a phone that would cover half of the messages. */
  focusGently(): void {
    if (hasKeyboard.matches) this.field.focus();
  }

  /** Attaches what of these is a picture; the rest is shown with its reason. */
  addFiles(files: Iterable<File>): void {
    for (const file of files) void this.client.attachments.add(this.conversation, file);
    this.focusGently();
  }

  protected override render(): TemplateResult {
    const text = this.client.drafts.get(this.conversation);
    const attachments = this.client.attachments.of(this.conversation);
    if (attachments.length > 0) void import('./attachment-strip');
    const left = this.client.limits().textLength - codePoints(text);
    const hasContent = text.trim() !== '' || attachments.some((each) => !isHopeless(each));
    const canSend = hasContent && left >= 0;
    return html`
      <foyer-mention-list
        .client=${this.client}
        .conversation=${this.conversation}
        @mention=${(event: CustomEvent<string>) => this.mention(event)}
      ></foyer-mention-list>
      <form class="composer" @submit=${(event: Event) => this.submit(event)}>
        ${this.reply()}
        ${
          attachments.length > 0
            ? html`<foyer-attachment-strip
                .client=${this.client}
                .attachments=${attachments}
              ></foyer-attachment-strip>`
            : nothing
        }
        <div class="line">
          <button
            class="icon-button"
            type="button"
            data-testid="attach"
            aria-label=${t('composer.attach')}
            title=${t('composer.attach')}
            @click=${() => this.files.click()}
          >
            ${icon(ImagePlus)}
          </button>
          <textarea
            rows="1"
            dir="auto"
            enterkeyhint="send"
            data-testid="composer"
            placeholder=${t('composer.placeholder', { name: this.name })}
            aria-label=${t('composer.placeholder', { name: this.name })}
            aria-describedby="counter"
            aria-autocomplete="list"
            aria-invalid=${left < 0}
            @input=${() => this.typed()}
            @click=${() => this.suggest()}
            @blur=${() => this.mentions.close()}
            @keydown=${(event: KeyboardEvent) => this.keyPressed(event)}
            @paste=${(event: ClipboardEvent) => this.pasted(event)}
          ></textarea>
          <button
            class="icon-button emoji-button"
            type="button"
            data-testid="emoji-button"
            aria-label=${t('composer.emoji')}
            title=${t('composer.emoji')}
            aria-haspopup="dialog"
            aria-expanded=${this.isPicking}
            @click=${() => void this.togglePicker()}
          >
            ${icon(Smile)}
          </button>
          <button
            class="icon-button send"
            type="submit"
            data-testid="send"
            aria-label=${t('composer.send')}
            title=${t('composer.send')}
            ?disabled=${!canSend}
          >
            ${icon(SendHorizontal)}
          </button>
        </div>
        <p
          id="counter"
          class="counter ${left < 0 ? 'over' : ''}"
          role="status"
          data-testid="counter"
          .textContent=${counterText(left)}
        ></p>
        <input
          type="file"
          hidden
          multiple
          accept=${pictureTypes.join(',')}
          data-testid="file-input"
          @change=${() => this.chosen()}
        />
      </form>
      ${
        this.isPicking
          ? html`<foyer-emoji-picker
              data-testid="emoji-picker"
              @emoji=${(event: CustomEvent<string>) => this.insert(event.detail)}
              @closed=${() => this.closePicker()}
            ></foyer-emoji-picker>`
          : nothing
      }
    `;
  }

  private reply(): TemplateResult | typeof nothing {
    const quote = this.client.composing.replyIn(this.conversation);
    if (!quote) return nothing;
    return html`<div class="reply" data-testid="reply">
      ${icon(Reply)}
      <div class="reply-to">
        <span class="hidden-text">${t('reply.to')}</span>
        ${quoteLines(quote)}
      </div>
      <button
        class="icon-button"
        type="button"
        data-testid="reply-cancel"
        aria-label=${t('reply.cancel')}
        title=${t('reply.cancel')}
        @click=${() => this.endReply()}
      >
        ${icon(X)}
      </button>
    </div>`;
  }

  private endReply(): void {
    this.client.composing.endReply(this.conversation);
    this.field.focus();
  }

  private typed(): void {
    this.client.drafts.set(this.conversation, this.field.value);
    if (this.field.value.trim() !== '') this.client.typing.typed(this.conversation);
    this.suggest();
  }

  private suggest(): void {
    this.mentions.follow(this.field);
  }

  private mention(event: CustomEvent<string>): void {
    const { query } = this.mentions;
    if (!query) return;
    const { text, caret } = complete(this.field.value, query, event.detail);
    this.field.value = text;
    this.field.setSelectionRange(caret, caret);
    this.field.focus();
    this.typed();
  }

  /** The last message that this person wrote and may still change. */
  private editLast(): boolean {
    const { client } = this;
    const last = client.timelines
      .of(this.conversation)
      .messages.peek()
      .findLast((message) => message.author.id === client.session.user.peek()?.id && message.notice === null);
    if (!last || !mayEdit(client.situationOf(last))) return false;
    client.composing.edited.value = last;
    client.composing.target.value = { conversation: last.conversation, seq: last.seq };
    return true;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const answered = this.client.composing.replyIn(this.conversation)?.seq ?? 0;
    if (answered > 0 && answered !== this.answered && !changed.has('conversation')) this.field.focus();
    this.answered = answered;
    const text = this.client.drafts.get(this.conversation);
    if (this.field.value !== text) this.field.value = text;
    this.grow();
    if (changed.has('conversation')) {
      this.isPicking = false;
      this.focusGently();
    }
  }

  private grow(): void {
    this.field.style.height = 'auto';
    this.field.style.height = `${this.field.scrollHeight}px`;
  }

  private keyPressed(event: KeyboardEvent): void {
    // An input method uses these keys for its suggestions; 229 is what older browsers say then.
    if (event.isComposing || event.keyCode === 229 || this.mentions.takesKey(event)) return;
    if (event.key === 'Escape' && this.answered > 0) {
      event.preventDefault();
      this.endReply();
    } else if (event.key === 'ArrowUp' && this.field.value === '' && !event.shiftKey && !event.altKey) {
      if (this.editLast()) event.preventDefault();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.submit(event);
    }
  }

  private submit(event: Event): void {
    event.preventDefault();
    const text = this.client.drafts.get(this.conversation);
    const isTooLong = codePoints(text) > this.client.limits().textLength;
    const hasPicture = this.client.attachments.of(this.conversation).some((each) => !isHopeless(each));
    if (isTooLong || (text.trim() === '' && !hasPicture)) return;
    this.client.drafts.set(this.conversation, '');
    this.field.value = '';
    this.mentions.close();
    this.grow();
    void this.client.post(this.conversation, text.trim() === '' ? '' : text.trim());
    this.focusGently();
  }

  private pasted(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.addFiles(files);
  }

  private chosen(): void {
    this.addFiles([...(this.files.files ?? [])]);
    this.files.value = '';
  }

  private async togglePicker(): Promise<void> {
    if (!this.isPicking) await import('./emoji-picker');
    this.isPicking = !this.isPicking;
  }

  private closePicker(): void {
    this.isPicking = false;
    this.emojiButton.focus();
  }

  private insert(emoji: string): void {
    const { selectionStart, selectionEnd } = this.field;
    this.field.setRangeText(emoji, selectionStart, selectionEnd, 'end');
    this.client.drafts.set(this.conversation, this.field.value);
  }
}

function counterText(left: number): string {
  if (left < 0) return tn('composer.tooLong', -left);
  return left <= counterFrom ? tn('composer.left', left) : '';
}
