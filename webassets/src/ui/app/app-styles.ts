// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css } from 'lit';
import { base, buttons } from '../shared/styles';

export const appStyles = [
  base,
  buttons,
  css`
    :host {
      display: block;
      height: 100%;
    }
    .splash,
    .panel {
      display: grid;
      place-content: center;
      justify-items: center;
      gap: var(--s3);
      height: 100%;
      padding: var(--s6);
      background: var(--ground);
      text-align: center;
    }
    .splash img {
      border-radius: 20px;
      animation: wait 1.4s ease-in-out 400ms infinite alternate;
    }
    @keyframes wait {
      to {
        opacity: 0.45;
        transform: scale(0.97);
      }
    }
    h1 {
      font-size: var(--text-xl);
      letter-spacing: -0.01em;
    }
    p {
      max-width: 46ch;
      color: var(--ink-2);
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      justify-content: center;
      gap: var(--s3);
      padding-top: var(--s4);
    }
    foyer-sign-in,
    foyer-reset-password,
    foyer-main {
      height: 100%;
    }
  `,
];
