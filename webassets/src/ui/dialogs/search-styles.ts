// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css } from 'lit';

export const searchStyles = css`
  foyer-dialog {
    --width: 640px;
  }
  /* Room for the ring around the field. */
  .stack {
    padding-top: 3px;
  }
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s3);
  }
  .filters label {
    display: grid;
    gap: 2px;
    flex: 1 1 130px;
    min-width: 0;
    color: var(--ink-2);
    font-size: var(--text-sm);
  }
  .filters .input {
    min-width: 0;
    font-size: var(--text-sm);
  }
  .filters .check {
    display: flex;
    align-items: center;
    gap: var(--s2);
    flex: 1 0 100%;
    color: var(--ink);
    min-height: 32px;
  }
  .results {
    min-height: 240px;
    margin-top: var(--s3);
  }
  .hit {
    display: flex;
    align-items: flex-start;
    gap: var(--s3);
    width: 100%;
    padding: var(--s2) var(--s3);
    border: 0;
    border-radius: var(--r-md);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .hit:hover,
  .hit.at {
    background: var(--accent-soft);
  }
  .hit foyer-avatar {
    --size: 36px;
  }
  .about {
    display: flex;
    align-items: baseline;
    gap: var(--s2);
    font-size: var(--text-sm);
  }
  .who {
    font-weight: 600;
  }
  .where,
  .about time {
    color: var(--ink-2);
  }
  .where {
    flex: 1;
    min-width: 0;
  }
  .about time {
    flex: none;
    font-size: var(--text-xs);
  }
  .snippet {
    display: block;
    overflow-wrap: anywhere;
  }
  .picture {
    display: inline-block;
    vertical-align: -3px;
    color: var(--ink-2);
  }
  mark {
    border-radius: 3px;
    background: var(--mark, #ffe48a);
    color: #241d00;
  }
  .more {
    display: block;
    margin: var(--s3) auto 0;
  }
`;
