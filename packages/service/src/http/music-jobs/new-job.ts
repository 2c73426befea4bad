import { Problem } from "@cantus/server";
import { refusalReason } from "../../content-policy.ts";
import { PRESETS } from "../../engines/music/genres/presets.ts";
import { CREDITS_OF } from "../../music-jobs/costs.ts";
import type { MusicTask } from "../../music-jobs/music-job.ts";
import type { NewMusicJob } from "../../music-jobs/music-jobs.ts";
import type { components } from "./types.ts";

type Body = components["schemas"]["MusicGenerationRequest"];

/** How long a piece is by its task, where neither the request nor a preset says it. */
const SECONDS_OF: Readonly<Record<MusicTask, number>> = {
  text2music: 120,
  prompt2instrumental: 120,
  text2samples: 8,
  lyrics2song: 120,
  lyrics2rap: 120,
  lyrics2vocals: 60,
};
/** The same request sounds the same. */
const DEFAULT_SEED = 0;
const NAME_LENGTH = 60;

/**
 * What a request asks for. What it says itself, wins over what its preset sets.
 *
 * @throws Problem `content-rejected` for what the content policy does not allow, `unprocessable-content` for a preset
 *   that there is not
 */
export function toNewJob(body: Body): NewMusicJob {
  const lyrics = "lyrics" in body ? body.lyrics : null;
  const prompt = body.prompt ?? null;
  const displayName = body.display_name ?? nameOf(prompt ?? lyrics ?? "");
  const reason = refusalReason(prompt, lyrics, displayName);
  if (reason) throw new Problem("content-rejected", { status: 422, detail: reason });
  const preset = body.preset === undefined ? undefined : presetOf(body.preset);
  const { task } = body;
  return {
    task,
    prompt,
    lyrics,
    displayName,
    preset: preset?.id ?? null,
    language: hasVoice(task) ? (body.language ?? null) : null,
    genre: body.genre ?? preset?.id ?? null,
    emotion: body.emotion ?? preset?.emotion ?? null,
    occasion: body.occasion ?? preset?.occasion ?? null,
    seconds: body.duration ?? (task === "text2samples" ? undefined : preset?.seconds) ?? SECONDS_OF[task],
    seed: body.seed ?? DEFAULT_SEED,
    credits: CREDITS_OF[task],
    ...(body.webhook_url !== undefined && { webhookUrl: body.webhook_url }),
  };
}

function hasVoice(task: MusicTask): boolean {
  return task !== "prompt2instrumental" && task !== "text2samples";
}

function presetOf(id: string) {
  const preset = PRESETS.find((each) => each.id === id);
  if (preset) return preset;
  throw new Problem("unprocessable-content", {
    detail: `There is no preset ${id}; listPresets lists those that there are.`,
    details: { preset: id },
  });
}

/** The first words of what it starts from. */
function nameOf(text: string): string {
  const line = text.trim().split("\n", 1)[0]?.trim() ?? "";
  const [...characters] = line;
  if (characters.length <= NAME_LENGTH) return line;
  const cut = characters.slice(0, NAME_LENGTH).join("");
  return `${cut.slice(0, cut.lastIndexOf(" ") > 0 ? cut.lastIndexOf(" ") : undefined)}…`;
}
