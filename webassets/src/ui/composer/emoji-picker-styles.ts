// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css } from 'lit';
import { base, buttons } from '../shared/styles';

export const emojiPickerStyles = [
  base,
  buttons,
  css`
    .picker {
      display: flex;
      flex-direction: column;
      width: 372px;
      max-width: 100%;
      height: min(400px, 55dvh);
      border: 1px solid var(--line);
      border-radius: var(--r-lg);
      background: var(--surface);
      box-shadow: var(--shadow-2);
      overflow: hidden;
    }
    .top {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      padding: var(--s3) var(--s3) 6px;
    }
    .search {
      position: relative;
      flex: 1 1 130px;
      display: flex;
      align-items: center;
      color: var(--ink-3);
    }
    .search foyer-icon {
      position: absolute;
      inset-inline-start: 10px;
      width: 16px;
      height: 16px;
      pointer-events: none;
    }
    .search input {
      width: 100%;
      min-height: var(--control);
      padding-block: 0;
      padding-inline: 34px 10px;
      border: 1px solid var(--line-strong);
      border-radius: var(--r-md);
      background: var(--surface);
      color: var(--ink);
      font: inherit;
      font-size: 1rem;
    }
    .tones {
      display: flex;
      align-items: center;
    }
    .tone {
      width: 28px;
      height: var(--control);
      padding: 0;
      border: 0;
      border-radius: var(--r-sm);
      background: none;
      font-size: 1rem;
    }
    .tone[aria-checked='true'] {
      background: var(--accent-soft);
    }
    .groups {
      display: flex;
      padding: 0 var(--s2);
      border-bottom: 1px solid var(--line);
    }
    .groups button {
      flex: 1;
      min-height: 38px;
      padding: 0;
      border: 0;
      border-bottom: 2px solid transparent;
      background: none;
      font-size: 1.1rem;
      filter: grayscale(0.7);
      opacity: 0.75;
    }
    .groups button[aria-selected='true'] {
      border-color: var(--accent);
      filter: none;
      opacity: 1;
    }
    .groups button:hover {
      opacity: 1;
    }
    .panel {
      flex: 1;
      min-height: 0;
      padding: var(--s2);
    }
    h3 {
      padding: var(--s1) var(--s2);
      color: var(--ink-2);
      font-size: var(--text-xs);
      font-weight: 650;
    }
    .grid {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(40px, 1fr));
      grid-auto-rows: 40px;
    }
    .emoji {
      padding: 0;
      border: 0;
      border-radius: var(--r-sm);
      background: none;
      /* Nothing here is text, so those joined with an arrow are drawn as one in Firefox, too. */
      font-family: 'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji', 'Twemoji Mozilla', var(--font);
      font-size: 1.5rem;
      line-height: 1;
    }
    .emoji:hover,
    .emoji:focus-visible {
      background: var(--hover);
    }
    .note {
      padding: var(--s6);
      color: var(--ink-2);
      text-align: center;
    }
    @media (max-width: 560px) {
      .picker {
        width: auto;
      }
    }
    @media (pointer: coarse) {
      .tones {
        flex: 1 0 100%;
      }
      .tone {
        flex: 1;
      }
      .groups button {
        min-height: 44px;
      }
      .grid {
        grid-template-columns: repeat(auto-fill, minmax(44px, 1fr));
        grid-auto-rows: 44px;
      }
    }
  `,
];
