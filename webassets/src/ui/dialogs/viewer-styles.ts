// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css } from 'lit';
import { base, buttons } from '../shared/styles';

export const viewerStyles = [
  base,
  buttons,
  css`
    dialog {
      width: 100vw;
      height: 100dvh;
      max-width: none;
      max-height: none;
      margin: 0;
      padding: 0;
      border: 0;
      background: #14100cfa;
      color: #f6efe4;
      overflow: hidden;
    }
    dialog[open] {
      display: grid;
      grid-template-rows: auto minmax(0, 1fr);
    }
    dialog::backdrop {
      background: none;
    }
    .head {
      display: flex;
      align-items: center;
      gap: var(--s1);
      padding: var(--s2) var(--s3);
    }
    .about {
      flex: 1;
      display: grid;
      min-width: 0;
      padding-inline-start: var(--s2);
      font-size: var(--text-sm);
      line-height: 1.3;
      font-variant-numeric: tabular-nums;
    }
    .who {
      font-weight: 650;
    }
    .when {
      color: #d8cdbd;
      font-size: var(--text-xs);
    }
    .icon-button {
      width: 44px;
      height: 44px;
      color: inherit;
    }
    .icon-button:hover:not(:disabled) {
      background: #fff2;
      color: #fff;
    }
    .icon-button:disabled {
      opacity: 0.4;
    }
    :focus-visible {
      outline-color: #fff;
    }
    .stage {
      display: grid;
      place-items: center;
      min-height: 0;
      padding: var(--s2) var(--s4);
      overflow: hidden;
      touch-action: none;
    }
    .stage.zoomed {
      cursor: grab;
    }
    .stage.zoomed:active {
      cursor: grabbing;
    }
    img {
      max-width: 100%;
      max-height: 100%;
      width: auto;
      height: auto;
      min-width: 0;
      min-height: 0;
      object-fit: contain;
      border-radius: var(--r-sm);
      user-select: none;
    }
    .side {
      position: absolute;
      top: 50%;
      margin-top: -24px;
      width: 48px;
      height: 48px;
      border-radius: 50%;
      background: #14100c99;
    }
    .before {
      inset-inline-start: var(--s3);
    }
    .after {
      inset-inline-end: var(--s3);
    }
    .failed {
      padding: var(--s6);
    }
    @media (max-width: 480px) {
      /* The fingers zoom; the room is for what the picture is. */
      .head .zoom {
        display: none;
      }
    }
  `,
];
