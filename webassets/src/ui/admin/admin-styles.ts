// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css } from 'lit';
import { dialogStyles } from '../dialogs/dialog-styles';
import { badges } from '../shared/styles';

/** What the parts of the administration have in common. */
export const adminStyles = [
  ...dialogStyles,
  badges,
  css`
    :host {
      display: block;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s3);
      align-items: center;
      margin-bottom: var(--s3);
    }
    .bar .input {
      flex: 1 1 220px;
      width: auto;
    }
    .item {
      flex-wrap: wrap;
    }
    .grow {
      flex: 1 1 220px;
    }
    .sub {
      overflow-wrap: anywhere;
    }
    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s2);
    }
    .wide {
      width: 100%;
      padding: var(--s3);
      border-radius: var(--r-md);
      background: var(--inset);
    }
    .badge {
      display: inline-block;
      margin-inline-start: var(--s2);
    }
    .badge.off {
      background: var(--danger-soft);
      color: var(--danger);
    }
    .more {
      display: grid;
      justify-items: center;
      padding-top: var(--s4);
    }
    .quote {
      margin: var(--s2) 0;
      padding: var(--s2) var(--s3);
      border-inline-start: 3px solid var(--line-strong);
      border-radius: var(--r-sm);
      background: var(--inset);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    .secret {
      display: grid;
      gap: var(--s2);
      width: 100%;
      padding: var(--s3);
      border-radius: var(--r-md);
      background: var(--inset);
    }
    .secret .input {
      font-family: var(--font-mono);
      font-size: var(--text-sm);
    }
    .figures {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(140px, 1fr));
      gap: var(--s3);
      margin-bottom: var(--s5);
    }
    .figure {
      padding: var(--s3) var(--s4);
      border: 1px solid var(--line);
      border-radius: var(--r-md);
    }
    .figure dd {
      font-size: var(--text-lg);
      font-weight: 700;
      font-variant-numeric: tabular-nums;
    }
    .figure dt {
      color: var(--ink-2);
      font-size: var(--text-sm);
    }
    h3 {
      margin-bottom: var(--s3);
      font-size: var(--text-md);
    }
  `,
];
