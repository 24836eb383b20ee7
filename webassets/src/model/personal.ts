// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { signal } from '@preact/signals-core';
import type { PersonalSettings } from '../protocol/types';

/** What I let others know of me; the same on all my clients. */
export class Personal {
  /** Null until they were asked for. */
  readonly settings = signal<PersonalSettings | null>(null);

  constructor(
    private readonly load: () => Promise<PersonalSettings>,
    private readonly store: (change: Partial<PersonalSettings>) => Promise<PersonalSettings>,
  ) {}

  async ask(): Promise<void> {
    this.settings.value = await this.load();
  }

  async change(change: Partial<PersonalSettings>): Promise<void> {
    this.settings.value = await this.store(change);
  }

  note(settings: PersonalSettings): void {
    this.settings.value = settings;
  }

  clear(): void {
    this.settings.value = null;
  }
}
