// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { batch } from '@preact/signals-core';
import type { Outbox } from '../client/outbox';
import type { Resume } from '../client/resume';
import type { ClientFrame, ServerEvent, SyncAnswer } from '../protocol/frames';
import type { Conversation, Message, Profile } from '../protocol/types';
import type { Activity } from './activity';
import { newsIn } from './alerts';
import type { Arrivals } from './arrivals';
import type { Composing } from './composing';
import type { Conversations } from './conversations';
import type { Members } from './members';
import type { People } from './people';
import type { Personal } from './personal';
import type { Profiles } from './profiles';
import type { Reading } from './reading';
import type { Seen } from './seen';
import type { SessionState } from './session';
import type { Timelines } from './timeline';
import type { Typing } from './typing';
import type { Unread } from './unread';

/** What the events of the server change. */
export interface IncomingParts {
  readonly session: SessionState;
  readonly conversations: Conversations;
  readonly timelines: Timelines;
  readonly members: Members;
  readonly people: People;
  readonly reading: Reading;
  readonly seen: Seen;
  readonly typing: Typing;
  readonly activity: Activity;
  readonly personal: Personal;
  readonly composing: Composing;
  readonly profiles: Profiles;
  readonly arrivals: Arrivals;
  readonly unread: Unread;
  readonly resume: Resume;
  readonly outbox: Outbox;
  send(frame: ClientFrame): boolean;
}

/** Takes what the server says, and keeps every part in step with it. */
export class Incoming {
  constructor(private readonly parts: IncomingParts) {}

  /** Hands an event to whom it concerns. */
  take(event: ServerEvent): void {
    switch (event.type) {
      case 'hello':
        this.parts.session.user.value = event.user;
        this.parts.arrivals.greeted(event.serverTime);
        break;
      case 'sync':
        this.takeSync(event);
        break;
      case 'message':
        this.takeMessage(event.message);
        break;
      case 'posted':
        this.takePosted(event.ref, event.conversation, event.seq);
        break;
      case 'error':
        this.parts.outbox.refused(event);
        break;
      case 'conversation':
        this.takeConversation(event.conversation);
        break;
      case 'room':
        this.parts.conversations.noteRoom(event);
        break;
      case 'left':
        this.forget(event.conversation);
        break;
      case 'members':
        this.parts.members.noteMembers(event);
        this.parts.people.note(event);
        this.parts.conversations.noteCounts(event.conversation, { memberCount: event.memberCount });
        break;
      case 'presence':
        this.parts.members.notePresence(event);
        this.parts.conversations.notePresence(event);
        break;
      case 'read':
        this.parts.reading.confirmed(event.conversation, event.seq);
        break;
      case 'seen':
        this.parts.seen.note(event);
        break;
      case 'typing':
        this.parts.typing.note(event);
        break;
      case 'settings':
        this.parts.personal.note(event.settings);
        void this.parts.seen.reload();
        break;
      case 'user':
        this.takeProfile(event.profile);
        break;
      case 'block':
        this.parts.profiles.noteBlock(event.user, event.blocked);
        break;
      case 'session-ended':
        this.parts.session.lost(event.reason);
        break;
      case 'pong':
        break;
    }
  }

  /** Everything that is held shows somebody as he is now. */
  takeProfile(profile: Profile): void {
    const { session, timelines, conversations, members, people } = this.parts;
    batch(() => {
      for (const each of [session, timelines, conversations, members, people]) each.noteUser(profile.user);
      this.parts.profiles.noteProfile(profile);
    });
  }

  private takeSync(answer: SyncAnswer): void {
    const news = this.newsIn(answer);
    const held = answer.conversations.map((part) => this.parts.resume.revision(part.conversation.id) ?? 0);
    for (const id of this.parts.resume.answer(answer)) this.forget(id);
    for (const [index, part] of answer.conversations.entries()) {
      const { id, readSeq, revision } = part.conversation;
      // More was pushed, or the position moved, since the server looked.
      const isPushedSince = !part.reset && revision < (held[index] ?? 0);
      const isAhead = isPushedSince || this.parts.reading.isAhead(id, readSeq);
      this.parts.conversations.put(part.conversation, part.reset, isAhead);
      if (part.reset) this.parts.timelines.of(id).reset(part.messages);
      else this.parts.timelines.of(id).merge(part.messages);
      if (isAhead) this.parts.unread.move(id, this.parts.conversations.peek(id)?.readSeq ?? readSeq);
      for (const message of part.messages) this.settleOwn(message);
    }
    this.parts.arrivals.caughtUp(news);
    if (answer.partial) return;
    this.parts.conversations.isLoaded.value = true;
    void this.parts.members.reload();
    void this.parts.seen.reload();
    this.parts.activity.connected();
    this.parts.people.forget();
    void this.parts.profiles.load();
    this.parts.reading.resend();
    this.parts.outbox.connected();
  }

  private takeMessage(message: Message): void {
    // A change to an old message is no arrival: nobody is told of it, and nothing becomes unread.
    const isNew = message.seq > this.parts.timelines.of(message.conversation).lastSeq;
    switch (this.parts.resume.take(message)) {
      case 'apply':
        this.parts.unread.note(message);
        this.parts.timelines.of(message.conversation).merge([message]);
        this.parts.conversations.noteMessage(message);
        this.parts.typing.noteMessage(message);
        this.parts.composing.noteMessage(message);
        this.settleOwn(message);
        if (isNew) this.parts.arrivals.pushed(message);
        break;
      case 'gap':
        this.fillGap(message.conversation);
        break;
      case 'known':
        this.settleOwn(message);
        break;
    }
  }

  /** What an answer tells that was not there before; what was there when the page opened is no news. */
  private newsIn(answer: SyncAnswer): Message[] {
    if (!this.parts.conversations.isLoaded.peek()) return [];
    const isHeld = (id: number): boolean => this.parts.resume.revision(id) !== undefined;
    return newsIn(answer, (id) => (isHeld(id) ? this.parts.timelines.of(id).lastSeq : null));
  }

  /** The acknowledged post is in the timeline already, or its message is on the way: until then it stays shown. */
  private takePosted(ref: string, conversation: number, seq: number): void {
    if (
      this.parts.timelines
        .of(conversation)
        .messages.peek()
        .some((message) => message.seq === seq)
    ) {
      this.parts.outbox.settle(ref);
    } else {
      this.parts.outbox.acknowledge(ref);
    }
  }

  private takeConversation(conversation: Conversation): void {
    this.parts.conversations.put(
      conversation,
      false,
      this.parts.resume.revision(conversation.id) !== undefined,
    );
    const have = this.parts.resume.revision(conversation.id);
    if (have === undefined) this.fillGap(conversation.id);
  }

  /** Asks for what is missing of a conversation. */
  fillGap(conversation: number): void {
    const revisions = this.parts.resume.askFor(conversation);
    if (!revisions) return;
    this.parts.reading.asked(conversation);
    this.parts.send({ type: 'sync', revisions, partial: true });
  }

  private settleOwn(message: Message): void {
    if (message.author.id === this.parts.session.user.peek()?.id) this.parts.outbox.settle(message.ref);
  }

  /** This user is not in that conversation any more. */
  forget(id: number): void {
    batch(() => {
      this.parts.resume.forget(id);
      this.parts.conversations.remove(id);
      this.parts.timelines.forget(id);
      if (this.parts.conversations.currentId.peek() === id) this.parts.conversations.currentId.value = 0;
    });
  }
}
