import { below } from "../document/pointer.ts";
import type { References } from "../document/reference.ts";
import { isObject, type JsonObject } from "../document/walk.ts";
import type { SecurityScheme } from "../model.ts";

/** The Security Scheme Objects of `components`, by name. */
export function securitySchemesOf(components: unknown, references: References): Map<string, SecurityScheme> {
  const schemes = isObject(components) && isObject(components.securitySchemes) ? components.securitySchemes : {};
  return new Map(
    Object.entries(schemes).map(([name, value]) => {
      const node = references.follow(value, below("/components/securitySchemes", name)).node as JsonObject;
      const text = (key: string) => (typeof node[key] === "string" ? node[key] : undefined);
      return [
        name,
        {
          name,
          type: node.type as SecurityScheme["type"],
          description: text("description"),
          in: text("in") as SecurityScheme["in"],
          parameterName: text("name"),
          scheme: text("scheme")?.toLowerCase(),
          bearerFormat: text("bearerFormat"),
          flows: isObject(node.flows) ? node.flows : undefined,
          openIdConnectUrl: text("openIdConnectUrl"),
        },
      ];
    }),
  );
}
