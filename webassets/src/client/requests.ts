// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Posting, Session, Status, User, Visibility } from '../protocol/types';

export interface SignInRequest {
  username: string;
  password: string;
  client: string;
  confirmNewAccount: boolean;
  avatar?: string;
  invite?: string;
  adminToken?: string;
}

export interface ProfileChange {
  displayName?: string;
  /** A drawn avatar, or "" for initials. */
  avatar?: string;
  status?: Status;
}

export interface SignedIn {
  user: User;
  session: Session;
}

export interface NewRoom {
  name: string;
  topic: string;
  visibility: Visibility;
  /** Usernames of those who are in it from the beginning. */
  users: string[];
}

/** What is to be another in a room. */
export interface RoomPatch {
  name?: string;
  topic?: string;
  visibility?: Visibility;
  /** The id of an own picture; "": none. */
  cover?: string;
  posting?: Posting;
  slowSeconds?: number;
  archived?: boolean;
}
