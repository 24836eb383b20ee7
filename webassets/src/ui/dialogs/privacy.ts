// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/dialog';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { failureCode } from '../../client/api-error';
import { errorText, t } from '../../i18n/i18n';
import type { PersonalSettings } from '../../protocol/types';
import type { Client } from '../../model/client';
import { FoyerElement } from '../shared/element';
import { CircleAlert, icon } from '../shared/icons';
import { dialogStyles } from './dialog-styles';
import { switchStyles } from './switch-styles';

const choices = [
  { key: 'tellsSeen', label: 'privacy.seen', hint: 'privacy.seenHint' },
  { key: 'tellsLastSeen', label: 'privacy.lastSeen', hint: 'privacy.lastSeenHint' },
  { key: 'tellsTyping', label: 'privacy.typing', hint: 'privacy.typingHint' },
] as const;

/** What others may know of me. */
@customElement('foyer-privacy-dialog')
export class FoyerPrivacyDialog extends FoyerElement {
  static override styles = [...dialogStyles, switchStyles];

  @property({ attribute: false }) client!: Client;
  @state() private error = '';

  protected override firstUpdated(): void {
    void this.work(() => this.client.personal.ask());
  }

  protected override render(): TemplateResult {
    const settings = this.client.personal.settings.value;
    return html`<foyer-dialog .heading=${t('privacy.title')} data-testid="privacy-dialog">
      <p class="muted">${t('privacy.text')}</p>
      ${choices.map(({ key, label, hint }) => this.choice(key, t(label), t(hint), settings))}
      ${
        this.error !== ''
          ? html`<p class="alert" role="alert">${icon(CircleAlert)}<span>${errorText(this.error)}</span></p>`
          : nothing
      }
    </foyer-dialog>`;
  }

  private choice(
    key: keyof PersonalSettings,
    label: string,
    hint: string,
    settings: PersonalSettings | null,
  ): TemplateResult {
    return html`<label class="item">
      <span class="grow"><span class="title">${label}</span><span class="sub">${hint}</span></span>
      <input
        type="checkbox"
        role="switch"
        data-testid=${`privacy-${key}`}
        .checked=${settings?.[key] ?? false}
        ?disabled=${settings === null}
        @change=${(event: Event) => this.change(key, event.target as HTMLInputElement)}
      />
    </label>`;
  }

  private change(key: keyof PersonalSettings, field: HTMLInputElement): void {
    void this.work(() => this.client.personal.change({ [key]: field.checked })).then((isDone) => {
      if (!isDone) field.checked = !field.checked;
    });
  }

  private async work(step: () => Promise<void>): Promise<boolean> {
    this.error = '';
    try {
      await step();
      return true;
    } catch (failure) {
      this.error = failureCode(failure);
      return false;
    }
  }
}
