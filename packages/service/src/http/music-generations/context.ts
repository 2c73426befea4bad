import type { Principal as Account } from "../../accounts/principal.ts";
import type { Generations } from "../../generations/generations.ts";
import type { Collections } from "../../library/collections.ts";
import type { Tracks } from "../../library/tracks.ts";
import type { Objects } from "../../storage/objects.ts";
import type { CommonContext } from "../common-context.ts";
import type { AudioUrls } from "./audio-urls.ts";

/** What handlers work with. */
export interface Context extends CommonContext {
  readonly generations: Generations;
  readonly tracks: Tracks;
  readonly collections: Collections;
  readonly objects: Objects;
  readonly audioUrls: AudioUrls;
}

/** Who a caller is: the member that the API key acts for. */
export type Principal = Account;
