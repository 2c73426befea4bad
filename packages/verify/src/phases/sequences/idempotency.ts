/** A create with an Idempotency-Key is done once, however often it is sent. */
import type { Parameter } from "@cantus/contract";
import { schemaValidator } from "@cantus/contract/schema";
import { isSuccess, type Scene } from "../../state/scene.ts";
import { nthValue } from "../../state/values.ts";

/** The header by which the contract lets a create be repeated. */
export function keyParameter({ resource }: Scene): Parameter | undefined {
  return resource.create?.parameters.find(({ in: place, name }) => place === "header" && /idempot/i.test(name));
}

let keys = 0;

/** A key that was not used before. */
export function freshKey(scene: Scene, parameter: Parameter): string {
  keys++;
  const digits = `${process.pid}${Date.now()}${keys}`.slice(-12).padStart(12, "0");
  const candidates = [`cantus-${digits}`, `00000000-0000-4000-8000-${digits}`, digits];
  const { contract } = scene.run;
  const made = nthValue(contract, parameter.schema ?? true, keys + (Date.now() % 10_000));
  return candidates.find((each) => accepts(scene, parameter, each)) ?? String(made?.value ?? candidates[0]);
}

function accepts(scene: Scene, { schema = true }: Parameter, value: string): boolean {
  return schemaValidator(scene.run.contract).accepts(schema, value, "request");
}

export async function keyIsHonoured(scene: Scene): Promise<void> {
  const parameter = keyParameter(scene);
  if (!parameter) return;
  const headers = { [parameter.name.toLowerCase()]: freshKey(scene, parameter) };
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
