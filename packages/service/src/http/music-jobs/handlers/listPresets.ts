import { PRESETS } from "../../../engines/music/genres/presets.ts";
import type { Handler } from "../router.ts";

/**
 * List genre presets
 *
 * `GET /api/v1/music/presets`
 */
export const listPresets: Handler<"listPresets"> = (_request, reply) => {
  const presets = PRESETS.map(({ id, name, description, emotion, occasion, tempo, seconds, instruments }) => ({
    id,
    name,
    description,
    parameters: {
      genre: id,
      emotion,
      occasion,
      tempo_bpm: tempo,
      duration: seconds,
      instruments: [...instruments],
    },
  }));
  return reply(200, { presets });
};
