// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { ClientFrame } from '../protocol/frames';
import type { PendingPost } from './database';

/** What somebody wants to post. */
export type NewPost = Pick<PendingPost, 'conversation' | 'text'> &
  Partial<Pick<PendingPost, 'file' | 'uploadUrl' | 'width' | 'height' | 'image' | 'replyTo' | 'forward'>>;

/** The post as it waits: who posts it, when, by which tab, and under which ref. */
export function pendingPost(
  post: NewPost,
  by: Pick<PendingPost, 'ref' | 'user' | 'createdAt' | 'tab'>,
): PendingPost {
  return {
    file: null,
    uploadUrl: '',
    width: 0,
    height: 0,
    image: null,
    replyTo: null,
    forward: null,
    error: '',
    ...post,
    ...by,
  };
}

/** The frame that posts it, once its picture is on the server. */
export function frameOf({ ref, conversation, text, image, replyTo, forward }: PendingPost): ClientFrame {
  return {
    type: 'post',
    ref,
    conversation,
    text,
    ...(image ? { image: image.id } : {}),
    ...(replyTo ? { replyTo: replyTo.seq } : {}),
    ...(forward ? { forward: forward.place } : {}),
  };
}
