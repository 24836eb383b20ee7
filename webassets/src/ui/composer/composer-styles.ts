// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css } from 'lit';
import { quoteStyles } from '../message/part-styles';
import { base, buttons } from '../shared/styles';

export const composerStyles = [
  base,
  buttons,
  quoteStyles,
  css`
    :host {
      position: relative;
      display: block;
      /* Its place is kept for it until it is drawn. */
      box-sizing: border-box;
      min-height: calc(var(--control) + 14px + max(var(--s3), env(safe-area-inset-bottom)));
      padding: 0 var(--s4) max(var(--s3), env(safe-area-inset-bottom));
    }
    .composer {
      max-width: 920px;
      margin: 0 auto;
      border: 1px solid var(--line-strong);
      border-radius: var(--r-xl);
      background: var(--surface);
      box-shadow: var(--shadow-1);
      transition: border-color var(--quick);
    }
    .composer:focus-within {
      border-color: var(--accent);
      box-shadow:
        0 0 0 1px var(--accent),
        var(--shadow-1);
    }
    .reply {
      display: flex;
      align-items: center;
      gap: var(--s2);
      padding-block: 8px 2px;
      padding-inline: var(--s4) 6px;
    }
    .reply > foyer-icon {
      width: 18px;
      height: 18px;
      color: var(--ink-2);
    }
    .reply-to {
      flex: 1;
      min-width: 0;
    }
    .line {
      display: flex;
      align-items: flex-end;
      gap: 2px;
      padding: 6px;
    }
    textarea {
      flex: 1;
      min-width: 0;
      min-height: var(--control);
      max-height: 40dvh;
      padding: calc((var(--control) - 1.45rem) / 2) var(--s2);
      border: 0;
      background: none;
      color: var(--ink);
      font: inherit;
      font-size: 1rem;
      line-height: 1.45rem;
      resize: none;
      scrollbar-width: thin;
    }
    /* The frame around all of the composer shows the focus. */
    textarea:focus-visible {
      outline: none;
    }
    textarea::placeholder {
      color: var(--ink-3);
      opacity: 1;
      white-space: nowrap;
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .icon-button {
      border-radius: var(--r-full);
    }
    .send {
      margin-inline-start: 4px;
      background: var(--accent);
      color: var(--on-accent);
    }
    .send:hover:not(:disabled) {
      background: var(--accent-hover);
      color: var(--on-accent);
    }
    .send:disabled {
      background: var(--hover);
      color: var(--ink-3);
    }
    .send foyer-icon {
      width: 18px;
      height: 18px;
    }
    .counter {
      padding: 0 var(--s4) var(--s2);
      color: var(--ink-3);
      font-size: var(--text-xs);
      text-align: end;
      font-variant-numeric: tabular-nums;
    }
    .counter:not(.over) {
      font-weight: 500;
    }
    .counter.over {
      color: var(--danger);
      font-weight: 600;
    }
    .counter:empty {
      display: none;
    }
    foyer-emoji-picker {
      position: absolute;
      inset-inline-end: var(--s4);
      bottom: calc(100% + 6px);
      z-index: 5;
    }
    @media (max-width: 560px) {
      :host {
        padding: 0 var(--s2) max(var(--s2), env(safe-area-inset-bottom));
      }
      foyer-emoji-picker {
        inset-inline-start: var(--s2);
        inset-inline-end: var(--s2);
      }
    }
  `,
];
