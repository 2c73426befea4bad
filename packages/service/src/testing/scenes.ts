import { easel } from "../engines/scenes/easel.ts";
import type { SceneEngine, SceneRequest } from "../engines/scenes/scene-engine.ts";
import { type Answer, type Call, startService } from "./service.ts";

/** For `expect.poll`: a loaded machine paints slowly. */
export const PATIENCE = { timeout: 20_000, interval: 20 } as const;

/** The scenes that were begun, and those that were stopped before they were done, by their words. */
function whimsicalEasel() {
  const begun: string[] = [];
  const stopped: string[] = [];
  const wordsOf = ({ prompt, scenes, index }: SceneRequest) => scenes[index] ?? prompt;
  /**
   * The easel, which fails where the words say "broken", and never comes to an end where they say "endless". What is
   * asked for as small, it paints much smaller than it says: that is quick.
   */
  const engine: SceneEngine = {
    ...easel,
    async render(request, options) {
      const words = wordsOf(request);
      begun.push(words);
      if (words.includes("broken")) throw new Error("The brush at /srv/brushes is broken");
      if (!words.includes("endless")) {
        const { width, height } = request;
        const small = width < 1024 ? { ...request, width: 64, height: 64 } : request;
        return { ...(await easel.render(small, options)), width, height };
      }
      options.signal.throwIfAborted();
      await new Promise<void>((resolve) => options.signal.addEventListener("abort", () => resolve(), { once: true }));
      stopped.push(words);
      throw options.signal.reason;
    },
  };
  return { engine, begun, stopped };
}

/** A real service, and callers of its scene jobs. */
export async function startScenes(options: Parameters<typeof startService>[0] = {}) {
  const { engine, begun, stopped } = whimsicalEasel();
  const service = await startService({ sceneEngine: engine, ...options });
  return {
    ...service,
    begun,
    stopped,

    /** A new user in a new organization, unless one is named. */
    async newPainter(organizationId?: string) {
      const caller = await service.newCaller([], organizationId);
      const call = (method: string, path: string, { headers, ...rest }: Call = {}): Promise<Answer> =>
        service.call(method, path, { headers: { Authorization: `Bearer ${caller.key}`, ...headers }, ...rest });
      const until = async (jobId: string, isThere: (job: Answer["body"]) => boolean): Promise<Answer["body"]> => {
        for (;;) {
          const { status, body } = await call("GET", `/v1/jobs/${jobId}`);
          if (status !== 200) throw new Error(`Not read: ${JSON.stringify(body)}`);
          if (isThere(body)) return body;
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      };
      return {
        ...caller,
        call,
        until,
        /** Waits for the result. Small, unless a size is given. */
        paint: (body: object, headers: Readonly<Record<string, string>> = {}) =>
          call("POST", "/v1/scenes", { body: { size: "512x512", ...body }, headers }),
        /** Has the job begun, and returns its id. */
        async begin(body: object): Promise<string> {
          const answer = await call("POST", "/v1/scenes", {
            body: { size: "512x512", ...body },
            headers: { Prefer: "respond-async" },
          });
          if (answer.status !== 202) throw new Error(`Not accepted: ${JSON.stringify(answer.body)}`);
          return answer.body.job_id;
        },
        ended: (jobId: string) => until(jobId, ({ status }) => status === "completed" || status === "failed"),
      };
    },
  };
}

export type Painter = Awaited<ReturnType<Awaited<ReturnType<typeof startScenes>>["newPainter"]>>;
