import type { Contract } from "@cantus/contract";
import type { ResolvedTarget } from "../exchange/target.ts";

/** The target's own path counts where it has one: the user knows where the server is better than the contract. */
export function baseUrlOf(contract: Contract, target: ResolvedTarget, basePath: string | undefined): string {
  const { origin, pathname } = new URL(target.url);
  const own = pathname === "/" ? undefined : pathname;
  return `${origin}${(basePath ?? own ?? contract.servers[0]?.basePath ?? "").replace(/\/+$/, "")}`;
}
