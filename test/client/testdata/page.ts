import { callEverything } from "./calls.ts";

const mock = new URLSearchParams(location.search).get("mock") ?? "";

function inWorker(): Promise<unknown> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  return new Promise((resolve) => {
    worker.addEventListener("message", ({ data }) => resolve(data));
    worker.addEventListener("error", ({ message }) => resolve(message));
    worker.postMessage(mock);
  });
}

Object.assign(window, { results: Promise.all([callEverything(mock).catch(String), inWorker()]) });
