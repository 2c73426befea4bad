/** What sequences find at servers that forget, mix up or make up things; each keeps its contract otherwise. */
import type { Contract } from "@cantus/contract";
import { describe, expect, test } from "vitest";
import { type Fetch, verify } from "../index.ts";
import { answer, type Call, idInPath, json, none, plansContract, plansServer } from "../testdata/plans.ts";

const phases = ["examples", "sequences"] as const;
const identities = {
  ann: { headers: { Authorization: "Bearer ann" } },
  ben: { headers: { Authorization: "Bearer ben" } },
};

async function told(contract: Contract, server: Fetch, more = {}): Promise<string[]> {
  const { findings } = await verify(contract, server, { phases, ...more }).result;
  return findings.map(({ check, message }) => `${check}: ${message}`);
}

const text = { type: "string" };
const object = (properties: object, required: string[] = []) => ({ type: "object", required, properties });
const list = (items: object) => ({ type: "array", items });

const comment = object({ text, stars: { type: "integer", minimum: 1, maximum: 5 } }, ["text"]);
const shownComment = object({ comment_id: { type: "integer" }, ...comment.properties }, ["comment_id"]);
const commented = plansContract(undefined, {
  "get /plans/{id}/comments": { parameters: [idInPath], responses: { 200: answer(list(shownComment)), 404: none } },
  "post /plans/{id}/comments": {
    parameters: [idInPath],
    requestBody: { required: true, ...json(comment) },
    responses: { 201: answer(shownComment), 400: none, 404: none },
  },
});

interface Comment {
  readonly comment_id: number;
  readonly of: string;
  readonly [name: string]: unknown;
}

/** Comments that nobody can read one by one. */
function comments({ isOfPlan = true, keep = (comment: Comment): Comment[] => [comment] } = {}): Fetch {
  let kept: Comment[] = [];
  let made = 0;
  return plansServer(commented, ({ path, method, id, plan, body }) => {
    if (!path.endsWith("/comments") || !plan) return undefined;
    if (method === "GET") {
      return Response.json(kept.filter((each) => !isOfPlan || each.of === id).map(({ of: _, ...shown }) => shown));
    }
    made++;
    kept = [...kept, ...keep({ ...body, comment_id: made, of: id })];
    return Response.json({ ...body, comment_id: made }, { status: 201 });
  });
}

describe("a collection of things that no path leads to", () => {
  test("is looked at by its list", async () => expect(await told(commented, comments())).toEqual([]));

  test.each<[string, Parameters<typeof comments>[0], string]>([
    ["that forgets", { keep: () => [] }, "created-is-there: comments 3 was created and is not in the list."],
    ["that keeps half", { keep: ({ stars: _, ...rest }) => [rest] }, "read-back: /stars was sent as"],
    ["that keeps it twice", { keep: (one) => [one, { ...one, comment_id: one.comment_id + 1000 }] }, "created-once: "],
    ["that is one for all", { isOfPlan: false }, "in-its-place: comments"],
  ])("%s is found out", async (_, broken, found) => {
    expect(await told(commented, comments(broken))).toContainEqual(expect.stringContaining(found));
  });
});

test("what is in one thing cannot be read in another", async () => {
  const note = object({ note_id: text, text }, ["note_id"]);
  const parameters = [idInPath, { ...idInPath, name: "note_id" }];
  const contract = plansContract(undefined, {
    "post /plans/{id}/notes": {
      parameters: [idInPath],
      requestBody: { required: true, ...json(object({ text }, ["text"])) },
      responses: { 201: answer(note), 400: none, 404: none },
    },
    "get /plans/{id}/notes/{note_id}": { parameters, responses: { 200: answer(note), 404: none } },
  });
  const server = (isOfAny: boolean) => {
    const notes = new Map<string, { of: string; shown: object }>();
    return plansServer(contract, ({ path, id, method, body, plan }) => {
      const [, , , name, noteId = ""] = path.split("/");
      if (name !== "notes" || !plan) return undefined;
      if (method === "POST") {
        const shown = { ...body, note_id: `note-${notes.size}` };
        notes.set(shown.note_id, { of: id, shown });
        return Response.json(shown, { status: 201 });
      }
      const found = notes.get(noteId);
      return found && (isOfAny || found.of === id) ? Response.json(found.shown) : undefined;
    });
  };
  expect(await told(contract, server(false))).toEqual([]);
  expect(await told(contract, server(true))).toEqual([
    expect.stringMatching(/^in-its-place: notes note-\d+ can be read in what it was not created in\.$/),
  ]);
});

test("every kind of text is read back", async () => {
  const contract = plansContract();
  const server = plansServer(contract, ({ method, plan }) =>
    method === "GET" && plan ? Response.json({ ...plan, name: String(plan.name).replaceAll('"', "'") }) : undefined,
  );
  const found = await told(contract, server, { only: ["post /plans", "get /plans/{id}", "delete /plans/{id}"] });
  expect(found).toContainEqual(expect.stringMatching(/^read-back: \/name was sent as .*quoted/));
});

test("a change of what has no value by default leaves the rest alone", async () => {
  const contract = plansContract({ name: text, tier: { enum: ["free", "pro", "team"] } });
  const server = plansServer(contract, ({ method, id, plan, body, plans }) => {
    if (method !== "PATCH" || !plan) return undefined;
    plans.set(id, { ...plan, tier: "free", ...body });
    return Response.json(plans.get(id));
  });
  expect(await told(contract, server)).toContainEqual(expect.stringMatching(/^only-sent-changes: .*\/tier from "pro"/));
});

test("what is made by PUT is made once", async () => {
  const input = object({ name: text }, ["name"]);
  const contract = plansContract(undefined, {
    "post /plans": undefined,
    "patch /plans/{id}": undefined,
    "put /plans/{id}": {
      parameters: [idInPath],
      requestBody: { required: true, ...json(input) },
      responses: { 200: answer(input), 201: answer(input), 400: none },
    },
  });
  const server = (statusOf: (isThere: boolean) => number) =>
    plansServer(contract, ({ method, id, plan, body, plans }) => {
      if (method !== "PUT") return undefined;
      plans.set(id, { ...body, id });
      return Response.json(plans.get(id), { status: statusOf(plan !== undefined) });
    });
  expect(
    await told(
      contract,
      server((isThere) => (isThere ? 200 : 201)),
    ),
  ).toEqual([]);
  expect(
    await told(
      contract,
      server(() => 201),
    ),
  ).toEqual(["put-idempotent: The same PUT answered 201 again, which says that there was nothing before."]);
  expect(
    await told(
      contract,
      server(() => 200),
    ),
  ).toEqual(["put-creates: PUT made what reading had answered 404 for, and says 200 instead of 201."]);
});

test("what is gone by a declared 410 is not there to be read, whatever it says of itself", async () => {
  const plan = object({ id: text, name: text, deleted: { type: "boolean" } }, ["id"]);
  const read = (responses: object) =>
    plansContract(undefined, {
      "get /plans/{id}": { parameters: [idInPath], responses: { 200: answer(plan), ...responses } },
    });
  const server = (contract: Contract) =>
    plansServer(contract, ({ method, path, id, plan, plans }) => {
      if (path === "/plans" && method === "GET")
        return Response.json([...plans.values()].filter((each) => !each.deleted));
      if (method !== "DELETE" || !plan) return undefined;
      plans.set(id, { ...plan, deleted: true });
      return new Response(null, { status: 204 });
    });
  const [open, gone] = [read({ 404: none }), read({ 404: none, 410: none })];
  expect(await told(open, server(open))).toEqual([]);
  expect(await told(gone, server(gone))).toContainEqual(expect.stringMatching(/^deleted-is-gone: /));
});

describe("what there is one of", () => {
  const properties = { locale: { enum: ["de", "en", "fr"] }, digest: { type: "boolean" } };
  const settings = object({ owner: text, ...properties });
  const input = { ...object(properties), minProperties: 1 };
  const set = (method: string, path: string) =>
    plansContract(undefined, {
      [`get ${path}`]: { responses: { 200: answer(settings) } },
      [`${method} ${path}`]: {
        requestBody: { required: true, ...json(input) },
        responses: { 200: answer(settings), 400: none },
      },
    });
  const server = (contract: Contract, keep: (call: Call, now: object) => object, isShared = false) => {
    const kept = new Map<string, object>();
    return plansServer(contract, (call) => {
      if (call.path.startsWith("/plans")) return undefined;
      const owner = call.request.headers.get("authorization") ?? "";
      const place = isShared ? "" : owner;
      const now = kept.get(place) ?? { locale: "en", digest: true };
      if (call.method !== "GET") kept.set(place, keep(call, now));
      return Response.json({ owner, ...now, ...kept.get(place) });
    });
  };

  test("is set by PATCH where there is no PUT", async () => {
    const contract = set("patch", "/settings");
    expect(
      await told(
        contract,
        server(contract, ({ body }, now) => ({ ...now, ...body })),
      ),
    ).toEqual([]);
    const found = await told(
      contract,
      server(contract, (_, now) => now),
    );
    expect(found).toContainEqual(expect.stringMatching(/^read-back: \/locale was sent as/));
  });

  test("for each caller is shared by nobody, though it says whose it is", async () => {
    const contract = set("put", "/me");
    const keep = ({ body }: Call) => ({ ...body });
    expect(await told(contract, server(contract, keep), { identities })).toEqual([]);
    expect(await told(contract, server(contract, keep, true), { identities })).toContainEqual(
      expect.stringMatching(/^isolation: ann has set me, and ben/),
    );
  });
});

describe("pages", () => {
  const integer = (name: string) => ({ name, in: "query", schema: { type: "integer", minimum: 0 } });
  const plan = object({ id: text, name: text }, ["id"]);
  const page = object({ items: list(plan), next: { type: ["string", "null"] }, hasMore: { type: "boolean" } });
  const contract = plansContract(undefined, {
    "get /plans": { parameters: [integer("limit"), integer("offset")], responses: { 200: answer(page) } },
  });
  const server = (say: (isFollowed: boolean) => object) =>
    plansServer(contract, ({ path, method, request, plans }) => {
      if (path !== "/plans" || method !== "GET") return undefined;
      const query = new URL(request.url).searchParams;
      const [start, size] = [Number(query.get("offset")), Number(query.get("limit") ?? 100)];
      const items = [...plans.values()].slice(start, start + size);
      return Response.json({ items, ...say(start + size < plans.size) });
    });

  test.each([
    ["say nothing", () => ({})],
    ["tell what is true", (hasMore: boolean) => ({ hasMore })],
  ])("that %s are right", async (_, say) => expect(await told(contract, server(say))).toEqual([]));

  test("that say that no other follows are not followed", async () => {
    expect(
      await told(
        contract,
        server(() => ({ next: null })),
      ),
    ).toEqual(["pages-whole: The page says that no other follows, and there is one."]);
  });

  test("that tell of more are followed", async () => {
    expect(
      await told(
        contract,
        server(() => ({ hasMore: true })),
      ),
    ).toEqual([
      expect.stringMatching(
        /^pages-whole: The page tells that another follows, and has \d of \d items; the next is empty\.$/,
      ),
    ]);
  });
});

describe("work that goes on after a 202", () => {
  const mode = { enum: ["append", "replace"], default: "append" };
  const job = object({ id: text, state: { enum: ["waiting", "done"] }, mode });
  const shown = answer(job, { Location: { schema: text } });
  const contract = plansContract(undefined, {
    "post /imports": {
      requestBody: { required: true, ...json(object({ source: text, mode }, ["source"])) },
      responses: { 202: shown, 400: none },
    },
    "get /jobs/{id}": { parameters: [idInPath], responses: { 200: answer(job), 404: none } },
  });
  const server = ({ patience = 0, mode = "append", location = "/jobs/" } = {}) => {
    const jobs = new Map<string, { reads: number; shown: object }>();
    const shownOf = ({ source: _, ...shown }: Record<string, unknown>) => shown;
    return plansServer(contract, ({ path, id, method, body }) => {
      if (path === "/imports" && method === "POST") {
        const job = { state: "waiting", mode, ...body, id: `job-${jobs.size}` };
        const shown = shownOf(job);
        jobs.set(job.id, { reads: 0, shown });
        return Response.json(shown, { status: 202, headers: { location: `${location}${job.id}` } });
      }
      const found = path.startsWith("/jobs/") ? jobs.get(id) : undefined;
      if (found) found.reads++;
      return found && found.reads > patience ? Response.json(found.shown) : undefined;
    });
  };

  test("may be there a little later", async () => {
    expect(await told(contract, server())).toEqual([]);
    expect(await told(contract, server({ patience: 2 }))).toEqual([]);
  });

  test.each([
    [
      "is where Location leads",
      { location: "/elsewhere/" },
      /^location-resolves: Location is \/elsewhere\/job-\d, which answers 404/,
    ],
    ["is there at some time", { patience: 1_000 }, /^location-resolves: Location is \/jobs\/job-\d, which answers 404/],
    ["is what it is by default", { mode: "replace" }, /^default-applied: \/mode was not sent and is "replace"/],
  ])("%s", async (_, broken, found) => {
    expect(await told(contract, server(broken))).toContainEqual(expect.stringMatching(found));
  });
});

describe("HEAD", () => {
  const shown = answer(object({ id: text, name: text, age: { type: "number" } }, ["id"]));
  const contract = plansContract(undefined, { "get /plans/{id}": { responses: { 200: shown, 404: none } } });

  test("that no contract has may be refused", async () => {
    const server = plansServer(contract, ({ request }) =>
      request.method === "HEAD" ? new Response(null, { status: 405, headers: { allow: "GET" } }) : undefined,
    );
    expect(await told(contract, server)).toEqual([]);
  });

  test.each([
    ["may be of another length where what is shown is of the moment", true, []],
    ["is as long as GET", false, ["head-equals-get: HEAD says content-length: 99, GET 35."]],
  ])("%s", async (_, isOfTheMoment, found) => {
    let age = 10;
    const server = plansServer(contract, ({ request, method, path, plan }) => {
      if (!plan || method !== "GET" || path.split("/").length > 3) return undefined;
      age += isOfTheMoment ? 1 : 0;
      const body = JSON.stringify({ id: plan.id, name: "n", age });
      const length = request.method === "HEAD" ? 99 : body.length;
      const headers = { "content-type": "application/json", "content-length": String(length) };
      return new Response(request.method === "HEAD" ? null : body, { headers });
    });
    const isAboutHead = (message: string) => message.startsWith("head");
    expect((await told(contract, server)).filter(isAboutHead)).toEqual(found);
  });
});

describe("a list that leaves things out", () => {
  const flag = { type: "boolean" };
  const filter = (name: string, more: object = {}, said = "") => ({
    name,
    in: "query",
    description: said,
    schema: { ...flag, ...more },
  });
  const listed = (parameter: object) =>
    plansContract({ name: text, hidden: { ...flag, default: false } }, { "get /plans": { parameters: [parameter] } });
  /** What it shows, by whether its parameter is `true`, `false` or not sent. */
  const server = (contract: Contract, name: string, isShown: (hidden: boolean, asked: string | null) => boolean) =>
    plansServer(contract, ({ request, path, method, plans }) => {
      if (path !== "/plans" || method !== "GET") return undefined;
      const asked = new URL(request.url).searchParams.get(name);
      return Response.json([...plans.values()].filter(({ hidden }) => isShown(hidden === true, asked)));
    });

  test.each([
    ["unless they are asked for, too", filter("hidden", { default: false })],
    ["unless it is said to include them", filter("hidden", {}, "Includes those that are hidden")],
    ["by a parameter that is called otherwise", filter("with_all")],
  ])("%s, is right", async (_, parameter) => {
    const contract = listed(parameter);
    const right = server(contract, parameter.name, (hidden, asked) => !hidden || asked === "true");
    expect(await told(contract, right)).toEqual([]);
  });

  test("whatever is asked for, is found out", async () => {
    const contract = listed(filter("with_all"));
    expect(
      await told(
        contract,
        server(contract, "with_all", (hidden) => !hidden),
      ),
    ).toContainEqual(expect.stringMatching(/^created-is-there: plans plan-\d+ was created and is not in the list/));
  });

  test("and lets others through where it is asked for some only, is found out", async () => {
    const contract = listed(filter("hidden"));
    expect(
      await told(
        contract,
        server(contract, "hidden", () => true),
      ),
    ).toContainEqual(
      expect.stringMatching(/^filter-true: hidden=true lets plan-\d+ through, which has \/hidden false/),
    );
  });
});

test("a list may follow a moment later what is made, changed and deleted", async () => {
  const contract = plansContract();
  let listed: unknown[] = [];
  const server = plansServer(contract, ({ path, method, plans }) => {
    if (path === "/plans" && method === "GET") return Response.json(listed);
    if (method !== "GET") setTimeout(() => (listed = [...plans.values()]), 150);
    return undefined;
  });
  expect(await told(contract, server)).toEqual([]);
});

describe("an id of two parts", () => {
  const part = (name: string, schema: object) => ({ name, in: "path", required: true, schema });
  const person = object({ book: text, number: { type: "integer" }, name: text }, ["book", "number", "name"]);
  const path = "/people/{book}/{number}";
  const item = { parameters: [part("book", text), part("number", { type: "integer" })] };
  const contract = plansContract(undefined, {
    "get /people": { responses: { 200: answer(list(person)) } },
    "post /people": {
      requestBody: { required: true, ...json(object({ name: text }, ["name"])) },
      responses: { 201: answer(person), 400: none },
    },
    [`get ${path}`]: { ...item, responses: { 200: answer(person), 404: none } },
    [`delete ${path}`]: { ...item, responses: { 204: none, 404: none } },
  });
  const server = ({ isKept = true } = {}) => {
    const people = new Map<string, object>();
    let made = 0;
    return plansServer(contract, ({ path, method, body }) => {
      if (!path.startsWith("/people")) return undefined;
      const id = path.slice("/people/".length);
      if (id === "" && method === "GET") return Response.json([...people.values()]);
      if (id === "") {
        made++;
        // Numbers begin anew in each book.
        const person = { book: made % 2 === 0 ? "even" : "odd", number: Math.ceil(made / 2), ...body };
        people.set(`${person.book}/${person.number}`, person);
        return Response.json(person, { status: 201 });
      }
      const found = people.get(id);
      if (!found) return new Response(null, { status: 404 });
      if (method === "DELETE" && isKept) people.delete(id);
      return method === "DELETE" ? new Response(null, { status: 204 }) : Response.json(found);
    });
  };

  test("names one thing", async () => expect(await told(contract, server())).toEqual([]));

  test("names what is to be deleted", async () => {
    expect(await told(contract, server({ isKept: false }))).toContainEqual(
      expect.stringMatching(/^deleted-is-gone: people (even|odd)\/\d+ /),
    );
  });
});

describe("what has one cause is one finding", () => {
  const properties = { name: text, place: text, seats: { type: "integer", minimum: 1 }, isOpen: { type: "boolean" } };
  const contract = plansContract(properties);
  const changed = (change: (call: Call) => Record<string, unknown>) =>
    plansServer(contract, (call) => {
      if (call.method !== "PATCH" || !call.plan) return undefined;
      const plan = { ...call.plan, ...change(call) };
      call.plans.set(call.id, plan);
      return Response.json({ ...plan, ...call.body });
    });

  test("a change of which nothing is kept, however many members it has", async () => {
    const found = await told(
      contract,
      changed(() => ({})),
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^updated-is-changed: \/name was changed to .* likewise \/place, \/seats, \/isOpen\.$/);
  });

  test("members that are not kept in different ways are several", async () => {
    const found = await told(
      contract,
      changed(({ body }) => ({
        ...body,
        ...("seats" in body && { seats: Number(body.seats) + 1 }),
        ...("name" in body && { name: String(body.name).slice(0, 3) }),
      })),
    );
    expect(found).toEqual([
      expect.stringMatching(/^updated-is-changed: \/name .*\d?"\.$/),
      expect.stringMatching(/^updated-is-changed: \/seats was changed to \d+ and is read back as \d+\.$/),
    ]);
  });

  test("texts that are mangled", async () => {
    const mangled = plansServer(contract, ({ method, body, plans }) => {
      if (method !== "POST") return undefined;
      const plain = (value: unknown) => (typeof value === "string" ? value.replaceAll(/[^ -~]/g, "?") : value);
      const plan = {
        id: `plan_${plans.size}`,
        ...Object.fromEntries(Object.entries(body).map(([k, v]) => [k, plain(v)])),
      };
      plans.set(plan.id, plan);
      return Response.json(plan, { status: 201 });
    });
    const found = await told(contract, mangled);
    expect(found.map((each) => each.slice(0, each.indexOf(":")))).toEqual(["sent-is-shown", "read-back"]);
    for (const each of found) expect(each).toMatch(/likewise \/place\.$/);
  });
});

test("a session that ends within the run is no fault of what was made in it", async () => {
  const contract = plansContract();
  for (const calls of [20, 40, 60, 80, 100]) {
    let left = calls;
    const server = plansServer(contract, () => {
      left--;
      return left < 0 ? new Response(null, { status: 401, headers: { "www-authenticate": "Bearer" } }) : undefined;
    });
    // That a 401 is not declared is another thing.
    const isAboutPlans = (message: string) => !message.startsWith("declared-status");
    expect((await told(contract, server)).filter(isAboutPlans)).toEqual([]);
  }
});
