// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { fullTime } from '../../i18n/dates';
import { t } from '../../i18n/i18n';
import type { ShownPicture } from '../../model/shown-picture';
import { canCopyPictures, copyPicture } from '../shared/clipboard';
import { FoyerElement } from '../shared/element';
import { ChevronLeft, ChevronRight, Copy, Download, icon, X, ZoomIn, ZoomOut } from '../shared/icons';
import { originalOf, thumbnailOf } from '../timeline/rows';
import { ViewerGestures } from './viewer-gestures';
import { fitting, mostZoom, type Place, type Point, within, zoomAt } from './viewer-place';
import { viewerStyles } from './viewer-styles';

const zoomStep = 1.5;
const wheelStep = 1.15;

/** A picture as large as the window, with its neighbours in the conversation. Emits `closed`. */
@customElement('foyer-viewer')
export class FoyerViewer extends FoyerElement {
  static override styles = viewerStyles;

  @property({ attribute: false }) pictures: readonly ShownPicture[] = [];
  /** The message whose picture is shown. */
  @property({ type: Number }) seq = 0;
  @state() private place: Place = fitting;
  /** How far a finger has drawn the picture out of its place. */
  @state() private pulled: Point | null = null;
  @state() private isLoaded = false;
  @state() private hasFailed = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('.stage') private stage!: HTMLElement;
  private readonly gestures = new ViewerGestures({
    isZoomed: () => this.place.zoom > 1,
    moveBy: (by) => this.moveTo({ ...this.place, x: this.place.x + by.x, y: this.place.y + by.y }),
    scaleBy: (factor, around) => this.zoomTo(this.place.zoom * factor, this.fromMiddle(around)),
    pull: (by) => (this.pulled = by),
    swiped: (direction) => this.step(this.isMirrored === direction > 0 ? 1 : -1),
    dismissed: () => this.dialog.close(),
  });

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  private get at(): number {
    return this.pictures.findIndex((each) => each.seq === this.seq);
  }

  /** Whether the page is written from right to left: then the next picture is on the left. */
  private get isMirrored(): boolean {
    return getComputedStyle(this).direction === 'rtl';
  }

  protected override render(): TemplateResult {
    const { pictures, at } = this;
    const shown = pictures[at];
    if (!shown) return html`<dialog></dialog>`;
    const { zoom } = this.place;
    return html`<dialog
      aria-label=${t('viewer.label')}
      data-testid="viewer"
      @close=${() => this.emit('closed')}
      @keydown=${(event: KeyboardEvent) => this.keyPressed(event)}
    >
      <div class="head">
        <p class="about" role="status">
          <span class="who ellipsis"><bdi>${shown.author}</bdi></span>
          <span class="when ellipsis"
            >${fullTime(shown.createdAt)}${
              pictures.length > 1 ? ` · ${t('viewer.count', { at: at + 1, all: pictures.length })}` : ''
            }</span
          >
        </p>
        ${this.button(t('viewer.zoomOut'), ZoomOut, () => this.zoomTo(zoom / zoomStep), zoom <= 1, 'zoom')}
        ${this.button(t('viewer.zoomIn'), ZoomIn, () => this.zoomTo(zoom * zoomStep), zoom >= mostZoom, 'zoom')}
        ${canCopyPictures() ? this.button(t('viewer.copy'), Copy, () => void this.copy(shown)) : nothing}
        <a
          class="icon-button"
          href=${originalOf(shown.image)}
          download="foyer-${shown.image.id.slice(0, 8)}.${shown.image.type.slice(shown.image.type.indexOf('/') + 1)}"
          aria-label=${t('viewer.download')}
          title=${t('viewer.download')}
          data-testid="viewer-download"
          >${icon(Download)}</a
        >
        ${this.button(t('action.close'), X, () => this.dialog.close())}
      </div>
      <div
        class="stage ${zoom > 1 ? 'zoomed' : ''}"
        @wheel=${(event: WheelEvent) => this.wheel(event)}
        @pointerdown=${(event: PointerEvent) => this.gestures.down(event)}
        @pointermove=${(event: PointerEvent) => this.gestures.move(event)}
        @pointerup=${(event: PointerEvent) => this.gestures.up(event)}
        @pointercancel=${(event: PointerEvent) => this.gestures.cancel(event)}
        @click=${(event: MouseEvent) => this.clickedBeside(event)}
        @dblclick=${(event: MouseEvent) => this.zoomTo(zoom > 1 ? 1 : 2.5, this.fromMiddle({ x: event.clientX, y: event.clientY }))}
      >
        ${this.picture(shown)}
      </div>
      ${at > 0 ? this.button(t('viewer.previous'), ChevronLeft, () => this.step(-1), false, 'side before') : nothing}
      ${
        at < pictures.length - 1
          ? this.button(t('viewer.next'), ChevronRight, () => this.step(1), false, 'side after')
          : nothing
      }
    </dialog>`;
  }

  private picture({ image, author, words }: ShownPicture): TemplateResult {
    if (this.hasFailed) return html`<p class="failed" role="alert">${t('viewer.failed')}</p>`;
    const { zoom } = this.place;
    const x = this.place.x + (this.pulled?.x ?? 0);
    const y = this.place.y + (this.pulled?.y ?? 0);
    const move = `transform: translate(${x}px, ${y}px) scale(${zoom})`;
    const by = t('message.pictureBy', { name: author });
    return html`<img
      src=${originalOf(image)}
      width=${image.width}
      height=${image.height}
      alt=${words === '' ? by : `${by}: ${words}`}
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
    this.go(this.at + by);
  }

  private go(index: number): void {
    const next = this.pictures[index];
    if (!next || next.seq === this.seq) return;
    this.seq = next.seq;
    this.isLoaded = false;
    this.hasFailed = false;
    this.place = fitting;
  }

  private zoomTo(zoom: number, around?: Point): void {
    this.moveTo(zoomAt(this.place, zoom, around));
  }

  private moveTo(place: Place): void {
    const picture = this.renderRoot.querySelector('img');
    if (!picture) return;
    const stage = { width: this.stage.clientWidth, height: this.stage.clientHeight };
    this.place = within(place, { width: picture.offsetWidth, height: picture.offsetHeight }, stage);
  }

  private fromMiddle({ x, y }: Point): Point {
    const box = this.stage.getBoundingClientRect();
    return { x: x - box.left - box.width / 2, y: y - box.top - box.height / 2 };
  }

  private wheel(event: WheelEvent): void {
    event.preventDefault();
    const factor = event.deltaY < 0 ? wheelStep : 1 / wheelStep;
    this.zoomTo(this.place.zoom * factor, this.fromMiddle({ x: event.clientX, y: event.clientY }));
  }

  private copy({ image }: ShownPicture): Promise<void> {
    return copyPicture(originalOf(image), t('viewer.copied'), (text) => this.toast(text));
  }

  private clickedBeside(event: MouseEvent): void {
    if (this.gestures.wasDragged) return;
    // The stage has captured the pointer, so every click is on it; what lies under it counts.
    const box = this.renderRoot.querySelector('img')?.getBoundingClientRect();
    const { clientX: x, clientY: y } = event;
    if (!box || x < box.left || x > box.right || y < box.top || y > box.bottom) this.dialog.close();
  }

  private keyPressed(event: KeyboardEvent): void {
    const towardsNext = this.isMirrored ? 'ArrowLeft' : 'ArrowRight';
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight')
      this.step(event.key === towardsNext ? 1 : -1);
    else if (event.key === 'Home') this.go(0);
    else if (event.key === 'End') this.go(this.pictures.length - 1);
    else if (event.key === '+' || event.key === '=') this.zoomTo(this.place.zoom * zoomStep);
    else if (event.key === '-') this.zoomTo(this.place.zoom / zoomStep);
    else if (event.key === '0') this.zoomTo(1);
    else return;
    event.preventDefault();
  }
}
