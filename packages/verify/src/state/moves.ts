/** What moves a thing from one state to another: an action by itself, or one that is told the state. */
import type { Operation } from "@cantus/contract";
import { propertiesOf } from "@cantus/contract/collections";
import { keywordOf } from "./keyword.ts";
import type { Scene } from "./scene.ts";

export interface Move {
  readonly action: Operation;
  /** The member of its body that says where to, and the property of things that has the same words. */
  readonly named?: { readonly member: string; readonly property: string; readonly state: unknown };
}

const MOST_STATES = 6;

/** Each action of a resource; one that is told a state, once for each that there is. */
export function movesOf(scene: Scene): Move[] {
  return scene.resource.actions.flatMap((action): Move[] => {
    const named = toldStates(scene, action);
    return named.length > 0 ? named.map((each) => ({ action, named: each })) : [{ action }];
  });
}

/** An enumeration that things have, too: `{ "to": "done" }` of what has a `state` of the same words. */
function toldStates(scene: Scene, action: Operation): NonNullable<Move["named"]>[] {
  const wordsOf = (schema: Parameters<typeof keywordOf>[1]) => keywordOf(scene.run.contract, schema, "enum");
  const told = [...propertiesOf(scene.run.contract, scene.sentSchema(action))];
  const states = told.flatMap(([member, schema]) => {
    const words = wordsOf(schema);
    if (!Array.isArray(words) || words.length < 2) return [];
    const same = [...scene.listedProperties()].filter(([, shown]) => {
      const has = wordsOf(shown);
      return Array.isArray(has) && words.every((word) => has.includes(word));
    });
    return same.length === 1 && same[0] ? [{ member, property: same[0][0], words }] : [];
  });
  const [only, ...others] = states;
  if (!only || others.length > 0) return [];
  const { member, property, words } = only;
  return words.slice(0, MOST_STATES).map((state) => ({ member, property, state }));
}

/** The body of a request for it. */
export function moveBody(scene: Scene, { action, named }: Move): Readonly<Record<string, unknown>> | undefined {
  return named && { ...scene.base(action), [named.member]: named.state };
}
