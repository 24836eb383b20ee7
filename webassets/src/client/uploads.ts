// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { Image } from '../protocol/types';
import type { Api } from './api';
import { ApiError } from './api-error';

export interface UploadOptions {
  /** Where an earlier attempt got to, or "". */
  url: string;
  signal: AbortSignal;
  onUrl(url: string): void;
  /** From 0 to 1. */
  onProgress(fraction: number): void;
}

/** Of an upload that nobody follows, and that is begun anew if it fails. */
export function unwatched(): UploadOptions {
  const ignore = (): void => undefined;
  return { url: '', signal: new AbortController().signal, onUrl: ignore, onProgress: ignore };
}

/** Sends a picture in resumable parts. Throws an ApiError; after an abort with the code "aborted". */
export type Upload = (file: Blob, options: UploadOptions) => Promise<Image>;

const retryDelaysMs = [500, 1500, 4000];

/** Uploads by tus 1.0.0; the library is loaded with the first picture. */
export function tusUpload(api: Api, partBytes: () => number, endpoint = '/api/v1/uploads'): Upload {
  return async (file, options) => {
    const tus = await import('tus-js-client');
    const url = await new Promise<string>((resolve, reject) => {
      const upload = new tus.Upload(file, {
        endpoint,
        uploadUrl: options.url === '' ? null : options.url,
        chunkSize: partBytes(),
        retryDelays: retryDelaysMs,
        storeFingerprintForResuming: false,
        removeFingerprintOnSuccess: true,
        onProgress: (sent, size) => options.onProgress(size > 0 ? sent / size : 0),
        onUploadUrlAvailable: () => options.onUrl(upload.url ?? ''),
        onShouldRetry: (error) => canRetry(error.originalResponse?.getStatus() ?? 0),
        onSuccess: () => resolve(upload.url ?? ''),
        onError: (error) => reject(asApiError(error)),
      });
      options.signal.addEventListener('abort', () => {
        void upload.abort(options.signal.reason !== keepParts).catch(() => undefined);
        reject(new ApiError('aborted'));
      });
      if (options.signal.aborted) reject(new ApiError('aborted'));
      else upload.start();
    });
    const transfer = await api.transfer(url.slice(url.lastIndexOf('/') + 1));
    if (!transfer.image) throw new ApiError('upload-unfinished');
    return transfer.image;
  };
}

/** The reason of an abort after which the upload will be continued: what is on the server stays there. */
export const keepParts = 'keep-parts';

function canRetry(status: number): boolean {
  return status === 0 || status === 409 || status === 423 || status === 429 || status >= 500;
}

interface TusFailure {
  originalResponse?: { getStatus(): number; getBody(): string } | null;
}

function asApiError(error: Error & TusFailure): ApiError {
  const response = error.originalResponse;
  if (!response) return new ApiError('network');
  let body: unknown = null;
  try {
    body = JSON.parse(response.getBody()) as unknown;
  } catch {
    // Not problem+json: the status decides.
  }
  return ApiError.fromProblem(response.getStatus(), body);
}
