// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/** So long after the last scroll the day that is read is still told. */
const restMs = 900;

/** The day of what is read stands above it while somebody scrolls; at rest it would only cover text. */
export class DayPills {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly scroller: () => HTMLElement | null,
    private readonly days: () => Iterable<HTMLElement>,
  ) {}

  /** Which of them have left their place: those of days that began above the view. */
  refresh(): void {
    const top = this.scroller()?.getBoundingClientRect().top ?? 0;
    for (const day of this.days()) {
      const begins = day.parentElement?.getBoundingClientRect().top ?? top;
      day.toggleAttribute('data-stuck', begins < top);
    }
  }

  /** Somebody scrolled through the past. */
  show(): void {
    this.refresh();
    const scroller = this.scroller();
    scroller?.toggleAttribute('data-moving', true);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => scroller?.toggleAttribute('data-moving', false), restMs);
  }
}
