// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css } from 'lit';
import { base, buttons, forms, skeletons } from '../shared/styles';

/** What the content of our dialogs has in common. */
export const dialogStyles = [
  base,
  buttons,
  forms,
  skeletons,
  css`
    .stack {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s4);
    }
    .muted {
      color: var(--ink-2);
      font-size: var(--text-sm);
    }
    .item {
      display: flex;
      align-items: center;
      gap: var(--s3);
      min-height: 64px;
      padding: var(--s2) 0;
      border-bottom: 1px solid var(--line);
    }
    .item:last-child {
      border-bottom: 0;
    }
    .grow {
      flex: 1;
      min-width: 0;
    }
    @media (max-width: 360px) {
      .item {
        flex-wrap: wrap;
      }
      .item > .grow {
        flex-basis: 60%;
      }
      .item > .button {
        margin-inline-start: auto;
      }
    }
    .title {
      display: block;
      font-weight: 600;
    }
    .sub {
      display: block;
      color: var(--ink-2);
      font-size: var(--text-sm);
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      justify-content: flex-end;
      gap: var(--s3);
    }
    .actions .input {
      flex: 1 1 180px;
    }
    .failed,
    .none {
      display: grid;
      gap: var(--s3);
      justify-items: center;
      padding: var(--s6) 0;
      color: var(--ink-2);
      text-align: center;
    }
    .bones .bone {
      height: 14px;
      flex: 1;
    }
    .bones .disc {
      flex: none;
      width: 44px;
      height: 44px;
      border-radius: 30%;
    }
  `,
];
