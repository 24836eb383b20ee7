// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css } from 'lit';

/** Of a list of switches: check boxes with role switch, each in a label of class item. */
export const switchStyles = css`
  .muted {
    margin-bottom: var(--s3);
  }
  label.item {
    cursor: pointer;
  }
  input {
    flex: none;
    appearance: none;
    position: relative;
    width: 42px;
    height: 24px;
    margin: 0;
    border-radius: var(--r-full);
    background: var(--ink-3);
    cursor: pointer;
    transition: background var(--quick);
  }
  input::after {
    content: '';
    position: absolute;
    top: 3px;
    inset-inline-start: 3px;
    width: 18px;
    height: 18px;
    border-radius: 50%;
    background: var(--surface);
    transition:
      transform var(--quick),
      background var(--quick);
  }
  input:checked {
    background: var(--accent);
  }
  input:checked::after {
    transform: translateX(18px);
    background: var(--on-accent);
  }
  input:checked:dir(rtl)::after {
    transform: translateX(-18px);
  }
  input:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
`;
