// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css } from 'lit';
import { base, buttons, forms } from '../shared/styles';

export const signInStyles = [
  base,
  buttons,
  forms,
  css`
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      height: 100%;
      background: var(--ground);
    }
    .hall {
      display: none;
      overflow: hidden;
      background: #1f6a59;
    }
    .hall img {
      width: 100%;
      height: 100%;
      object-fit: cover;
      object-position: 50% 100%;
    }
    .side {
      display: flex;
      flex-direction: column;
      min-height: 0;
      padding: var(--s4);
    }
    .top {
      display: flex;
      justify-content: flex-end;
    }
    .card {
      display: grid;
      gap: var(--s5);
      width: 100%;
      max-width: 400px;
      margin: auto;
      padding: var(--s6) 0;
    }
    header {
      display: grid;
      gap: var(--s2);
    }
    .mark {
      border-radius: 15px;
      margin-bottom: var(--s2);
    }
    h1 {
      font-size: 1.75rem;
      line-height: 1.2;
      font-weight: 700;
      letter-spacing: -0.02em;
      overflow-wrap: anywhere;
    }
    h2 {
      font-size: var(--text-lg);
      line-height: 1.35;
      overflow-wrap: anywhere;
    }
    .online {
      display: flex;
      align-items: center;
      gap: var(--s2);
      color: var(--ink-2);
    }
    .online::before {
      content: '';
      width: 9px;
      height: 9px;
      border-radius: 50%;
      background: var(--online);
    }
    .nobody::before {
      background: var(--line-strong);
    }
    form {
      display: grid;
      gap: var(--s4);
    }
    .with-button {
      position: relative;
    }
    .with-button .input {
      padding-inline-end: 52px;
    }
    .with-button .icon-button {
      position: absolute;
      top: 2px;
      inset-inline-end: 2px;
      width: 44px;
      height: 40px;
    }
    .wide {
      width: 100%;
    }
    .row {
      display: grid;
      grid-template-columns: 1fr 2fr;
      gap: var(--s3);
    }
    .hint {
      font-size: var(--text-sm);
      color: var(--ink-2);
    }
    .calm {
      display: none;
    }
    .foot {
      text-align: center;
      font-size: var(--text-xs);
      color: var(--ink-3);
    }
    @media (min-width: 960px) {
      :host {
        grid-template-columns: minmax(0, 5fr) minmax(440px, 4fr);
      }
      .hall {
        display: block;
      }
    }
  `,
];
