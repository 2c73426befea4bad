import type { Principal as Account } from "../../accounts/principal.ts";
import type { Generations } from "../../generations/generations.ts";
import type { Collections } from "../../library/collections.ts";
import type { Tracks } from "../../library/tracks.ts";
import type { Objects } from "../../storage/objects.ts";
import type { CommonContext } from "../common-context.ts";
import type { SignedUrls } from "../signed-files/signed-urls.ts";

/** What handlers work with. */
export interface Context extends CommonContext {
  readonly generations: Generations;
  readonly tracks: Tracks;
  readonly collections: Collections;
  readonly objects: Objects;
  readonly signedUrls: SignedUrls;
}

/** Who a caller is: the member that the API key acts for. */
export type Principal = Account;
