// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { t } from '../../i18n/i18n';
import type { Image } from '../../protocol/types';
import { FoyerElement } from '../shared/element';
import { ChevronLeft, ChevronRight, Download, icon, X, ZoomIn, ZoomOut } from '../shared/icons';
import { originalOf, thumbnailOf } from '../timeline/rows';
import { viewerStyles } from './viewer-styles';

const mostZoom = 8;
const zoomStep = 1.5;

/** A picture as large as the window, with its neighbours in the conversation. Emits `closed`. */
@customElement('foyer-viewer')
export class FoyerViewer extends FoyerElement {
  static override styles = viewerStyles;

  @property({ attribute: false }) images: readonly Image[] = [];
  @property({ attribute: false }) image: Image | null = null;
  @state() private zoom = 1;
  @state() private offset = { x: 0, y: 0 };
  @state() private isLoaded = false;
  @state() private hasFailed = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  private grabbed: { x: number; y: number } | null = null;
  private wasDragged = false;

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  protected override render(): TemplateResult {
    const { image, images } = this;
    if (!image) return html`<dialog></dialog>`;
    const at = images.findIndex((each) => each.id === image.id);
    const extension = image.type.slice(image.type.indexOf('/') + 1);
    return html`<dialog
      aria-label=${t('viewer.label')}
      data-testid="viewer"
      @close=${() => this.emit('closed')}
      @keydown=${(event: KeyboardEvent) => this.keyPressed(event)}
    >
      <div class="head">
        <span class="count"
          >${images.length > 1 ? t('viewer.count', { at: at + 1, all: images.length }) : ''}</span
        >
        ${this.button(t('viewer.zoomOut'), ZoomOut, () => this.zoomTo(this.zoom / zoomStep), this.zoom <= 1)}
        ${this.button(t('viewer.zoomIn'), ZoomIn, () => this.zoomTo(this.zoom * zoomStep), this.zoom >= mostZoom)}
        <a
          class="icon-button"
          href=${originalOf(image)}
          download="foyer-${image.id.slice(0, 8)}.${extension}"
          aria-label=${t('viewer.download')}
          title=${t('viewer.download')}
          data-testid="viewer-download"
          >${icon(Download)}</a
        >
        ${this.button(t('action.close'), X, () => this.dialog.close())}
      </div>
      <div
        class="stage ${this.zoom > 1 ? 'zoomed' : ''}"
        @wheel=${(event: WheelEvent) => this.wheel(event)}
        @pointerdown=${(event: PointerEvent) => this.grab(event)}
        @pointermove=${(event: PointerEvent) => this.drag(event)}
        @pointerup=${() => (this.grabbed = null)}
        @pointercancel=${() => (this.grabbed = null)}
        @click=${(event: Event) => this.clickedBeside(event)}
        @dblclick=${() => this.zoomTo(this.zoom > 1 ? 1 : 2.5)}
      >
        ${this.picture(image)}
      </div>
      ${at > 0 ? this.button(t('viewer.previous'), ChevronLeft, () => this.step(-1), false, 'side left') : nothing}
      ${
        at < images.length - 1
          ? this.button(t('viewer.next'), ChevronRight, () => this.step(1), false, 'side right')
          : nothing
      }
    </dialog>`;
  }

  private picture(image: Image): TemplateResult {
    if (this.hasFailed) return html`<p class="failed" role="alert">${t('viewer.failed')}</p>`;
    const move = `transform: translate(${this.offset.x}px, ${this.offset.y}px) scale(${this.zoom})`;
    return html`<img
      src=${originalOf(image)}
      width=${image.width}
      height=${image.height}
      alt=${t('message.picture')}
      draggable="false"
      .style=${this.isLoaded ? move : `${move}; background: center / contain no-repeat url("${thumbnailOf(image)}")`}
      @load=${() => (this.isLoaded = true)}
      @error=${() => (this.hasFailed = true)}
    />`;
  }

  private button(label: string, shapes: typeof X, act: () => void, isOff = false, more = ''): TemplateResult {
    return html`<button
      class="icon-button ${more}"
      aria-label=${label}
      title=${label}
      ?disabled=${isOff}
      @click=${act}
    >
      ${icon(shapes)}
    </button>`;
  }

  private step(by: number): void {
    const at = this.images.findIndex((each) => each.id === this.image?.id);
    const next = this.images[at + by];
    if (!next) return;
    this.image = next;
    this.isLoaded = false;
    this.hasFailed = false;
    this.zoomTo(1);
  }

  private zoomTo(zoom: number): void {
    this.zoom = Math.min(mostZoom, Math.max(1, zoom));
    if (this.zoom === 1) this.offset = { x: 0, y: 0 };
  }

  private wheel(event: WheelEvent): void {
    event.preventDefault();
    this.zoomTo(this.zoom * (event.deltaY < 0 ? 1.15 : 1 / 1.15));
  }

  private grab(event: PointerEvent): void {
    this.wasDragged = false;
    if (this.zoom === 1) return;
    this.grabbed = { x: event.clientX - this.offset.x, y: event.clientY - this.offset.y };
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  }

  private drag(event: PointerEvent): void {
    if (!this.grabbed) return;
    this.wasDragged = true;
    this.offset = { x: event.clientX - this.grabbed.x, y: event.clientY - this.grabbed.y };
  }

  private clickedBeside(event: Event): void {
    if (event.target === event.currentTarget && !this.wasDragged) this.dialog.close();
  }

  private keyPressed(event: KeyboardEvent): void {
    if (event.key === 'ArrowLeft') this.step(-1);
    else if (event.key === 'ArrowRight') this.step(1);
    else if (event.key === '+' || event.key === '=') this.zoomTo(this.zoom * zoomStep);
    else if (event.key === '-') this.zoomTo(this.zoom / zoomStep);
    else if (event.key === '0') this.zoomTo(1);
    else return;
    event.preventDefault();
  }
}
