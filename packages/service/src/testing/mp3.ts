import { Mp3Frames } from "../engines/mp3-frames.ts";

/** How long a file of MP3 really is. @throws where it is none */
export function secondsOf(bytes: Uint8Array): number {
  const frames = new Mp3Frames();
  frames.add(bytes);
  return frames.seconds;
}
