/** A create with an Idempotency-Key is done once, however often it is sent. */
import { freshKey, keyOf } from "../../cases/idempotency-key.ts";
import { isSuccess } from "../../exchange/outcome.ts";
import type { Scene } from "../../state/scene.ts";

export async function keyIsHonoured(scene: Scene): Promise<void> {
  const { create } = scene.resource;
  const parameter = create && keyOf(create);
  if (!parameter) return;
  const headers = { [parameter.name.toLowerCase()]: freshKey(scene.run.contract, parameter) };
  const body = scene.body(1);
  const first = await scene.create({ body, headers });
  if (!first) return;
  const again = await scene.create({ body, headers });
  const clause = parameter.pointer;
  if (again && again.id !== first.id) {
    const message = `The same ${parameter.name} created ${scene.resource.name} ${first.id} and ${again.id}.`;
    scene.tell("idempotency-key", { message, exchange: again.made, before: [first.made], clause });
  } else if (again && again.made.response.status !== first.made.response.status) {
    // Some tell by 200 that nothing new was made; that it was, a 201 tells.
    const [one, other] = [first.made.response.status, again.made.response.status];
    if (!isSuccess(again.made)) {
      const message = `The same request with the same ${parameter.name} answered ${one} first and ${other} then.`;
      scene.tell("idempotency-key", { message, exchange: again.made, before: [first.made], clause });
    }
  }
  const other = scene.run.identities[1];
  const foreign = other && (await scene.create({ body, headers, as: other }));
  if (!foreign || foreign.id !== first.id) return;
  const message = `${other?.name} sent the ${parameter.name} of ${first.by.name}, and was answered with ${scene.resource.name} ${first.id}.`;
  scene.tell("isolation", { message, exchange: foreign.made, before: [first.made], clause });
}
