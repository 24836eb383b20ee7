// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { PendingPost } from '../../client/database';

/** blob: addresses of pictures that are not on the server yet. */
export class Previews {
  private readonly addresses = new Map<string, string>();

  of(post: PendingPost): string {
    let address = this.addresses.get(post.ref);
    if (!address && post.file) this.addresses.set(post.ref, (address = URL.createObjectURL(post.file)));
    return address ?? '';
  }

  /** Lets go of all but these. */
  keep(posts: readonly PendingPost[]): void {
    const needed = new Set(posts.map((post) => post.ref));
    for (const [ref, address] of this.addresses) {
      if (needed.has(ref)) continue;
      URL.revokeObjectURL(address);
      this.addresses.delete(ref);
    }
  }
}
