/** Applications as Vite bundles them for browsers. */
import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";

/** @returns the files of the bundle, by name */
export async function bundle(input: string, source?: string): Promise<Map<string, string | Uint8Array>> {
  const output = await build({
    configFile: false,
    logLevel: "error",
    root: new URL("./testdata/", import.meta.url).pathname,
    resolve: { conditions: ["source", "module", "browser"] },
    worker: { format: "es" },
    plugins: [
      {
        name: "given-source",
        resolveId: (id) => (source !== undefined && id === input ? id : undefined),
        load: (id) => (source !== undefined && id === input ? source : undefined),
      },
    ],
    build: { write: false, modulePreload: { polyfill: false }, target: "esnext", rolldownOptions: { input } },
  });
  const files = ([output].flat() as Rolldown.RolldownOutput[]).flatMap(({ output }) => output);
  return new Map(files.map((file) => [file.fileName, file.type === "chunk" ? file.code : file.source]));
}

/** The only file of a bundle, as text. */
export async function bundledText(source: string): Promise<string> {
  const files = await bundle(new URL("./testdata/application.js", import.meta.url).pathname, source);
  return [...files.values()].map(String).join("\n");
}

/** In bytes, as a server sends it. */
export const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length;
