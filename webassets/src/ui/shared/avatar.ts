// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { FoyerElement } from './element';
import { hueOf, initialOf } from './letters';

const pictures = import.meta.glob<string>('../../../../resources/avatars/*.svg', {
  query: '?url',
  import: 'default',
  eager: true,
});

const addresses = new Map(
  Object.entries(pictures).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1, -4), url]),
);

/** Where a picture for an avatar lies; undefined: initials. */
function addressOf(avatar: string, isLarge: boolean): string | undefined {
  if (!/^[0-9a-f]{32}$/.test(avatar)) return addresses.get(avatar);
  return `/api/v1/avatars/${avatar}${isLarge ? '' : '/thumbnail'}`;
}

export const avatarNames: readonly string[] = Array.from({ length: 12 }, (_, index) => `a${index + 1}`);

/** A person (a disc) or a room (a rounded square): drawn or own avatar, or an initial on a colour of its own. */
@customElement('foyer-avatar')
export class FoyerAvatar extends FoyerElement {
  static override styles = css`
    :host {
      display: inline-block;
      position: relative;
      flex: none;
      width: var(--size, 40px);
      height: var(--size, 40px);
    }
    img,
    .letter {
      display: grid;
      place-items: center;
      width: 100%;
      height: 100%;
      border-radius: 50%;
      user-select: none;
    }
    img {
      object-fit: cover;
    }
    .letter {
      background: hsl(var(--hue) var(--letter-ground));
      color: hsl(var(--hue) var(--letter-ink));
      font-size: calc(var(--size, 40px) * 0.42);
      font-weight: 650;
      line-height: 1;
    }
    .room {
      border-radius: 30%;
    }
    .cover {
      object-fit: cover;
    }
    .dot {
      position: absolute;
      inset-inline-end: -1px;
      bottom: -1px;
      width: 30%;
      height: 30%;
      min-width: 10px;
      min-height: 10px;
      border: 2px solid var(--avatar-ground, var(--surface));
      border-radius: 50%;
      background: var(--online);
    }
    .dot.idle {
      background: radial-gradient(
        circle at 30% 30%,
        var(--avatar-ground, var(--surface)) 45%,
        var(--away) 47%
      );
    }
  `;

  @property() name = '';
  @property() avatar = '';
  /** Decides the colour of the letter. */
  @property({ type: Number }) number = 0;
  @property({ type: Boolean }) room = false;
  /** The id of a picture that a room has instead of its initial. */
  @property() cover = '';
  @property({ type: Boolean }) online = false;
  /** Online, but away from all clients. */
  @property({ type: Boolean }) idle = false;
  /** Shown larger than 48 pixels. */
  @property({ type: Boolean }) large = false;
  @state() private missing = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('aria-hidden', 'true');
  }

  protected override render(): TemplateResult {
    if (this.cover !== '') {
      const thumbnail = `/api/v1/images/${this.cover}/thumbnail`;
      return html`<img class="room cover" src=${thumbnail} alt="" draggable="false" />`;
    }
    const address = addressOf(this.avatar, this.large);
    const picture =
      address && address !== this.missing
        ? html`<img src=${address} alt="" draggable="false" @error=${() => (this.missing = address)} />`
        : html`<span class=${this.room ? 'letter room' : 'letter'} .style=${`--hue: ${hueOf(this.number)}`}
            >${initialOf(this.name)}</span
          >`;
    return html`${picture}${this.online ? html`<span class=${this.idle ? 'dot idle' : 'dot'}></span>` : ''}`;
  }
}
