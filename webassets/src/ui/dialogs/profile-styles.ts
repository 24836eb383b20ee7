// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css } from 'lit';

export const profileStyles = css`
  .face {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s4);
  }
  .face > foyer-avatar {
    --size: 88px;
  }
  .face .button {
    flex: none;
  }
  .drawn {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(44px, 1fr));
    gap: var(--s2);
  }
  .drawn button {
    padding: 2px;
    border: 2px solid transparent;
    border-radius: 50%;
    background: none;
    line-height: 0;
    justify-self: center;
  }
  .drawn button[aria-pressed='true'] {
    border-color: var(--accent);
  }
  .drawn foyer-avatar {
    --size: 38px;
  }
  .status {
    display: flex;
    gap: var(--s2);
  }
  .status .emoji {
    flex: none;
    width: 60px;
    text-align: center;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s2);
  }
  .chip {
    min-height: 32px;
    padding: 0 var(--s3);
    border: 1px solid var(--line-strong);
    border-radius: var(--r-full);
    background: none;
    font-size: var(--text-sm);
  }
  .chip:hover {
    background: var(--hover);
  }
`;
