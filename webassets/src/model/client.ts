// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { batch, signal } from '@preact/signals-core';
import { Api } from '../client/api';
import { systemClock } from '../client/clock';
import type { PendingPost } from '../client/database';
import { Link, type LinkState } from '../client/link';
import { newRef } from '../client/new-ref';
import { Outbox } from '../client/outbox';
import type { UploadState } from '../client/outbox-uploads';
import { Resume } from '../client/resume';
import type { TabNews } from '../client/tabs';
import { tusUpload, type Upload, unwatched } from '../client/uploads';
import type { ClientFrame } from '../protocol/frames';
import type { Conversation, Image, Message, Profile, User } from '../protocol/types';
import { Activity } from './activity';
import { Arrivals } from './arrivals';
import { Changes } from './changes';
import { Composing } from './composing';
import { Attachments, picturePosts } from './attachments';
import type { ClientTools } from './client-tools';
import { Conversations } from './conversations';
import { Drafts } from './drafts';
import { Incoming } from './incoming';
import { OfflineCopy } from './offline-copy';
import { type UsedLimits, usualLimits } from './limits';
import { Members } from './members';
import { People } from './people';
import { Personal } from './personal';
import { Profiles } from './profiles';
import { Reading } from './reading';
import type { Situation } from './rights';
import { Seen } from './seen';
import { SessionState } from './session';
import { Timelines } from './timeline';
import { Typing } from './typing';
import { Unread } from './unread';

/** The whole client without its looks: wires engine and state together and hands every event to whom it concerns. */
export class Client {
  readonly api: Api;
  readonly session: SessionState;
  readonly conversations = new Conversations();
  readonly timelines: Timelines;
  readonly members: Members;
  readonly people: People;
  readonly drafts: Drafts;
  readonly attachments: Attachments;
  readonly reading: Reading;
  readonly seen: Seen;
  readonly typing: Typing;
  readonly activity: Activity;
  readonly personal: Personal;
  readonly changes: Changes;
  readonly composing = new Composing();
  readonly profiles: Profiles;
  readonly link = signal<LinkState>({ kind: 'idle' });
  readonly pending = signal<readonly PendingPost[]>([]);
  readonly arrivals: Arrivals;

  private readonly connection: Link;
  private readonly outbox: Outbox;
  private readonly resume = new Resume();
  private readonly incoming: Incoming;
  private readonly copy: OfflineCopy;
  private readonly upload: Upload;

  constructor(private readonly tools: ClientTools) {
    const random = (): number => Math.random();
    const clock = systemClock;
    this.api = new Api(tools.fetch);
    this.session = new SessionState(this.api, tools.keep, clock, random);
    this.session.onEnter = (user) => this.enter(user);
    this.session.onSignedIn = () => tools.tabs.tell({ kind: 'signed-in' });
    this.session.onLeave = () => this.leave();
    this.timelines = new Timelines({
      before: (id, seq, limit) => this.api.page(id, seq, limit),
      around: (place, limit) => this.api.around(place, limit),
    });
    this.changes = new Changes(this.api, (message) => this.timelines.of(message.conversation).amend(message));
    this.people = new People((id) => this.api.members(id));
    this.members = new Members((id) => this.api.members(id), clock);
    this.profiles = new Profiles(() => this.api.blocks());
    this.drafts = new Drafts(tools.keep, clock, tools.tabs);
    this.upload = tusUpload(this.api, () => this.limits().uploadPartBytes);
    this.attachments = new Attachments({
      ...tools.pictures,
      upload: this.upload,
      limits: () => this.limits(),
    });
    const me = (): number => this.session.user.peek()?.id ?? 0;
    const { conversations, timelines, profiles } = this;
    this.arrivals = new Arrivals({ conversations, timelines, profiles, me, clock });
    const send = (frame: ClientFrame): boolean => this.connection.send(frame);
    const unread = new Unread(conversations, timelines, me, (id) => this.incoming.fillGap(id));
    this.reading = new Reading(conversations, unread, send, (move) =>
      tools.tabs.tell({ kind: 'read', user: me(), ...move }),
    );
    this.seen = new Seen((id, seq) => this.api.seenBy(id, seq));
    this.typing = new Typing(clock, me, send);
    this.activity = new Activity(clock, send);
    this.personal = new Personal(
      () => this.api.settings(),
      (change) => this.api.changeSettings(change),
    );
    this.outbox = new Outbox({
      keep: tools.keep,
      tabs: tools.tabs,
      send: (frame) => this.connection.send(frame),
      upload: this.upload,
      clock,
      random,
      newRef,
      changed: () => (this.pending.value = [...this.outbox.posts]),
    });
    const { session, members, people, reading, seen, typing, activity, personal, composing, arrivals } = this;
    const { resume, outbox } = this;
    this.copy = new OfflineCopy({ keep: tools.keep, clock, conversations, timelines, resume, reading });
    this.incoming = new Incoming({
      ...{ session, conversations, timelines, members, people, reading, seen, typing, activity, personal },
      ...{ composing, profiles, arrivals, unread, resume, outbox, send },
    });
    tools.tabs.onNews = (news) => this.noteNews(news);
    this.connection = new Link(
      { open: () => tools.openSocket(), clock, random },
      {
        state: (state) => this.linkChanged(state),
        events: (events) => batch(() => events.forEach((event) => this.incoming.take(event))),
        firstFrame: () => {
          this.reading.askedAll();
          return { type: 'sync', revisions: this.resume.revisions(), partial: false };
        },
        maySignOn: () => this.session.stillHolds(),
      },
    );
  }

  limits(): UsedLimits {
    return this.session.server.peek()?.limits ?? usualLimits;
  }

  /** Writes what still waits to be kept: the page goes away. Resolves when what somebody wrote is safe. */
  async flush(): Promise<void> {
    this.copy.flush();
    await this.drafts.flush();
  }

  /** Tries to connect now. */
  reconnect(): void {
    this.connection.poke();
  }

  /** Sends a message with what is attached; each picture is a message of its own, the text goes with the first. */
  async post(conversation: number, text: string): Promise<void> {
    this.typing.ended();
    const pictures = this.attachments.take(conversation);
    const replyTo = this.composing.replyIn(conversation);
    this.composing.endReply(conversation);
    if (pictures.length === 0) {
      await this.outbox.add({ conversation, text, replyTo });
      return;
    }
    for (const post of picturePosts(pictures, conversation, text, replyTo)) await this.outbox.add(post);
  }

  /** Repeats a message in another conversation, or in the same. */
  async forward(message: Message, to: number): Promise<void> {
    await this.outbox.add({
      conversation: to,
      text: '',
      forward: {
        place: { conversation: message.conversation, seq: message.seq },
        displayName: message.forwardedFrom?.displayName ?? message.author.displayName,
        text: message.text,
      },
    });
  }

  /** What may be done to this message, and what that depends on. */
  situationOf(message: Message): Situation {
    const { editSeconds, recallSeconds } = this.limits();
    return {
      me: this.session.user.peek(),
      conversation: this.conversations.peek(message.conversation),
      message,
      now: Date.now(),
      editSeconds,
      recallSeconds,
    };
  }

  /** Sends a picture that is no message, as for the cover of a room. */
  uploadPicture = (file: Blob): Promise<Image> => this.upload(file, unwatched());

  retryPost = (ref: string): void => this.outbox.retry(ref);
  discardPost = (ref: string): void => this.outbox.discard(ref);
  uploadState = (ref: string): UploadState => this.outbox.uploadState(ref);
  isAcknowledged = (ref: string): boolean => this.outbox.isAcknowledged(ref);
  uploadProgress = (ref: string): number => this.outbox.progress(ref);

  /** Gives a post up whose picture is still on its way; its words go back to where they were written, if there is room. */
  cancelPost = (ref: string): void => {
    const post = this.pending.peek().find((each) => each.ref === ref);
    this.outbox.discard(ref);
    if (post && post.text !== '' && this.drafts.get(post.conversation) === '')
      this.drafts.set(post.conversation, post.text);
  };

  /** A conversation that this user has just created or joined. */
  joined(conversation: Conversation): void {
    this.conversations.put(conversation);
    this.incoming.fillGap(conversation.id);
  }

  async leaveRoom(id: number): Promise<void> {
    await this.api.leave(id);
    this.incoming.forget(id);
  }

  /** Signs out and forgets what this browser kept for the user. */
  async signOut(end = (): Promise<void> => this.session.signOut()): Promise<void> {
    const user = this.session.user.peek();
    await end();
    if (user) await this.tools.keep.clear(user.id).catch(() => undefined);
  }

  /** Deletes the account, for good. */
  deleteAccount = (password: string): Promise<void> => this.signOut(() => this.session.delete(password));

  /** Everything that is held shows somebody as he is now. */
  takeProfile = (profile: Profile): void => this.incoming.takeProfile(profile);

  private enter(user: User): void {
    this.resume.clear();
    void this.outbox.open(user.id);
    void this.drafts.open(user.id);
    void this.connect(user);
  }

  /** Another tab of this browser did something. */
  private noteNews(news: TabNews): void {
    if (news.kind === 'draft') this.drafts.noteElsewhere(news.user, news.conversation, news.text);
    else if (news.kind === 'posts') void this.outbox.reload();
    else if (news.kind === 'read') {
      if (news.user === this.session.user.peek()?.id) this.reading.movedInTab(news);
    } else if (this.session.phase.peek() !== 'signed-in') void this.session.start();
  }

  /** What is kept comes first: the server is asked for what changed since. */
  private async connect(user: User): Promise<void> {
    await this.copy.open(user.id);
    if (this.session.user.peek()?.id === user.id) this.connection.start();
  }

  private leave(): void {
    this.connection.stop();
    this.copy.forget();
    this.outbox.close();
    this.drafts.close();
    const { resume, attachments, reading, seen, typing, personal, changes, composing, people } = this;
    const held = [resume, attachments, reading, seen, typing, personal, changes, composing, people];
    for (const each of held) each.clear();
    batch(() => {
      this.pending.value = [];
      this.conversations.clear();
      this.timelines.clear();
      this.profiles.clear();
      void this.members.show(0);
    });
  }

  private linkChanged(state: LinkState): void {
    this.link.value = state;
    if (state.kind === 'online') {
      void this.session.connected();
      return;
    }
    this.outbox.disconnected();
    this.typing.clear();
  }
}
