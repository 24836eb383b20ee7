// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/** The build of the page that the server has now; "" where it does not say. Never throws. */
export async function servedBuild(ask: typeof fetch): Promise<string> {
  try {
    const answer = await ask('/build.json', { cache: 'no-cache' });
    const body: unknown = answer.ok ? await answer.json() : null;
    const isNamed = typeof body === 'object' && body !== null && 'build' in body;
    return isNamed && typeof body.build === 'string' ? body.build : '';
  } catch {
    return '';
  }
}
