// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { t } from '../../i18n/i18n';

/** Puts the text onto the clipboard and tells `copied`, or that the browser did not allow it. Never throws. */
export async function copyText(text: string, copied: string, tell: (text: string) => void): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    tell(copied);
  } catch {
    tell(t('copyFailed'));
  }
}

/** Whether this browser, on this kind of connection, takes pictures onto the clipboard. */
export function canCopyPictures(): boolean {
  return 'ClipboardItem' in window && isSecureContext;
}

/** Puts a picture of our server onto the clipboard, as the one format that all programs take. Never throws. */
export async function copyPicture(
  address: string,
  copied: string,
  tell: (text: string) => void,
): Promise<void> {
  try {
    // A promise in the item: some browsers allow the clipboard only in the turn of the press.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': asPng(address) })]);
    tell(copied);
  } catch {
    tell(t('copyFailed'));
  }
}

async function asPng(address: string): Promise<Blob> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const picture = await answer.blob();
  if (picture.type === 'image/png') return picture;
  const bitmap = await createImageBitmap(picture);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  return canvas.convertToBlob({ type: 'image/png' });
}
