// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css } from 'lit';
import { base } from '../shared/styles';

export const mainStyles = [
  base,
  css`
    :host {
      display: flex;
      flex-direction: column;
      height: 100%;
    }
    .panes {
      flex: 1;
      min-height: 0;
      position: relative;
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: minmax(0, 1fr);
      background: var(--ground);
      overflow: hidden;
    }
    /* Behind the panes it would make the page higher than the window, and browsers put a scroll bar beside it. */
    .hidden-text[role='log'] {
      top: 0;
    }
    foyer-members {
      position: absolute;
      inset: 0 0 0 auto;
      z-index: 6;
      width: min(320px, 100%);
      box-shadow: var(--shadow-3);
      animation: slide 160ms ease-out;
    }
    .veil {
      position: absolute;
      inset: 0;
      z-index: 5;
      border: 0;
      background: var(--scrim);
    }
    .nowhere {
      display: grid;
      place-content: center;
      justify-items: center;
      gap: var(--s4);
      color: var(--ink-2);
    }
    @keyframes slide {
      from {
        transform: translateX(24px);
        opacity: 0;
      }
    }
    @media (max-width: 719px) {
      .in-room foyer-sidebar,
      .at-home > .nowhere {
        display: none;
      }
    }
    @media (min-width: 720px) {
      .panes {
        grid-template-columns: minmax(260px, 300px) minmax(0, 1fr);
      }
      foyer-sidebar {
        border-inline-end: 1px solid var(--line);
      }
    }
    @media (min-width: 1280px) {
      .panes {
        grid-template-columns: 320px minmax(0, 1fr);
      }
      .panes.with-members {
        grid-template-columns: 320px minmax(0, 1fr) 280px;
      }
      foyer-members {
        position: static;
        width: auto;
        box-shadow: none;
        animation: none;
      }
      .veil {
        display: none;
      }
    }
  `,
];
