// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { ServerLimits } from '../protocol/types';

export type UsedLimits = Pick<
  ServerLimits,
  'textLength' | 'imageBytes' | 'imagePixels' | 'uploadPartBytes' | 'editSeconds' | 'recallSeconds'
>;

/** What holds until the server has told its own. */
export const usualLimits: UsedLimits = {
  textLength: 4000,
  imageBytes: 10 << 20,
  imagePixels: 40_000_000,
  uploadPartBytes: 256 << 10,
  editSeconds: 0,
  recallSeconds: 0,
};
