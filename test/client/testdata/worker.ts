import { callEverything } from "./calls.ts";

self.addEventListener("message", async ({ data }: MessageEvent<string>) => {
  self.postMessage(await callEverything(data).catch(String));
});
