/** Runs in a worker thread: renders the request it was started with into files, and tells how far it is. */
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import type { MusicRequest, Recording } from "../engine.ts";
import { compose } from "./compose.ts";
import { lengthOf, synthesize } from "./synthesize.ts";
import { SAMPLE_RATE, WavFile } from "./wav.ts";

export interface RenderTask {
  readonly request: MusicRequest;
  readonly folder: string;
}

export type RenderMessage = { readonly percent: number } | { readonly recording: Recording };

function render({ request, folder }: RenderTask, report: (percent: number) => void): Recording {
  const composition = compose(request);
  const samples = lengthOf(composition);
  const stems = Object.fromEntries(composition.parts.map((part) => [part.name, join(folder, `${part.name}.wav`)]));
  const master = join(folder, "master.wav");

  const masterFile = new WavFile(master, samples);
  const partFiles = Object.values(stems).map((path) => new WavFile(path, samples));
  for (const block of synthesize(composition)) {
    masterFile.write(block.master);
    partFiles.forEach((file, index) => {
      const part = block.parts[index];
      if (part) file.write(part);
    });
    report(block.done * 100);
  }
  for (const file of [masterFile, ...partFiles]) file.close();
  return { master, stems, mimeType: "audio/wav", seconds: samples / SAMPLE_RATE };
}

const send = (message: RenderMessage) => parentPort?.postMessage(message);
send({ recording: render(workerData as RenderTask, (percent) => send({ percent })) });
