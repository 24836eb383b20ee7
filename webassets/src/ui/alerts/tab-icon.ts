// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/** What the icon says: how many messages wait, and whether one of them calls the reader. */
export interface Waiting {
  readonly count: number;
  readonly isCalled: boolean;
}

const plain = '/favicon.svg';
const size = 64;
const most = 99;
/** Called by name or written to in private; anything else. Both stand out on light and dark bars of tabs. */
const grounds = { called: '#c8371b', other: '#3b342c' };

/** The icon of the tab, with the number of what waits drawn on it; and the badge of the installed app. */
export class TabIcon {
  private mark: HTMLImageElement | null = null;
  private shown = '';

  show(waiting: Waiting): void {
    const state = `${waiting.count} ${waiting.isCalled}`;
    if (state === this.shown) return;
    this.shown = state;
    badge(waiting.count);
    if (waiting.count === 0) {
      setIcon(plain, 'image/svg+xml');
      return;
    }
    void this.draw(waiting).then((address) => {
      if (address !== null && state === this.shown) setIcon(address, 'image/png');
    });
  }

  /** A picture in a data: address; null where the browser does not draw. */
  private async draw({ count, isCalled }: Waiting): Promise<string | null> {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = size;
    const pen = canvas.getContext('2d');
    if (!pen) return null;
    try {
      pen.drawImage(await this.loadMark(), 0, 0, size, size);
    } catch {
      // The number alone says enough.
    }
    const text = count > most ? `${most}+` : String(count);
    pen.font = `800 ${text.length > 2 ? 26 : 32}px system-ui, sans-serif`;
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    const height = 40;
    const width = Math.min(size, Math.max(height, pen.measureText(text).width + 16));
    pen.beginPath();
    pen.roundRect(size - width, size - height, width, height, height / 2);
    pen.fillStyle = isCalled ? grounds.called : grounds.other;
    pen.fill();
    pen.lineWidth = 3;
    pen.strokeStyle = '#fff';
    pen.stroke();
    pen.fillStyle = '#fff';
    pen.fillText(text, size - width / 2, size - height / 2 + 2);
    return canvas.toDataURL('image/png');
  }

  private async loadMark(): Promise<HTMLImageElement> {
    if (this.mark) return this.mark;
    const image = new Image(size, size);
    image.src = plain;
    await image.decode();
    return (this.mark = image);
  }
}

function setIcon(address: string, type: string): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (!link || link.getAttribute('href') === address) return;
  link.type = type;
  link.href = address;
}

function badge(count: number): void {
  if (!('setAppBadge' in navigator)) return;
  void (count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge()).catch(() => undefined);
}
