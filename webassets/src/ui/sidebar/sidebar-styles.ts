// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css } from 'lit';
import { base, buttons, skeletons } from '../shared/styles';

export const sidebarStyles = [
  base,
  buttons,
  skeletons,
  css`
    :host {
      display: flex;
      flex-direction: column;
      min-width: 0;
      min-height: 0;
      background: var(--side);
    }
    .head {
      display: flex;
      align-items: center;
      gap: var(--s3);
      height: 64px;
      padding-block: 0;
      padding-inline: var(--s4) var(--s3);
    }
    .head img {
      border-radius: 9px;
    }
    h1 {
      flex: 1;
      font-size: 1.0625rem;
      font-weight: 700;
      letter-spacing: -0.01em;
    }
    .tools {
      display: grid;
      gap: var(--s2);
      padding: 0 var(--s3) var(--s2);
    }
    .search {
      display: flex;
      align-items: center;
      gap: var(--s2);
      min-height: var(--control);
      padding: 0 10px;
      border: 1px solid transparent;
      border-radius: var(--r-md);
      background: var(--hover);
      color: var(--ink-2);
      font-size: var(--text-sm);
      text-align: start;
    }
    .search:hover {
      border-color: var(--line-strong);
    }
    .search span {
      flex: 1;
    }
    .search foyer-icon {
      width: 16px;
      height: 16px;
    }
    kbd {
      font: 500 var(--text-xs) var(--font);
      color: var(--ink-2);
    }
    .kinds {
      display: flex;
      gap: var(--s1);
      padding: 0 var(--s3) var(--s1);
    }
    .kind {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-height: 32px;
      padding: 0 12px;
      border: 1px solid transparent;
      border-radius: var(--r-full);
      background: none;
      color: var(--ink-2);
      font-size: var(--text-sm);
      font-weight: 550;
    }
    .kind:hover {
      background: var(--hover);
    }
    .kind[aria-pressed='true'] {
      background: var(--accent-soft);
      color: var(--accent-ink);
    }
    .kind i {
      width: 7px;
      height: 7px;
      border-radius: 50%;
      background: var(--badge);
    }
    .list {
      flex: 1;
      min-height: 0;
      padding: var(--s1) var(--s2);
    }
    .row {
      display: grid;
      grid-template: 22px 20px / 44px minmax(0, 1fr) auto;
      column-gap: var(--s3);
      align-items: center;
      padding: 10px;
      border-radius: var(--r-md);
      color: var(--ink);
      text-decoration: none;
    }
    .row:focus-visible {
      outline-offset: -2px;
    }
    a.row:hover {
      background: var(--hover);
    }
    .row[aria-current='page'] {
      background: var(--side-active);
      box-shadow: var(--shadow-1);
    }
    .row foyer-avatar {
      --avatar-ground: var(--side);
    }
    .row foyer-avatar,
    .disc {
      --size: 44px;
      grid-row: 1 / 3;
    }
    .name {
      display: flex;
      gap: 0.3em;
      font-weight: 600;
    }
    .star {
      flex: none;
      color: var(--lamp);
      font-size: 0.9em;
    }
    .unread .name {
      font-weight: 700;
    }
    .time {
      justify-self: end;
      font-size: var(--text-xs);
      color: var(--ink-2);
      font-variant-numeric: tabular-nums;
    }
    .last {
      font-size: var(--text-sm);
      color: var(--ink-2);
    }
    .last:last-child {
      grid-column: 2 / 4;
    }
    .unread .last {
      color: var(--ink);
    }
    .draft {
      color: var(--lamp);
      font-weight: 600;
    }
    .badges {
      display: flex;
      gap: 4px;
      justify-self: end;
    }
    .pill {
      min-width: 20px;
      padding: 1px 6px;
      border-radius: var(--r-full);
      background: var(--badge);
      color: var(--on-badge);
      font-size: var(--text-xs);
      font-weight: 700;
      line-height: 18px;
      text-align: center;
      font-variant-numeric: tabular-nums;
    }
    .pill.calls {
      background: var(--accent);
      color: var(--on-accent);
    }
    .bones .bone {
      height: 12px;
    }
    .bones .disc {
      width: 44px;
      height: 44px;
      border-radius: 30%;
    }
    .bones .thin {
      height: 10px;
    }
    .empty {
      display: grid;
      gap: var(--s3);
      justify-items: center;
      padding: var(--s8) var(--s4);
      color: var(--ink-2);
      text-align: center;
    }
    .browse {
      padding: var(--s2) var(--s3);
    }
    .browse .button {
      width: 100%;
      background: transparent;
      font-size: var(--text-sm);
      min-height: var(--control);
    }
    .browse .button:hover {
      background: var(--hover);
    }
    .browse foyer-icon {
      width: 18px;
      height: 18px;
    }
    @media (hover: none) {
      kbd {
        display: none;
      }
    }
  `,
];
