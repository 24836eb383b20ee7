// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/** Hertz, and when each begins, in seconds. */
const notes = [
  [659.3, 0],
  [987.8, 0.11],
] as const;
const lengthSeconds = 0.5;
const loudness = 0.12;
/** Sounds that come sooner are left out. */
const restMs = 2_000;
/** A browser that lets nobody hear anything yet is not waited for longer: a late sound tells nothing. */
const patienceMs = 300;

/** A short, quiet sound of two notes, made here. */
export class Chime {
  private context: AudioContext | null = null;
  private playedAt = -restMs;

  /** Plays it, unless one was just played or the browser does not allow sounds before somebody uses the page. */
  async play(): Promise<void> {
    const now = performance.now();
    if (now - this.playedAt < restMs) return;
    this.playedAt = now;
    const context = (this.context ??= new AudioContext());
    if (context.state !== 'running') {
      const patience = new Promise((resolve) => setTimeout(resolve, patienceMs));
      await Promise.race([context.resume().catch(() => undefined), patience]);
    }
    if (context.state === 'running') for (const [hertz, after] of notes) sound(context, hertz, after);
  }

  close(): void {
    void this.context?.close();
    this.context = null;
  }
}

function sound(context: AudioContext, hertz: number, after: number): void {
  const from = context.currentTime + after;
  const tone = new OscillatorNode(context, { type: 'sine', frequency: hertz });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(loudness, from + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.0001, from + lengthSeconds);
  tone.connect(volume).connect(context.destination);
  tone.start(from);
  tone.stop(from + lengthSeconds);
}
