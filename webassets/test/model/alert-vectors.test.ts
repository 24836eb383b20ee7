// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest';
import vectors from '../../../tests/protocol/vectors/alerts.json';
import type { Conversation, Message } from '../../src/protocol/types';
import { alertFor, condense, type MessageAlert, wantedOf } from '../../src/model/alerts';
import { conversation, message, user } from '../support/values';

type Place = (typeof vectors.arrivals)[number]['conversation'];
type Said = (typeof vectors.arrivals)[number]['message'];

function placeOf(place: Place): Conversation {
  const { kind, notify, ...fields } = place;
  return conversation(place.id, {
    ...fields,
    kind: kind === 'direct' ? 'direct' : 'room',
    notify: notify === 'none' || notify === 'mentions' ? notify : 'all',
  });
}

function messageOf(said: Said, place: Place): Message {
  return message(said.seq, {
    conversation: place.id,
    author: user(said.author),
    createdAt: said.createdAt,
    mentions: said.mentions,
    mentionsAll: said.mentionsAll,
    notice: said.notice ? { event: 'joined', users: [], count: 1, left: [], leftCount: 0, text: '' } : null,
    recalledAt: said.recalled ? said.createdAt : 0,
  });
}

function reasonOf(arrival: { conversation: Place; message: Said }, around: Omit<Around, 'name'>) {
  const said = messageOf(arrival.message, arrival.conversation);
  return alertFor(said, {
    me: around.me,
    conversation: placeOf(arrival.conversation),
    isBlocked: (around.blocked as readonly number[]).includes(said.author.id),
    isInView: around.inView === arrival.conversation.id,
    now: around.now,
  });
}

type Around = Pick<(typeof vectors.arrivals)[number], 'name' | 'me' | 'now' | 'inView' | 'blocked'>;

describe('what is told, as on the desktop', () => {
  it.each(vectors.arrivals)('$name', (vector) => {
    expect(reasonOf(vector, vector)).toBe(vector.alert);
  });

  it.each(vectors.batches)('together: $name', (vector) => {
    const alerts = vector.arrivals.flatMap((arrival): MessageAlert[] => {
      const reason = reasonOf(arrival, vector);
      const said = messageOf(arrival.message, arrival.conversation);
      return reason ? [{ kind: 'message', message: said, reason }] : [];
    });
    expect(alerts.map((each) => [each.message.conversation, each.message.seq, each.reason])).toEqual(
      vector.alerts,
    );
    const told = alerts.length > 0 ? condense(alerts, vector.now) : [];
    expect(told.some((each) => each.kind === 'summary')).toBe(vector.summary);
  });

  it.each(vectors.badges)('counted: $name', (vector) => {
    const held = { ...placeOf(vector.conversation), ...vector.conversation } as Conversation;
    expect(wantedOf(held, vector.now)).toBe(vector.count);
  });
});
