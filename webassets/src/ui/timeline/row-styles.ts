// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css } from 'lit';

/** A message: its bubble, who wrote it, its time and state. */
export const rowStyles = css`
  .row {
    display: grid;
    align-items: start;
    padding-top: 3px;
  }
  .row.first {
    padding-top: var(--s3);
  }
  .row foyer-avatar {
    --size: 36px;
    grid-column: 1;
  }
  .bubble {
    grid-column: 2;
    justify-self: start;
    position: relative;
    max-width: min(600px, 100%);
    padding: 7px 12px;
    border-radius: var(--r-lg);
    background: var(--surface);
    box-shadow: var(--shadow-1);
    overflow-wrap: anywhere;
  }
  .theirs .bubble {
    border-start-start-radius: 6px;
  }
  .theirs:not(.last) .bubble {
    border-end-start-radius: 6px;
  }
  .mine {
    grid-template-columns: minmax(0, 1fr);
    padding-inline-start: 56px;
  }
  .mine .bubble {
    grid-column: 1;
    justify-self: end;
    background: var(--mine);
    border-end-end-radius: 6px;
  }
  .mine:not(.first) .bubble {
    border-start-end-radius: 6px;
  }
  .theirs {
    grid-template-columns: 36px minmax(0, 1fr);
    column-gap: 10px;
    padding-inline-end: 40px;
  }
  .author {
    margin-bottom: 1px;
    font-size: var(--text-sm);
    font-weight: 650;
    color: hsl(var(--hue) var(--name-ink));
  }
  .text.gone {
    font-style: italic;
    opacity: 0.75;
  }
  .text a {
    color: var(--accent-ink);
    text-underline-offset: 2px;
    text-decoration-thickness: 1px;
  }
  .text a:hover {
    text-decoration-thickness: 2px;
  }
  .meta {
    float: right;
    float: inline-end;
    display: inline-flex;
    align-items: center;
    gap: 3px;
    margin-block: 7px -3px;
    margin-inline: 10px -2px;
    color: var(--ink-3);
    font-size: 0.6875rem;
    line-height: 1.2;
    font-variant-numeric: tabular-nums;
    user-select: none;
  }
  .mine .meta {
    color: var(--on-mine-2);
  }
  .state {
    display: inline-flex;
  }
  .state foyer-icon {
    width: 13px;
    height: 13px;
  }
  .failed .bubble {
    background: var(--danger-soft);
  }
  .failed .meta {
    color: var(--danger);
  }
  .failure {
    grid-column: 1;
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    align-items: center;
    gap: 6px;
    padding-top: 4px;
    color: var(--danger);
    font-size: var(--text-sm);
  }
  .emoji .bubble {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    padding: 0;
    background: none;
    box-shadow: none;
  }
  .emoji .text {
    font-size: 2rem;
    line-height: 1.25;
  }
  .emoji.huge .text {
    font-size: 3rem;
  }
  .emoji .author {
    flex: 1 0 100%;
    padding-top: 2px;
  }
  .emoji .meta {
    margin-block: 0 6px;
    margin-inline: 8px 0;
  }
  @media (max-width: 560px) {
    .mine {
      padding-inline-start: 40px;
    }
    .theirs {
      grid-template-columns: 32px minmax(0, 1fr);
      column-gap: 8px;
      padding-inline-end: 16px;
    }
    .row foyer-avatar {
      --size: 32px;
    }
  }
`;

/** A picture in a message, and how far it got. */
export const pictureStyles = css`
  .picture .bubble {
    padding: 4px;
  }
  .picture .author,
  .picture .text {
    display: block;
    padding: 3px 8px;
  }
  .picture .text {
    display: inline-block;
    max-width: 100%;
  }
  .picture .meta {
    margin-block: 8px 4px;
    margin-inline: 4px 8px;
  }
  .frame {
    position: relative;
    display: block;
    max-width: 100%;
    padding: 0;
    border: 0;
    border-radius: calc(var(--r-lg) - 4px);
    background: var(--hover);
    overflow: hidden;
    cursor: zoom-in;
  }
  span.frame {
    cursor: default;
  }
  .frame img {
    display: block;
    max-width: 100%;
    height: auto;
    object-fit: cover;
  }
  .only-picture .meta {
    position: absolute;
    inset-inline-end: 8px;
    bottom: 8px;
    margin: 0;
    padding: 2px 7px;
    border-radius: var(--r-full);
    background: #1a130cb8;
    color: #fff;
    pointer-events: none;
  }
  .frame progress {
    position: absolute;
    inset-inline-start: 8px;
    inset-inline-end: 8px;
    bottom: 8px;
    width: calc(100% - 16px);
    height: 5px;
    border: 0;
    border-radius: 3px;
    background: #0007;
    overflow: hidden;
    appearance: none;
  }
  .frame progress::-webkit-progress-bar {
    background: transparent;
  }
  .frame progress::-webkit-progress-value {
    background: #fff;
    transition: width 200ms;
  }
  .frame progress::-moz-progress-bar {
    background: #fff;
  }
  .over {
    position: absolute;
    display: grid;
    place-items: center;
    width: 32px;
    height: 32px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: #1a130cb8;
    color: #fff;
  }
  .over:hover {
    background: #1a130c;
  }
  .over foyer-icon {
    width: 18px;
    height: 18px;
  }
  .over.cancel {
    top: 6px;
    inset-inline-end: 6px;
  }
  .over.again {
    inset: 0;
    width: 44px;
    height: 44px;
    margin: auto;
  }
  @media (pointer: coarse) {
    .over.cancel {
      width: 44px;
      height: 44px;
    }
  }
  .pending .frame ~ .meta {
    bottom: 20px;
  }
`;
