// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css } from 'lit';
import { partStyles } from '../message/part-styles';
import { wordStyles } from '../message/rich-words';
import { base, buttons, skeletons } from '../shared/styles';
import { pictureStyles, rowStyles } from './row-styles';
import { jumpStyles } from './timeline-parts';

export const timelineStyles = [
  base,
  buttons,
  skeletons,
  css`
    :host {
      position: relative;
      display: block;
      min-height: 0;
      container: timeline / inline-size;
    }
    .scroller {
      height: 100%;
      /* Our own anchor does this alike in every browser. */
      overflow-anchor: none;
      outline-offset: -2px;
    }
    .content {
      display: flex;
      flex-direction: column;
      justify-content: flex-end;
      min-height: 100%;
      max-width: 920px;
      margin: 0 auto;
      padding: var(--s3) var(--s4) var(--s2);
    }
    .older {
      display: grid;
      place-items: center;
      min-height: 48px;
    }
    .small-button {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-height: 32px;
      padding: 0 var(--s3);
      border: 1px solid var(--line);
      border-radius: var(--r-full);
      background: var(--surface);
      color: var(--ink-2);
      font-size: var(--text-sm);
      font-weight: 550;
    }
    .small-button:hover:not(:disabled) {
      color: var(--ink);
      border-color: var(--line-strong);
    }
    .small-button foyer-icon {
      width: 15px;
      height: 15px;
    }
    .start {
      padding: var(--s4) 0;
      color: var(--ink-3);
      font-size: var(--text-sm);
      text-align: center;
    }
    .day {
      position: sticky;
      top: var(--s2);
      z-index: 1;
      display: grid;
      place-items: center;
      margin: var(--s3) 0 var(--s2);
      pointer-events: none;
      transition: opacity var(--quick);
    }
    .scroller:not([data-moving]) .day[data-stuck] {
      opacity: 0;
    }
    .day span {
      padding: 3px 12px;
      border: 1px solid var(--line);
      border-radius: var(--r-full);
      background: var(--surface);
      color: var(--ink-2);
      font-size: var(--text-xs);
      font-weight: 600;
    }
    .new-line {
      display: flex;
      align-items: center;
      gap: var(--s3);
      margin: var(--s3) 0 var(--s1);
      color: var(--lamp);
      font-size: var(--text-xs);
      font-weight: 700;
    }
    .new-line::before,
    .new-line::after {
      content: '';
      flex: 1;
      height: 1px;
      background: currentColor;
      opacity: 0.45;
    }
    .notice {
      padding: var(--s2) var(--s4);
      color: var(--ink-2);
      font-size: var(--text-sm);
      text-align: center;
      overflow-wrap: anywhere;
    }
    .notice:empty {
      padding: 0;
    }
    .empty {
      display: grid;
      gap: var(--s2);
      justify-items: center;
      margin: auto;
      padding: var(--s8) var(--s4);
      text-align: center;
      color: var(--ink-2);
    }
    .empty h2 {
      color: var(--ink);
      font-size: var(--text-lg);
    }
    .empty p {
      max-width: 36ch;
    }
    .skeleton {
      display: grid;
      gap: var(--s4);
      padding: var(--s4) 0;
    }
    .skeleton .bone {
      height: 44px;
      border-radius: var(--r-lg);
    }
    .skeleton .right {
      justify-self: end;
    }
    @media (max-width: 560px) {
      .content {
        padding: var(--s2) 10px;
      }
    }
    @media (pointer: coarse) {
      .small-button {
        min-height: 44px;
      }
    }
  `,
  rowStyles,
  pictureStyles,
  ...partStyles,
  wordStyles,
  jumpStyles,
];
