// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css } from 'lit';

export const roomHeaderStyles = css`
  :host {
    display: block;
    min-height: 64px;
  }
  .head {
    display: flex;
    align-items: center;
    gap: var(--s3);
    min-height: inherit;
    padding-block: var(--s1);
    padding-inline: var(--s5) var(--s3);
    border-bottom: 1px solid var(--line);
    background: var(--ground);
  }
  foyer-avatar {
    --size: 40px;
  }
  .names {
    flex: 1;
    min-width: 0;
  }
  h2 {
    font-size: 1.0625rem;
    line-height: 1.3;
    letter-spacing: -0.01em;
  }
  .title {
    max-width: 100%;
    padding: 0;
    border: 0;
    background: none;
    font: inherit;
    letter-spacing: inherit;
    text-align: start;
  }
  .title:hover {
    text-decoration: underline;
  }
  .about {
    display: flex;
    gap: 6px;
    color: var(--ink-2);
    font-size: var(--text-sm);
  }
  .counts {
    flex: none;
  }
  .online {
    display: inline-flex;
    align-items: center;
    gap: 5px;
  }
  .online::before {
    content: '';
    width: 7px;
    height: 7px;
    border-radius: 50%;
    background: var(--online);
  }
  .back {
    display: none;
  }
  .side {
    display: flex;
    align-items: center;
    gap: 2px;
  }
  @media (max-width: 360px) {
    foyer-avatar {
      display: none;
    }
  }
  @media (max-width: 719px) {
    /* The state of the connection comes below, where there is one to tell. */
    .head {
      flex-wrap: wrap;
      align-content: center;
      gap: 0 var(--s2);
      padding-inline-start: 6px;
    }
    foyer-avatar {
      --size: 36px;
    }
    .back {
      display: inline-grid;
    }
    .pins,
    .topic,
    .before-topic {
      display: none;
    }
    foyer-connection {
      order: 9;
      flex: 1 0 100%;
      text-align: center;
    }
  }
`;
