// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { t } from '../../i18n/i18n';
import { FoyerElement } from '../shared/element';
import { icon, ZoomIn, ZoomOut } from '../shared/icons';
import { base } from '../shared/styles';
import { clamped, drawnSize, mostZoom, type Placement } from './crop-geometry';

/** Pixels of the picture that is sent; the server makes it smaller. */
const sentSide = 512;
const step = 0.03;

/** The part of a picture that becomes an avatar: moved by hand or keys, made larger by a slider. Emits `broken`. */
@customElement('foyer-avatar-crop')
export class FoyerAvatarCrop extends FoyerElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        gap: var(--s3);
        justify-items: center;
      }
      .window {
        position: relative;
        width: min(256px, 70vw);
        aspect-ratio: 1;
        border-radius: var(--r-lg);
        overflow: hidden;
        background: var(--inset);
        cursor: grab;
        touch-action: none;
      }
      .window:active {
        cursor: grabbing;
      }
      canvas {
        display: block;
        width: 100%;
        height: 100%;
      }
      .mask {
        position: absolute;
        inset: 0;
        pointer-events: none;
        border-radius: 50%;
        box-shadow: 0 0 0 400px var(--scrim);
      }
      label {
        display: flex;
        align-items: center;
        gap: var(--s3);
        width: min(256px, 70vw);
        color: var(--ink-2);
      }
      input {
        flex: 1;
        min-width: 0;
        accent-color: var(--accent);
      }
      p {
        color: var(--ink-2);
        font-size: var(--text-sm);
        text-align: center;
      }
    `,
  ];

  @property({ attribute: false }) file: Blob | null = null;
  @state() private picture: ImageBitmap | null = null;
  @state() private placement: Placement = { zoom: 1, x: 0, y: 0 };
  @query('canvas') private canvas!: HTMLCanvasElement;
  @query('.window') private view!: HTMLElement;
  private held: { id: number; x: number; y: number } | null = null;

  /** The chosen square; null while there is none. */
  async result(): Promise<Blob | null> {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = sentSide;
    if (!this.paint(canvas)) return null;
    return new Promise((resolve) => canvas.toBlob(resolve, 'image/webp', 0.92));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.picture?.close();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('file')) void this.load();
  }

  protected override render(): TemplateResult {
    return html`
      <div
        class="window"
        tabindex="0"
        role="img"
        aria-label=${t('crop.window')}
        data-testid="crop"
        @pointerdown=${(event: PointerEvent) => this.grab(event)}
        @pointermove=${(event: PointerEvent) => this.drag(event)}
        @pointerup=${() => (this.held = null)}
        @pointercancel=${() => (this.held = null)}
        @wheel=${(event: WheelEvent) => this.turn(event)}
        @keydown=${(event: KeyboardEvent) => this.keyPressed(event)}
      >
        <canvas></canvas>
        <span class="mask"></span>
      </div>
      <label>
        ${icon(ZoomOut)}
        <input
          type="range"
          min="1"
          max=${mostZoom}
          step="0.01"
          aria-label=${t('crop.zoom')}
          data-testid="crop-zoom"
          .value=${String(this.placement.zoom)}
          @input=${(event: Event) => this.place({ zoom: Number((event.target as HTMLInputElement).value) })}
        />
        ${icon(ZoomIn)}
      </label>
      <p>${t('crop.hint')}</p>
    `;
  }

  protected override updated(): void {
    const side = Math.round(this.view.clientWidth * devicePixelRatio);
    if (this.canvas.width !== side) this.canvas.width = this.canvas.height = side;
    this.paint(this.canvas);
  }

  private async load(): Promise<void> {
    const { file } = this;
    if (!file) return;
    try {
      const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
      if (file !== this.file) return picture.close();
      this.picture?.close();
      this.picture = picture;
      this.placement = { zoom: 1, x: 0, y: 0 };
    } catch {
      this.emit('broken');
    }
  }

  private paint(canvas: HTMLCanvasElement): boolean {
    const context = canvas.getContext('2d');
    const { picture } = this;
    if (!context || !picture) return false;
    const side = canvas.width;
    const { zoom, x, y } = this.placement;
    const drawn = drawnSize(picture.width, picture.height, zoom);
    context.clearRect(0, 0, side, side);
    context.imageSmoothingQuality = 'high';
    context.drawImage(
      picture,
      side * (0.5 + x - drawn.width / 2),
      side * (0.5 + y - drawn.height / 2),
      side * drawn.width,
      side * drawn.height,
    );
    return true;
  }

  private place(change: Partial<Placement>): void {
    const { picture } = this;
    if (picture) this.placement = clamped({ ...this.placement, ...change }, picture.width, picture.height);
  }

  private grab(event: PointerEvent): void {
    this.view.setPointerCapture(event.pointerId);
    this.held = { id: event.pointerId, x: event.clientX, y: event.clientY };
  }

  private drag(event: PointerEvent): void {
    if (this.held?.id !== event.pointerId) return;
    const side = this.view.clientWidth;
    const { x, y } = this.placement;
    this.place({
      x: x + (event.clientX - this.held.x) / side,
      y: y + (event.clientY - this.held.y) / side,
    });
    this.held = { id: event.pointerId, x: event.clientX, y: event.clientY };
  }

  private turn(event: WheelEvent): void {
    event.preventDefault();
    this.place({ zoom: this.placement.zoom * (event.deltaY < 0 ? 1.06 : 1 / 1.06) });
  }

  private keyPressed(event: KeyboardEvent): void {
    const { zoom, x, y } = this.placement;
    const moves: Record<string, Partial<Placement>> = {
      ArrowLeft: { x: x - step },
      ArrowRight: { x: x + step },
      ArrowUp: { y: y - step },
      ArrowDown: { y: y + step },
      '+': { zoom: zoom + 0.1 },
      '-': { zoom: zoom - 0.1 },
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    this.place(move);
  }
}
