// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { effect } from '@preact/signals-core';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { servedBuild } from '../../client/served-build';
import { t } from '../../i18n/i18n';
import type { Client } from '../../model/client';
import { isLostWithPage } from '../../model/unfinished';
import { FoyerElement } from '../shared/element';
import { icon, RotateCw, X } from '../shared/icons';
import { base, buttons } from '../shared/styles';
import { newBuild } from './shell';

/** What this page is of; "" while it is being developed. */
const ownBuild = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="foyer-build"]')?.content ?? '';

/** A line that says quietly that the server has a newer page than this one; asks it with every connection. */
@customElement('foyer-new-version')
export class FoyerNewVersion extends FoyerElement {
  static override styles = [
    base,
    buttons,
    css`
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--s1) var(--s3);
        padding-block: var(--s1);
        padding-inline: var(--s4) var(--s2);
        border-bottom: 1px solid var(--line);
        background: var(--accent-soft);
        color: var(--ink);
        font-size: var(--text-sm);
      }
      .words {
        display: flex;
        flex: 1 1 200px;
        align-items: center;
        gap: var(--s2);
      }
      .words foyer-icon {
        flex: none;
        width: 16px;
        height: 16px;
      }
      .deeds {
        display: flex;
        align-items: center;
        gap: var(--s1);
        margin-inline-start: auto;
      }
    `,
  ];

  @property({ attribute: false }) client!: Client;
  /** The build that the person did not want yet. */
  @state() private putOff = '';
  /** It was said what would be lost. */
  @state() private isWarned = false;
  private stop: () => void = () => undefined;

  protected override firstUpdated(): void {
    this.stop = effect(() => {
      if (this.client.link.value.kind === 'online') void this.look();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  protected override render(): TemplateResult {
    const isShown = newBuild.value !== '' && newBuild.value !== this.putOff;
    // What tells has to be there before there is something to tell.
    return html`<div role="status" data-testid="new-version">${isShown ? this.line() : nothing}</div>`;
  }

  private line(): TemplateResult {
    return html`<div class="line">
      <span class="words">
        ${icon(RotateCw)}<span>${t(this.isWarned ? 'version.loses' : 'version.new')}</span>
      </span>
      <span class="deeds">
        <button
          class="button small primary"
          data-testid="new-version-reload"
          @click=${() => void this.reload()}
        >
          ${t(this.isWarned ? 'version.anyway' : 'version.reload')}
        </button>
        <button
          class="icon-button"
          data-testid="new-version-later"
          aria-label=${t('version.later')}
          title=${t('version.later')}
          @click=${() => this.later()}
        >
          ${icon(X)}
        </button>
      </span>
    </div>`;
  }

  private async look(): Promise<void> {
    const own = ownBuild();
    const served = own === '' ? '' : await servedBuild((...asked) => fetch(...asked));
    if (served !== '') newBuild.value = served === own ? '' : served;
  }

  private later(): void {
    this.putOff = newBuild.peek();
    this.isWarned = false;
  }

  private async reload(): Promise<void> {
    if (!this.isWarned && isLostWithPage(this.client)) {
      this.isWarned = true;
      return;
    }
    await this.client.flush();
    location.reload();
  }
}
