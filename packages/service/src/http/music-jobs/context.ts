import type { Credits } from "../../accounts/credits.ts";
import type { Principal as Account } from "../../accounts/principal.ts";
import type { Load } from "../../jobs/load.ts";
import type { MusicJobs } from "../../music-jobs/music-jobs.ts";
import type { Objects } from "../../storage/objects.ts";
import type { CommonContext } from "../common-context.ts";
import type { SignedUrls } from "../signed-files/signed-urls.ts";

/** What handlers work with. */
export interface Context extends CommonContext {
  readonly musicJobs: MusicJobs;
  readonly credits: Credits;
  readonly objects: Objects;
  readonly signedUrls: SignedUrls;
  /** How busy those are that make music. */
  readonly readLoad: () => Promise<Load>;
}

/** Who a caller is: the member that the API key acts for. */
export type Principal = Account;
