import type { Logger } from "pino";
import type { Deliveries, Delivery, EndedJob } from "./deliveries.ts";
import { post } from "./post.ts";
import type { WebhookSecrets } from "./secret.ts";
import { signedHeaders } from "./sign.ts";

/** A message in the words of the API that the job belongs to. */
type Message = { readonly type: string; readonly timestamp: string; readonly data: object };

export interface WebhookSenderOptions {
  /** By the kind of job. */
  readonly messages: Readonly<Record<string, (job: EndedJob) => Message>>;
  /** Calls back when a message is due, and resolves with how to end that. */
  readonly listen: (heard: () => void) => Promise<() => Promise<void>>;
  /** Whether receivers may be in private networks. */
  readonly allowPrivate: boolean;
  /** How long after each failure it is tried again, in seconds. Default: what Standard Webhooks proposes. */
  readonly delays?: readonly number[];
  /** How often is looked for what is due, in milliseconds. Default 5000. */
  readonly pollMs?: number;
}

/** Seven times within 28 hours. */
const DELAYS = [5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600, 10 * 3600];
const TIMEOUT_MS = 15_000;
/** Longer than a receiver is waited for. */
const CLAIM_SECONDS = 30;
const AT_A_TIME = 10;

/** Brings messages to their receivers, each at least once, and again until it is taken or given up. */
export class WebhookSender {
  readonly #deliveries: Deliveries;
  readonly #secrets: WebhookSecrets;
  readonly #options: WebhookSenderOptions;
  readonly #log: Logger;
  readonly #stopping = new AbortController();
  #unlisten: (() => Promise<void>) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #sending: Promise<void> | undefined;
  #isDue = false;

  constructor(deliveries: Deliveries, secrets: WebhookSecrets, options: WebhookSenderOptions, log: Logger) {
    this.#deliveries = deliveries;
    this.#secrets = secrets;
    this.#options = options;
    this.#log = log;
  }

  async start(): Promise<void> {
    this.#unlisten = await this.#options.listen(() => this.#look());
    this.#timer = setInterval(() => this.#look(), this.#options.pollMs ?? 5000);
    this.#look();
  }

  /** What is under way is broken off; it is sent again when the service is back. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#unlisten?.();
    this.#stopping.abort();
    await this.#sending;
  }

  #look(): void {
    this.#isDue = true;
    this.#sending ??= this.#sendDue().finally(() => {
      this.#sending = undefined;
    });
  }

  async #sendDue(): Promise<void> {
    try {
      while (this.#isDue && !this.#stopping.signal.aborted) {
        this.#isDue = false;
        const due = await this.#deliveries.claim(AT_A_TIME, CLAIM_SECONDS);
        if (due.length === AT_A_TIME) this.#isDue = true;
        await Promise.all(due.map((delivery) => this.#send(delivery)));
      }
    } catch (error) {
      this.#log.error({ err: error }, "Webhooks could not be looked for");
    }
  }

  async #send(delivery: Delivery): Promise<void> {
    const { id, url, owner, job, attempts } = delivery;
    const log = this.#log.child({ webhook_id: id, job_id: job.id, attempt: attempts });
    const message = this.#options.messages[job.kind]?.(job);
    if (!message) return this.#deliveries.failed(delivery, `There is no message for ${job.kind}`, undefined);
    const body = JSON.stringify(message);
    try {
      const status = await post(url, body, {
        headers: signedHeaders(this.#secrets.of(owner), id, body),
        allowPrivate: this.#options.allowPrivate,
        signal: AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      if (status >= 200 && status < 300) {
        await this.#deliveries.delivered(delivery);
        log.info({ status }, "Webhook delivered");
      } else await this.#failed(delivery, `It answered ${status}`, status === 410, log);
    } catch (error) {
      if (this.#stopping.signal.aborted) return;
      await this.#failed(delivery, error instanceof Error ? error.message : `${error}`, false, log);
    }
  }

  /** @param isFinal the receiver wants no more of it: 410 Gone */
  async #failed(delivery: Delivery, reason: string, isFinal: boolean, log: Logger): Promise<void> {
    const delays = this.#options.delays ?? DELAYS;
    const again = isFinal ? undefined : delays[delivery.attempts - 1];
    await this.#deliveries.failed(delivery, reason, again);
    log.warn({ reason, again_in_seconds: again }, again === undefined ? "Webhook given up" : "Webhook not delivered");
  }
}
