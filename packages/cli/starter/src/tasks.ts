/** Where the tasks are kept: in memory, until you put a database here. */
import { randomUUID } from "node:crypto";
import type { components } from "./api/server/types.ts";

export type Task = components["schemas"]["Task"];

export class Tasks {
  readonly #tasks = new Map<string, Task>();

  /** The newest first. */
  list(done?: boolean): Task[] {
    const all = [...this.#tasks.values()].reverse();
    return done === undefined ? all : all.filter((task) => task.done === done);
  }

  create(title: string): Task {
    return this.#keep({ id: randomUUID(), title, done: false, created_at: new Date().toISOString() });
  }

  find(id: string): Task | undefined {
    return this.#tasks.get(id.toLowerCase());
  }

  update(task: Task, change: Partial<Pick<Task, "title" | "done">>): Task {
    return this.#keep({ ...task, ...change });
  }

  delete(task: Task): void {
    this.#tasks.delete(task.id);
  }

  #keep(task: Task): Task {
    this.#tasks.set(task.id, task);
    return task;
  }
}
