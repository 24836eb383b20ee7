// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css } from 'lit';

/** What every element starts from: boxes, focus, scroll bars, motion. */
export const base = css`
  :host {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  :focus-visible {
    outline: 2px solid var(--accent-ink);
    outline-offset: 2px;
  }
  ::selection {
    background: color-mix(in srgb, var(--accent) 28%, transparent);
  }
  .scroll {
    overflow-y: auto;
    scrollbar-width: thin;
    scrollbar-color: var(--line-strong) transparent;
    overscroll-behavior: contain;
  }
  .hidden-text {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .ellipsis {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  /* A name is cut at its own end, and stands where the page's text begins. */
  .ellipsis > bdi {
    display: block;
    min-width: 0;
    overflow: hidden;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    text-overflow: ellipsis;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-duration: 1ms !important;
      transition-duration: 1ms !important;
    }
  }
`;

export const buttons = css`
  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
    touch-action: manipulation;
  }
  button:disabled {
    cursor: default;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--s2);
    min-height: calc(var(--control) + 4px);
    padding: 0 var(--s4);
    border: 1px solid var(--line-strong);
    border-radius: var(--r-md);
    background: var(--surface);
    font-weight: 600;
    text-decoration: none;
    color: var(--ink);
    transition:
      background var(--quick),
      border-color var(--quick);
  }
  .button:hover:not(:disabled) {
    background: var(--inset);
  }
  .button.primary {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
  }
  .button.primary:hover:not(:disabled) {
    background: var(--accent-hover);
  }
  .button.danger {
    border-color: transparent;
    background: var(--danger);
    color: var(--on-danger);
  }
  .button.danger:hover:not(:disabled) {
    background: color-mix(in srgb, var(--danger) 85%, var(--ink));
  }
  .button.small {
    min-height: var(--control);
    padding: 0 var(--s3);
    font-size: var(--text-sm);
  }
  .button:disabled {
    opacity: 0.55;
  }
  .icon-button {
    display: inline-grid;
    place-items: center;
    flex: none;
    width: var(--control);
    height: var(--control);
    padding: 0;
    border: 0;
    border-radius: var(--r-md);
    background: transparent;
    color: var(--ink-2);
    transition: background var(--quick);
  }
  .icon-button:hover:not(:disabled),
  .icon-button[aria-expanded='true'] {
    background: var(--hover);
    color: var(--ink);
  }
  .icon-button[aria-pressed='true'] {
    color: var(--accent-ink);
    background: var(--accent-soft);
  }
  .link {
    border: 0;
    padding: 0;
    background: none;
    color: var(--accent-ink);
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 3px;
    text-decoration-thickness: 1px;
  }
  .link:hover {
    text-decoration-thickness: 2px;
  }
`;

export const forms = css`
  .field {
    display: grid;
    gap: 6px;
  }
  .field > .label {
    font-size: var(--text-sm);
    font-weight: 600;
    color: var(--ink-2);
  }
  .field .hint {
    font-size: var(--text-sm);
    color: var(--ink-3);
  }
  .input {
    width: 100%;
    min-height: 44px;
    padding: 0 var(--s3);
    border: 1px solid var(--line-strong);
    border-radius: var(--r-md);
    background: var(--surface);
    color: var(--ink);
    font: inherit;
    /* Below 16 px a phone zooms into the field. */
    font-size: 1rem;
    transition: border-color var(--quick);
  }
  textarea.input {
    padding: 10px var(--s3);
    resize: vertical;
  }
  .input::placeholder {
    color: var(--ink-3);
    opacity: 1;
  }
  .input:hover {
    border-color: var(--ink-3);
  }
  .input:focus-visible {
    outline: 2px solid var(--accent-ink);
    outline-offset: -1px;
    border-color: transparent;
  }
  .input[aria-invalid='true'] {
    border-color: var(--danger);
  }
  .alert {
    display: flex;
    gap: var(--s2);
    align-items: flex-start;
    padding: var(--s3);
    border-radius: var(--r-md);
    background: var(--danger-soft);
    color: var(--danger);
    font-size: var(--text-sm);
    font-weight: 500;
  }
  .alert.note {
    background: var(--lamp-soft);
    color: var(--lamp);
  }
  .alert foyer-icon {
    flex: none;
    margin-top: 1px;
  }
`;

/** A word beside a name that says what somebody or something is. */
export const badges = css`
  .badge {
    padding: 1px 8px;
    border-radius: var(--r-full);
    background: var(--accent-soft);
    color: var(--accent-ink);
    font-size: var(--text-xs);
    font-weight: 600;
  }
`;

/** Grey shapes in place of what is still loading. */
export const skeletons = css`
  .bone {
    border-radius: var(--r-sm);
    background: var(--hover);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  @keyframes breathe {
    from {
      opacity: 1;
    }
    to {
      opacity: 0.45;
    }
  }
`;
