// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css } from 'lit';
import { base, buttons } from '../shared/styles';

export const alertCardStyles = [
  base,
  buttons,
  css`
    :host {
      position: fixed;
      /* Below the head of the room and its buttons. */
      top: calc(72px + env(safe-area-inset-top));
      inset-inline-end: var(--s3);
      z-index: 15;
      width: min(360px, calc(100vw - 2 * var(--s3)));
      pointer-events: none;
    }
    [role='status'] {
      display: grid;
      gap: var(--s2);
    }
    .card {
      display: flex;
      align-items: flex-start;
      overflow: hidden;
      border: 1px solid var(--line);
      border-radius: var(--r-lg);
      background: var(--surface);
      box-shadow: var(--shadow-3);
      pointer-events: auto;
      animation: arrive 180ms ease-out;
    }
    .open {
      display: flex;
      flex: 1;
      gap: var(--s3);
      align-items: center;
      min-width: 0;
      padding-block: var(--s3);
      padding-inline: var(--s4) 0;
      border: 0;
      background: none;
      text-align: start;
    }
    .open:focus-visible {
      outline-offset: -3px;
      border-radius: var(--r-lg);
    }
    .card:hover {
      border-color: var(--line-strong);
    }
    .icon-button {
      margin: var(--s2);
    }
    .picture {
      position: relative;
      flex: none;
    }
    .call {
      position: absolute;
      inset-inline-end: -4px;
      bottom: -4px;
      display: grid;
      place-items: center;
      width: 20px;
      height: 20px;
      border: 2px solid var(--surface);
      border-radius: 50%;
      background: var(--badge);
      color: var(--on-badge);
    }
    .call foyer-icon {
      width: 12px;
      height: 12px;
    }
    .words {
      flex: 1;
      min-width: 0;
    }
    .title {
      display: flex;
      gap: var(--s2);
      align-items: center;
      font-weight: 650;
    }
    .pill {
      flex: none;
      padding: 0 7px;
      border-radius: var(--r-full);
      background: var(--accent-soft);
      color: var(--accent-ink);
      font-size: var(--text-xs);
      font-weight: 650;
    }
    .body {
      display: -webkit-box;
      overflow: hidden;
      color: var(--ink-2);
      font-size: var(--text-sm);
      overflow-wrap: anywhere;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
    }
    @keyframes arrive {
      from {
        opacity: 0;
        transform: translateY(-8px);
      }
    }
  `,
];
