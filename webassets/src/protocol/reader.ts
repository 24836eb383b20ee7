// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/** A value from outside that is not what the protocol says; `path` names the place. */
export class FormatError extends Error {
  constructor(
    readonly path: string,
    wanted: string,
  ) {
    super(`${path}: not ${wanted}`);
    this.name = 'FormatError';
  }
}

const largestId = Number.MAX_SAFE_INTEGER;

/** Reads checked fields from an untrusted object; every miss throws a FormatError that names its path. */
export class Reader {
  private constructor(
    private readonly fields: Record<string, unknown>,
    readonly path: string,
  ) {}

  static of(value: unknown, path = ''): Reader {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw new FormatError(path, 'an object');
    return new Reader(value as Record<string, unknown>, path);
  }

  private at(key: string): string {
    return this.path === '' ? key : `${this.path}.${key}`;
  }

  private own(key: string): unknown {
    return Object.hasOwn(this.fields, key) ? this.fields[key] : undefined;
  }

  text(key: string): string {
    const value = this.own(key);
    if (typeof value !== 'string') throw new FormatError(this.at(key), 'text');
    return value;
  }

  /** A text that may be absent: then "". */
  optionalText(key: string): string {
    return this.own(key) === undefined ? '' : this.text(key);
  }

  flag(key: string): boolean {
    const value = this.own(key);
    if (typeof value !== 'boolean') throw new FormatError(this.at(key), 'true or false');
    return value;
  }

  /** A whole number from `least` to 2^53-1. */
  whole(key: string, least = 0): number {
    return Reader.asWhole(this.own(key), this.at(key), least);
  }

  optionalWhole(key: string): number {
    return this.own(key) === undefined ? 0 : this.whole(key);
  }

  id(key: string): number {
    return this.whole(key, 1);
  }

  hexId(key: string): string {
    const value = this.text(key);
    if (!/^[0-9a-f]{32}$/.test(value)) throw new FormatError(this.at(key), 'a picture id');
    return value;
  }

  /** One of the names, or the fallback for a name of the future. */
  name<T extends string>(key: string, names: readonly T[], fallback: T): T {
    const value = this.text(key);
    return (names as readonly string[]).includes(value) ? (value as T) : fallback;
  }

  /** The same where the name may be absent: then the fallback. */
  optionalName<T extends string>(key: string, names: readonly T[], fallback: T): T {
    return this.own(key) === undefined ? fallback : this.name(key, names, fallback);
  }

  child(key: string): Reader {
    return Reader.of(this.own(key), this.at(key));
  }

  /** "" for a null or absent text. */
  textOrNone(key: string): string {
    return this.own(key) === null ? '' : this.optionalText(key);
  }

  /** 0 for a null or absent number. */
  wholeOrNone(key: string): number {
    return this.own(key) === null ? 0 : this.optionalWhole(key);
  }

  /** Null for a null or absent object. */
  optional<T>(key: string, read: (item: Reader) => T): T | null {
    const value = this.own(key);
    return value === null || value === undefined ? null : read(Reader.of(value, this.at(key)));
  }

  list<T>(key: string, read: (item: Reader) => T): T[] {
    return this.items(key).map((item, index) => read(Reader.of(item, `${this.at(key)}[${index}]`)));
  }

  /** A list that may be absent: then empty. */
  optionalList<T>(key: string, read: (item: Reader) => T): T[] {
    return this.own(key) === undefined ? [] : this.list(key, read);
  }

  optionalIds(key: string): number[] {
    return this.own(key) === undefined ? [] : this.ids(key);
  }

  optionalFlag(key: string, absent = false): boolean {
    return this.own(key) === undefined ? absent : this.flag(key);
  }

  ids(key: string): number[] {
    return this.items(key).map((item, index) => Reader.asWhole(item, `${this.at(key)}[${index}]`, 1));
  }

  private items(key: string): unknown[] {
    const value = this.own(key);
    if (!Array.isArray(value)) throw new FormatError(this.at(key), 'a list');
    return value as unknown[];
  }

  private static asWhole(value: unknown, path: string, least: number): number {
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least || value > largestId) {
      throw new FormatError(path, `a whole number from ${least}`);
    }
    return value;
  }
}
