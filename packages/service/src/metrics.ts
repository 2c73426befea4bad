import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Job, JobStatus } from "./jobs/job.ts";
import { LANES, type Lane } from "./jobs/lane.ts";
import type { Load } from "./jobs/load.ts";

/** In seconds: from a tune of a second to ten minutes of music on a slow machine. */
const JOB_BUCKETS = [0.1, 0.3, 1, 3, 10, 30, 100, 300];
const GAUGES = ["waiting", "running", "capacity", "busy"] as const;
const REQUEST_BUCKETS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];

/** What the service tells of itself in the words of Prometheus. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Histogram<"method" | "status">;
  readonly #jobs: Counter<"kind" | "status">;
  readonly #jobSeconds: Histogram<"kind">;

  readonly #gauges: Readonly<Record<(typeof GAUGES)[number], Gauge<"lane">>>;
  readonly #load: (lane: Lane) => Promise<Load>;

  /** @param load asked whenever the metrics are */
  constructor(load: (lane: Lane) => Promise<Load>) {
    this.#load = load;
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#requests = new Histogram({
      name: "cantus_http_request_seconds",
      help: "How long requests took until they were answered",
      labelNames: ["method", "status"],
      buckets: REQUEST_BUCKETS,
      registers,
    });
    this.#jobs = new Counter({
      name: "cantus_jobs_ended_total",
      help: "Jobs that ended in this process",
      labelNames: ["kind", "status"],
      registers,
    });
    this.#jobSeconds = new Histogram({
      name: "cantus_job_seconds",
      help: "How long jobs ran that succeeded in this process",
      labelNames: ["kind"],
      buckets: JOB_BUCKETS,
      registers,
    });
    const gauge = (name: string, help: string) => new Gauge({ name, help, labelNames: ["lane"] as const, registers });
    this.#gauges = {
      waiting: gauge("cantus_jobs_waiting", "Jobs that wait, everywhere"),
      running: gauge("cantus_jobs_running", "Jobs that run, everywhere"),
      capacity: gauge("cantus_workers_capacity", "Jobs that all workers can run at the same time"),
      busy: gauge("cantus_workers_busy", "Jobs that all workers say they run"),
    };
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** Everything, in Prometheus's text format. */
  async render(): Promise<string> {
    for (const lane of LANES) {
      const load = await this.#load(lane);
      for (const name of GAUGES) this.#gauges[name].set({ lane }, load[name]);
    }
    return this.#registry.metrics();
  }

  requestAnswered(method: string, status: number, seconds: number): void {
    this.#requests.observe({ method, status: `${status}` }, seconds);
  }

  jobEnded({ kind }: Job, status: JobStatus, seconds: number): void {
    this.#jobs.inc({ kind, status });
    if (status === "succeeded") this.#jobSeconds.observe({ kind }, seconds);
  }
}
