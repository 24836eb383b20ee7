// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { nameOf } from '../../i18n/names';
import type { Profiles } from '../../model/profiles';
import { picturesOf, type ViewedPicture } from '../../model/shown-picture';
import type { Message } from '../../protocol/types';

/** The picture of this message for the viewer, among those that are shown; what is folded away is passed over. */
export function viewedPicture(seq: number, messages: readonly Message[], profiles: Profiles): ViewedPicture {
  const shown = messages.filter((message) => message.seq === seq || !profiles.isFolded(message));
  return { seq, pictures: picturesOf(shown, nameOf) };
}
