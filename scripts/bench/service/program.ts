/** The service as it is configured by the environment; with `BENCH_ENGINE=none` its music is an empty file. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createService, type MusicEngine } from "@cantus/service";

const none: MusicEngine = {
  key: "studio",
  licenceClass: "commercial_cleared",
  async render(_request, { folder }) {
    const master = join(folder, "master.mp3");
    await writeFile(master, "");
    return { master, stems: {}, mimeType: "audio/mpeg", seconds: 1 };
  },
  close: async () => {},
};

const service = await createService({
  demoLibrary: false,
  ...(process.env.BENCH_ENGINE === "none" && { engines: [none] }),
});
console.log((await service.listen()).port);
