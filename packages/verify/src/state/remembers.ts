import { isPending } from "../exchange/outcome.ts";
import { comparable, differences } from "./same.ts";
import type { Scene } from "./scene.ts";
import type { Thing } from "./thing.ts";

/**
 * Whether two creates with other values were answered as if nothing had been sent: with the same bytes, or with nothing of
 * what was sent. Of such a target nothing can be said about what it remembers.
 */
export function remembersNothing(scene: Scene, one: Thing, other: Thing): boolean {
  if (JSON.stringify(one.sent) === JSON.stringify(other.sent) || isPending(one.made)) return false;
  const isSameAnswer = Buffer.compare(one.made.response.body, other.made.response.body) === 0;
  return (
    (isSameAnswer && one.made.response.body.length > 0) || (showsNothing(scene, one) && showsNothing(scene, other))
  );
}

function showsNothing(scene: Scene, { sent, shown, made }: Thing): boolean {
  if (!shown) return false;
  const { contract } = scene.run;
  const asked = scene.sentSchema(made.operation);
  const answered = scene.shownSchema(made.operation, made.response.status, shown);
  const all = comparable(contract, sent, asked, answered);
  return all > 1 && differences(contract, sent, shown, asked, answered).length === all;
}
