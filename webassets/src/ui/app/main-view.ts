// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import '../room/room-view';
import '../sidebar/sidebar';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { t } from '../../i18n/i18n';
import type { Alert } from '../../model/alerts';
import type { Client } from '../../model/client';
import { Directs } from '../../model/directs';
import type { ViewedPicture } from '../../model/shown-picture';
import type { FoyerAlertCards } from '../alerts/alert-cards';
import { Alerting } from '../alerts/alerting';
import { FoyerPart } from '../shared/element';
import { whenIdle } from '../shared/idle';
import { readSetting, writeSetting } from '../shared/storage';
import { Announcer } from './announcer';
import { type DialogName, dialogTemplate, loadDialog } from './dialogs';
import { mainStyles } from './main-styles';
import { openPlace } from './open-place';
import { goTo, routeConversation, takeAddress } from './router';
import { watchInput } from './input-watch';
import { goToPart } from './parts-of-page';
import { listenToShortcuts } from './shortcuts';

const wide = matchMedia('(min-width: 1280px)');
const twoPanes = matchMedia('(min-width: 720px)');

/** Everything a signed-in person sees: conversations, the room, its members, and what opens above them. */
@customElement('foyer-main')
export class FoyerMain extends FoyerPart {
  static override styles = mainStyles;

  @property({ attribute: false }) client!: Client;
  @state() private dialog: DialogName | null = null;
  @state() private viewed: ViewedPicture | null = null;
  @state() private showsMembers = wide.matches && readSetting('members') !== 'hidden';
  /** Whose card is open; 0: nobody's. */
  @state() private person = 0;
  private stopShortcuts: () => void = () => undefined;
  private stopWatching: () => void = () => undefined;
  private stopAlerting: () => void = () => undefined;
  @query('foyer-alert-cards') private cards!: FoyerAlertCards;
  private readonly panesChanged = (): void => this.requestUpdate();
  private readonly widthChanged = (): void => {
    this.showsMembers = wide.matches && readSetting('members') !== 'hidden';
  };
  private readonly addressChanged = (): void => {
    if (this.client.session.isAdmin.peek() && takeAddress('admin')) void this.openDialog('admin');
    // The shortcuts of the installed page.
    for (const name of ['new-message', 'search'] as const) if (takeAddress(name)) void this.openDialog(name);
  };
  private readonly announcer = new Announcer(this);

  constructor() {
    super();
    this.addEventListener(
      'open-dialog',
      (event) => void this.openDialog((event as CustomEvent<DialogName>).detail),
    );
    this.addEventListener('view-picture', (event) => {
      const viewed = (event as CustomEvent<ViewedPicture>).detail;
      void import('../dialogs/viewer').then(() => (this.viewed = viewed));
    });
    this.addEventListener('open-person', (event) => {
      const person = (event as CustomEvent<number>).detail;
      void import('../dialogs/person').then(() => (this.person = person));
    });
    this.addEventListener('write-to', (event) => void this.writeTo((event as CustomEvent<number>).detail));
    this.addEventListener('open-alert', (event) => this.openAlert((event as CustomEvent<Alert>).detail));
    this.addEventListener('toggle-members', () => this.toggleMembers());
  }

  // Not when it is connected: this code may come later than its place in the page, and "client" with it.
  protected override firstUpdated(): void {
    wide.addEventListener('change', this.widthChanged);
    twoPanes.addEventListener('change', this.panesChanged);
    this.stopShortcuts = listenToShortcuts(
      this.client,
      (name) => void this.openDialog(name),
      (by) => goToPart(this.renderRoot, by),
    );
    addEventListener('hashchange', this.addressChanged);
    this.addressChanged();
    this.stopWatching = watchInput(this.client.activity);
    // A live region has to be in the page before there is something to tell, and whoever opens the others by a key goes on
    // typing at once.
    whenIdle(() => {
      void import('../alerts/alert-cards');
      void import('./new-version');
      void import('../dialogs/switcher');
      void import('../message/message-editor');
    });
    this.stopAlerting = new Alerting(this.client, {
      showCard: (alert) => void import('../alerts/alert-cards').then(() => this.cards.show(alert)),
      open: (alert) => this.openAlert(alert),
    }).start();
    this.client.arrivals.onMessage = (message) =>
      this.announcer.note(message, this.client.conversations.currentId.peek());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    wide.removeEventListener('change', this.widthChanged);
    twoPanes.removeEventListener('change', this.panesChanged);
    removeEventListener('hashchange', this.addressChanged);
    this.stopShortcuts();
    this.stopWatching();
    this.stopAlerting();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { conversations, members } = this.client;
    const id = routeConversation.value;
    if (conversations.currentId.peek() !== id) conversations.currentId.value = id;
    const shown = conversations.peek(id)?.kind === 'room' && this.showsMembers ? id : 0;
    if (shown !== this.shownMembers) {
      this.shownMembers = shown;
      void members.show(shown);
    }
  }

  private shownMembers = 0;
  private hasSidebar = false;
  /** The conversation that was on the screen last, and that the person was in, as the server says. */
  private lastIn = 0;

  protected override render(): TemplateResult {
    const { conversations } = this.client;
    const id = routeConversation.value;
    const isLoaded = conversations.isLoaded.value;
    const newest = conversations.sorted.value[0];
    // Beside the list there is room for a conversation, so one is opened.
    if (id === 0 && conversations.hasList.value && newest && twoPanes.matches)
      queueMicrotask(() => goTo(newest.id, true));
    const shown = conversations.get(id);
    const isIn = shown !== undefined || !isLoaded;
    if (shown && isLoaded) this.lastIn = id;
    const showsMembers = this.showsMembers && isIn && id > 0 && shown?.kind !== 'direct';
    // A phone has no room for them at first.
    if (showsMembers) void import('../room/members-panel');
    return html`
      <foyer-new-version .client=${this.client}></foyer-new-version>
      <div class="panes ${id > 0 ? 'in-room' : 'at-home'} ${showsMembers ? 'with-members' : ''}">
        ${this.sidebar(id)} ${this.centre(id, isIn)}
        ${
          showsMembers
            ? html`<button
                  class="veil"
                  tabindex="-1"
                  aria-hidden="true"
                  @click=${() => this.toggleMembers()}
                ></button>
                <foyer-members
                  role="complementary"
                  aria-label=${t('members.title')}
                  .client=${this.client}
                ></foyer-members>`
            : nothing
        }
      </div>
      <div class="hidden-text" role="log" aria-live="polite" data-testid="announcements">
        ${this.announcer.text}
      </div>
      <foyer-alert-cards
        ?hidden=${id === 0 && !twoPanes.matches /* The list, which fills the page then, shows the same. */}
        .client=${this.client}
      ></foyer-alert-cards>
      ${
        this.dialog
          ? html`<div @closed=${() => (this.dialog = null)}>${dialogTemplate(this.dialog, this.client)}</div>`
          : nothing
      }
      ${
        this.person > 0
          ? html`<foyer-person-dialog
              .client=${this.client}
              .person=${this.person}
              @closed=${() => (this.person = 0)}
            ></foyer-person-dialog>`
          : nothing
      }
      ${
        this.viewed
          ? html`<foyer-viewer
              .pictures=${this.viewed.pictures}
              .seq=${this.viewed.seq}
              @closed=${() => (this.viewed = null)}
            ></foyer-viewer>`
          : nothing
      }
    `;
  }

  /** A phone that opens a conversation draws the list once somebody goes back to it. */
  private sidebar(id: number): TemplateResult | typeof nothing {
    this.hasSidebar ||= id === 0 || twoPanes.matches;
    if (!this.hasSidebar) return nothing;
    return html`<foyer-sidebar
      role="navigation"
      aria-label=${t('sidebar.conversations')}
      .client=${this.client}
    ></foyer-sidebar>`;
  }

  private centre(id: number, isIn: boolean): TemplateResult {
    if (id === 0) {
      return html`<main class="nowhere">
        <img src="/empty-room.svg" alt="" width="160" height="120" />
        <p>${t('home.choose')}</p>
      </main>`;
    }
    if (!isIn) {
      void import('./outside');
      return html`<foyer-outside
        role="main"
        .client=${this.client}
        .conversation=${id}
        .wasIn=${this.lastIn === id}
      ></foyer-outside>`;
    }
    return html`<foyer-room
      role="main"
      .client=${this.client}
      .conversation=${id}
      .showsMembers=${this.showsMembers}
    ></foyer-room>`;
  }

  /** What is above the conversation goes. */
  private openAlert(alert: Alert): void {
    this.dialog = null;
    this.person = 0;
    this.viewed = null;
    if (alert.kind === 'message') openPlace(this.client, alert.message);
    else goTo(alert.conversations[0] ?? 0);
  }

  private async openDialog(name: DialogName): Promise<void> {
    await loadDialog(name);
    this.dialog = null;
    this.person = 0;
    await this.updateComplete;
    this.dialog = name;
  }

  private writeTo(user: number): Promise<void> {
    return this.attempt(async () => {
      goTo(await new Directs(this.client).open(user));
      this.person = 0;
      if (!wide.matches) this.showsMembers = false;
    });
  }

  private toggleMembers(): void {
    this.showsMembers = !this.showsMembers;
    if (wide.matches) writeSetting('members', this.showsMembers ? '' : 'hidden');
  }
}
