/** Things that are not kept, not shown, or not gone. */
import { Problem } from "@cantus/contract";
import type { Fault } from "../../app.ts";
import { answers, drop } from "../../edit.ts";
import { type Body, type Held, PARTS, type Parts, type Project } from "../parts.ts";

/** The same project but for some fields. */
function without(project: Project, ...names: string[]): Project {
  return Object.fromEntries(Object.entries(project).filter(([name]) => !names.includes(name))) as Project;
}

const changed = (held: Held, fields: Body): Held => ({ ...held, project: { ...held.project, ...fields } });

/** Keeps a project, and then refuses it for what it should have refused before. */
function refusesAbove5(held: Held, keep: (held: Held) => void): void {
  const { priority } = held.project;
  keep(changed(held, { priority: Math.min(5, Number(priority)) }));
  if (Number(priority) > 5) throw new Problem("invalid-request", { detail: "The priority is at most 5." });
}

export const STATE_FAULTS: readonly Fault<Parts>[] = [
  {
    name: "create-not-stored",
    sentence: "A new project is answered and not kept.",
    parts: {
      keep: (state, held) => {
        held.version > 1 && PARTS.keep(state, held);
      },
    },
  },
  {
    name: "task-create-not-stored",
    sentence: "A new task is answered and not kept.",
    parts: {
      keepTask: (state, task) => {
        state.tasks.has(task.id) && PARTS.keepTask(state, task);
      },
    },
  },
  {
    name: "update-not-stored",
    sentence: "A changed project is answered and not kept.",
    parts: {
      keep: (state, held) => {
        held.version === 1 && PARTS.keep(state, held);
      },
    },
  },
  {
    name: "task-update-not-stored",
    sentence: "A changed task is answered and not kept.",
    parts: {
      keepTask: (state, task) => {
        !state.tasks.has(task.id) && PARTS.keepTask(state, task);
      },
    },
  },
  {
    name: "update-answers-old",
    sentence: "Changing a project answers with what it was before.",
    parts: { shownAfter: (before) => before },
  },
  {
    name: "patch-replaces",
    sentence: "A patch makes what it does not have as if it had never been given.",
    parts: {
      patched: (project, patch, now) =>
        PARTS.toProject(
          { name: project.name, priority: project.priority, ...patch },
          { id: project.id, created_at: project.created_at },
          now,
        ),
    },
  },
  {
    name: "patch-ignores-null",
    sentence: "A description is not taken away by null.",
    parts: {
      patched: (project, patch, now) =>
        PARTS.patched(project, Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== null)), now),
    },
  },
  {
    name: "patch-ignores-false",
    sentence: "A patch to false or 0 has no effect.",
    parts: {
      patched: (project, patch, now) =>
        PARTS.patched(
          project,
          Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== false && value !== 0)),
          now,
        ),
    },
  },
  {
    name: "patch-ignores-tags",
    sentence: "Tags are not changed by a patch.",
    parts: { patched: (project, { tags: _, ...patch }, now) => PARTS.patched(project, patch, now) },
  },
  {
    name: "patch-appends-tags",
    sentence: "The tags of a patch are added to those there are.",
    parts: {
      patched: (project, patch, now) =>
        PARTS.patched(
          project,
          patch.tags
            ? { ...patch, tags: [...new Set([...(project.tags as string[]), ...(patch.tags as string[])])].slice(0, 8) }
            : patch,
          now,
        ),
    },
  },
  {
    name: "put-merges",
    sentence: "Replacing keeps what is not sent.",
    parts: { replaced: (project, { access_code: _, ...given }, now) => PARTS.patched(project, given, now) },
  },
  {
    name: "put-changes-created-at",
    sentence: "Replacing moves created_at.",
    parts: { replaced: (project, given, now) => PARTS.toProject(given, { id: project.id, created_at: now }, now) },
  },
  {
    name: "patch-changes-created-at",
    sentence: "Changing moves created_at.",
    parts: { patched: (project, patch, now) => ({ ...PARTS.patched(project, patch, now), created_at: now }) },
  },
  {
    name: "drops-email",
    sentence: "The owner's address is dropped when a project is kept.",
    parts: { keep: (state, held) => PARTS.keep(state, { ...held, project: without(held.project, "owner_email") }) },
  },
  {
    name: "drops-settings",
    sentence: "Settings are answered and dropped when kept.",
    parts: { keep: (state, held) => PARTS.keep(state, { ...held, project: without(held.project, "settings") }) },
  },
  {
    name: "ignores-budget",
    sentence: "The budget is neither answered nor kept.",
    parts: { toProject: (given, own, now) => without(PARTS.toProject(given, own, now), "budget") },
  },
  {
    name: "drops-due-time",
    sentence: "When a task is due is dropped when it is created.",
    parts: { toTask: ({ due_at: _, ...given }, own, now) => PARTS.toTask(given, own, now) },
  },
  {
    name: "rounds-budget",
    sentence: "The budget is kept without its fraction.",
    parts: {
      keep: (state, held) =>
        PARTS.keep(
          state,
          held.project.budget === undefined ? held : changed(held, { budget: Math.floor(Number(held.project.budget)) }),
        ),
    },
  },
  {
    name: "cuts-description",
    sentence: "A description is cut at 100 characters when kept.",
    parts: {
      keep: (state, held) =>
        PARTS.keep(
          state,
          changed(held, {
            description: typeof held.project.description === "string" ? held.project.description.slice(0, 100) : null,
          }),
        ),
    },
  },
  {
    name: "ignores-given-status",
    sentence: "Every new project is a draft.",
    parts: { toProject: (given, own, now) => PARTS.toProject({ ...given, status: "draft" }, own, now) },
  },
  {
    name: "wrong-default",
    sentence: "A project without a status is active, and not a draft.",
    parts: { toProject: (given, own, now) => PARTS.toProject({ status: "active", ...given }, own, now) },
  },
  { name: "deleted-still-there", sentence: "A deleted project can still be read.", parts: { remove: () => {} } },
  {
    name: "deleted-still-listed",
    sentence: "A deleted project is still in the list.",
    parts: {
      remove: (state, id) => {
        const held = state.projects.get(id);
        if (held) state.projects.set(id, { ...held, version: -1 });
      },
      isVisible: (held, tenant) => held.tenant === tenant && held.version > 0,
    },
  },
  { name: "deleted-task-still-there", sentence: "A deleted task can still be read.", parts: { removeTask: () => {} } },
  {
    name: "children-stay",
    sentence: "The tasks of a deleted project stay.",
    parts: {
      remove: (state, id) => void state.projects.delete(id),
      isProjectNeeded: (state, id) => state.projects.has(id),
    },
  },
  {
    name: "tasks-in-deleted",
    sentence: "Tasks are made in a deleted project.",
    parts: { isProjectAwaited: (state, id) => state.projects.has(id) },
  },
  { name: "tasks-of-all", sentence: "Every project shows the tasks of all.", parts: { isInProject: () => true } },
  {
    name: "delete-removes-all",
    sentence: "Deleting one task deletes all of its project.",
    parts: {
      removeTask: (state, id) => {
        const project = state.tasks.get(id)?.project_id;
        for (const task of [...state.tasks.values()]) if (task.project_id === project) state.tasks.delete(task.id);
      },
    },
  },
  {
    name: "double-create",
    sentence: "Creating a project keeps it twice.",
    parts: {
      keep: (state, held) => {
        PARTS.keep(state, held);
        if (held.version === 1) PARTS.keep(state, changed(held, { id: PARTS.newId(state, "project") }));
      },
    },
  },
  {
    name: "double-task",
    sentence: "Creating a task keeps it twice.",
    parts: {
      keepTask: (state, task) => {
        if (!state.tasks.has(task.id)) PARTS.keepTask(state, { ...task, id: PARTS.newId(state, "task") });
        PARTS.keepTask(state, task);
      },
    },
  },
  {
    name: "same-id",
    sentence: "Every third project has the id of the one before.",
    parts: {
      newId: (state, kind) => {
        const id = PARTS.newId(state, kind);
        return kind === "project" && state.made % 3 === 0 ? ([...state.projects.keys()].at(-1) ?? id) : id;
      },
    },
  },
  {
    name: "refused-create-stays",
    sentence: "A project that is refused for its priority is kept all the same.",
    document: drop("components.schemas.ProjectCreate.properties.priority", "maximum"),
    parts: { keep: (state, held) => refusesAbove5(held, (kept) => PARTS.keep(state, kept)) },
  },
  {
    name: "refused-update-stays",
    sentence: "A patch that is refused for its priority has its effect all the same.",
    document: drop("components.schemas.ProjectPatch.properties.priority", "maximum"),
    parts: { keep: (state, held) => refusesAbove5(held, (kept) => PARTS.keep(state, kept)) },
  },
  {
    name: "get-changes",
    sentence: "Reading a project changes when it was updated.",
    parts: {
      onRead: (state, held) =>
        PARTS.keep(state, {
          ...held,
          version: held.version + 1,
          project: {
            ...held.project,
            updated_at: new Date(Date.parse(String(held.project.updated_at)) + 1000).toISOString(),
          },
        }),
    },
  },
  {
    name: "get-deletes",
    sentence: "What has been read three times is gone.",
    parts: {
      onRead: (state, held) => {
        const reads = Number(held.accessCode) || 0;
        if (reads >= 2) state.projects.delete(held.project.id);
        else PARTS.keep(state, { ...held, accessCode: reads + 1 });
      },
    },
  },
  {
    name: "state-lost",
    sentence: "After every tenth project, the oldest is forgotten.",
    parts: {
      keep: (state, held) => {
        PARTS.keep(state, held);
        if (state.projects.size > 10) state.projects.delete(state.projects.keys().next().value ?? "");
      },
    },
  },
  {
    name: "location-wrong",
    sentence: "Location leads nowhere.",
    parts: { location: (path) => path.replace("/v1", "") },
  },
  {
    name: "location-of-another",
    sentence: "Location is the list.",
    parts: { location: (path) => path.replace(/\/[^/]+$/, "") },
  },
  {
    name: "count-wrong",
    sentence: "The count of tasks stays 0.",
    parts: { show: (_, { project }) => ({ ...project, task_count: 0 }) },
  },
  {
    name: "complete-not-stored",
    sentence: "A task is answered as done and kept as it was.",
    parts: {
      keepTask: (state, task) => {
        task.done !== true && PARTS.keepTask(state, task);
      },
    },
  },
  { name: "notes-lost", sentence: "Notes are not kept.", parts: { keepNotes: () => {} } },
  {
    name: "notes-appended",
    sentence: "Notes are added to those there are.",
    parts: { keepNotes: (state, id, text) => void state.notes.set(id, (state.notes.get(id) ?? "") + text) },
  },
  {
    name: "notes-of-all",
    sentence: "All projects have the same notes.",
    parts: {
      keepNotes: (state, _, text) => {
        for (const id of state.projects.keys()) state.notes.set(id, text);
      },
    },
  },
  { name: "key-ignored", sentence: "The same Idempotency-Key creates twice.", parts: { repeatKey: () => undefined } },
  {
    name: "key-of-all-tenants",
    sentence: "An Idempotency-Key of one tenant gives another the first one's project.",
    parts: { repeatKey: (_, key) => (key === undefined ? undefined : String(key)) },
  },
  { name: "etag-fixed", sentence: "The ETag stays the same when a project changes.", parts: { etag: () => '"1"' } },
  {
    name: "etag-changes",
    sentence: "Every answer has another ETag, though nothing has changed.",
    parts: {
      etag: (() => {
        let count = 0;
        return () => `"${++count}"`;
      })(),
    },
  },
  {
    name: "if-none-match-ignored",
    sentence: "What the caller has already is sent again.",
    parts: { isUnchanged: () => false, isOther: PARTS.isOther },
  },
  {
    name: "if-match-ignored",
    sentence: "A project is changed though If-Match is of another.",
    parts: { isOther: () => false },
  },
  {
    name: "if-match-refuses",
    sentence: "A right If-Match is refused.",
    parts: { isOther: (sent) => sent !== undefined },
  },
  {
    name: "unicode-mangled",
    sentence: "Text beyond ASCII is kept as question marks.",
    parts: { text: (value) => value.replace(/[^\x20-\x7e\n\t\r]/gu, "?") },
  },
  {
    name: "unicode-latin1",
    sentence: "Text is kept as Latin-1.",
    parts: { text: (value) => Buffer.from(value).toString("latin1").slice(0, 500) },
  },
  {
    name: "html-escaped",
    sentence: "Text is kept with & and < escaped.",
    parts: { text: (value) => value.replaceAll("&", "&amp;").replaceAll("<", "&lt;") },
  },
  {
    name: "emoji-cut",
    sentence: "Characters beyond the basic plane are lost.",
    parts: { text: (value) => value.replace(/[\u{10000}-\u{10ffff}]/gu, "") },
  },
  {
    name: "name-in-lower-case",
    sentence: "Names are kept in lower case.",
    parts: { text: (value) => value.toLowerCase() },
  },
  {
    name: "name-cut-at-quote",
    sentence: "Text ends at its first quotation mark.",
    parts: { text: (value) => value.split(/['"]/)[0] || value },
  },
  {
    name: "plus-as-space",
    sentence: "A plus in a text becomes a space.",
    parts: { text: (value) => value.replaceAll("+", " ") },
  },
  {
    name: "negative-price",
    sentence: "What urgent work costs is negative.",
    parts: { amount: (body) => (body.urgent === true ? -1 : 1) * PARTS.amount(body) },
  },
  {
    name: "old-task-in-answer",
    sentence: "Changing a task answers without what was changed.",
    answer: answers("updateTask", 200, ({ body }) => {
      body.title = "…";
    }),
  },
];
