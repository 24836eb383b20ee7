// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css } from 'lit';

/** Looks of quotes, wherever they stand. */
export const quoteStyles = css`
  .quoted {
    display: grid;
    min-width: 0;
    padding-block: 2px;
    padding-inline: 10px 0;
    border-inline-start: 3px solid hsl(var(--hue) var(--name-ink));
    font-size: var(--text-sm);
    line-height: 1.35;
    text-align: start;
  }
  .quoted-name {
    color: hsl(var(--hue) var(--name-ink));
    font-weight: 650;
  }
  .quoted-text {
    color: var(--ink-2);
  }
  .quoted-text.gone {
    font-style: italic;
  }
`;

/** Looks of what stands in and around a bubble because of answers, calls, reactions and changes. */
export const partStyles = [
  quoteStyles,
  css`
    .bot {
      margin-inline-start: 6px;
      padding: 0 5px;
      border: 1px solid currentcolor;
      border-radius: 4px;
      font-size: 0.85em;
      font-weight: 500;
      opacity: 0.8;
    }
    .quote {
      display: block;
      width: 100%;
      max-width: 100%;
      margin: 2px 0 5px;
      padding-block: 3px;
      padding-inline: 0 10px;
      border: 0;
      border-radius: 6px;
      background: color-mix(in srgb, var(--ink) 5%, transparent);
      cursor: pointer;
      overflow: hidden;
    }
    .quote:hover {
      background: color-mix(in srgb, var(--ink) 9%, transparent);
    }
    .mine .quoted-text {
      color: var(--on-mine-2);
    }
    .origin {
      display: flex;
      align-items: center;
      gap: 5px;
      margin-bottom: 2px;
      color: var(--ink-2);
      font-size: var(--text-sm);
      font-style: italic;
    }
    .mine .origin {
      color: var(--on-mine-2);
    }
    .origin foyer-icon {
      width: 14px;
      height: 14px;
    }
    .picture .quote,
    .picture .origin {
      margin: 3px 6px 5px;
      width: calc(100% - 12px);
    }
    .call {
      border-radius: 5px;
      padding: 0 3px;
      margin: 0 -1px;
      background: var(--accent-soft);
      color: var(--accent-ink);
      font-weight: 600;
    }
    .mine .call {
      background: color-mix(in srgb, var(--surface) 55%, transparent);
    }
    .call.mine-call {
      background: var(--lamp-soft);
      color: var(--lamp);
    }
    .calls-me .bubble {
      box-shadow:
        inset 3px 0 0 var(--lamp),
        var(--shadow-1);
    }
    .recalled .bubble {
      background: none;
      box-shadow: inset 0 0 0 1px var(--line-strong);
    }
    .recalled .text.gone {
      opacity: 1;
      color: var(--ink-2);
    }
    .recalled.mine .meta {
      color: var(--ink-3);
    }
    .bubble:has(foyer-message-editor) {
      width: min(600px, 100%);
      padding: 8px;
    }
    .bubble:has(foyer-message-editor) .meta {
      display: none;
    }
    .reactions {
      grid-column: 2;
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      padding-top: 4px;
    }
    .mine .reactions {
      grid-column: 1;
      justify-content: flex-end;
    }
    .chip {
      display: inline-flex;
      align-items: center;
      gap: 5px;
      min-width: 34px;
      min-height: 28px;
      padding: 0 9px;
      border: 1px solid var(--line);
      border-radius: var(--r-full);
      background: var(--surface);
      color: var(--ink-2);
      font-size: var(--text-sm);
      font-weight: 600;
      line-height: 1;
      font-variant-numeric: tabular-nums;
    }
    .chip:hover {
      border-color: var(--line-strong);
      color: var(--ink);
    }
    .chip[aria-pressed='true'] {
      border-color: var(--accent);
      background: var(--accent-soft);
      color: var(--accent-ink);
    }
    .emoji-sign {
      font-size: 1rem;
    }
    .chip.add {
      justify-content: center;
      padding: 0 7px;
    }
    .chip.add foyer-icon {
      width: 15px;
      height: 15px;
    }
    article:focus {
      outline: none;
    }
    article:focus-visible .bubble {
      outline: 2px solid var(--accent-ink);
      outline-offset: 2px;
    }
    /* The finger has been there long enough: the menu comes when it goes. */
    article[data-held] .bubble {
      outline: 2px solid var(--accent);
    }
    article[data-found] .bubble {
      animation: found 2.2s ease-out;
    }
    @keyframes found {
      0%,
      40% {
        box-shadow:
          0 0 0 3px var(--lamp),
          0 0 0 8px var(--lamp-soft);
      }
    }
    foyer-message-bar {
      position: absolute;
      z-index: 2;
      font-size: 1rem;
    }
    /* Beside the bubble, where there is room for it. */
    .theirs foyer-message-bar {
      top: 0;
      inset-inline-start: calc(100% + 6px);
    }
    .mine foyer-message-bar {
      top: 0;
      inset-inline-end: calc(100% + 6px);
    }
    @container timeline (max-width: 820px) {
      /* On its own message rather than on the one above, which has chips to press at its lower end; beside the author's
         name, which is to be pressed as well. */
      .theirs foyer-message-bar {
        top: -12px;
        inset-inline-start: max(96px, calc(100% - 148px));
      }
      .mine foyer-message-bar {
        top: -12px;
        inset-inline-end: 0;
      }
    }
    @media (pointer: coarse) {
      .theirs foyer-message-bar {
        top: auto;
        bottom: calc(100% - 6px);
        inset-inline-start: 8px;
      }
      .mine foyer-message-bar {
        top: auto;
        bottom: calc(100% - 6px);
        inset-inline-end: 8px;
      }
      .bubble {
        -webkit-touch-callout: none;
        user-select: none;
      }
      .chip {
        min-height: 36px;
        padding: 0 12px;
      }
    }
  `,
];
