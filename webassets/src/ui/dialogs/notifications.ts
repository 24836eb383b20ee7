// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../shared/dialog';
import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { t, type TextKey } from '../../i18n/i18n';
import {
  type NoticeObstacle,
  noticeObstacle,
  setNotices,
  setSound,
  wantsNotices,
  wantsSound,
} from '../alerts/alert-settings';
import { Chime } from '../alerts/chime';
import { FoyerElement } from '../shared/element';
import { CircleAlert, icon } from '../shared/icons';
import { dialogStyles } from './dialog-styles';
import { switchStyles } from './switch-styles';

const obstacles: Record<Exclude<NoticeObstacle, ''>, TextKey> = {
  unsupported: 'alerts.unsupported',
  insecure: 'alerts.insecure',
  denied: 'alerts.denied',
};

/** How this browser tells of messages; of which, is set in each conversation. */
@customElement('foyer-notifications-dialog')
export class FoyerNotificationsDialog extends FoyerElement {
  static override styles = [
    ...dialogStyles,
    switchStyles,
    css`
      .alert {
        margin: var(--s3) 0;
      }
    `,
  ];

  /** What the browser allows; it may change while the dialog is open. */
  @state() private obstacle = noticeObstacle();
  private readonly chime = new Chime();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.chime.close();
  }

  protected override render(): TemplateResult {
    const { obstacle } = this;
    const cannot = obstacle === 'unsupported' || obstacle === 'insecure';
    return html`<foyer-dialog .heading=${t('alerts.title')} data-testid="notifications-dialog">
      <p class="muted">${t('alerts.text')}</p>
      ${this.choice('system', wantsNotices(), cannot, (field) => void this.switchNotices(field))}
      ${
        obstacle === ''
          ? nothing
          : html`<p class="alert" role="alert" data-testid="notices-obstacle">
              ${icon(CircleAlert)}<span>${t(obstacles[obstacle])}</span>
            </p>`
      }
      ${this.choice('sound', wantsSound(), false, (field) => this.switchSound(field.checked))}
    </foyer-dialog>`;
  }

  private choice(
    name: 'system' | 'sound',
    isOn: boolean,
    isDisabled: boolean,
    changed: (field: HTMLInputElement) => void,
  ): TemplateResult {
    return html`<label class="item">
      <span class="grow"
        ><span class="title">${t(`alerts.${name}`)}</span
        ><span class="sub">${t(`alerts.${name}Hint`)}</span></span
      >
      <input
        type="checkbox"
        role="switch"
        data-testid="alerts-${name}"
        .checked=${isOn}
        ?disabled=${isDisabled}
        @change=${(event: Event) => changed(event.target as HTMLInputElement)}
      />
    </label>`;
  }

  private async switchNotices(field: HTMLInputElement): Promise<void> {
    field.checked = (await setNotices(field.checked)) && field.checked;
    this.obstacle = noticeObstacle();
  }

  private switchSound(isOn: boolean): void {
    setSound(isOn);
    if (isOn) void this.chime.play();
  }
}
