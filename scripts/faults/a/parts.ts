/** What the Workshop server is made of: each of these is one thing that a correct server does right. */
import { createHash } from "node:crypto";
import type { Answer, Call } from "../app.ts";

export type Body = Record<string, unknown>;

export interface Project extends Body {
  readonly id: string;
  readonly created_at: string;
}

export interface Task extends Body {
  readonly id: string;
  readonly project_id: string;
}

export interface Held {
  readonly tenant: string;
  readonly version: number;
  readonly project: Project;
  /** Never shown. */
  readonly accessCode: unknown;
}

export interface State {
  readonly projects: Map<string, Held>;
  readonly tasks: Map<string, Task>;
  readonly notes: Map<string, string>;
  /** What was answered, by tenant and Idempotency-Key. */
  readonly answered: Map<string, { sent: string; answer: Answer }>;
  made: number;
}

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

export const PARTS = {
  now: (): string => new Date().toISOString(),

  /** How a text is kept. */
  text: (value: string): string => value,

  newId(state: State, kind: string): string {
    state.made++;
    const hex = createHash("sha256").update(`${kind} ${state.made}`).digest("hex");
    return kind === "project"
      ? `prj_${hex.slice(0, 12)}`
      : `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  },

  /** A project as it is when it has just been given these fields. */
  toProject(given: Body, own: Pick<Project, "id" | "created_at">, now: string): Project {
    const { access_code: _, ...fields } = given;
    const defaults = { description: null, status: "draft", tags: [], is_public: false };
    return { ...defaults, ...fields, ...own, updated_at: now };
  },

  patched(project: Project, patch: Body, now: string): Project {
    return { ...project, ...patch, id: project.id, created_at: project.created_at, updated_at: now };
  },

  replaced(project: Project, given: Body, now: string): Project {
    return PARTS.toProject(given, { id: project.id, created_at: project.created_at }, now);
  },

  toTask(given: Body, own: Pick<Task, "id" | "project_id">, now: string): Task {
    return { ...given, ...own, done: false, created_at: now };
  },

  patchedTask(task: Task, patch: Body): Task {
    return { ...task, ...patch, id: task.id, project_id: task.project_id };
  },

  /** A project as a caller sees it. */
  show(state: State, { project }: Held): Body {
    const count = [...state.tasks.values()].filter((task) => task.project_id === project.id).length;
    return { ...project, task_count: count };
  },

  /** The same in a list. */
  showListed: (state: State, held: Held): Body => PARTS.show(state, held),

  /** What changing a project answers with. */
  shownAfter: (_before: Held, after: Held): Held => after,

  keep(state: State, held: Held): void {
    state.projects.set(held.project.id, held);
  },

  keepTask(state: State, task: Task): void {
    state.tasks.set(task.id, task);
  },

  /** Whether a caller may know of it. */
  isVisible(held: Held, tenant: string, _call?: Call): boolean {
    return held.tenant === tenant;
  },

  isListed(held: Held, tenant: string): boolean {
    return held.tenant === tenant;
  },

  /** Whether a task is only found below a project that is there. */
  isProjectNeeded: (_state: State, _projectId: string): boolean => true,

  /** Whether a task is only made in a project that is there. */
  isProjectAwaited: (_state: State, _projectId: string): boolean => true,

  isInProject(task: Task, projectId: string): boolean {
    return task.project_id === projectId;
  },

  isWanted({ project }: Held, { status, priority, is_public, tag }: Body): boolean {
    return (
      (status === undefined || project.status === status) &&
      (priority === undefined || project.priority === priority) &&
      (is_public === undefined || project.is_public === is_public) &&
      (tag === undefined || (tag as string[]).some((each) => (project.tags as string[]).includes(each)))
    );
  },

  isWantedTask(task: Task, { done }: Body): boolean {
    return done === undefined || task.done === done;
  },

  sorted(items: readonly Held[], sort: string): Held[] {
    const name = sort.replace("-", "");
    const direction = sort.startsWith("-") ? -1 : 1;
    return items.toSorted((one, other) => direction * compare(one.project[name], other.project[name]));
  },

  page<Item>(items: readonly Item[], { limit, offset }: Page): Item[] {
    return items.slice(offset, offset + limit);
  },

  total(matching: readonly unknown[], _page: readonly unknown[], _all: readonly unknown[]): number {
    return matching.length;
  },

  etag: ({ version }: Held): string => `"${version}"`,

  /** The caller has it already. */
  isUnchanged: (sent: unknown, etag: string): boolean =>
    typeof sent === "string" && (sent.trim() === "*" || sent.split(",").some((each) => each.trim() === etag)),

  /** It is not the one that the caller means. */
  isOther: (sent: unknown, etag: string): boolean => sent !== undefined && !PARTS.isUnchanged(sent, etag),

  location: (path: string): string => path,

  remove(state: State, id: string): void {
    state.projects.delete(id);
    state.notes.delete(id);
    for (const task of state.tasks.values()) if (task.project_id === id) state.tasks.delete(task.id);
  },

  removeTask(state: State, id: string): void {
    state.tasks.delete(id);
  },

  /** Under which an answer is found again; `undefined`: it is not kept. */
  repeatKey: (tenant: string, key: unknown): string | undefined => (key === undefined ? undefined : `${tenant} ${key}`),

  complete: (task: Task): Task => ({ ...task, done: true }),

  isCompletable: (task: Task): boolean => task.done === false,

  keepNotes(state: State, id: string, text: string): void {
    state.notes.set(id, text);
  },

  amount: ({ hours, rate, urgent }: Body): number => Number(hours) * Number(rate) * (urgent === true ? 1.5 : 1),

  /** Called with each read, which changes nothing. */
  onRead(_state: State, _held: Held): void {},
};

export type Parts = typeof PARTS;

function compare(one: unknown, other: unknown): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  const [a, b] = [String(one), String(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}
