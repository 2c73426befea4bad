/** Things that name one of these by its id: `room_id` of a booking, `parent_id` of a category. */
import type { Schema } from "@cantus/contract";
import { plainName, propertiesOf } from "@cantus/contract/collections";
import { schemaValidator } from "@cantus/contract/schema";
import { isPending } from "../../../exchange/outcome.ts";
import { referenceNamesOf } from "../../../run/id-names.ts";
import type { JsonObject } from "../../../state/json.ts";
import { type Resource, resourcesOf } from "../../../state/resource.ts";
import type { Scene } from "../../../state/scene.ts";
import type { Thing } from "../../../state/thing.ts";
import { isOfCaller } from "../../../state/values.ts";
import { sceneOf } from "../place.ts";

export interface Users {
  readonly resource: Resource;
  /** By which they name it. */
  readonly member: string;
  readonly property: Schema;
}

export function usersOf(scene: Scene): Users[] {
  const { contract } = scene.run;
  const names = referenceNamesOf(scene.resource.key);
  return resourcesOf(contract).flatMap((resource) => {
    const isNamed = (name: string) => (resource === scene.resource ? name === "parentid" : names.has(name));
    const schema = resource.create && scene.sentSchema(resource.create);
    const named = [...propertiesOf(contract, schema)].find(
      ([name, each]) => isNamed(plainName(name)) && isOfCaller(contract, each),
    );
    return named && resource.read ? [{ resource, member: named[0], property: named[1] }] : [];
  });
}

/** The id of a thing, as these name it. */
export function idIn(scene: Scene, { property }: Users, { id }: Thing): unknown {
  const { accepts } = schemaValidator(scene.run.contract);
  return [id, Number(id)].find((each) => accepts(property, each, "request"));
}

/** A thing, and one that names it, as it is shown. `undefined` where that cannot be made. */
export async function inUse(
  scene: Scene,
  named: Users,
): Promise<{ thing: Thing; users: Scene; user: Thing; shown: JsonObject } | undefined> {
  const { resource, member } = named;
  const users = resource === scene.resource ? scene : await sceneOf(scene.run, resource, scene.place);
  const thing = users && (await scene.create());
  const id = thing && idIn(scene, named, thing);
  const user = id === undefined ? undefined : await users?.create({ body: { ...users.base(), [member]: id } });
  const shown = user && (await users?.read(user))?.item;
  if (!users || !thing || !user || !shown || shown[member] !== id || isPending(user.made)) return undefined;
  return { thing, users, user, shown };
}
