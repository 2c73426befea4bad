/** What is the server's to decide. */

import { propertiesOf } from "@cantus/contract/collections";
import { schemaValidator } from "@cantus/contract/schema";
import { keywordOf } from "../../../state/keyword.ts";
import { isSame } from "../../../state/same.ts";
import type { Scene } from "../../../state/scene.ts";
import type { Thing } from "../../../state/thing.ts";
import { nthValue } from "../../../state/values.ts";
import { shownAs } from "../told.ts";

/** A caller cannot decide on what is the server's: the id, when it was made. */
export async function serverDecides(scene: Scene, thing: Thing): Promise<void> {
  const { contract } = scene.run;
  const { create } = scene.resource;
  const schema = scene.sentSchema(create) ?? true;
  const asked = propertiesOf(contract, schema);
  const read = await scene.read(thing);
  if (!create || create.method === "put" || !read?.item) return;
  const shown = propertiesOf(
    contract,
    scene.shownSchema(read.exchange.operation, read.exchange.response.status, read.item),
  );
  for (const [name, property] of shown) {
    if (asked.has(name) || keywordOf(contract, property, "readOnly") !== true) continue;
    const value = nthValue(contract, withoutReadOnly(contract, property), 41)?.value;
    if (value === undefined || value === thing.shown?.[name]) continue;
    const body = { ...scene.body(0), [name]: value };
    const made = await scene.create({ body });
    if (!made) continue;
    if (!schemaValidator(contract).accepts(schema, body, "request")) {
      const message = `/${name} is not for callers, and a create that sends it is accepted.`;
      scene.tell("server-decides", { message, exchange: made.made, pointer: `/${name}`, clause: create.pointer });
    } else if (isSame(contract, name, value, made.shown?.[name], property)) {
      const message = `/${name} is the server's to decide, and a create that sends ${shownAs(value)} gets it.`;
      scene.tell("server-decides", { message, exchange: made.made, pointer: `/${name}`, clause: create.pointer });
    }
  }
}

function withoutReadOnly(contract: Scene["run"]["contract"], schema: Parameters<typeof keywordOf>[1]) {
  const node = schema === undefined ? true : contract.resolve(schema);
  return typeof node === "object" ? { ...node, readOnly: false } : node;
}
