// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { Reader } from '../protocol/reader';

/** An answer that is not success; `code` is one of docs/protocol.md, or "network" when there was no answer. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly status = 0,
    readonly field = '',
    /** Seconds; 0: none. */
    readonly retryAfter = 0,
  ) {
    super(code);
    this.name = 'ApiError';
  }

  /** Reads a problem+json body; anything else becomes a code by its status. */
  static fromProblem(status: number, body: unknown): ApiError {
    try {
      const problem = Reader.of(body);
      return new ApiError(
        problem.text('code'),
        status,
        problem.optionalText('field'),
        problem.optionalWhole('retryAfter'),
      );
    } catch {
      return new ApiError(codeOf(status), status);
    }
  }
}

/** What went wrong as an ApiError; whatever else was thrown is an "internal" one. */
export function failureOf(failure: unknown): ApiError {
  return failure instanceof ApiError ? failure : new ApiError('internal');
}

/** The code of what was thrown, as errorText() wants it. */
export function failureCode(failure: unknown): string {
  return failureOf(failure).code;
}

/** For what stands between us and the server (a proxy) and answers in its own words. */
function codeOf(status: number): string {
  switch (status) {
    case 401:
      return 'not-signed-in';
    case 403:
      return 'forbidden';
    case 404:
      return 'not-found';
    case 413:
      return 'body-too-large';
    case 429:
      return 'too-many-requests';
    case 502:
    case 503:
    case 504:
      return 'unavailable';
    default:
      return 'internal';
  }
}

/** Whether trying the same again later can help. */
export function isPassing(code: string): boolean {
  return ['network', 'unavailable', 'internal', 'too-many-requests'].includes(code);
}
