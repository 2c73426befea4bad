/** Requests that are accepted though they are not valid, and refused though they are. */
import { Problem } from "@cantus/contract";
import { type Fault, STEPS } from "../../app.ts";
import { drop, set } from "../../edit.ts";
import { PARTS, type Parts } from "../parts.ts";

const CREATE = "components.schemas.ProjectCreate";
const PATCH = "components.schemas.ProjectPatch";
const TASK = "components.schemas.TaskCreate";
const SETTINGS = "components.schemas.Settings";

/** Keywords that the server does not know. */
const UNKNOWN: readonly [name: string, sentence: string, place: string, ...keywords: string[]][] = [
  ["accepts-missing-field", "A project without a priority is accepted.", CREATE, "required"],
  ["accepts-extra-field", "A project with an unknown field is accepted.", CREATE, "additionalProperties"],
  ["accepts-empty-name", "An empty name is accepted.", `${CREATE}.properties.name`, "minLength"],
  ["accepts-long-name", "A name of any length is accepted.", `${CREATE}.properties.name`, "maxLength"],
  [
    "accepts-long-description",
    "A description of any length is accepted.",
    `${CREATE}.properties.description`,
    "maxLength",
  ],
  ["accepts-any-status", "Any status is accepted.", "components.schemas.ProjectStatus", "enum"],
  ["accepts-low-priority", "The priority 0 is accepted.", `${CREATE}.properties.priority`, "minimum"],
  ["accepts-high-priority", "The priority 6 is accepted.", `${CREATE}.properties.priority`, "maximum"],
  ["accepts-negative-budget", "A budget below zero is accepted.", `${CREATE}.properties.budget`, "minimum"],
  [
    "accepts-largest-budget",
    "A budget of just what it must be below is accepted.",
    `${CREATE}.properties.budget`,
    "exclusiveMaximum",
  ],
  ["accepts-odd-budget", "A budget of 0.25 is accepted.", `${CREATE}.properties.budget`, "multipleOf"],
  ["accepts-many-tags", "Nine tags are accepted.", `${CREATE}.properties.tags`, "maxItems"],
  ["accepts-same-tags", "The same tag twice is accepted.", `${CREATE}.properties.tags`, "uniqueItems"],
  ["accepts-any-tag", "A tag with capitals is accepted.", `${CREATE}.properties.tags.items`, "pattern"],
  ["accepts-any-email", "What is no email address is accepted.", `${CREATE}.properties.owner_email`, "format"],
  ["accepts-any-date", "What is no date is accepted.", `${CREATE}.properties.starts_on`, "format"],
  [
    "accepts-short-code",
    "An access code of one character is accepted.",
    `${CREATE}.properties.access_code`,
    "minLength",
  ],
  ["accepts-any-color", "Any color is accepted.", `${SETTINGS}.properties.color`, "pattern"],
  ["accepts-settings-without-color", "Settings without a color are accepted.", SETTINGS, "required"],
  ["accepts-many-labels", "Any number of labels is accepted.", `${SETTINGS}.properties.labels`, "maxProperties"],
  ["accepts-label-of-any-type", "A label may be anything.", `${SETTINGS}.properties.labels`, "additionalProperties"],
  ["accepts-empty-patch", "A patch of nothing is accepted.", PATCH, "minProperties"],
  ["accepts-extra-field-in-patch", "A patch with an unknown field is accepted.", PATCH, "additionalProperties"],
  [
    "accepts-any-priority-in-patch",
    "A patch to the priority 6 is accepted.",
    `${PATCH}.properties.priority`,
    "maximum",
  ],
  ["accepts-any-due-time", "What is no time is accepted.", `${TASK}.properties.due_at`, "format"],
  ["accepts-any-link", "What is no URI is accepted.", `${TASK}.properties.link`, "format"],
  [
    "accepts-any-assignee",
    "An assignee of neither kind is accepted.",
    "components.schemas.Assignee",
    "oneOf",
    "discriminator",
  ],
  ["accepts-person-without-email", "A person without an address is accepted.", "components.schemas.Person", "required"],
  [
    "accepts-many-hours",
    "More hours than may be are accepted.",
    "paths.[/estimates].post.requestBody.content.[application/x-www-form-urlencoded].schema.properties.hours",
    "maximum",
  ],
  [
    "accepts-zero-rate",
    "The rate 0 is accepted.",
    "paths.[/estimates].post.requestBody.content.[application/x-www-form-urlencoded].schema.properties.rate",
    "exclusiveMinimum",
  ],
  ["accepts-limit-0", "The limit 0 is accepted.", "components.parameters.Limit.schema", "minimum"],
  ["accepts-large-limit", "A limit above the largest is accepted.", "components.parameters.Limit.schema", "maximum"],
  ["accepts-any-sort", "Any sort order is accepted.", "paths.[/projects].get.parameters.6.schema", "enum"],
  [
    "accepts-short-key",
    "An Idempotency-Key of one character is accepted.",
    "paths.[/projects].post.parameters.0.schema",
    "minLength",
  ],
  [
    "accepts-long-notes",
    "Notes of any length are accepted.",
    "paths.[/projects/{project_id}/notes].put.requestBody.content.[text/plain].schema",
    "maxLength",
  ],
  ["accepts-any-currency", "Any currency is accepted.", "paths.[/estimates].post.parameters.0.schema", "enum"],
];

export const REQUEST_FAULTS: readonly Fault<Parts>[] = [
  ...UNKNOWN.map(([name, sentence, place, ...keywords]) => ({ name, sentence, document: drop(place, ...keywords) })),
  {
    name: "accepts-negative-offset",
    sentence: "A negative offset is accepted and taken for 0.",
    document: drop("components.parameters.Offset.schema", "minimum"),
    parts: { page: (items, { limit, offset }) => items.slice(Math.max(0, offset), Math.max(0, offset) + limit) },
  },
  {
    name: "accepts-team-with-email",
    sentence: "A team with what a person has is accepted, and nobody is assigned.",
    document: (document) => {
      const { schemas } = document.components;
      schemas.Person.properties.kind = { enum: ["person", "team"] };
      delete schemas.Assignee.discriminator;
    },
    parts: {
      toTask: ({ assignee, ...given }, own, now) => {
        const { kind, email } = (assignee ?? {}) as { kind?: string; email?: string };
        const isOdd = kind === "team" && email !== undefined;
        return PARTS.toTask(isOdd || !assignee ? given : { ...given, assignee }, own, now);
      },
    },
  },
  {
    name: "accepts-letters-behind-number",
    sentence: "5abc is taken for 5 in a query.",
    steps: {
      readParameters: (contract, operation, head, path) => {
        const query = head.query.replaceAll(/(=\d+)[a-z]+/g, "$1");
        return STEPS.readParameters(contract, operation, { ...head, query }, path);
      },
    },
  },
  {
    name: "accepts-text-for-integer",
    sentence: '"5" is accepted for an integer.',
    document: set(`${CREATE}.properties.priority`, { type: ["integer", "string"], pattern: "^[1-5]$" }),
    parts: {
      toProject: (given, own, now) => ({
        description: null,
        status: "draft",
        tags: [],
        is_public: false,
        ...withoutCode(given),
        priority: Number(given.priority),
        ...own,
        updated_at: now,
      }),
    },
  },
  {
    name: "accepts-number-for-text",
    sentence: "A number is accepted for a name.",
    document: set(`${CREATE}.properties.name`, { type: ["string", "number"] }),
    parts: {
      toProject: (given, own, now) => ({
        description: null,
        status: "draft",
        tags: [],
        is_public: false,
        ...withoutCode(given),
        name: String(given.name),
        ...own,
        updated_at: now,
      }),
    },
  },
  {
    name: "accepts-text-for-boolean",
    sentence: '"true" is accepted for a boolean.',
    document: set(`${CREATE}.properties.is_public`, { type: ["boolean", "string"] }),
    parts: {
      toProject: (given, own, now) => ({
        description: null,
        status: "draft",
        tags: [],
        ...withoutCode(given),
        is_public: given.is_public === true || given.is_public === "true",
        ...own,
        updated_at: now,
      }),
    },
  },
  {
    name: "accepts-null",
    sentence: "A status of null is accepted for none.",
    document: set(`${CREATE}.properties`, { status: { enum: ["draft", "active", "archived", null] } }),
    parts: {
      toProject: (given, own, now) => ({
        description: null,
        tags: [],
        is_public: false,
        ...withoutCode(given),
        status: given.status ?? "draft",
        ...own,
        updated_at: now,
      }),
    },
  },
  {
    name: "accepts-fraction",
    sentence: "2.5 is accepted for an integer, and rounded.",
    document: set(`${CREATE}.properties.priority`, { type: "number" }),
    parts: {
      toProject: (given, own, now) => ({
        description: null,
        status: "draft",
        tags: [],
        is_public: false,
        ...withoutCode(given),
        priority: Math.floor(Number(given.priority)),
        ...own,
        updated_at: now,
      }),
    },
  },
  {
    name: "accepts-read-only",
    sentence: "The id, which is read-only, is accepted when creating.",
    document: set(`${CREATE}.properties`, { id: { type: "string" } }),
  },
  {
    name: "accepts-list-for-object",
    sentence: "A list is accepted as settings.",
    document: set(`${CREATE}.properties`, {
      settings: { anyOf: [{ $ref: "#/components/schemas/Settings" }, { type: "array" }] },
    }),
    parts: {
      toProject: (given, own, now) => ({
        description: null,
        status: "draft",
        tags: [],
        is_public: false,
        ...withoutCode(given),
        settings: Array.isArray(given.settings) ? { color: "#000000" } : given.settings,
        ...own,
        updated_at: now,
      }),
    },
  },
  {
    name: "accepts-missing-body",
    sentence: "A patch without a body is accepted.",
    document: set("paths.[/projects/{project_id}].patch.requestBody", { required: false }),
    parts: {
      text: (value) => value,
      patched: (project, patch) => ({ ...project, ...patch, id: project.id, created_at: project.created_at }),
    },
  },
  {
    name: "accepts-missing-header",
    sentence: "The currency, which is required, may be missing.",
    document: set("paths.[/estimates].post.parameters.0", {
      required: false,
      schema: { type: "string", enum: ["EUR", "CHF", "USD"], default: "EUR" },
    }),
  },
  {
    name: "accepts-text-as-json",
    sentence: "JSON is accepted as text/plain.",
    steps: { requireMediaType: ({ requestBody }) => requestBody?.content[0] },
  },
  {
    name: "accepts-broken-json",
    sentence: "A body that is no JSON is taken for an empty object.",
    steps: {
      readBody: (...given) => {
        try {
          return STEPS.readBody(...given);
        } catch {
          return { title: "Untitled" };
        }
      },
    },
  },
  { name: "ignores-accept", sentence: "JSON is sent whatever is accepted.", steps: { requireAcceptable: () => {} } },
  {
    name: "refuses-longest-name",
    sentence: "A name of 80 characters is refused.",
    document: set(`${CREATE}.properties.name`, { maxLength: 79 }),
  },
  {
    name: "refuses-shortest-name",
    sentence: "A name of one character is refused.",
    document: set(`${CREATE}.properties.name`, { minLength: 2 }),
  },
  {
    name: "refuses-highest-priority",
    sentence: "The priority 5 is refused.",
    document: set(`${CREATE}.properties.priority`, { exclusiveMaximum: 5 }),
  },
  {
    name: "refuses-zero-budget",
    sentence: "A budget of 0 is refused.",
    document: set(`${CREATE}.properties.budget`, { exclusiveMinimum: 0 }),
  },
  {
    name: "refuses-null-description",
    sentence: "A description of null is refused.",
    document: set(`${CREATE}.properties.description`, { type: "string" }),
  },
  {
    name: "refuses-archived",
    sentence: "A project cannot be created as archived.",
    document: set(`${CREATE}.properties`, { status: { enum: ["draft", "active"], default: "draft" } }),
  },
  {
    name: "refuses-empty-tags",
    sentence: "An empty list of tags is refused.",
    document: set(`${CREATE}.properties.tags`, { minItems: 1 }),
  },
  {
    name: "refuses-without-status",
    sentence: "A project without a status is refused, though it has a default.",
    document: set(CREATE, { required: ["name", "priority", "status"] }),
  },
  {
    name: "refuses-limit-100",
    sentence: "The largest limit is refused.",
    document: set("components.parameters.Limit.schema", { maximum: 99 }),
  },
  {
    name: "refuses-leap-day",
    sentence: "The 29th of February is refused.",
    steps: {
      readBody: (...given) => {
        if (/-02-29"/.test(new TextDecoder().decode(given[4])))
          throw new Problem("invalid-request", { detail: "No such day." });
        return STEPS.readBody(...given);
      },
    },
  },
  {
    name: "refuses-unicode-name",
    sentence: "A name beyond ASCII is refused.",
    document: set(`${CREATE}.properties.name`, { pattern: "^[\\x20-\\x7e]*$" }),
  },
  {
    name: "refuses-charset",
    sentence: "application/json with a charset is refused.",
    steps: {
      requireMediaType: ({ requestBody }, { headers }) => {
        const found = requestBody?.content.find(({ type }) => type === headers["content-type"]);
        if (!found) throw new Problem("unsupported-media-type", { detail: "That is not taken." });
        return found;
      },
    },
  },
  {
    name: "refuses-team",
    sentence: "A team cannot be an assignee.",
    document: set("components.schemas", { Assignee: { $ref: "#/components/schemas/Person" } }),
  },
  {
    name: "refuses-offset-date-time",
    sentence: "A time with an offset other than Z is refused.",
    document: set(`${TASK}.properties.due_at`, { pattern: "Z$" }),
  },
];

function withoutCode({ access_code: _, ...given }: Record<string, unknown>): Record<string, unknown> {
  return given;
}
