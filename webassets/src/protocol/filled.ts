// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import type { components, paths } from '../../generated/wire';

/** The values that the schemas name, as they are on the wire. */
export type Wire = components['schemas'];

/**
 * A value as the readers hand it on, where nothing is left out: what is absent on the wire is 0, "", false or an empty
 * list then, and null where there would be an object.
 */
export type Filled<T> = T extends readonly (infer Item)[]
  ? Filled<Item>[]
  : T extends object
    ? { [K in keyof T]-?: undefined extends T[K] ? FilledField<Exclude<T[K], undefined>> : Filled<T[K]> }
    : T;

type FilledField<T> = [T] extends [true]
  ? boolean
  : [T] extends [readonly unknown[]]
    ? Filled<T>
    : [T] extends [object]
      ? Filled<T> | null
      : T;

type Success<Responses> = Extract<keyof Responses, 200 | 201 | 202>;

/** What the server answers to a request over HTTP, filled. */
export type Answer<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method] extends {
  responses: infer Responses;
}
  ? Responses[Success<Responses>] extends { content: { 'application/json': infer Body } }
    ? Filled<Body>
    : never
  : never;
