/** The Workshop server: keeps `openapi.yaml`, its state in memory. */
import { Problem } from "@cantus/contract";
import { readContract } from "@cantus/contract/read";
import type { Answer, Call, Handler, Service } from "../app.ts";
import { type Body, type Held, PARTS, type Parts, type State, type Task } from "./parts.ts";

export const contract = await readContract(new URL("openapi.yaml", import.meta.url).pathname);

export const workshop: Service<Parts> = {
  document: contract.document,
  tenants: { "alice-1f6b2c9d0e": "alice", "bob-8c3d5e7f1a": "bob" },
  parts: PARTS,
  createHandlers,
  refusesUnknownQuery: false,
  render({ code, message, violations }, requestId) {
    const fields = violations.map(({ pointer, message }) => ({ path: pointer, message }));
    return { error: { code: CODES[code] ?? "internal", message, fields }, request_id: requestId };
  },
};

const CODES: Readonly<Record<string, string>> = {
  "invalid-request": "invalid",
  unauthenticated: "unauthenticated",
  "not-found": "not_found",
  "method-not-allowed": "method_not_allowed",
  "not-acceptable": "not_acceptable",
  conflict: "conflict",
  changed: "changed",
  "payload-too-large": "too_large",
  "unsupported-media-type": "unsupported",
};

function createHandlers(parts: Parts): Record<string, Handler> {
  const state: State = { projects: new Map(), tasks: new Map(), notes: new Map(), answered: new Map(), made: 0 };

  const find = (call: Call): Held => {
    const held = state.projects.get(String(call.path.project_id));
    if (!held || !parts.isVisible(held, call.tenant, call))
      throw new Problem("not-found", { detail: "No such project." });
    return held;
  };
  const findTask = (call: Call): Task => {
    const projectId = String(call.path.project_id);
    if (parts.isProjectNeeded(state, projectId)) find(call);
    const task = state.tasks.get(String(call.path.task_id));
    if (!task || !parts.isInProject(task, projectId)) throw new Problem("not-found", { detail: "No such task." });
    return task;
  };
  const shown = (held: Held, status = 200): Answer => ({
    status,
    headers: { ETag: parts.etag(held) },
    body: parts.show(state, held),
  });
  const write = (call: Call, change: (held: Held, given: Body) => Held["project"]): Answer => {
    const held = find(call);
    if (parts.isOther(call.header["If-Match"], parts.etag(held))) {
      throw new Problem("changed", { status: 412, detail: "It has changed meanwhile." });
    }
    const given = textsKept(call.body as Body, parts);
    const next = { ...held, version: held.version + 1, project: change(held, given) };
    parts.keep(state, next);
    return shown(parts.shownAfter(held, next));
  };
  const pageOf = ({ query }: Call) => ({ limit: Number(query.limit ?? 20), offset: Number(query.offset ?? 0) });

  return {
    listProjects(call) {
      const page = pageOf(call);
      const all = [...state.projects.values()].filter((held) => parts.isListed(held, call.tenant));
      const wanted = all.filter((held) => parts.isWanted(held, call.query));
      const found = parts.page(parts.sorted(wanted, String(call.query.sort ?? "created_at")), page);
      const data = found.map((held) => parts.showListed(state, held));
      return { status: 200, headers: {}, body: { data, total: parts.total(wanted, data, all), ...page } };
    },
    createProject(call) {
      const key = parts.repeatKey(call.tenant, call.header["Idempotency-Key"]);
      const sent = JSON.stringify(call.body);
      const earlier = key === undefined ? undefined : state.answered.get(key);
      if (earlier && earlier.sent !== sent) {
        throw new Problem("conflict", { detail: "This Idempotency-Key was for another project." });
      }
      if (earlier) return structuredClone(earlier.answer);
      const given = textsKept(call.body as Body, parts);
      const now = parts.now();
      const project = parts.toProject(given, { id: parts.newId(state, "project"), created_at: now }, now);
      const held = { tenant: call.tenant, version: 1, project, accessCode: given.access_code };
      parts.keep(state, held);
      const answer = shown(held, 201);
      answer.headers.Location = parts.location(`/v1/projects/${project.id}`);
      if (key !== undefined) state.answered.set(key, { sent, answer: structuredClone(answer) });
      return answer;
    },
    getProject(call) {
      const held = find(call);
      parts.onRead(state, held);
      const etag = parts.etag(held);
      if (parts.isUnchanged(call.header["If-None-Match"], etag)) return { status: 304, headers: { ETag: etag } };
      return shown(held);
    },
    replaceProject: (call) => write(call, ({ project }, given) => parts.replaced(project, given, parts.now())),
    updateProject: (call) => write(call, ({ project }, given) => parts.patched(project, given, parts.now())),
    deleteProject(call) {
      parts.remove(state, find(call).project.id);
      return { status: 204, headers: {} };
    },
    getNotes(call) {
      const text = state.notes.get(find(call).project.id);
      if (text === undefined) throw new Problem("not-found", { detail: "It has no notes." });
      return { status: 200, headers: {}, body: text };
    },
    putNotes(call) {
      parts.keepNotes(state, find(call).project.id, String(call.body));
      return { status: 204, headers: {} };
    },
    listTasks(call) {
      const { project } = find(call);
      const all = [...state.tasks.values()].filter((task) => parts.isInProject(task, project.id));
      const wanted = all.filter((task) => parts.isWantedTask(task, call.query));
      const found = parts.page(wanted, pageOf(call));
      return { status: 200, headers: { "X-Total-Count": String(parts.total(wanted, found, all)) }, body: found };
    },
    createTask(call) {
      const project_id = String(call.path.project_id);
      if (parts.isProjectAwaited(state, project_id)) find(call);
      const given = textsKept(call.body as Body, parts);
      const task = parts.toTask(given, { id: parts.newId(state, "task"), project_id }, parts.now());
      parts.keepTask(state, task);
      const path = `/v1/projects/${project_id}/tasks/${task.id}`;
      return { status: 201, headers: { Location: parts.location(path) }, body: task };
    },
    getTask: (call) => ({ status: 200, headers: {}, body: findTask(call) }),
    updateTask(call) {
      const task = parts.patchedTask(findTask(call), textsKept(call.body as Body, parts));
      parts.keepTask(state, task);
      return { status: 200, headers: {}, body: task };
    },
    deleteTask(call) {
      parts.removeTask(state, findTask(call).id);
      return { status: 204, headers: {} };
    },
    completeTask(call) {
      const task = findTask(call);
      if (!parts.isCompletable(task)) throw new Problem("conflict", { detail: "It is done already." });
      const done = parts.complete(task);
      parts.keepTask(state, done);
      return { status: 200, headers: {}, body: done };
    },
    estimate: ({ body, header }) => ({
      status: 200,
      headers: {},
      body: { amount: parts.amount(body as Body), currency: header["X-Currency"] },
    }),
    getHealth: () => ({ status: 200, headers: {}, body: { status: "ok" } }),
  };
}

/** Each text of what was given as it is kept. */
function textsKept(given: Body, parts: Parts): Body {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, typeof value === "string" ? parts.text(value) : value]),
  );
}
